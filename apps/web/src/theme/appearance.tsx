import { App as AntdApp, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReducedMotion } from '../parts/use-media';
import { PALETTES, paintRoot, tokensOf, type Appearance } from './palette';

const STORAGE_KEY = 'suyuan.appearance';

interface AppearanceChoice {
  appearance: Appearance;
  choose: (appearance: Appearance) => void;
}

const AppearanceContext = createContext<AppearanceChoice | null>(null);

function initialAppearance(): Appearance {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** antd and the page in the chosen colours and language. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [appearance, setAppearance] = useState<Appearance>(initialAppearance);
  const { i18n } = useTranslation();
  const chinese = i18n.language.startsWith('zh');
  const palette = PALETTES[appearance];
  const still = useReducedMotion();

  useLayoutEffect(() => paintRoot(appearance), [appearance]);
  useLayoutEffect(() => {
    document.documentElement.lang = i18n.language;
    dayjs.locale(chinese ? 'zh-cn' : 'en');
  }, [i18n.language, chinese]);

  const choice = useMemo(
    () => ({
      appearance,
      choose(next: Appearance) {
        localStorage.setItem(STORAGE_KEY, next);
        setAppearance(next);
      },
    }),
    [appearance],
  );

  return (
    <AppearanceContext value={choice}>
      <ConfigProvider
        locale={chinese ? zhCN : enUS}
        theme={{
          algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
          // Without its own movement antd shows and hides at once; styles that cut it off leave its popups hidden.
          token: { ...tokensOf(palette), motion: !still },
          components: {
            Button: { primaryColor: palette.onPrimary },
            Segmented: {
              itemColor: palette.text,
              itemSelectedBg: palette.primary,
              itemSelectedColor: palette.onPrimary,
            },
          },
        }}
      >
        <AntdApp component={false}>{children}</AntdApp>
      </ConfigProvider>
    </AppearanceContext>
  );
}

export function useAppearance(): AppearanceChoice {
  const choice = useContext(AppearanceContext);
  if (choice === null) throw new Error('useAppearance outside of AppearanceProvider');
  return choice;
}

import type { ThemeConfig } from 'antd';

export type Appearance = 'light' | 'dark';

/**
 * Colours that pass WCAG AA on their own backgrounds. The defaults of antd do not: its success tag has a contrast
 * of 2.2:1. One palette feeds antd's tokens and the variables of styles.css.
 */
export interface Palette {
  primary: string;
  ok: string;
  okBg: string;
  warn: string;
  warnBg: string;
  bad: string;
  badBg: string;
  info: string;
  infoBg: string;
  text: string;
  muted: string;
  placeholder: string;
  page: string;
  card: string;
  border: string;
  onPrimary: string;
}

export const PALETTES: Record<Appearance, Palette> = {
  light: {
    primary: '#0958d9',
    ok: '#237804',
    okBg: '#f6ffed',
    warn: '#874d00',
    warnBg: '#fffbe6',
    bad: '#a8071a',
    badBg: '#fff1f0',
    info: '#0958d9',
    infoBg: '#e6f4ff',
    text: 'rgba(0,0,0,.88)',
    muted: 'rgba(0,0,0,.65)',
    placeholder: 'rgba(0,0,0,.6)',
    page: '#f4f6f9',
    card: '#ffffff',
    border: '#d4d9e1',
    onPrimary: '#ffffff',
  },
  dark: {
    primary: '#4096ff',
    ok: '#73d13d',
    okBg: '#162312',
    warn: '#ffc53d',
    warnBg: '#2b2111',
    bad: '#ff7875',
    badBg: '#2c1618',
    info: '#69b1ff',
    infoBg: '#111d2c',
    text: 'rgba(255,255,255,.88)',
    muted: 'rgba(255,255,255,.65)',
    placeholder: 'rgba(255,255,255,.6)',
    page: '#101317',
    card: '#181b20',
    border: '#3a3f47',
    onPrimary: '#000000',
  },
};

export function tokensOf(palette: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorPrimary: palette.primary,
    colorLink: palette.primary,
    colorSuccess: palette.ok,
    colorSuccessBg: palette.okBg,
    colorWarning: palette.warn,
    colorWarningBg: palette.warnBg,
    colorError: palette.bad,
    colorErrorBg: palette.badBg,
    colorInfo: palette.info,
    colorInfoBg: palette.infoBg,
    colorText: palette.text,
    colorTextSecondary: palette.muted,
    colorTextTertiary: palette.muted,
    colorTextDescription: palette.muted,
    colorTextPlaceholder: palette.placeholder,
    colorBgLayout: palette.page,
    colorBgContainer: palette.card,
    colorBorderSecondary: palette.border,
    borderRadius: 6,
    fontFamily:
      "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', Roboto, sans-serif",
  };
}

/** Makes the palette known to styles.css as `--sy-…` variables. */
export function paintRoot(appearance: Appearance): void {
  const root = document.documentElement;
  root.dataset.theme = appearance;
  root.style.colorScheme = appearance;
  for (const [name, colour] of Object.entries(PALETTES[appearance])) {
    root.style.setProperty(`--sy-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
  }
}

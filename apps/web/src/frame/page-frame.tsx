import {
  CalculatorOutlined,
  FormOutlined,
  MoonOutlined,
  SearchOutlined,
  SunOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { chooseLanguage } from '../i18n/language';
import { useWords } from '../i18n/words';
import { Waiting } from '../parts/waiting';
import { useAppearance } from '../theme/appearance';
import { FillingBanner } from './filling-banner';
import { KnownAtControl } from './known-at-control';
import { useMoment } from './moment';
import { MomentBanner } from './moment-banner';
import { RoleSwitcher } from './role-switcher';
import { SessionGate } from './session-gate';

/** Header, banner, the one `main`, footer: what every page stands in. */
export function PageFrame({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const main = useRef<HTMLElement>(null);
  const { pathname, search } = useLocation();
  const first = useRef(true);
  // After a change of page the keyboard and the screen reader start at the new page, not at the old link.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('frame.skip')}
      </a>
      <Header />
      {/* The address bar changes before the page does: this tells whoever drives a browser which one is shown. */}
      <main id="main" ref={main} tabIndex={-1} data-shown={pathname + search}>
        <FillingBanner />
        <MomentBanner />
        <SessionGate>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </SessionGate>
      </main>
      <footer className="frame-footer no-print">
        <span>{t('frame.footer')}</span>
        <nav aria-label={t('frame.more')}>
          <Link to="/certificates">{t('lists.certificates')}</Link>
          <Link to="/organizations">{t('lists.organizations')}</Link>
          <Link to="/quantities">{t('lists.quantities')}</Link>
          <Link to="/schemes">{t('lists.schemes')}</Link>
          <Link to="/impact-cases">{t('lists.impactCases')}</Link>
          <Link to="/proposals">{t('frame.proposals')}</Link>
          <a href="/docs">{t('frame.api')}</a>
          <a href="/check">{t('frame.check')}</a>
        </nav>
      </footer>
    </div>
  );
}

function Header() {
  const { t, language } = useWords();
  const moment = useMoment();
  const { appearance, choose } = useAppearance();
  const other = language.startsWith('zh') ? 'en' : 'zh-CN';
  return (
    <header className="frame-header no-print">
      <Link to={moment.to('/')} className="brand" aria-label={t('frame.home')}>
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span>
          <span lang="zh-CN">溯源</span> <small>Suyuan</small>
        </span>
      </Link>
      <nav aria-label={t('frame.navigation')}>
        <NavLink end to={moment.to('/')}>
          <SearchOutlined aria-hidden /> <span>{t('frame.search')}</span>
        </NavLink>
        <NavLink to={moment.to('/calibrations/new')}>
          <FormOutlined aria-hidden /> <span>{t('frame.record')}</span>
        </NavLink>
        <NavLink to={moment.to('/calculators')}>
          <CalculatorOutlined aria-hidden /> <span>{t('frame.calculators')}</span>
        </NavLink>
      </nav>
      <div className="frame-tools">
        <KnownAtControl />
        <RoleSwitcher />
        <Button
          icon={<TranslationOutlined aria-hidden />}
          onClick={() => chooseLanguage(other)}
          data-testid="language"
          lang={other}
        >
          {t('frame.otherLanguage')}
        </Button>
        <Button
          icon={appearance === 'dark' ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
          aria-label={t(appearance === 'dark' ? 'frame.toLight' : 'frame.toDark')}
          data-testid="appearance"
          onClick={() => choose(appearance === 'dark' ? 'light' : 'dark')}
        />
      </div>
    </header>
  );
}

import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

/** Where distributions put their Chromium; SUYUAN_CHROMIUM names another. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing of its own accord: no updates, no look-ups of hosts that a closed network refuses. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The languages of the pages; the first is the one they come in. */
export const LOCALES = ['zh-CN', 'en'] as const;

/** How somebody looks at the pages. */
export interface Dress {
  width?: number;
  height?: number;
  locale?: string;
  dark?: boolean;
  javaScriptEnabled?: boolean;
  reducedMotion?: boolean;
  forcedColors?: boolean;
}

/** The distribution's own Chromium, headless. One serves a suite: its readers have contexts of their own. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.SUYUAN_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error('no Chromium here (Debian, Ubuntu: apt-get install chromium)');
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET,
  });
}

/** A reader with a memory of their own, who reads in this dress. */
export async function readerIn(browser: Browser, dress: Dress = {}): Promise<BrowserContext> {
  const locale = dress.locale ?? 'zh-CN';
  const context = await browser.newContext({
    viewport: { width: dress.width ?? 1280, height: dress.height ?? 900 },
    locale,
    javaScriptEnabled: dress.javaScriptEnabled ?? true,
    colorScheme: dress.dark ? 'dark' : 'light',
    reducedMotion: dress.reducedMotion ? 'reduce' : 'no-preference',
    forcedColors: dress.forcedColors ? 'active' : 'none',
  });
  // The language is the reader's choice and is remembered, as the switch in the header does it.
  await context.addInitScript({
    content: `localStorage.getItem('suyuan.language') ?? localStorage.setItem('suyuan.language', '${locale}')`,
  });
  return context;
}

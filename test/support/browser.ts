import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

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

export interface OpenBrowser {
  context: BrowserContext;
  close(): Promise<void>;
}

/** The distribution's own Chromium, headless, with a profile that is thrown away. */
export async function openBrowser(
  options: {
    width?: number;
    height?: number;
    locale?: string;
    javaScriptEnabled?: boolean;
    dark?: boolean;
  } = {},
): Promise<OpenBrowser> {
  const executablePath = process.env.SUYUAN_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error('no Chromium here (Debian, Ubuntu: apt-get install chromium)');
  const profile = mkdtempSync(join(tmpdir(), 'suyuan-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: options.locale ?? 'zh-CN',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    colorScheme: options.dark ? 'dark' : 'light',
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

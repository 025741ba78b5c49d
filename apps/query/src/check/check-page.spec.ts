// Goal: the check page is small, safe, bilingual and says its state in a word. Method: every page rendered, its
// HTML looked at as text.
import { escapeHtml, renderCheckPage, type CheckPage } from './check-page';
import { STATES } from './check-page.texts';
import { unknownVerification, type PublicVerdict, type PublicVerification } from './verification.state';

/** UI.md section 5: opened from a phone's camera on a poor line. */
const PAGE_BYTES_MAX = 30_000;

const verification = (verdict: PublicVerdict): PublicVerification => ({
  verdict,
  on: '2026-11-22',
  performedOn: '2026-01-10',
  issuedOn: '2026-01-12',
  validUntil: '2027-01-09',
  laboratory: { zh: '<b>甲</b>院', en: 'Institute "A"' },
  asset: { name: { zh: '电子秤' }, model: "ACS-15<script>alert('x')</script>" },
});

const result = (verdict: PublicVerdict): CheckPage => ({
  kind: 'RESULT',
  lookup: { issuer: 'lab-a', number: 'N-1"><img src=x>' },
  verification: verdict === 'UNKNOWN' ? unknownVerification('2026-11-22') : verification(verdict),
});

const PAGES: CheckPage[] = [
  { kind: 'FORM' },
  { kind: 'BAD_INPUT' },
  { kind: 'BUSY', seconds: 42 },
  ...(Object.keys(STATES) as PublicVerdict[]).map(result),
];

describe.each(['zh', 'en'] as const)('every page in %s', (language) => {
  it.each(PAGES)('is small, without script, links to nothing outside ($kind)', (page) => {
    const html = renderCheckPage(page, language);
    expect(Buffer.byteLength(html)).toBeLessThan(PAGE_BYTES_MAX);
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|https?:/i);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
});

describe('a result', () => {
  it.each(Object.keys(STATES) as PublicVerdict[])('says %s once, as word and icon', (verdict) => {
    const html = renderCheckPage(result(verdict), 'en');
    const words = Object.values(STATES).filter(({ word }) => html.includes(`</span> ${word.en}`));
    expect(words).toEqual([STATES[verdict]]);
    expect(html).toContain(STATES[verdict].icon);
    expect(html).toContain('2026-11-22');
  });

  it('of a valid certificate shows how long', () => {
    expect(renderCheckPage(result('VALID'), 'zh')).toContain('有效至 <time>2027-01-09</time>');
  });

  it('of nothing says what to do', () => {
    expect(renderCheckPage(result('UNKNOWN'), 'zh')).toContain('12315');
  });

  it('keeps the question when the language is changed', () => {
    expect(renderCheckPage(result('VALID'), 'zh')).toContain(
      'href="/check?issuer=lab-a&amp;number=N-1%22%3E%3Cimg+src%3Dx%3E&amp;lang=en"',
    );
  });
});

describe('text from outside', () => {
  it('is escaped', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });
});

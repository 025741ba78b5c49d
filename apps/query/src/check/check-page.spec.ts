// Goal: the check page is small, safe, bilingual and says its state in a word. Method: every page rendered, its
// HTML looked at as text.
import { renderCheckPage, type CheckPage } from './check-page';
import { STATE_TEXTS } from './check-page.texts';
import {
  escapeHtml,
  type PublicDetailsReply,
  type PublicState,
  type PublicVerificationReply,
} from '@suyuan/contract';
import { ambiguousVerification, onRecord, unknownVerification } from './verification.answer';

/** UI.md section 5: opened from a phone's camera on a poor line. */
const PAGE_BYTES_MAX = 30_000;

const DETAILS: PublicDetailsReply = {
  number: 'N-1',
  item: null,
  revision: null,
  laboratory: { zh: '<b>甲</b>院', en: 'Institute "A"' },
  asset: {
    name: { zh: '电子秤' },
    manufacturer: 'Maker & Co',
    model: "ACS-15<script>alert('x')</script>",
    serialEnd: '7<b>8',
  },
  performedOn: '2026-01-10',
  issuedOn: '2026-01-12',
  validUntil: '2027-01-09',
  conclusion: 'PASS',
  results: [
    {
      quantity: 'mass',
      range: { min: '0', max: '15', unit: 'kg' },
      expandedUncertainty: { value: '0.8', unit: 'g' },
    },
  ],
  sha256: 'ab'.repeat(32),
  revocation: { effect: 'WITHDRAWN', from: '2026-06-01', on: '2026-05-30', reason: 'wrong <img src=x>' },
  replacement: { number: 'N-"2"', link: '/check?number=N-%222%22&issuer=lab-a' },
  chain: [
    { level: 0, tier: 'WORKING', performedOn: '2026-01-10' },
    { level: 1, tier: null, performedOn: null },
    { level: 2, tier: 'PRIMARY', performedOn: '2020-01-10' },
  ],
};

const ON = '2026-11-22';

const verification = (state: PublicState): PublicVerificationReply => ({
  ...unknownVerification(ON),
  state,
  due: '2027-01-09',
  reason: { code: 'CERT_EXPIRED', message: { zh: '已过<期>', en: 'Over' } },
  matches: true,
  details: DETAILS,
});

const ANSWERS: Partial<Record<PublicState, PublicVerificationReply>> = {
  UNKNOWN: unknownVerification(ON),
  AMBIGUOUS: ambiguousVerification(ON, 2),
  ON_RECORD: onRecord(ON, [{ code: 'lab-a', name: { zh: '<b>甲</b>院' } }], false),
};

const result = (state: PublicState): CheckPage => ({
  kind: 'RESULT',
  lookup: { issuer: 'lab-a', number: 'N-1"><img src=x>' },
  verification: ANSWERS[state] ?? verification(state),
});

const PAGES: CheckPage[] = [
  { kind: 'FORM' },
  { kind: 'BAD_INPUT' },
  { kind: 'BUSY', seconds: 42 },
  ...(Object.keys(STATE_TEXTS) as PublicState[]).map(result),
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
  it.each(Object.keys(STATE_TEXTS) as PublicState[])('says %s once, as word and icon', (state) => {
    const html = renderCheckPage(result(state), 'en');
    const words = Object.values(STATE_TEXTS).filter(({ word }) => html.includes(`</span> ${word.en}`));
    expect(words).toEqual([STATE_TEXTS[state]]);
    expect(html).toContain(STATE_TEXTS[state].icon);
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

describe('a number alone', () => {
  it('names the laboratories and asks for what more the paper bears', () => {
    const html = renderCheckPage(result('ON_RECORD'), 'zh');
    expect(html).toContain('<a href="/check?number=N-1%22%3E%3Cimg+src%3Dx%3E&amp;issuer=lab-a">');
    expect(html).toContain('name="serialEnd"');
    expect(html).toContain('不符');
    expect(html).not.toContain('ab'.repeat(32));
  });
});

describe('the details', () => {
  it('are what the paper can be compared with', () => {
    const html = renderCheckPage(result('REVOKED'), 'en');
    for (const told of ['0 – 15 kg', '0.8 g', 'ab'.repeat(32), '2026-06-01', 'working instrument → – →'])
      expect(html).toContain(told);
    expect(html).toContain('<a href="/check?number=N-%222%22&amp;issuer=lab-a">');
  });
});

describe('text from outside', () => {
  it('is escaped', () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });
});

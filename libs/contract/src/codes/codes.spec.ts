// Goal: one registry of codes that holds every refusal of the domain, in both languages, and is what docs/codes.md says.
// Method: compare the registry with the domain's list and with the committed document.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSALS, RULES } from '@suyuan/domain';
import { CODE_SECTIONS, CODES } from './codes';
import { codesDocument } from './codes-document';

const entries = Object.entries(CODES);

describe('the registry of codes', () => {
  it('holds every refusal of the domain with the texts of the domain and a status of 4xx', () => {
    for (const [code, texts] of Object.entries(REFUSALS)) {
      const entry = CODES[code as keyof typeof CODES];
      expect(entry).toMatchObject(texts);
      expect([403, 409, 422]).toContain(entry.status);
    }
  });

  it('names each code in one section only, but for rules that are refused where the mark is claimed', () => {
    const names = Object.values(CODE_SECTIONS).flatMap((section) => Object.keys(section));
    const twice = names.filter((name, index) => names.indexOf(name) < index);
    expect(twice.every((name) => name in REFUSALS && name in RULES)).toBe(true);
    expect(entries.map(([code]) => code).toSorted()).toEqual([...new Set(names)].toSorted());
  });

  it.each(Object.entries(RULES))(
    'says of rule %s how grave it is, for whom, and by which article',
    (code, rule) => {
      expect(CODES[code as keyof typeof CODES].severity).toBe(rule.severity);
      expect(rule.neededBy.length).toBeGreaterThan(0);
      expect(rule.article.zh).toMatch(/\S/);
    },
  );

  it.each(entries.flatMap(([code, { source }]) => (source ? [{ code, ...source }] : [])))(
    'cites for $code in Chinese without English words, and in English without Chinese ones',
    ({ zh, en }) => {
      expect(zh).not.toMatch(/[A-Za-z]*[a-z]{2}/);
      expect(en).toMatch(/[A-Z]/);
      expect(en).not.toMatch(/[\u3000-\u9fff]/);
    },
  );

  it.each(entries)('says %s in both languages, as a sentence', (code, { zh, en }) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(en).not.toMatch(/[\u3000-\u9fff](?!.*\))/);
  });

  it('holds every code of DESIGN.md section 5 with its severity', () => {
    const severities = (severity: string) =>
      entries.filter(([, entry]) => entry.severity === severity && !entry.status).map(([code]) => code);
    expect(severities('UNDECIDED')).toEqual(expect.arrayContaining(['PENDING_REFERENCE']));
    expect(severities('REMARK')).toEqual(
      expect.arrayContaining(['REFERENCE_SUPERSEDED', 'DOCUMENT_LEVEL_REFERENCE', 'CERTIFICATE_REPLACED']),
    );
    expect(severities('GAP')).toEqual(
      expect.arrayContaining([
        'NEVER_CALIBRATED',
        'CERTIFICATE_REVOKED',
        'RANGE_NOT_COVERED',
        'QUANTITY_MISMATCH',
        'CYCLE',
        'REFERENCE_NOT_YET_CALIBRATED',
        'REFERENCE_EXPIRED_AT_USE',
        'REFERENCE_REVOKED',
        'CITED_CERTIFICATE_OF_OTHER_ASSET',
        'CHAIN_ENDS_BELOW_PRIMARY',
        'STANDARD_EXAM_MISSING',
        'STANDARD_EXAM_LAPSED',
        'NMI_CMC_NOT_IN_KCDB',
        'ROUTE_3_NO_EVIDENCE',
      ]),
    );
  });
});

describe('docs/codes.md', () => {
  it('is the registry as it stands (UPDATE_DOCS=1 writes it)', () => {
    const path = join(process.cwd(), 'docs/codes.md');
    if (process.env.UPDATE_DOCS) writeFileSync(path, codesDocument());
    expect(readFileSync(path, 'utf8')).toBe(codesDocument());
  });
});

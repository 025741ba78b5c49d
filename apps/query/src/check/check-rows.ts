import type { LocalText } from '@suyuan/domain';
import type { Language } from '@suyuan/platform';
import { WORDS } from './check-page.texts';
import { CONCLUSION_WORDS, TIER_WORDS } from './check-words';
import { escapeHtml, type PublicDetailsReply, type PublicVerificationReply } from '@suyuan/contract';
import type { PublicLookup } from './lookup';

type Row = (key: keyof typeof WORDS, value: string | null) => string[];

/** What was asked is repeated, so that it can be compared with the paper in hand; then what is known of it. */
export function rowsOf(lookup: PublicLookup, answer: PublicVerificationReply, language: Language): string[] {
  const row: Row = (key, value) =>
    value === null || value === '' ? [] : [html(WORDS[key][language], escapeHtml(value))];
  const asked =
    'number' in lookup
      ? row('number', lookup.number)
      : [...row('serialNumber', lookup.serialNumber), ...row('manufacturer', lookup.manufacturer)];
  const { reason, laboratories, count, details } = answer;
  const bySerial = !('number' in lookup);
  const offered = (laboratories ?? []).map(({ code, name }) => {
    const query = new URLSearchParams({
      ...('number' in lookup ? { number: lookup.number } : {}),
      issuer: code,
    });
    return `<a href="/check?${escapeHtml(query.toString())}">${escapeHtml(textIn(name, language) ?? code)}</a>`;
  });
  return [
    ...asked,
    ...row('why', reason && textIn(reason.message, language)),
    ...(offered.length === 0 ? [] : [html(WORDS.laboratories[language], offered.join('<br>'))]),
    ...row('count', count === null ? null : String(count)),
    ...(bySerial && details !== null ? row('number', details.number) : []),
    ...row('item', details?.item ?? null),
    ...row('revision', numberText(details?.revision ?? null)),
    ...(details === null ? [] : detailRows(details, answer, row, language)),
  ];
}

const numberText = (value: number | null): string | null => (value === null ? null : String(value));

const html = (title: string, value: string): string => `<dt>${escapeHtml(title)}</dt><dd>${value}</dd>`;

function detailRows(
  details: PublicDetailsReply,
  { due, complete }: PublicVerificationReply,
  row: Row,
  language: Language,
): string[] {
  const missing = WORDS.notStated[language];
  const { asset, revocation, replacement, chain } = details;
  const levels = chain.map(({ tier }) => (tier === null ? '–' : (TIER_WORDS[tier]?.[language] ?? tier)));
  const link =
    replacement && `<a href="${escapeHtml(replacement.link)}">${escapeHtml(replacement.number)}</a>`;
  return [
    ...row('laboratory', textIn(details.laboratory, language) ?? missing),
    ...row('asset', textIn(asset.name, language) ?? missing),
    ...row('manufacturer', asset.manufacturer),
    ...row('model', asset.model ?? missing),
    ...row('serialEnd', asset.serialEnd),
    ...row('performedOn', details.performedOn),
    ...row('issuedOn', details.issuedOn),
    ...row('validUntil', details.validUntil ?? missing),
    ...row('due', due),
    ...row('conclusion', CONCLUSION_WORDS[details.conclusion]?.[language] ?? details.conclusion),
    ...details.results.flatMap(({ range, expandedUncertainty: u }) => [
      ...row('range', range && `${range.min} – ${range.max} ${range.unit}`),
      ...row('greatestU', u && `${u.value} ${u.unit}`),
    ]),
    ...row('revocation', revocation && `${revocation.from ?? revocation.on}: ${revocation.reason}`),
    ...(link === null ? [] : [html(WORDS.replacement[language], link)]),
    ...row('chain', [...levels, ...(complete ? [] : ['…'])].join(' → ')),
    ...row('sha256', details.sha256),
  ];
}

function textIn(text: LocalText | null, language: Language): string | null {
  if (text === null) return null;
  const wanted = language === 'zh' ? (text.zh ?? text.en) : (text.en ?? text.zh);
  return wanted ?? null;
}

import type { Language } from '@suyuan/platform';
import { STATE_TEXTS, WORDS } from './check-page.texts';
import { rowsOf } from './check-rows';
import { escapeHtml, type PublicVerificationReply } from '@suyuan/contract';
import type { NumberLookup, PublicLookup } from './lookup';

/** What stands on the page: the empty form, a form that was filled in badly, a result, or a request to wait. */
export type CheckPage =
  | { kind: 'FORM' }
  | { kind: 'BAD_INPUT' }
  | { kind: 'RESULT'; lookup: PublicLookup; verification: PublicVerificationReply }
  | { kind: 'BUSY'; seconds: number };

const STYLE = `*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1a1a1a;background:#f4f6f8}
main{max-width:34rem;margin:0 auto;padding:.75rem 1rem}header{display:flex;justify-content:space-between;gap:1rem;font-size:.875rem}
h1{font-size:1.25rem;margin:.5rem 0}h2{font-size:1rem;margin:1rem 0 .25rem}a{color:#0b5cad}
.state{border-left:.5rem solid;border-radius:.25rem;background:#fff;padding:.5rem .75rem;margin:.5rem 0}
.state strong{display:block;font-size:1.75rem;line-height:1.3}.good{border-color:#1a7f37}.good strong{color:#146c2e}
.bad{border-color:#b42318}.bad strong{color:#a01c12}.open{border-color:#9a6700}.open strong{color:#7a5200}.none{border-color:#57606a}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem .75rem;margin:.5rem 0;background:#fff;padding:.5rem .75rem;border-radius:.25rem}
dt{color:#57606a}dd{margin:0;overflow-wrap:anywhere}p{margin:.5rem 0}form{background:#fff;padding:.5rem .75rem;border-radius:.25rem}
label{display:block;margin:.25rem 0}input{display:block;width:100%;min-height:44px;font:inherit;padding:.25rem .5rem;border:1px solid #57606a;border-radius:.25rem}
button{min-height:44px;min-width:6rem;margin:.5rem 0;font:inherit;color:#fff;background:#0b5cad;border:0;border-radius:.25rem}
:focus-visible{outline:3px solid #0b5cad;outline-offset:2px}
@media (prefers-color-scheme:dark){body{color:#e6e6e6;background:#14181c}.state,dl,form{background:#1f252b}a{color:#7ab8f5}dt{color:#a8b1ba}input{background:#14181c;color:inherit}
.good strong{color:#5fd07f}.bad strong{color:#ff9a8f}.open strong{color:#f0c14b}}
@media print{body{background:#fff}form,header a{display:none}}`;

/** The whole page: no script, no cookie, nothing loaded from elsewhere, readable without its style. */
export function renderCheckPage(page: CheckPage, language: Language): string {
  const word = (key: keyof typeof WORDS): string => escapeHtml(WORDS[key][language]);
  const other = language === 'zh' ? 'en' : 'zh';
  const again =
    page.kind === 'RESULT'
      ? new URLSearchParams({ ...page.lookup, lang: other } as Record<string, string>)
      : `lang=${other}`;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${titleOf(page, language)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><span>${word('service')}</span><a href="/check?${escapeHtml(String(again))}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${word('other')}</a></header>
<h1>${word('title')}</h1>
${contentOf(page, language)}
</main>
</body>
</html>
`;
}

function titleOf(page: CheckPage, language: Language): string {
  const title = escapeHtml(WORDS.title[language]);
  if (page.kind === 'BUSY') return `${escapeHtml(WORDS.busyTitle[language])} · ${title}`;
  if (page.kind !== 'RESULT') return title;
  return `${escapeHtml(STATE_TEXTS[page.verification.state].word[language])} · ${title}`;
}

function contentOf(page: CheckPage, language: Language): string {
  switch (page.kind) {
    case 'FORM':
      return forms(language);
    case 'BAD_INPUT':
      return `<p role="alert"><strong>${escapeHtml(WORDS.badInput[language])}</strong></p>${forms(language)}`;
    case 'BUSY':
      return `<p role="alert"><strong>${escapeHtml(WORDS.busyTitle[language])}</strong> ${escapeHtml(WORDS.busy[language])}${page.seconds}</p>`;
    case 'RESULT':
      return `${result(page.lookup, page.verification, language)}
<p><a href="/check?lang=${language}">${escapeHtml(WORDS.another[language])}</a></p>`;
  }
}

function result(lookup: PublicLookup, verification: PublicVerificationReply, language: Language): string {
  const state = STATE_TEXTS[verification.state];
  const { on, due } = verification;
  const good = verification.state === 'VALID' || verification.state === 'DUE_SOON';
  const until =
    good && due !== null ? ` <span>${escapeHtml(WORDS.until[language])} <time>${due}</time></span>` : '';
  const mismatch = verification.matches === false ? `<p>${escapeHtml(WORDS.noMatch[language])}</p>` : '';
  const incomplete = verification.complete ? '' : `<p>${escapeHtml(WORDS.incomplete[language])}</p>`;
  return `<div class="state ${state.tone}" role="status">
<strong><span aria-hidden="true">${state.icon}</span> ${escapeHtml(state.word[language])}${until}</strong>
<p>${escapeHtml(state.meaning[language])}</p>
${mismatch}${incomplete}<small>${escapeHtml(WORDS.asOf[language])} <time>${on}</time></small>
</div>
<dl>
${rowsOf(lookup, verification, language).join('\n')}
</dl>
<p>${escapeHtml(WORDS.paper[language])}</p>
${verification.state === 'ON_RECORD' ? forms(language, lookup) : ''}`;
}

/** Fields of the longest values the service takes; the browser says so before the service must. */
const FIELD_LENGTH_MAX = 200;

type Field = keyof NumberLookup | 'serialNumber' | 'manufacturer';

/** @param asked what was filled in before, so that only what is missing must be added */
function forms(language: Language, asked?: PublicLookup): string {
  const given: Partial<Record<string, string>> = { ...asked };
  const input = (key: Field, required: boolean): string =>
    `<label>${escapeHtml(WORDS[key][language])}<input name="${key}"${required ? ' required' : ''} maxlength="${FIELD_LENGTH_MAX}" autocomplete="off" value="${escapeHtml(given[key] ?? '')}"></label>`;
  const form = (title: 'byNumber' | 'bySerial', inputs: string[]): string =>
    `<h2>${escapeHtml(WORDS[title][language])}</h2>
<form action="/check" method="get"><input type="hidden" name="lang" value="${language}">${inputs.join('')}<button>${escapeHtml(WORDS.check[language])}</button></form>`;
  const byNumber = [
    input('number', true),
    input('serialEnd', false),
    input('code', false),
    input('issuer', false),
    input('item', false),
    input('revision', false),
  ];
  return `${form('byNumber', byNumber)}
${form('bySerial', [input('serialNumber', true), input('manufacturer', true)])}`;
}

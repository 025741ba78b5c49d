import type { Citation } from '@suyuan/domain';
import type { CodeEntry } from './code-entry';
import { CODE_SECTIONS } from './codes';

const TITLES: Record<keyof typeof CODE_SECTIONS, string> = {
  trace: 'Findings of a trace 溯源链上的发现',
  validity: 'Reasons of a validity answer 有效性判定的理由',
  record: 'What the record says of a certificate 档案中对证书的标注',
  refusal: 'Refused commands 被拒绝的命令',
  calculation: 'Refused calculations 被拒绝的计算',
  request: 'Unsound requests 不合法的请求',
  service: 'Identity and operation 身份与运行',
};

/** The registry as Markdown: docs/codes.md is this text, and a test compares the two. */
export function codesDocument(): string {
  const sections = Object.entries(CODE_SECTIONS).map(([name, entries]) =>
    section(TITLES[name as keyof typeof TITLES], entries),
  );
  const intro = [
    '# Codes',
    '',
    'Every code that a reply or an answer may bear; the registry is `libs/contract/src/codes`, and its rules are those',
    'of `libs/domain/src/rules`. A status is that of a reply whose own code it is; inside `errors` an entry has the',
    'status of its reply. GAP breaks traceability, UNDECIDED leaves it open, REMARK does neither. A code that is a',
    'refusal and a finding (LAB_SUSPENDED) is refused where the accreditation mark is claimed and told otherwise.',
    'UNKNOWN_REFERENCE of the field is told as PENDING_REFERENCE: the fact may still come.',
  ];
  return `${[...intro, ...sections].join('\n')}\n`;
}

function citation(source?: Citation): string {
  if (source === undefined) return '';
  return source.zh === source.en ? source.zh : `${source.zh} ${source.en}`;
}

function section(title: string, entries: Readonly<Record<string, CodeEntry>>): string {
  const rows = Object.entries(entries).map(([code, { status, severity, zh, en, source, neededBy }]) => {
    const where = [status, severity].filter(Boolean).join(', ');
    const who = (neededBy ?? []).map((reader) => reader.toLowerCase()).join(', ');
    return `| \`${code}\` | ${where} | ${zh} | ${en} | ${who} | ${citation(source)} |`;
  });
  return [
    '',
    `## ${title}`,
    '',
    '| code | status, severity | zh | en | needed by | article or source |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

import { inLanguage } from '../i18n/words';
import type { ChainEdge } from './chain-model';

/** A card must hold name, number, dates and U in 12 px text; two of them side by side fit a laptop. */
export const NODE_WIDTH = 272;
export const NODE_HEIGHT = 150;
export const LABEL_WIDTH = 300;
/** Space left of the rows for the names of the levels. */
export const LEVEL_WIDTH = 136;

const LINE_HEIGHT = 20;
const LABEL_PADDING = 14;
const TEXT_WIDTH = LABEL_WIDTH - 26;
/** Advance of a Chinese character and of the average Latin one at 12 px. */
const WIDE_PX = 12.4;
const NARROW_PX = 6.7;
/** What the icon and the word of the severity take of the first line. */
const STATUS_PX = 84;

function linesOf(text: string, before: number): number {
  let px = before;
  for (const character of text) px += character > '\u2e7f' ? WIDE_PX : NARROW_PX;
  return Math.max(1, Math.ceil((px * 1.06) / TEXT_WIDTH));
}

/** The height of a label before the browser has drawn it: the layout needs it first. */
export function labelHeight(
  edge: ChainEdge,
  facts: string,
  language: string,
  wordOf: (code: string) => string,
): number {
  const findings = edge.findings.map((finding) =>
    linesOf(
      inLanguage(finding.message, language) || wordOf(finding.code),
      STATUS_PX + (finding.results.length > 0 ? 40 : 0),
    ),
  );
  const lines =
    linesOf(facts, 0) +
    (edge.isFirstFailing ? 1 : 0) +
    (edge.results.length > 1 ? 1 : 0) +
    findings.reduce((a, b) => a + b, 0);
  return lines * LINE_HEIGHT + LABEL_PADDING;
}

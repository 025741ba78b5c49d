import { inLanguage } from '../i18n/words';
import type { ChainEdge, ChainFinding, ChainNode } from './chain-model';

/** A card must hold name, number, dates and U in 12 px text; two of them side by side fit a laptop. */
export const NODE_WIDTH = 272;
export const LABEL_WIDTH = 300;
/** Space left of the rows for the names of the levels. */
export const LEVEL_WIDTH = 136;

const LINE_HEIGHT = 20;
const LABEL_PADDING = 14;
const LABEL_TEXT_WIDTH = LABEL_WIDTH - 26;
const NODE_TEXT_WIDTH = NODE_WIDTH - 34;
/** Name, number, issuer, dates and U of a certificate; a placeholder has no dates and no U. */
const CERTIFICATE_HEIGHT = 136;
const PLACEHOLDER_HEIGHT = 104;
/** Advance of a Chinese character and of the average Latin one at 12 px. */
const WIDE_PX = 12.4;
const NARROW_PX = 6.7;
/** What the icon and the word of the severity take of the first line. */
const STATUS_PX = 84;
/** What the numbers of the results, and the dates of an expiry, take. */
const RESULTS_PX = 60;
const EXPIRY_PX = 230;

function linesOf(text: string, width: number, before = 0): number {
  let px = before;
  for (const character of text) px += character > '\u2e7f' ? WIDE_PX : NARROW_PX;
  // Words are not broken: a little of every line stays empty.
  return Math.max(1, Math.ceil((px * 1.06) / width));
}

/** What the texts are, in the reader's language. */
export interface TextsOfSize {
  language: string;
  wordOf: (code: string) => string;
}

function findingLines(findings: ChainFinding[], width: number, { language, wordOf }: TextsOfSize): number {
  return findings
    .map(({ message, code, results, expiry }) =>
      linesOf(
        inLanguage(message, language) || wordOf(code),
        width,
        STATUS_PX + (results.length > 0 ? RESULTS_PX : 0) + (expiry ? EXPIRY_PX : 0),
      ),
    )
    .reduce((sum, lines) => sum + lines, 0);
}

/** The height of a label before the browser has drawn it: the layout needs it first. */
export function labelHeight(edge: ChainEdge, facts: string, texts: TextsOfSize): number {
  const lines =
    linesOf(facts, LABEL_TEXT_WIDTH) +
    (edge.isFirstFailing ? 1 : 0) +
    (edge.results.length > 1 ? 1 : 0) +
    findingLines(edge.findings, LABEL_TEXT_WIDTH, texts);
  return lines * LINE_HEIGHT + LABEL_PADDING;
}

/** The height of a card, with room for every word of its own findings. */
export function nodeHeight(node: ChainNode, texts: TextsOfSize): number {
  const base = node.kind === 'certificate' ? CERTIFICATE_HEIGHT : PLACEHOLDER_HEIGHT;
  return base + findingLines(node.findings, NODE_TEXT_WIDTH, texts) * LINE_HEIGHT;
}

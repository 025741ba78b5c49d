import type { LimitRowBody, RelativeTo, StatedLimitsBody } from '../api/generated';
import { useWords } from '../i18n/words';
import { printedUnit } from './quantity';

type Words = ReturnType<typeof useWords>;
type Figure = { [Key in keyof StatedLimitsBody]?: StatedLimitsBody[Key] | null } & {
  rows?: LimitRowBody[] | null;
};

/** Limits in one line: ± where they are the same on both sides. */
export function limitsText(stated: Figure, word: Words['word']): string {
  const isBothSides = stated.form !== 'BOUNDS' && stated.form !== 'TABLE';
  return `${isBothSides ? '±' : ''}${figureText(stated, word)}`;
}

/** A figure of an error, an uncertainty or a limit in one line, in whatever form it was stated. */
function figureText(stated: Figure, word: Words['word']): string {
  switch (stated.form) {
    case 'LINEAR':
      return `(${[stated.a, ...[stated.b].flat()].map((part) => differenceText(part, word)).join(' + ')})`;
    case 'BOUNDS':
      return `${differenceText(stated.lower, word)} … ${differenceText(stated.upper, word)}`;
    case 'TABLE':
      return (stated.rows ?? [])
        .map((row) => `${rowText(row, word)}: ${limitsText(row.mpe ?? {}, word)}`)
        .join('; ');
    default:
      return differenceText(stated, word);
  }
}

function differenceText(
  part: Pick<Figure, 'value' | 'unit' | 'of'> | null | undefined,
  word: Words['word'],
): string {
  if (!part?.value) return '–';
  const { value, unit, of } = part;
  return `${value} ${printedUnit(unit ?? '')}${ofText(of, word)}`.trim();
}

const ofText = (of: RelativeTo | null | undefined, word: Words['word']): string =>
  of && of !== 'ABSOLUTE' ? ` (${word('relativeTo', of)})` : '';

const rowText = ({ min, max, unit, of }: LimitRowBody, word: Words['word']): string =>
  `${min} … ${max} ${unit ? printedUnit(unit) : of ? '%' : ''}${ofText(of, word)}`.trim();

/** The same, unbroken and untranslated, or a dash. */
export function Figures({ stated, limits }: { stated: Figure | null | undefined; limits?: boolean }) {
  const { word } = useWords();
  if (!stated) return <span aria-hidden>–</span>;
  return (
    <span className="quantity" translate="no">
      {limits ? limitsText(stated, word) : figureText(stated, word)}
    </span>
  );
}

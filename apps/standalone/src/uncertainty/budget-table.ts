import type { BudgetAnswer, OutputAnswer } from '@suyuan/calculators';

/** Significant digits in a printed table: enough to follow the calculation, few enough for a page. */
const PRINTED_DIGITS = 5;

const HEAD = ['quantity', 'estimate', 'u', 'sensitivity', 'contribution', 'ν', 'share'];

/** Every budget of an answer as a table for people, in fixed columns. */
export function budgetTables({ outputs, correlations }: BudgetAnswer): string {
  const tables = outputs.map(outputTable);
  const related = correlations.map(({ a, b, r }) => `r(${a}, ${b}) = ${short(r)}`);
  return [...tables, ...related].join('\n');
}

function outputTable(output: OutputAnswer): string {
  const unit = output.unit === null ? '' : ` ${output.unit}`;
  const rows = output.budget.map((row) => [
    row.unit === null ? row.symbol : `${row.symbol} / ${row.unit}`,
    row.estimate,
    short(row.standardUncertainty),
    short(row.sensitivity),
    short(row.contribution),
    row.degreesOfFreedom === null ? '∞' : short(row.degreesOfFreedom),
    `${(Number(row.share) * 100).toFixed(1)} %`,
  ]);
  const { stated, coverageFactor, effectiveDegreesOfFreedom, standardUncertainty, monteCarlo } = output;
  const degrees = effectiveDegreesOfFreedom === null ? '∞' : short(effectiveDegreesOfFreedom);
  const trials = monteCarlo
    ? [
        `Monte Carlo, ${monteCarlo.trials} trials: ${monteCarlo.interval.low} to ${monteCarlo.interval.high}${unit}`,
      ]
    : [];
  return [
    ...columns([HEAD, ...rows]),
    `${output.symbol} = ${output.estimate}${unit}, u = ${short(standardUncertainty)}, ν_eff = ${degrees}`,
    `${output.symbol} = (${stated.value} ± ${stated.expandedUncertainty})${unit}, k = ${short(coverageFactor)}`,
    ...trials,
    '',
  ].join('\n');
}

function columns(rows: readonly string[][]): string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return column === 0 ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Han characters take two places on a terminal. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1),
    0,
  );
}

/** For the eye: the exact text stands in the JSON answer. */
function short(text: string): string {
  return String(Number(Number(text).toPrecision(PRINTED_DIGITS)));
}

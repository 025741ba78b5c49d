import type { BudgetBody, BudgetInput } from '../../api/drafts';
import type { BudgetOutputReply } from '../../api/generated';
import { useWords } from '../../i18n/words';
import { Figure, FigureBeside, MathSymbol } from '../../parts/figure';
import { percent, shortened } from '../../parts/figures';
import { printedUnit } from '../../parts/quantity';
import { Sheet, type SheetColumn } from '../../parts/sheet';
import { wayOf } from './budget-draft';

/** A line of the table: an input, the second-order terms together, or the output that they make. */
interface Line {
  kind: 'input' | 'second-order' | 'output';
  symbol: string;
  unit: string | null;
  estimate: string | null;
  standardUncertainty: string | null;
  input: BudgetInput | null;
  sensitivity: string | null;
  contribution: string;
  /** undefined: none to tell; null: infinite. */
  degreesOfFreedom: string | null | undefined;
  share: string;
}

/** The uncertainty budget, as laboratories file it: EA-4/02's columns, with how each input is known. */
export function BudgetTable({ output, body }: { output: BudgetOutputReply; body: BudgetBody }) {
  const { t } = useWords();
  const unit = output.unit === null ? '' : ` / ${printedUnit(output.unit)}`;
  const columns: SheetColumn<Line>[] = [
    { key: 'symbol', title: t('calculators.quantity'), render: (line) => <LineName line={line} /> },
    {
      key: 'estimate',
      title: t('calculators.estimate'),
      numeric: true,
      render: (line) => <Estimate line={line} />,
    },
    {
      key: 'u',
      title: t('calculators.standardUncertainty'),
      numeric: true,
      render: ({ standardUncertainty: u }) => u !== null && <Figure text={u} />,
    },
    {
      key: 'known',
      title: t('calculators.typeAndShape'),
      render: ({ input }) => input && <Known input={input} />,
    },
    {
      key: 'c',
      title: t('calculators.sensitivity'),
      numeric: true,
      render: ({ sensitivity }) => sensitivity !== null && <Figure text={sensitivity} />,
    },
    {
      key: 'contribution',
      title: `${t('calculators.contribution')}${unit}`,
      numeric: true,
      render: ({ contribution }) => <Figure text={contribution} />,
    },
    {
      key: 'nu',
      title: 'ν',
      numeric: true,
      render: ({ degreesOfFreedom }) => <Degrees value={degreesOfFreedom} />,
    },
    { key: 'share', title: t('calculators.share'), numeric: true, render: (line) => <Share line={line} /> },
  ];
  return (
    <Sheet
      caption={t('calculators.budgetOf', { symbol: output.symbol })}
      columns={columns}
      rows={linesOf(output, body)}
      rowKey={({ kind, symbol }) => `${kind} ${symbol}`}
      rowClass={({ kind }) => (kind === 'output' ? 'row-total' : undefined)}
      testId="budget-table"
    />
  );
}

function linesOf(output: BudgetOutputReply, body: BudgetBody): Line[] {
  const inputs = output.budget.map((row): Line => ({
    ...row,
    kind: 'input',
    input: body.inputs?.find(({ symbol }) => symbol === row.symbol) ?? null,
  }));
  const nothing = { unit: null, estimate: null, standardUncertainty: null, input: null, sensitivity: null };
  const secondOrder = output.secondOrder
    ? [
        {
          ...nothing,
          ...output.secondOrder,
          kind: 'second-order' as const,
          symbol: '',
          degreesOfFreedom: undefined,
        },
      ]
    : [];
  const total: Line = {
    ...nothing,
    kind: 'output',
    symbol: output.symbol,
    unit: output.unit,
    estimate: output.estimate,
    contribution: output.standardUncertainty,
    degreesOfFreedom: output.effectiveDegreesOfFreedom,
    share: '1',
  };
  return [...inputs, ...secondOrder, total];
}

function LineName({ line }: { line: Line }) {
  const { t } = useWords();
  if (line.kind === 'second-order') return <>{t('calculators.secondOrder')}</>;
  return (
    <span className="quantity">
      <MathSymbol text={line.symbol} />
      {line.unit !== null && <span className="muted"> / {printedUnit(line.unit)}</span>}
    </span>
  );
}

/** Byte for byte as it was stated; a mean of observations and the output are calculated. */
function Estimate({ line: { estimate, input, standardUncertainty, contribution } }: { line: Line }) {
  if (estimate === null) return null;
  if (input?.estimate !== undefined) return <span className="quantity">{estimate}</span>;
  return <FigureBeside text={estimate} uncertainty={standardUncertainty ?? contribution} />;
}

/** How an input is known, by the numbers it was stated with. */
function Known({ input }: { input: BudgetInput }) {
  const { t, word } = useWords();
  const shape = word('calculators.shape', input.distribution);
  switch (wayOf(input)) {
    case 'OBSERVATIONS':
      return (
        <>
          {t('calculators.knownObserved', { count: input.observations?.length ?? 0 })}
          <span className="small muted observations"> {input.observations?.join(' ')}</span>
        </>
      );
    case 'POOLED':
      return (
        <>
          {t('calculators.knownPooled', { s: input.pooledStandardDeviation, count: Number(input.readings) })}
        </>
      );
    case 'LINE':
      return <>{t('calculators.knownLine', { ...input.line })}</>;
    case 'EXPONENTIAL':
      return <>{shape}</>;
    case 'EXPANDED':
      return <>{t('calculators.knownExpanded', { U: input.expandedUncertainty, k: input.coverageFactor })}</>;
    case 'HALF_WIDTH':
      return <>{t('calculators.knownWidth', { shape, halfWidth: input.halfWidth })}</>;
    case 'LIMITS':
      return <>{t('calculators.knownLimits', { shape, min: input.min, max: input.max })}</>;
    case 'STUDENT':
      return <>{t('calculators.knownStudent', { scale: input.standardUncertainty })}</>;
    case 'STANDARD':
      return <>{t('calculators.knownStandard')}</>;
  }
}

function Degrees({ value }: { value: string | null | undefined }) {
  if (value === undefined) return null;
  return <>{value === null ? '∞' : shortened(value, 3)}</>;
}

/** Part of the variance in words and, where it is one, as a bar. Correlated inputs may take from the whole. */
function Share({ line: { share, kind } }: { line: Line }) {
  const text = percent(share);
  return (
    <span className="share">
      {kind !== 'output' && !share.startsWith('-') && (
        <span className="share-bar" aria-hidden>
          <span style={{ width: percent(share).replace(' ', '') }} />
        </span>
      )}
      <span className="quantity">{text}</span>
    </span>
  );
}

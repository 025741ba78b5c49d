import type { ReactNode } from 'react';
import type { BudgetBody } from '../../api/drafts';
import type { BudgetOutputReply, UncertaintyBudgetReply } from '../../api/generated';
import { useWords } from '../../i18n/words';
import { Figure, FigureBeside, MathSymbol } from '../../parts/figure';
import { percentShortened } from '../../parts/figures';
import { printedUnit } from '../../parts/quantity';
import { Sheet } from '../../parts/sheet';
import { BudgetTable } from './budget-table';
import { MonteCarloPanel } from './monte-carlo-panel';

/** Every output with its result, its budget, and its trials. */
export function BudgetAnswerSheet({ answer, body }: { answer: UncertaintyBudgetReply; body: BudgetBody }) {
  const { t } = useWords();
  return (
    <>
      {answer.outputs.map((output) => (
        <OutputSheet key={output.symbol} output={output} body={body} />
      ))}
      {answer.correlations.length > 0 && (
        <section aria-labelledby="output-correlations">
          <h3 id="output-correlations">{t('calculators.outputCorrelations')}</h3>
          <Sheet
            caption={t('calculators.outputCorrelations')}
            rows={answer.correlations}
            rowKey={({ a, b }) => `${a} ${b}`}
            columns={[
              {
                key: 'pair',
                title: t('calculators.pair'),
                render: ({ a, b }) => (
                  <>
                    <MathSymbol text={a} />, <MathSymbol text={b} />
                  </>
                ),
              },
              { key: 'r', title: 'r', numeric: true, render: ({ r }) => <Figure text={r} /> },
            ]}
          />
        </section>
      )}
    </>
  );
}

function OutputSheet({ output, body }: { output: BudgetOutputReply; body: BudgetBody }) {
  const { word } = useWords();
  const expression = body.outputs?.find(({ symbol }) => symbol === output.symbol)?.expression ?? '';
  const title = `output-${output.symbol}`;
  return (
    <section className="card output-sheet" aria-labelledby={title} data-testid="output">
      <h3 id={title} className="model">
        <MathSymbol text={output.symbol} /> = <code>{expression}</code>
      </h3>
      <StatedResult output={output} probability={body.coverageProbability ?? null} />
      <BudgetTable output={output} body={body} />
      <OutputFacts output={output} />
      {output.monteCarlo && <MonteCarloPanel output={output} trials={output.monteCarlo} />}
      <Correlations body={body} />
      <p className="muted small">
        {[
          word('calculators.propagation', body.method),
          word('calculators.coverageMethod', body.coverage),
          body.order === '2' ? word('calculators.orders', '2') : '',
          word('calculators.roundings', body.rounding),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </section>
  );
}

/** As a certificate prints it. */
function StatedResult({ output, probability }: { output: BudgetOutputReply; probability: string | null }) {
  const { t } = useWords();
  const { symbol, stated, coverageFactor } = output;
  const unit = output.unit === null ? '' : ` ${printedUnit(output.unit)}`;
  return (
    <div className="stated" data-testid="stated">
      <p className="stated-result" translate="no">
        <MathSymbol text={symbol} /> ={' '}
        <span className="quantity">
          {unit === '' ? '' : '('}
          {stated.value} ± {stated.expandedUncertainty}
          {unit === '' ? '' : ')'}
          {unit}
        </span>
      </p>
      <p className="muted">
        <i>k</i> = <Figure text={coverageFactor} digits={3} />
        {probability && (
          <>
            , <i>p</i> ≈ {percentShortened(probability)}
          </>
        )}{' '}
        · {t('calculators.concise')}{' '}
        <span className="quantity" translate="no">
          {stated.text}
          {unit}
        </span>
      </p>
    </div>
  );
}

/** The figures that the stated result was rounded from. */
function OutputFacts({ output }: { output: BudgetOutputReply }) {
  const { t } = useWords();
  const unit = output.unit === null ? '' : printedUnit(output.unit);
  const { effectiveDegreesOfFreedom: degrees, degreesOfFreedomUsed: used } = output;
  const facts: [string, string, ReactNode][] = [
    [
      'y',
      t('calculators.estimate'),
      <>
        <FigureBeside text={output.estimate} uncertainty={output.standardUncertainty} /> {unit}
      </>,
    ],
    [
      'u_c',
      t('calculators.combined'),
      <>
        <Figure text={output.standardUncertainty} /> {unit}
      </>,
    ],
    [
      'ν_eff',
      t('calculators.effectiveDegrees'),
      <>
        {degrees === null ? '∞' : <Figure text={degrees} />}
        {used !== null && <span className="muted"> → {used}</span>}
      </>,
    ],
    ['k', t('calculators.coverageFactor'), <Figure text={output.coverageFactor} digits={4} />],
    [
      'U',
      t('calculators.expanded'),
      <>
        <Figure text={output.expandedUncertainty} /> {unit}
      </>,
    ],
  ];
  return (
    <dl className="facts facts-figures" data-testid="output-facts">
      {facts.map(([symbol, name, what]) => (
        <div key={symbol}>
          <dt>
            <MathSymbol text={symbol} /> <span className="small">{name}</span>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What was said about inputs that depend on each other. */
function Correlations({ body }: { body: BudgetBody }) {
  const { t } = useWords();
  const stated = (body.correlations ?? []).map(({ a, b, r }) => `r(${a}, ${b}) = ${r}`);
  const together = (body.simultaneous ?? []).map((set) =>
    t('calculators.observedTogether', { symbols: set.join(', ') }),
  );
  const all = [...stated, ...together];
  return all.length === 0 ? null : (
    <p>
      {t('calculators.correlations')}
      {t('common.colon')}
      {all.join('; ')}
    </p>
  );
}

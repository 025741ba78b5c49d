import type { BudgetOutputReply, CoverageIntervalReply, MonteCarloReply } from '../../api/generated';
import { useWords } from '../../i18n/words';
import { endsOf } from '../../parts/figures';
import { FigureBeside } from '../../parts/figure';
import { printedUnit } from '../../parts/quantity';
import { Sheet } from '../../parts/sheet';
import { Status } from '../../parts/status';

interface Line {
  key: string;
  name: string;
  estimate: string | null;
  standardUncertainty: string | null;
  interval: CoverageIntervalReply;
}

/** The trials (JCGM 101) beside what the GUM's own way gives: whether the two agree is seen at a glance. */
export function MonteCarloPanel({ output, trials }: { output: BudgetOutputReply; trials: MonteCarloReply }) {
  const { t } = useWords();
  const { mean, standardUncertainty } = trials;
  const unit = output.unit === null ? '' : ` / ${printedUnit(output.unit)}`;
  const drawn = { estimate: mean, standardUncertainty };
  const rows: Line[] = [
    {
      key: 'gum',
      name: t('calculators.byGum'),
      estimate: output.estimate,
      standardUncertainty: output.standardUncertainty,
      interval: endsOf(output.estimate, output.expandedUncertainty),
    },
    { key: 'symmetric', name: t('calculators.symmetric'), ...drawn, interval: trials.interval },
    { key: 'shortest', name: t('calculators.shortest'), ...drawn, interval: trials.shortest },
  ];
  const cell = (text: string | null) =>
    text === null ? (
      <span className="muted">{t('calculators.none')}</span>
    ) : (
      <FigureBeside text={text} uncertainty={output.standardUncertainty} />
    );
  return (
    <section aria-label={t('calculators.monteCarlo')} data-testid="monte-carlo">
      <div className="verdict-line">
        <h3>{t('calculators.monteCarlo')}</h3>
        <Status group="calculators.stability" code={trials.stable ? 'STABLE' : 'UNSTABLE'} />
        <span className="muted small">
          {t('calculators.trialsMade', {
            trials: trials.trials,
            seed: trials.seed,
            generator: trials.generator,
          })}
        </span>
      </div>
      <Sheet
        caption={t('calculators.monteCarlo')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'way', title: t('calculators.evaluation'), render: ({ name }) => name },
          {
            key: 'estimate',
            title: `${t('calculators.estimate')}${unit}`,
            numeric: true,
            render: ({ estimate }) => cell(estimate),
          },
          {
            key: 'u',
            title: `u${unit}`,
            numeric: true,
            render: ({ standardUncertainty: u }) => cell(u),
          },
          {
            key: 'low',
            title: t('calculators.low'),
            numeric: true,
            render: ({ interval }) => cell(interval.low),
          },
          {
            key: 'high',
            title: t('calculators.high'),
            numeric: true,
            render: ({ interval }) => cell(interval.high),
          },
        ]}
      />
    </section>
  );
}

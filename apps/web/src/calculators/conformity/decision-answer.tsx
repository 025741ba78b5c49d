import type { DecisionBody } from '../../api/drafts';
import type { ConformityDecisionReply } from '../../api/generated';
import { useWords } from '../../i18n/words';
import { Figure, Percent } from '../../parts/figure';
import { printedUnit } from '../../parts/quantity';
import { Status } from '../../parts/status';
import { Facts } from '../facts';
import { DecisionDrawing } from './decision-drawing';

/** The verdict first, then the picture, then what it rests on. */
export function DecisionAnswerSheet({
  answer,
  body,
}: {
  answer: ConformityDecisionReply;
  body: DecisionBody;
}) {
  const { t, word } = useWords();
  const unit = answer.unit === null ? '' : ` ${printedUnit(answer.unit)}`;
  const zone = (bounds: { lower?: string | null; upper?: string | null }) =>
    `${bounds.lower ?? '−∞'} … ${bounds.upper ?? '∞'}${unit}`;
  const { rule, acceptance } = answer;
  const uncertainty =
    body.standardUncertainty === undefined
      ? `U = ${body.expandedUncertainty}${unit}, k = ${body.coverageFactor}`
      : `u = ${body.standardUncertainty}${unit}`;
  return (
    <section className="card verdict" aria-label={t('calculators.verdict')}>
      <div className="verdict-line" data-testid="decision-verdict">
        <Status group="conclusion" code={answer.verdict} big />
        <span>
          <span className="quantity">
            {body.value}
            {unit}
          </span>{' '}
          · {uncertainty}
        </span>
      </div>
      <p className="muted">{word('calculators.verdictHelp', answer.verdict)}</p>
      {answer.assumed !== null && <p className="muted">{word('calculators.assumed', answer.assumed)}</p>}
      <DecisionDrawing answer={answer} body={body} />
      <Facts
        testId="decision-facts"
        facts={[
          [t('calculators.tolerance'), zone(body.limits ?? {})],
          [t('calculators.acceptance'), acceptance === null ? t('calculators.nowhere') : zone(acceptance)],
          [t('calculators.conformance'), <Percent text={answer.conformanceProbability} />],
          [t('calculators.specificRisk'), <Percent text={answer.specificConsumerRisk} />],
          ...(answer.globalConsumerRisk === null
            ? []
            : [[t('calculators.risk.consumer'), <Percent text={answer.globalConsumerRisk} />] as const]),
          ['TUR', answer.tur === null ? t('calculators.turNone') : <Figure text={answer.tur} digits={4} />],
          [
            t('certificate.decisionRule'),
            <>
              {word('decisionRule', rule.id)} <code>{rule.id}</code>{' '}
              {t('calculators.ruleVersion', { version: rule.version })}
              {rule.guardFactor !== null && ` · w = ${rule.guardFactor} U`}
              <br />
              <span className="muted small">{rule.source}</span>
            </>,
          ],
        ]}
      />
    </section>
  );
}

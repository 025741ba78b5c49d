import { calculateRisks } from '../../api/commands';
import type { RisksBody } from '../../api/drafts';
import type { ConformityRisksReply } from '../../api/generated';
import { DecimalField } from '../../calibration/fields';
import { useWords } from '../../i18n/words';
import { Percent } from '../../parts/figure';
import { Calculator } from '../calculator';
import { Facts } from '../facts';
import { EMPTY_RISKS, RISKS_EXAMPLES, RISKS_FIRST_FIELDS, risksBody } from './risks-draft';

/** Consumer's and producer's risk of an inspection, over everything that is inspected. */
export function RisksCalculator() {
  return (
    <Calculator
      name="risks"
      empty={EMPTY_RISKS}
      examples={RISKS_EXAMPLES}
      bodyOf={risksBody}
      post={calculateRisks}
      inside={RISKS_FIRST_FIELDS}
      fields={<RisksFields />}
      answer={(answer, body) => <RisksAnswerSheet answer={answer} body={body} />}
    />
  );
}

function RisksFields() {
  const { t } = useWords();
  return (
    <>
      <fieldset>
        <legend>{t('calculators.limits')}</legend>
        <div className="form-grid">
          <DecimalField path={['tolerance', 'lower']} label={t('calculators.toleranceLower')} />
          <DecimalField path={['tolerance', 'upper']} label={t('calculators.toleranceUpper')} />
          <DecimalField path={['acceptance', 'lower']} label={t('calculators.acceptanceLower')} />
          <DecimalField path={['acceptance', 'upper']} label={t('calculators.acceptanceUpper')} />
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('calculators.spreads')}</legend>
        <div className="form-grid">
          <DecimalField path={['process', 'mean']} label={t('calculators.processMean')} required />
          <DecimalField
            path={['process', 'standardDeviation']}
            label={t('calculators.processDeviation')}
            required
          />
          <DecimalField
            path={['measurement', 'standardUncertainty']}
            label={t('calculators.standardUncertainty')}
            required
          />
        </div>
      </fieldset>
    </>
  );
}

function RisksAnswerSheet({ answer, body }: { answer: ConformityRisksReply; body: RisksBody }) {
  const { t } = useWords();
  const zone = ({ lower, upper }: { lower?: string; upper?: string } = {}) =>
    `${lower ?? '−∞'} … ${upper ?? '∞'}`;
  const large = [
    ['consumer', answer.globalConsumerRisk],
    ['producer', answer.globalProducerRisk],
    ['conditional', answer.conditionalConsumerRisk],
  ] as const;
  return (
    <section aria-label={t('calculators.name.risks')} data-testid="risks">
      <div className="cards">
        {large.map(([risk, text]) => (
          <div key={risk} className="card count">
            <span className="count-number">
              {text === null ? t('calculators.none') : <Percent text={text} digits={3} />}
            </span>
            <b>{t(`calculators.risk.${risk}`)}</b>
            <span className="muted small">{t(`calculators.riskHelp.${risk}`)}</span>
          </div>
        ))}
      </div>
      <div className="card">
        <Facts
          testId="risks-facts"
          facts={[
            [t('calculators.inTolerance'), <Percent text={answer.inToleranceProbability} />],
            [t('calculators.accepted'), <Percent text={answer.acceptanceProbability} />],
            [t('calculators.tolerance'), zone(body.tolerance)],
            [t('calculators.acceptance'), zone(body.acceptance)],
            [t('calculators.process'), `${body.process?.mean} (s = ${body.process?.standardDeviation})`],
            [t('calculators.standardUncertainty'), body.measurement?.standardUncertainty],
          ]}
        />
      </div>
    </section>
  );
}

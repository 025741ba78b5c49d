import { Form } from 'antd';
import { proposeInterval } from '../../api/commands';
import type { IntervalBody } from '../../api/drafts';
import { type CalibrationIntervalReply, intervalMethodValues } from '../../api/generated';
import { ChoiceField, DecimalField } from '../../calibration/fields';
import { useWords } from '../../i18n/words';
import { Calculator } from '../calculator';
import { Facts } from '../facts';
import { EMPTY_INTERVAL, INTERVAL_EXAMPLES, INTERVAL_FIRST_FIELDS, intervalBody } from './interval-draft';
import { AsFoundRows, ChartRows } from './interval-rows';

/** A proposal for the next calibration interval, with its reasons. */
export function IntervalCalculator() {
  return (
    <Calculator
      name="intervals"
      empty={EMPTY_INTERVAL}
      examples={INTERVAL_EXAMPLES}
      bodyOf={intervalBody}
      post={proposeInterval}
      inside={INTERVAL_FIRST_FIELDS}
      fields={<IntervalFields />}
      hasFigures={false}
      answer={(answer, body) => <IntervalAnswerSheet answer={answer} body={body} />}
    />
  );
}

function IntervalFields() {
  const { t, word } = useWords();
  const form = Form.useFormInstance();
  const method = Form.useWatch('method', form) as string | undefined;
  const soFar = <DecimalField path={['intervalDays']} label={t('calculators.intervalDays')} required />;
  return (
    <fieldset>
      <legend>{t('calculators.method')}</legend>
      <div className="form-grid">
        <ChoiceField
          path={['method']}
          label={t('calculators.method')}
          group="calculators.intervalMethod"
          codes={intervalMethodValues}
        />
        <p className="whole muted small">{word('calculators.intervalMethodHelp', method)}</p>
        {(method === 'A3' || method === 'STAIRCASE') && soFar}
        {method === 'A3' && (
          <>
            <DecimalField path={['reliabilityTarget']} label={t('calculators.reliabilityTarget')} required />
            <DecimalField path={['tested']} label={t('calculators.tested')} required />
            <DecimalField path={['inTolerance']} label={t('calculators.foundInTolerance')} required />
          </>
        )}
        {method === 'CONTROL_CHART' && <DecimalField path={['mpe']} label={t('point.mpe')} required />}
        {method === 'IN_USE_TIME' && (
          <>
            <DecimalField path={['intervalHours']} label={t('calculators.intervalHours')} required />
            <DecimalField path={['hoursPerDay']} label={t('calculators.hoursPerDay')} required />
          </>
        )}
      </div>
      {method === 'CONTROL_CHART' && <ChartRows />}
      {(method === 'STAIRCASE' || method === 'IN_USE_TIME') && <AsFoundRows />}
    </fieldset>
  );
}

function IntervalAnswerSheet({ answer, body }: { answer: CalibrationIntervalReply; body: IntervalBody }) {
  const { t, word, local } = useWords();
  return (
    <section className="card" aria-label={t('calculators.proposal')} data-testid="interval">
      <p className="stated-result">{t('calculators.days', { days: answer.intervalDays })}</p>
      <p className="muted">{word('calculators.intervalMethod', body.method)}</p>
      <ul className="plain">
        {answer.reasons.map(({ code, message }) => (
          <li key={code}>
            {local(message)} <code className="muted">{code}</code>
          </li>
        ))}
      </ul>
      <IntervalQuestion body={body} />
    </section>
  );
}

/** What was asked, so that the sheet says it on paper too. */
function IntervalQuestion({ body }: { body: IntervalBody }) {
  const { t } = useWords();
  const asked: [string, string | undefined][] = [
    [t('calculators.intervalDays'), body.intervalDays],
    [t('calculators.reliabilityTarget'), body.reliabilityTarget],
    [t('calculators.tested'), body.tested],
    [t('calculators.foundInTolerance'), body.inTolerance],
    [t('calculators.intervalHours'), body.intervalHours],
    [t('calculators.hoursPerDay'), body.hoursPerDay],
    [t('point.mpe'), body.mpe],
    [t('calculators.asFoundError'), body.asFound?.map(({ error, mpe }) => `${error} (±${mpe})`).join('; ')],
    [t('point.error'), body.points?.map(({ on, error }) => `${on}: ${error}`).join('; ')],
  ];
  return <Facts testId="interval-facts" facts={asked.filter(([, what]) => what !== undefined)} />;
}

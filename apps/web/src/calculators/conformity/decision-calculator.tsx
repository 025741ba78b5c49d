import { Form, Radio } from 'antd';
import { decideConformity } from '../../api/commands';
import { decisionRuleValues } from '../../api/generated';
import { ChoiceField, DecimalField, TextField } from '../../calibration/fields';
import { useWords } from '../../i18n/words';
import { Calculator } from '../calculator';
import { DecisionAnswerSheet } from './decision-answer';
import {
  DECISION_EXAMPLES,
  DECISION_FIRST_FIELDS,
  decisionBody,
  EMPTY_DECISION,
  GUARDED_RULES,
  PROCESS_RULES,
  type UncertaintyGiven,
} from './decision-draft';

/** A statement of conformity of one value by a named rule. */
export function DecisionCalculator() {
  return (
    <Calculator
      name="conformity"
      empty={EMPTY_DECISION}
      examples={DECISION_EXAMPLES}
      bodyOf={decisionBody}
      post={decideConformity}
      inside={DECISION_FIRST_FIELDS}
      fields={<DecisionFields />}
      answer={(answer, body) => <DecisionAnswerSheet answer={answer} body={body} />}
    />
  );
}

function DecisionFields() {
  const { t, word } = useWords();
  const form = Form.useFormInstance();
  const given = Form.useWatch('given', form) as UncertaintyGiven | undefined;
  const rule = Form.useWatch(['rule', 'id'], form) as string | undefined;
  return (
    <>
      <fieldset>
        <legend>{t('calculators.measured')}</legend>
        <div className="form-grid">
          <DecimalField path={['value']} label={t('calculators.measuredValue')} required />
          <TextField path={['unit']} label={t('question.unit')} />
          <DecimalField path={['limits', 'lower']} label={t('calculators.lower')} />
          <DecimalField path={['limits', 'upper']} label={t('calculators.upper')} />
          <Form.Item name="given" label={t('calculators.given')}>
            <Radio.Group
              options={(['EXPANDED', 'STANDARD'] as const).map((one) => ({
                value: one,
                label: word('calculators.uncertaintyGiven', one),
              }))}
            />
          </Form.Item>
          {given === 'STANDARD' ? (
            <DecimalField
              path={['standardUncertainty']}
              label={t('calculators.standardUncertainty')}
              required
            />
          ) : (
            <>
              <DecimalField path={['expandedUncertainty']} label={t('point.expandedUncertainty')} required />
              <DecimalField path={['coverageFactor']} label={t('point.coverageFactor')} required />
            </>
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('certificate.decisionRule')}</legend>
        <div className="form-grid">
          <ChoiceField
            path={['rule', 'id']}
            label={t('certificate.decisionRule')}
            required
            group="decisionRule"
            codes={decisionRuleValues}
          />
          {GUARDED_RULES.includes(rule ?? '') && (
            <DecimalField path={['rule', 'guardFactor']} label={t('calculators.guardFactor')} />
          )}
          {PROCESS_RULES.includes(rule ?? '') && (
            <>
              <DecimalField path={['process', 'mean']} label={t('calculators.processMean')} />
              <DecimalField
                path={['process', 'standardDeviation']}
                label={t('calculators.processDeviation')}
              />
            </>
          )}
          <p className="whole muted small">{word('calculators.ruleHelp', rule)}</p>
        </div>
      </fieldset>
    </>
  );
}

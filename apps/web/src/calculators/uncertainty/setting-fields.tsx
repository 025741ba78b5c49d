import { Form, Radio } from 'antd';
import { coverageValues, roundingValues, uncertaintyMethodValues } from '../../api/generated';
import { ChoiceField, DecimalField } from '../../calibration/fields';
import { useWords } from '../../i18n/words';

/** How it is calculated and stated. */
export function SettingFields() {
  const { t, word } = useWords();
  const form = Form.useFormInstance();
  const method = Form.useWatch('method', form) as string | undefined;
  return (
    <fieldset>
      <legend>{t('calculators.settings')}</legend>
      <div className="form-grid">
        <Form.Item name="method" label={t('calculators.method')} className="whole">
          <Radio.Group
            options={uncertaintyMethodValues.map((one) => ({
              value: one,
              label: word('calculators.propagation', one),
            }))}
          />
        </Form.Item>
        <DecimalField path={['coverageProbability']} label={t('point.coverageProbability')} />
        <ChoiceField
          path={['coverage']}
          label={t('calculators.coverage')}
          group="calculators.coverageMethod"
          codes={coverageValues}
        />
        <ChoiceField
          path={['order']}
          label={t('calculators.order')}
          group="calculators.orders"
          codes={['1', '2']}
        />
        <ChoiceField
          path={['rounding']}
          label={t('calculators.rounding')}
          group="calculators.roundings"
          codes={roundingValues}
        />
        {method === 'MONTE_CARLO' && (
          <>
            <DecimalField path={['monteCarlo', 'trials']} label={t('calculators.trials')} />
            <DecimalField path={['monteCarlo', 'seed']} label={t('calculators.seed')} />
            <DecimalField path={['monteCarlo', 'digits']} label={t('calculators.digits')} />
          </>
        )}
      </div>
    </fieldset>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useWords } from '../../i18n/words';
import type { FieldPath } from '../../parts/field-of-pointer';
import { FieldRow, NumberField } from '../row-fields';
import type { InputDraft } from './budget-draft';

/** Which inputs depend on each other: by a coefficient, or because they were observed together. */
export function CorrelationFields() {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const inputs = (Form.useWatch('inputs', form) ?? []) as (InputDraft | undefined)[];
  const symbols = symbolsOf(inputs);
  const observed = symbolsOf(inputs.filter((input) => input?.knownBy === 'OBSERVATIONS'));
  return (
    <fieldset>
      <legend>{t('calculators.correlations')}</legend>
      <p className="muted small">{t('calculators.correlationsHelp')}</p>
      <Form.List name="correlations">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <FieldRow
                key={key}
                name={t('calculators.correlation', { number: name + 1 })}
                remove={t('calculators.removeCorrelation', { number: name + 1 })}
                onRemove={() => remove(name)}
              >
                <SymbolField path={[name, 'a']} label={t('calculators.oneInput')} symbols={symbols} />
                <SymbolField path={[name, 'b']} label={t('calculators.otherInput')} symbols={symbols} />
                <NumberField path={[name, 'r']} label={t('calculators.coefficient')} required />
              </FieldRow>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t('calculators.addCorrelation')}
            </Button>
          </>
        )}
      </Form.List>
      {observed.length > 1 && <SimultaneousField symbols={observed} />}
    </fieldset>
  );
}

/** One set is what a laboratory has: the quantities read at the same moments. */
function SimultaneousField({ symbols }: { symbols: string[] }) {
  const { t } = useWords();
  return (
    <Form.Item
      name={['simultaneous', 0]}
      label={t('calculators.simultaneous')}
      extra={t('calculators.simultaneousHelp')}
      className="simultaneous"
    >
      <Select mode="multiple" options={symbols.map((symbol) => ({ value: symbol, label: symbol }))} />
    </Form.Item>
  );
}

function SymbolField({ path, label, symbols }: { path: FieldPath; label: string; symbols: string[] }) {
  return (
    <Form.Item name={path} label={label} required className="number-field">
      <Select options={symbols.map((symbol) => ({ value: symbol, label: symbol }))} />
    </Form.Item>
  );
}

function symbolsOf(inputs: readonly (InputDraft | undefined)[]): string[] {
  const symbols = inputs.map((input) => input?.symbol?.trim() ?? '');
  return [...new Set(symbols)].filter((symbol) => symbol !== '');
}

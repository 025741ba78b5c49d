import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useWords } from '../../i18n/words';
import { FieldRow, ShortField } from '../row-fields';

/** What is measured, as an expression of the inputs. */
export function OutputFields() {
  const { t } = useWords();
  return (
    <fieldset>
      <legend>{t('calculators.model')}</legend>
      <Form.List name="outputs">
        {(outputs, { add, remove }) => (
          <>
            {outputs.map(({ key, name }) => (
              <FieldRow
                key={key}
                name={t('calculators.output', { number: name + 1 })}
                remove={t('calculators.removeOutput', { number: name + 1 })}
                onRemove={outputs.length > 1 ? () => remove(name) : null}
              >
                <ShortField path={[name, 'symbol']} label={t('calculators.symbol')} required />
                <span className="equals" aria-hidden>
                  =
                </span>
                <Form.Item
                  name={[name, 'expression']}
                  label={t('calculators.expression')}
                  required
                  className="wide-field"
                >
                  <Input className="code-input" autoComplete="off" autoCapitalize="off" spellCheck={false} />
                </Form.Item>
                <ShortField path={[name, 'unit']} label={t('question.unit')} />
              </FieldRow>
            ))}
            <p className="muted small">{t('calculators.expressionHelp')}</p>
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t('calculators.addOutput')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { DateField } from '../../calibration/fields';
import { useWords } from '../../i18n/words';
import { FieldRow, NumberField } from '../row-fields';

/** What was found before adjustment, instrument by instrument or calibration by calibration. */
export function AsFoundRows() {
  const { t } = useWords();
  return (
    <Form.List name="asFound">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <FieldRow
              key={key}
              name={t('calculators.row', { number: name + 1 })}
              remove={t('calculators.removeRow', { number: name + 1 })}
              onRemove={rows.length > 1 ? () => remove(name) : null}
            >
              <NumberField path={[name, 'error']} label={t('calculators.asFoundError')} />
              <NumberField path={[name, 'mpe']} label={t('point.mpe')} />
            </FieldRow>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('calculators.addRow')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** The errors of earlier calibrations, each on its day. */
export function ChartRows() {
  const { t } = useWords();
  return (
    <Form.List name="points">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <FieldRow
              key={key}
              name={t('calculators.row', { number: name + 1 })}
              remove={t('calculators.removeRow', { number: name + 1 })}
              onRemove={rows.length > 1 ? () => remove(name) : null}
            >
              <div className="date-field">
                <DateField path={[name, 'on']} label={t('certificate.performedOn')} required />
              </div>
              <NumberField path={[name, 'error']} label={t('point.error')} required />
            </FieldRow>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('calculators.addRow')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

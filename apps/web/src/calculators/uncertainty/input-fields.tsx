import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { WIDTH_DISTRIBUTIONS } from '../../api/vocabulary';
import { useWords } from '../../i18n/words';
import { FieldRow, NumberField, ShortField } from '../row-fields';
import { EMPTY_INPUT, WAYS_OF_KNOWING, type KnownBy } from './budget-draft';

/** The table of inputs: each with its symbol, its unit, and how its value is known. */
export function InputFields() {
  const { t } = useWords();
  return (
    <fieldset>
      <legend>{t('calculators.inputs')}</legend>
      <Form.List name="inputs">
        {(inputs, { add, remove }) => (
          <>
            {inputs.map(({ key, name }) => (
              <InputRow key={key} place={name} onRemove={inputs.length > 1 ? () => remove(name) : null} />
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(EMPTY_INPUT)}>
              {t('calculators.addInput')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function InputRow({ place, onRemove }: { place: number; onRemove: (() => void) | null }) {
  const { t, word } = useWords();
  const form = Form.useFormInstance();
  const knownBy = Form.useWatch(['inputs', place, 'knownBy'], form) as KnownBy | undefined;
  return (
    <FieldRow
      name={t('calculators.input', { number: place + 1 })}
      remove={t('calculators.removeInput', { number: place + 1 })}
      onRemove={onRemove}
    >
      <ShortField path={[place, 'symbol']} label={t('calculators.symbol')} required />
      <ShortField path={[place, 'unit']} label={t('question.unit')} />
      <Form.Item name={[place, 'knownBy']} label={t('calculators.knownBy')} className="choice-field">
        <Select
          options={WAYS_OF_KNOWING.map((way) => ({ value: way, label: word('calculators.way', way) }))}
        />
      </Form.Item>
      <KnownFields place={place} knownBy={knownBy ?? 'EXPANDED'} />
    </FieldRow>
  );
}

function KnownFields({ place, knownBy }: { place: number; knownBy: KnownBy }) {
  const { t, word } = useWords();
  const form = Form.useFormInstance();
  const shape = Form.useWatch(['inputs', place, 'distribution'], form) as string | undefined;
  if (knownBy === 'OBSERVATIONS') return <ObservationsField place={place} />;
  const estimate = <NumberField path={[place, 'estimate']} label={t('calculators.estimate')} required />;
  const degrees = (
    <NumberField
      path={[place, 'degreesOfFreedom']}
      label={t('calculators.degreesOfFreedom')}
      required={knownBy === 'STUDENT'}
    />
  );
  const distribution = (
    <Form.Item name={[place, 'distribution']} label={t('calculators.distribution')} className="number-field">
      <Select
        options={WIDTH_DISTRIBUTIONS.map((one) => ({ value: one, label: word('calculators.shape', one) }))}
      />
    </Form.Item>
  );
  const inexactness = shape === 'CURVILINEAR_TRAPEZOID' && (
    <NumberField path={[place, 'inexactness']} label={t('calculators.inexactness')} required />
  );
  const figures = {
    POOLED: (
      <>
        <NumberField path={[place, 'readings']} label={t('calculators.readings')} required />
        <NumberField path={[place, 'pooledStandardDeviation']} label={t('calculators.pooled')} required />
      </>
    ),
    LINE: <LineFields place={place} />,
    EXPONENTIAL: null,
    STANDARD: (
      <NumberField
        path={[place, 'standardUncertainty']}
        label={t('calculators.standardUncertainty')}
        required
      />
    ),
    STUDENT: <NumberField path={[place, 'standardUncertainty']} label={t('calculators.scale')} required />,
    EXPANDED: (
      <>
        <NumberField path={[place, 'expandedUncertainty']} label={t('point.expandedUncertainty')} required />
        <NumberField path={[place, 'coverageFactor']} label={t('point.coverageFactor')} required />
      </>
    ),
    HALF_WIDTH: (
      <>
        {distribution}
        <NumberField path={[place, 'halfWidth']} label={t('calculators.halfWidth')} required />
        {inexactness}
      </>
    ),
    LIMITS: (
      <>
        {distribution}
        <NumberField path={[place, 'min']} label={t('calculators.min')} required />
        <NumberField path={[place, 'max']} label={t('calculators.max')} required />
        {inexactness}
      </>
    ),
  }[knownBy];
  return (
    <>
      {knownBy !== 'LIMITS' && knownBy !== 'LINE' && estimate}
      {figures}
      {degrees}
    </>
  );
}

const LINE_FIELDS = ['intercept', 'interceptUncertainty', 'slope', 'slopeUncertainty', 'at'] as const;

/** A calibration line and where it is read. */
function LineFields({ place }: { place: number }) {
  const { t } = useWords();
  return (
    <>
      {LINE_FIELDS.map((name) => (
        <NumberField key={name} path={[place, 'line', name]} label={t(`calculators.line.${name}`)} required />
      ))}
      {(['correlation', 'covariance'] as const).map((name) => (
        <NumberField key={name} path={[place, 'line', name]} label={t(`calculators.line.${name}`)} />
      ))}
    </>
  );
}

function ObservationsField({ place }: { place: number }) {
  const { t } = useWords();
  return (
    <Form.Item
      name={[place, 'observations']}
      label={t('calculators.observations')}
      required
      extra={t('calculators.observationsHelp')}
      className="wide-field"
    >
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} inputMode="decimal" />
    </Form.Item>
  );
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { stageValues } from '../api/generated';
import { VERIFICATION_KINDS } from '../api/vocabulary';
import { useWords } from '../i18n/words';
import { EMPTY_POINT, EMPTY_RESULT } from './draft';
import {
  ChoiceField,
  DecimalField,
  FoldedFields,
  QuantityField,
  QuantityFields,
  RangeFields,
  TextField,
} from './fields';
import { ReferenceList } from './reference-list';

/** The results, each with its points and the references it used. */
export function ResultFields({ proposals }: { proposals: string[] }) {
  const { t } = useWords();
  return (
    <Form.List name="results">
      {(results, { add, remove }) => (
        <>
          {results.map(({ key, name }) => (
            <fieldset key={key}>
              <legend>{t('form.result', { number: name + 1 })}</legend>
              <div className="form-grid">
                <QuantityField
                  path={[name, 'quantity']}
                  label={t('question.quantity')}
                  required
                  proposals={proposals}
                />
                {results.length > 1 && (
                  <Button
                    icon={<DeleteOutlined aria-hidden />}
                    onClick={() => remove(name)}
                    className="remove"
                  >
                    {t('form.removeResult', { number: name + 1 })}
                  </Button>
                )}
              </div>
              <PointList result={name} />
              <ResultRange result={name} />
              <ReferenceList
                list={[name, 'references']}
                at={['results', name, 'references']}
                proposals={proposals}
              />
            </fieldset>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(EMPTY_RESULT)}>
            {t('form.addResult')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function PointList({ result }: { result: number }) {
  const { t } = useWords();
  const quantity: unknown = Form.useWatch(['results', result, 'quantity']);
  const kind: unknown = Form.useWatch('kind');
  // A verification prints an uncertainty or leaves it to its regulation.
  const states = !VERIFICATION_KINDS.some((each) => each === kind);
  return (
    <Form.List name={[result, 'points']}>
      {(points, { add, remove }) => (
        <>
          {points.map(({ key, name }) => (
            <fieldset key={key} className="inner">
              <legend>{t('form.point', { number: name + 1 })}</legend>
              <div className="form-grid">
                <QuantityFields
                  path={[name, 'nominal']}
                  label={t('point.nominal')}
                  required
                  quantity={quantity}
                />
                <QuantityFields path={[name, 'error']} label={t('point.error')} quantity={quantity} />
                <QuantityFields
                  path={[name, 'expandedUncertainty']}
                  label={t('point.expandedUncertainty')}
                  required={states}
                  quantity={quantity}
                />
                <DecimalField
                  path={[name, 'coverageFactor']}
                  label={t('point.coverageFactor')}
                  required={states}
                />
                <QuantityFields path={[name, 'mpe']} label={t('point.mpe')} quantity={quantity} />
                <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(name)} className="remove">
                  {t('form.removePoint', { number: name + 1 })}
                </Button>
                <MorePointFields point={name} />
              </div>
            </fieldset>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(EMPTY_POINT)}>
            {t('form.addPoint')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** What a result without points covers. Outside of the list of points: inside, its name would begin with theirs. */
function ResultRange({ result }: { result: number }) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const points = Form.useWatch(['results', result, 'points'], form) as unknown[] | undefined;
  if (points?.length !== 0) return null;
  return (
    <div className="form-grid">
      <RangeFields path={[result, 'range']} label={t('certificate.range')} help={t('form.rangeHelp')} />
    </div>
  );
}

function MorePointFields({ point }: { point: number }) {
  const { t } = useWords();
  return (
    <FoldedFields title={t('form.morePoint')}>
      <ChoiceField
        path={[point, 'stage']}
        label={t('point.stage')}
        group="stage"
        codes={stageValues}
        clearable
      />
      <TextField path={[point, 'mark']} label={t('point.mark')} />
      <DecimalField path={[point, 'coverageProbability']} label={t('point.coverageProbability')} />
      <Form.Item
        name={[point, 'observations']}
        label={t('point.observations')}
        extra={t('form.observationsHelp')}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} inputMode="decimal" />
      </Form.Item>
    </FoldedFields>
  );
}

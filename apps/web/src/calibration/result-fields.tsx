import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { STAGES } from '../api/vocabulary';
import { useWords } from '../i18n/words';
import { EMPTY_POINT, EMPTY_REFERENCE, EMPTY_RESULT } from './draft';
import { ChoiceField, DecimalField, QuantityField, QuantityFields, TextField } from './fields';
import { ReferenceFields } from './reference-fields';

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
              <ReferenceList result={name} proposals={proposals} />
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
  return (
    <Form.List name={[result, 'points']}>
      {(points, { add, remove }) => (
        <>
          {points.map(({ key, name }) => (
            <fieldset key={key} className="inner">
              <legend>{t('form.point', { number: name + 1 })}</legend>
              <div className="form-grid">
                <QuantityFields path={[name, 'nominal']} label={t('point.nominal')} required />
                <QuantityFields path={[name, 'error']} label={t('point.error')} />
                <QuantityFields
                  path={[name, 'expandedUncertainty']}
                  label={t('point.expandedUncertainty')}
                  required
                />
                <DecimalField path={[name, 'coverageFactor']} label={t('point.coverageFactor')} required />
                <QuantityFields path={[name, 'mpe']} label={t('point.mpe')} />
                <ChoiceField
                  path={[name, 'stage']}
                  label={t('point.stage')}
                  group="stage"
                  codes={STAGES}
                  clearable
                />
                <TextField path={[name, 'mark']} label={t('point.mark')} />
                <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(name)} className="remove">
                  {t('form.removePoint', { number: name + 1 })}
                </Button>
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

function ReferenceList({ result, proposals }: { result: number; proposals: string[] }) {
  const { t } = useWords();
  return (
    <Form.List name={[result, 'references']}>
      {(references, { add, remove }) => (
        <>
          {references.map(({ key, name }) => (
            <fieldset key={key} className="inner">
              <legend>{t('form.reference', { number: name + 1 })}</legend>
              <ReferenceFields
                path={[name]}
                at={['results', result, 'references', name]}
                proposals={proposals}
                onRemove={() => remove(name)}
              />
            </fieldset>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(EMPTY_REFERENCE)}>
            {t('form.addReference')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

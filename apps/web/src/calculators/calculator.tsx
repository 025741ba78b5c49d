import { CalculatorOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Switch } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { readable } from '../frame/known-at-control';
import { useWords } from '../i18n/words';
import { FullFigures } from '../parts/figure';
import { ProblemPanel } from '../parts/problem-panel';
import { clearRefusals, showRefusals } from '../parts/refused-fields';
import type { Example } from './example';
import { keepDraft, readDraft } from './stored-draft';

interface Props<Draft, Body, Answer> {
  /** Under which the draft is kept. */
  name: string;
  empty: Draft;
  examples: readonly Example<Draft>[];
  /** What is posted for the values of the form. */
  bodyOf: (values: Draft) => Body;
  post: (body: Body) => Promise<Answer>;
  /** Of a part that was refused as a whole, the fields that may stand for it. */
  inside: readonly string[];
  fields: ReactNode;
  /** Whether the answer has calculated numbers whose last digits somebody may want. */
  hasFigures?: boolean;
  /** The answer beside the question it belongs to. */
  answer: (answer: Answer, body: Body) => ReactNode;
}

/** Examples, the form, its refusals at their fields, and the answer, which is what is printed. */
export function Calculator<Draft extends object, Body, Answer>(props: Props<Draft, Body, Answer>) {
  const { t, word } = useWords();
  const { name, empty, examples } = props;
  // A new form for a new draft: antd keeps values of fields that the new draft does not have.
  const [start, setStart] = useState<{ draft: Draft; example: Example<Draft> | null; turn: number }>(() => ({
    draft: readDraft<Draft>(name) ?? empty,
    example: null,
    turn: 0,
  }));
  const begin = (draft: Draft, example: Example<Draft> | null) => {
    keepDraft(name, draft);
    setStart({ draft, example, turn: start.turn + 1 });
  };
  return (
    <>
      <div className="examples no-print">
        <span id="examples-label" className="muted">
          {t('calculators.examples')}
        </span>
        {examples.map((example) => (
          <Button
            key={example.id}
            size="small"
            data-testid={`example-${example.id}`}
            onClick={() => begin(example.draft, example)}
          >
            {word('calculators.example', `${example.id}.name`)} · {example.source}
          </Button>
        ))}
        <Button size="small" type="text" onClick={() => begin(empty, null)}>
          {t('calculators.clear')}
        </Button>
      </div>
      <p className="muted small no-print" role="status">
        {start.example &&
          t('calculators.loaded', {
            source: start.example.source,
            note: word('calculators.example', `${start.example.id}.note`),
          })}
      </p>
      <CalculatorForm key={start.turn} {...props} initial={start.draft} />
    </>
  );
}

function CalculatorForm<Draft extends object, Body, Answer>({
  name,
  initial,
  bodyOf,
  post,
  inside,
  fields,
  hasFigures = true,
  answer,
}: Props<Draft, Body, Answer> & { initial: Draft }) {
  const { t } = useWords();
  const [form] = Form.useForm<Draft>();
  const [changed, setChanged] = useState(false);
  const calculation = useMutation({
    mutationFn: async (values: Draft) => {
      const body = bodyOf(values);
      return { body, answer: await post(body), at: new Date().toISOString() };
    },
    onMutate: () => clearRefusals(form),
    onSuccess: () => setChanged(false),
    onError: (error) => showRefusals(form, error, inside),
  });
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        className="calibration-form no-print"
        initialValues={initial}
        onValuesChange={(_, values) => {
          keepDraft(name, values);
          setChanged(true);
        }}
        onFinish={() => calculation.mutate(form.getFieldsValue(true) as Draft)}
        data-testid={`${name}-form`}
      >
        {fields}
        {calculation.isError && <ProblemPanel error={calculation.error} />}
        <div className="form-end">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            icon={<CalculatorOutlined aria-hidden />}
            loading={calculation.isPending}
          >
            {t('calculators.calculate')}
          </Button>
        </div>
      </Form>
      {calculation.data && (
        <Answered
          key={calculation.data.at}
          at={calculation.data.at}
          changed={changed}
          hasFigures={hasFigures}
        >
          {answer(calculation.data.answer, calculation.data.body)}
        </Answered>
      )}
    </>
  );
}

/** The answer as a sheet of paper: when it was calculated, print, all digits. */
function Answered({
  at,
  changed,
  hasFigures,
  children,
}: {
  at: string;
  changed: boolean;
  hasFigures: boolean;
  children: ReactNode;
}) {
  const { t } = useWords();
  const [full, setFull] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <article
      ref={place}
      tabIndex={-1}
      className="calculation"
      aria-labelledby="answer-title"
      data-testid="answer"
    >
      <div className="bar no-print">
        <h2 id="answer-title">{t('calculators.answer')}</h2>
        <div className="bar-tools">
          {hasFigures && (
            <label className="switch-label">
              <Switch size="small" checked={full} onChange={setFull} /> {t('calculators.allDigits')}
            </label>
          )}
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('common.print')}
          </Button>
        </div>
      </div>
      {changed && (
        <Alert className="no-print" type="warning" showIcon title={t('calculators.changed')} role="status" />
      )}
      <FullFigures value={full}>{children}</FullFigures>
      <p className="muted small">{t('calculators.calculatedAt', { at: readable(at) })}</p>
    </article>
  );
}

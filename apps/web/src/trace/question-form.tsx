import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { RecordedAssetReply } from '../api/generated';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { usePhone } from '../parts/use-media';

export interface Measurement {
  on: string;
  quantity: string;
  value: string;
  unit: string;
  /** As they stand in the address: `frequency:1 MHz; analyte:Pb`. */
  parameter: string;
  /** Channel, piece or function; empty: all of it. */
  part: string;
  /** What it is used for; left out where the question has no purpose. */
  purpose?: string;
}

interface Props {
  asset: RecordedAssetReply;
  initial: Measurement;
  submitLabel: string;
}

const PURPOSES = ['TRADE', 'SAFETY', 'MEDICAL', 'ENVIRONMENT', 'OTHER'];

/** The question is the URL. A phone shows it in a line, which unfolds: what matters there is the answer. */
export function QuestionForm(props: Props) {
  const { t, word } = useWords();
  const phone = usePhone();
  const { on, quantity, value, unit, parameter, part, purpose } = props.initial;
  if (!phone) return <QuestionFields {...props} />;
  const asked = [
    on,
    word('quantity', quantity),
    value === '' ? '' : `${value} ${unit}`,
    parameter,
    part,
    word('purpose', purpose),
  ].filter((text) => text !== '');
  return (
    <details className="question-fold no-print">
      <summary>
        {t('question.asked')} {asked.join(' · ')}
      </summary>
      <QuestionFields {...props} />
    </details>
  );
}

/** On which day, which quantity, and perhaps which value of it. */
function QuestionFields({ asset, initial, submitLabel }: Props) {
  const { t, word } = useWords();
  const moment = useMoment();
  const [question, setQuestion] = useState(initial);
  const set = (change: Partial<Measurement>) => setQuestion((now) => ({ ...now, ...change }));
  const quantities = [...new Set([...asset.measurands.map(({ quantity }) => quantity), question.quantity])];
  const halfValue = (question.value === '') !== (question.unit === '');
  return (
    <form
      className="question no-print"
      onSubmit={(event) => {
        event.preventDefault();
        moment.change({ ...question });
      }}
    >
      <label>
        {t('question.on')}
        <DatePicker
          allowClear={false}
          value={dayjs(question.on)}
          onChange={(value) => set({ on: (value ?? dayjs(todayInShanghai())).format('YYYY-MM-DD') })}
        />
      </label>
      <label htmlFor="question-quantity">
        {t('question.quantity')}
        <Select
          id="question-quantity"
          value={question.quantity}
          onChange={(quantity) => set({ quantity })}
          options={quantities
            .filter((quantity) => quantity !== '')
            .map((quantity) => ({ value: quantity, label: word('quantity', quantity) }))}
        />
      </label>
      <label>
        {t('question.value')}
        <Input
          inputMode="decimal"
          value={question.value}
          placeholder={t('question.any')}
          onChange={(event) => set({ value: event.target.value.trim() })}
        />
      </label>
      <label>
        {t('question.unit')}
        <Input
          value={question.unit}
          placeholder="kg, mm, Cel, V"
          status={halfValue ? 'warning' : undefined}
          onChange={(event) => set({ unit: event.target.value.trim() })}
        />
      </label>
      <label>
        {t('question.parameter')}
        <Input
          value={question.parameter}
          placeholder="frequency:1 MHz; analyte:Pb"
          onChange={(event) => set({ parameter: event.target.value })}
        />
      </label>
      <PartField asset={asset} value={question.part} onChange={(part) => set({ part })} />
      {question.purpose !== undefined && (
        <label htmlFor="question-purpose">
          {t('question.purpose')}
          <Select
            id="question-purpose"
            value={question.purpose}
            onChange={(purpose) => set({ purpose })}
            options={[
              { value: '', label: t('question.anyPurpose') },
              ...PURPOSES.map((purpose) => ({ value: purpose, label: word('purpose', purpose) })),
            ]}
          />
        </label>
      )}
      <Button type="primary" htmlType="submit" disabled={halfValue}>
        {submitLabel}
      </Button>
    </form>
  );
}

/** Which part, where the asset has some. */
function PartField({
  asset: { parts },
  value,
  onChange,
}: {
  asset: RecordedAssetReply;
  value: string;
  onChange: (part: string) => void;
}) {
  const { t, local } = useWords();
  if (!parts?.length && value === '') return null;
  const named = (parts ?? []).map(({ id, name }) => ({
    value: id,
    label: name ? `${id} ${local(name)}` : id,
  }));
  return (
    <label htmlFor="question-part">
      {t('question.part')}
      <Select
        id="question-part"
        value={value}
        onChange={onChange}
        options={[{ value: '', label: t('question.anyPart') }, ...named]}
      />
    </label>
  );
}

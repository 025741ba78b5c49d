import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';

/** A parameter of a list, and how people choose it. Its name is that in the address and in the question. */
export interface ListFilter {
  name: string;
  label: string;
  kind: 'text' | 'day' | 'choice';
  options?: readonly { value: string; label: string }[];
}

/** What narrows a list; all of it stands in the address. */
export function ListFilters({ filters }: { filters: readonly ListFilter[] }) {
  return (
    <div className="filters list-filters no-print">
      {filters.map((filter) => (
        <OneFilter key={filter.name} filter={filter} />
      ))}
    </div>
  );
}

function OneFilter({ filter: { name, label, kind, options = [] } }: { filter: ListFilter }) {
  const { t } = useWords();
  const moment = useMoment();
  const [params] = useSearchParams();
  const value = params.get(name);
  const id = `filter-${name}`;
  const change = (next: string | null | undefined) => moment.change({ [name]: next ?? null });
  return (
    <label htmlFor={id}>
      {label}
      {kind === 'text' && <TextFilter id={id} value={value ?? ''} onChange={change} />}
      {kind === 'day' && (
        <DatePicker
          id={id}
          value={value ? dayjs(value) : null}
          onChange={(day) => change(day ? day.format('YYYY-MM-DD') : null)}
        />
      )}
      {kind === 'choice' && (
        <Select
          id={id}
          allowClear
          value={value}
          placeholder={t('lists.any')}
          onChange={change}
          options={[...options]}
          className="wide-select"
        />
      )}
    </label>
  );
}

interface TextProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
}

/** Asked for when it is whole: on Enter, or when the reader goes on. */
function TextFilter({ id, value, onChange }: TextProps) {
  const [text, setText] = useState(value);
  // The address may change by itself, as on Back. The box stays the same one, and with it the focus.
  const [told, setTold] = useState(value);
  if (told !== value) {
    setTold(value);
    setText(value);
  }
  const ask = () => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <Input
      id={id}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={ask}
      onBlur={ask}
    />
  );
}

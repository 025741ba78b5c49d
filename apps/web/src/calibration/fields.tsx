import { useQuery } from '@tanstack/react-query';
import { AutoComplete, DatePicker, Form, Input, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useDeferredValue, useId, useState, type ReactNode } from 'react';
import { listAssets } from '../api/questions';
import { KNOWN_QUANTITIES, unitsOf } from '../api/quantities';
import { useWords } from '../i18n/words';
import type { FieldPath } from '../parts/field-of-pointer';

export type { FieldPath };

interface FieldProps {
  /** Name of the field; inside a list it begins with the number of the item. */
  path: FieldPath;
  label: string;
  required?: boolean;
}

export function TextField({ path, label, required, help }: FieldProps & { help?: string }) {
  return (
    <Form.Item name={path} label={label} required={required} extra={help}>
      <Input autoComplete="off" />
    </Form.Item>
  );
}

/** A decimal is text: a number input would lose the zeros of `306.250`. */
export function DecimalField({ path, label, required }: FieldProps) {
  return (
    <Form.Item name={path} label={label} required={required}>
      <Input inputMode="decimal" autoComplete="off" />
    </Form.Item>
  );
}

/** Value and unit side by side under one label; the units of the quantity are proposed, any other may be typed. */
export function QuantityFields({
  path,
  label,
  required,
  unit,
  quantity,
}: FieldProps & { unit?: string; quantity?: unknown }) {
  const { t } = useWords();
  const proposed = useId();
  return (
    <Form.Item label={label} required={required} className="pair" htmlFor={undefined}>
      <Space.Compact block>
        <Form.Item name={[...path, 'value']} noStyle>
          <Input inputMode="decimal" autoComplete="off" aria-label={`${label}: ${t('form.value')}`} />
        </Form.Item>
        <Form.Item name={[...path, 'unit']} noStyle>
          <Input
            autoComplete="off"
            className="unit-input"
            list={proposed}
            aria-label={`${label}: ${t('question.unit')}`}
            placeholder={unit ?? t('question.unit')}
          />
        </Form.Item>
        <datalist id={proposed}>
          {unitsOf(quantity).map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
      </Space.Compact>
    </Form.Item>
  );
}

/** Both ends and their unit side by side under one label. */
export function RangeFields({ path, label, required, help }: FieldProps & { help?: string }) {
  const { t } = useWords();
  const ends = [
    ['min', t('form.min')],
    ['max', t('form.max')],
    ['unit', t('question.unit')],
  ] as const;
  return (
    <Form.Item label={label} required={required} extra={help} className="pair" htmlFor={undefined}>
      <Space.Compact block>
        {ends.map(([end, name]) => (
          <Form.Item key={end} name={[...path, end]} noStyle>
            <Input
              inputMode={end === 'unit' ? undefined : 'decimal'}
              autoComplete="off"
              className={end === 'unit' ? 'unit-input' : undefined}
              aria-label={`${label}: ${name}`}
              placeholder={name}
            />
          </Form.Item>
        ))}
      </Space.Compact>
    </Form.Item>
  );
}

/** Several texts in one field. */
export function ListField({
  path,
  label,
  help,
  separators,
}: FieldProps & { help: string; separators: string[] }) {
  return (
    <Form.Item name={path} label={label} extra={help}>
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} />
    </Form.Item>
  );
}

/** What most certificates do not need, folded away; a refusal inside of it unfolds it. */
export function FoldedFields({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="more whole">
      <summary>{title}</summary>
      <div className="form-grid">{children}</div>
    </details>
  );
}

/** A civil date, kept as `YYYY-MM-DD` from the picker to the wire. */
export function DateField({ path, label, required }: FieldProps) {
  return (
    <Form.Item
      name={path}
      label={label}
      required={required}
      getValueProps={(value: string | null | undefined) => ({ value: value ? dayjs(value) : null })}
      normalize={(value: Dayjs | null) => (value ? value.format('YYYY-MM-DD') : null)}
    >
      <DatePicker className="full" />
    </Form.Item>
  );
}

export function ChoiceField({
  path,
  label,
  required,
  group,
  codes,
  clearable,
  help,
}: FieldProps & { group: string; codes: readonly string[]; clearable?: boolean; help?: ReactNode }) {
  const { word } = useWords();
  return (
    <Form.Item name={path} label={label} required={required} extra={help}>
      <Select
        allowClear={clearable}
        options={codes.map((code) => ({ value: code, label: word(group, code) }))}
      />
    </Form.Item>
  );
}

/** A code out of the list, the proposed ones first; it may also be typed, and is found by its name and by its code. */
export function QuantityField({ path, label, required, proposals }: FieldProps & { proposals: string[] }) {
  const { word } = useWords();
  return (
    <Form.Item name={path} label={label} required={required}>
      <AutoComplete
        showSearch={{
          filterOption: (typed, option) => option?.label.toLowerCase().includes(typed.toLowerCase()) ?? false,
        }}
        options={[...new Set([...proposals, ...KNOWN_QUANTITIES])].map((quantity) => ({
          value: quantity,
          label: `${word('quantity', quantity)} (${quantity})`,
        }))}
      />
    </Form.Item>
  );
}

const PROPOSED_ASSETS = 8;

/** An asset's id, proposed from the ledger while typing a name, a serial number or an id. */
export function AssetField({ path, label, required }: FieldProps) {
  const { t, local } = useWords();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['ledger', 'proposals', query],
    queryFn: ({ signal }) => listAssets({ query, limit: PROPOSED_ASSETS }, signal),
    enabled: query !== '',
  });
  return (
    <Form.Item name={path} label={label} required={required} extra={t('form.assetHelp')}>
      <AutoComplete
        showSearch={{ onSearch: setText, filterOption: false }}
        options={(found.data?.items ?? []).map((item) => ({
          value: item.id,
          label: `${local(item.name)} · ${item.serialNumber} · ${item.id}`,
        }))}
      />
    </Form.Item>
  );
}

export function NameplateFields({ path }: { path: FieldPath }) {
  const { t } = useWords();
  return (
    <>
      <TextField path={[...path, 'manufacturer']} label={t('asset.manufacturer')} required />
      <TextField path={[...path, 'model']} label={t('asset.model')} required />
      <TextField path={[...path, 'serialNumber']} label={t('asset.serialNumber')} required />
    </>
  );
}

import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { FieldPath } from '../parts/field-of-pointer';

interface FieldProps {
  path: FieldPath;
  label: ReactNode;
  required?: boolean;
  help?: string;
}

/** One row of a table of fields: fields side by side that wrap where there is no room, and the way to remove it. */
export function FieldRow({
  name,
  remove,
  onRemove,
  children,
}: {
  /** Of the group, for who does not see the row. */
  name: string;
  /** What the button says. */
  remove: string;
  onRemove: (() => void) | null;
  children: ReactNode;
}) {
  return (
    <div role="group" aria-label={name} className="field-row">
      {children}
      {onRemove && (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={remove}
          title={remove}
          onClick={onRemove}
          className="row-remove"
        />
      )}
    </div>
  );
}

/** A short text: a symbol or a unit. */
export function ShortField({ path, label, required, help }: FieldProps) {
  return (
    <Form.Item name={path} label={label} required={required} extra={help} className="short-field">
      <Input autoComplete="off" autoCapitalize="off" spellCheck={false} />
    </Form.Item>
  );
}

/** A decimal is text: a number input would lose the zeros of `306.250`. */
export function NumberField({ path, label, required, help }: FieldProps) {
  return (
    <Form.Item name={path} label={label} required={required} extra={help} className="number-field">
      <Input inputMode="decimal" autoComplete="off" />
    </Form.Item>
  );
}

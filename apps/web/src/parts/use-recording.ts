import { useMutation } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useRef } from 'react';
import type { WrittenReply } from '../api/generated';
import { newIdempotencyKey } from './idempotency-key';
import { clearRefusals, showRefusals } from './refused-fields';

interface Recording<Body> {
  form: FormInstance;
  bodyOf: (values: unknown) => Body;
  post: (body: Body, key: string) => Promise<WrittenReply>;
  /** Of a part that was refused as a whole, the fields that may stand for it. */
  inside?: readonly string[];
  onRecorded?: (recorded: WrittenReply) => void;
}

/** Sends a form that records something; its refusals stand at the fields they mean. */
export function useRecording<Body>({ form, bodyOf, post, inside = [], onRecorded }: Recording<Body>) {
  /** The same body sent again keeps its key, so that a retry after a lost reply records nothing twice. */
  const sent = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (values: unknown) => {
      const body = bodyOf(values);
      const text = JSON.stringify(body);
      if (sent.current.text !== text) sent.current = { text, key: newIdempotencyKey() };
      return post(body, sent.current.key);
    },
    onMutate: () => clearRefusals(form),
    onSuccess: (recorded) => onRecorded?.(recorded),
    onError: (error) => showRefusals(form, error, inside),
  });
}

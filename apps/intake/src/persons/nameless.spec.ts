// Goal: a dead letter keeps a submission and names nobody. Method: sound, odd and unreadable values.
import { nameless } from './nameless';

const of = (value: unknown): string => nameless(Buffer.from(JSON.stringify(value))).toString();

it('keeps a submission without the names of its persons', () => {
  const body = {
    certificateNumber: 'N-1',
    signatories: [{ person: 'Wang', registration: 'R-1', role: 'VERIFIED' }],
    customer: { name: 'Works', person: 'Li' },
  };
  expect(JSON.parse(of({ kind: 'calibration', body }))).toEqual({
    kind: 'calibration',
    body: { certificateNumber: 'N-1', signatories: [{ role: 'VERIFIED' }], customer: { name: 'Works' } },
  });
});

it('keeps what names nobody as it is', () => {
  const sent = { kind: 'calibration', body: { certificateNumber: 'N-1' } };
  expect(JSON.parse(of(sent))).toEqual(sent);
});

it.each([
  ['no JSON', '{"body": {"signatories": [{"person": "Wang"'],
  ['names where a list belongs', '{"body": {"signatories": "Wang"}}'],
  ['a name where a customer belongs', '{"body": {"customer": "Wang"}}'],
  ['a text', '"Wang"'],
])('keeps the digest alone of %s', (_, text) => {
  const kept = nameless(Buffer.from(text)).toString();
  expect(kept).toMatch(/^\{"unreadable":true,"sha256":"[0-9a-f]{64}"\}$/);
});

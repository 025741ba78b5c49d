// Goal: every event belongs to one sort of stream, and a stray one is a loud failure. Method: the list of all events.
import {
  ASSET,
  CERTIFICATE,
  fold,
  IMPACT_CASE,
  LABORATORY,
  METHOD,
  PROPOSAL,
  QUANTITY,
  SCHEME,
} from './aggregates';
import { EVENT_SCHEMA_VERSIONS } from './events';
import { InvariantViolation } from './invariant';

const AGGREGATES = [LABORATORY, ASSET, CERTIFICATE, SCHEME, METHOD, QUANTITY, IMPACT_CASE, PROPOSAL];

it('every event is held by streams of one sort', () => {
  const held = AGGREGATES.flatMap(({ events }) => Object.keys(events)).sort();
  expect(held).toEqual(Object.keys(EVENT_SCHEMA_VERSIONS).sort());
});

it('an event on a stream of another sort is not passed over', () => {
  const data = { id: 'r', certificate: 'c', effect: 'VOID' as const, effectiveFrom: null, reason: 'wrong' };
  expect(() => fold(ASSET, [{ type: 'CertificateRevoked', data }])).toThrow(InvariantViolation);
});

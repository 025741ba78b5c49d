import type { Json, StepKind } from '../stories/steps';
import { daysAfter } from './demo-steps';

/** Fault 4: how many thermometers were measured with T4 before its certificate was withdrawn. */
export const CHILDREN_OF_T4 = 40;
/** So many of them have been measured again since, with the new certificate of T4. */
export const RECALIBRATED_CHILDREN = 8;

const OWNERS = ['demo-pharma', 'demo-food', 'demo-energy', 'demo-electronics'];

const thermometer = (index: number): string => `fault-4-pt100-${String(index + 1).padStart(2, '0')}`;

function registered(index: number): Json {
  return {
    id: thermometer(index),
    tier: 'WORKING',
    name: { zh: `铂热电阻 ${index + 1} 号`, en: `PT100 no. ${index + 1}` },
    owner: OWNERS[index % OWNERS.length],
    quantity: 'temperature',
    range: '0..200 Cel',
    // Its certificate gives corrections and no verdict.
    use: 'BY_ORDER',
  };
}

function measured(index: number, performedOn: string, reference: unknown): Json {
  const year = performedOn.slice(0, 4);
  return {
    of: thermometer(index),
    id: `${thermometer(index)}-${year}`,
    certificateNumber: `PROV-PT-${year}-${String(index + 1).padStart(4, '0')}`,
    issuer: 'demo-province',
    performedOn,
    months: '12',
    quantity: 'temperature',
    points: ['50 Cel, U 0.06 Cel, mpe 0.25 Cel', '100 Cel, U 0.06 Cel, mpe 0.35 Cel'],
    uses: [reference],
  };
}

const BY_ASSET = 'temperature-t4';
const BY_NUMBER = {
  asset: 'temperature-t4',
  certificate: { issuer: 'demo-province', number: 'PROV-T-2023-0107' },
};

/** Many alike, so they are made: the thermometers, what was measured with T4, what was measured again, the withdrawal. */
export function fanOut(): [StepKind, Json][] {
  const indexes = Array.from({ length: CHILDREN_OF_T4 }, (_, index) => index);
  const again = indexes.slice(0, RECALIBRATED_CHILDREN);
  return [
    ...indexes.map((index): [StepKind, Json] => ['asset', registered(index)]),
    // One every fifteen days from 2023-06-05 on; T4 was measured again only on 2025-03-20. Half of the laboratories' forms
    // name the certificate, half only the standard.
    ...indexes.map((index): [StepKind, Json] => [
      'calibration',
      measured(index, daysAfter('2023-06-05', 15 * index), index % 2 === 0 ? BY_NUMBER : BY_ASSET),
    ]),
    ...again.map((index): [StepKind, Json] => [
      'calibration',
      measured(index, daysAfter('2025-06-10', index), BY_ASSET),
    ]),
    [
      'revocation',
      {
        of: 'temperature-t4-2023',
        id: 'fault-4-revocation',
        effect: 'WITHDRAWN',
        effectiveFrom: '2023-12-01',
        reason:
          '期间核查发现水三相点漂移 38 mK / An intermediate check found a drift of 38 mK at the triple point',
      },
    ],
  ];
}

// Goal: a refusal tells everything that is wrong with a body, shape and meaning together, and nothing that is not.
// Method: sound bodies of every class; one place made unsound in each way, alone and beside planted faults of meaning
// elsewhere; then one body with everything wrong at once.
import '..';
import {
  DesignateLaboratoryBody,
  EntrustAssetBody,
  EntrustOrganizationBody,
  GrantClearanceBody,
} from './admission';
import { CheckAssetBody, ConfirmAssetBody } from './asset-checks';
import { ReportNonconformityBody, RestateReferenceValueBody } from './asset-findings';
import { ExamineAssetBody, RecordLifecycleBody, RegisterAssetBody, AmendAssetBody } from './assets';
import { CalibrationIntervalBody, ConformityDecisionBody, ConformityRisksBody } from './calculators';
import { RecordCalibrationBody } from './calibrations';
import { RevokeCertificateBody, SuspendCertificateBody } from './certificates';
import { CloseImpactCaseBody, NotifyOfImpactCaseBody } from './impact-cases';
import { PublishMethodBody } from './methods';
import { RegisterOrganizationBody } from './organizations';
import { PublishSchemeBody } from './schemes';
import { GrantScopeBody, SuspendScopeBody } from './scopes';
import { shapeFaultsOf as faultsOf } from './testing/faults-of';
import * as sound from './testing/sound-bodies';
import { UncertaintyBudgetBody } from './uncertainty';

type Json = Record<string, unknown>;
type Class = new () => object;

const CHART = [100, 200, 300, 400].map((day) => ({ day, error: `0.${day}` }));

/** A sound body with places to plant a fault of meaning: where, what, and what is told of it. */
type Case = [Class, Json, [string, unknown, string][]];
const CASES: Case[] = [
  [
    RegisterOrganizationBody,
    { name: { en: 'x' }, kinds: ['LABORATORY'], region: '310000', publicKeys: [] },
    [
      ['/uscc', '91310000MA1FL0000X', '/uscc USCC_INVALID'],
      ['/region', '000000', '/region REGION_INVALID'],
    ],
  ],
  [
    GrantScopeBody,
    { ...sound.scope, validTo: '2026-01-01', lines: [...sound.scope.lines, sound.scope.lines[0]] },
    [
      ['/lines/1/range/unit', 'lb', '/lines/1/range/unit NON_LEGAL_UNIT'],
      ['/lines/1/cmc/k', '0', '/lines/1/cmc/k K_NONPOSITIVE'],
    ],
  ],
  [
    DesignateLaboratoryBody,
    { laboratory: 'lab', from: '2024-02-01', reason: 'r' },
    [['/to', '2024-01-01', '/to TIME_ORDER']],
  ],
  [SuspendScopeBody, { from: '2024-02-01', reason: 'r' }, [['/to', '2024-01-01', '/to TIME_ORDER']]],
  [
    PublishSchemeBody,
    { ...sound.scheme, edges: [], validTo: '2030-01-01' },
    [['/quantity', 'weight', '/quantity UNKNOWN_QUANTITY']],
  ],
  [
    PublishMethodBody,
    sound.method,
    [['/environment/temperature/unit', 'lb', '/environment/temperature/unit NON_LEGAL_UNIT']],
  ],
  [
    RegisterAssetBody,
    {
      ...sound.asset,
      kind: 'REFERENCE_MATERIAL',
      measurands: [sound.asset.measurands[0], sound.asset.measurands[0]],
    },
    [
      ['/measurands/1/quantity', 'weight', '/measurands/1/quantity UNKNOWN_QUANTITY'],
      ['/region', '000000', '/region REGION_INVALID'],
    ],
  ],
  [
    ExamineAssetBody,
    { number: 'n', kind: 'PRIMARY', validFrom: '2020-01-01' },
    [['/validTo', '2019-01-01', '/validTo TIME_ORDER']],
  ],
  [RecordLifecycleBody, { event: 'REPAIRED', on: '2024-01-01' }, [['/on', '2027-01-01', '/on TIME_ORDER']]],
  [
    ReportNonconformityBody,
    {
      quantity: 'mass',
      from: '2024-01-01',
      to: '2024-02-01',
      reason: 'r',
      shift: { value: '1', unit: 'mg' },
    },
    [
      ['/shift/unit', 'mm', '/shift/unit UNIT_INCOMPATIBLE'],
      ['/to', '2027-02-01', '/to TIME_ORDER'],
    ],
  ],
  [
    RestateReferenceValueBody,
    { quantity: 'mass', shift: { value: '-7', unit: 'ug' }, effectiveFrom: '2023-03-01', reason: 'r' },
    [['/shift/unit', 'mm', '/shift/unit UNIT_INCOMPATIBLE']],
  ],
  [
    AmendAssetBody,
    { on: '2024-01-01', reason: 'r', measurands: [{ quantity: 'mass', mpe: { value: '1', unit: 'g' } }] },
    [
      ['/measurands/0/mpe/unit', 'mm', '/measurands/0/mpe/unit UNIT_INCOMPATIBLE'],
      ['/on', '2027-01-01', '/on TIME_ORDER'],
    ],
  ],
  [
    ConfirmAssetBody,
    {
      certificate: 'c',
      on: '2024-01-01',
      purpose: 'OTHER',
      requirement: { quantity: 'mass', limits: { value: '2', unit: 'g' } },
      conclusion: 'PASS',
    },
    [
      ['/requirement/limits/unit', 'mm', '/requirement/limits/unit UNIT_INCOMPATIBLE'],
      ['/on', '2027-01-01', '/on TIME_ORDER'],
    ],
  ],
  [
    CheckAssetBody,
    { on: '2024-01-01', quantity: 'mass', passed: true, points: [{ nominal: { value: '1', unit: 'kg' } }] },
    [
      ['/points/0/nominal/unit', 'mm', '/points/0/nominal/unit UNIT_INCOMPATIBLE'],
      ['/on', '2027-01-01', '/on TIME_ORDER'],
    ],
  ],
  [
    RecordCalibrationBody,
    {
      ...sound.calibration,
      asset: 'own',
      results: [
        { ...sound.calibration.results[0], points: [sound.point, sound.point] },
        { quantity: 'mass', range: sound.mass, references: [] },
      ],
    },
    [
      ['/results/0/points/1/coverageFactor', '0', '/results/0/points/1/coverageFactor K_NONPOSITIVE'],
      ['/results/1/range/unit', 'mm', '/results/1/range/unit UNIT_INCOMPATIBLE'],
      ['/issuedOn', '2027-08-14', '/issuedOn TIME_ORDER'],
    ],
  ],
  [
    RevokeCertificateBody,
    { effect: 'VOID', reason: 'r' },
    [['/effectiveFrom', '2024-01-01', '/effectiveFrom NOT_ALLOWED']],
  ],
  [
    SuspendCertificateBody,
    { from: '2024-01-01', to: '2024-01-30', reason: 'r' },
    [
      ['/to', '2024-02-01', '/to SUSPENSION_TOO_LONG'],
      ['/to', '2023-12-31', '/to TIME_ORDER'],
    ],
  ],
  ...[EntrustAssetBody, EntrustOrganizationBody].map((type): Case => [
    type,
    { laboratory: 'lab', from: '2024-02-01' },
    [['/to', '2024-01-01', '/to TIME_ORDER']],
  ]),
  [
    DesignateLaboratoryBody,
    { laboratory: 'lab', from: '2024-02-01', reason: 'r' },
    [['/to', '2024-01-01', '/to TIME_ORDER']],
  ],
  [GrantClearanceBody, { from: '2024-02-01', reason: 'r' }, [['/to', '2024-01-01', '/to TIME_ORDER']]],
  [NotifyOfImpactCaseBody, { notified: ['a'], on: '2024-01-01' }, [['/on', '2027-01-01', '/on TIME_ORDER']]],
  [CloseImpactCaseBody, { on: '2024-01-01', reason: 'r' }, [['/on', '2027-01-01', '/on TIME_ORDER']]],
  [
    UncertaintyBudgetBody,
    { ...sound.budget, simultaneous: null, correlations: null, order: 1 },
    [['/coverageProbability', '1.5', '/coverageProbability VALUE_OUT_OF_RANGE']],
  ],
  [
    ConformityDecisionBody,
    sound.decision,
    [['/standardUncertainty', '0', '/standardUncertainty VALUE_OUT_OF_RANGE']],
  ],
  [
    ConformityRisksBody,
    sound.risks,
    [['/measurement/standardUncertainty', '0', '/measurement/standardUncertainty VALUE_OUT_OF_RANGE']],
  ],
  [CalibrationIntervalBody, { ...sound.interval, points: CHART }, [['/mpe', '0', '/mpe VALUE_OUT_OF_RANGE']]],
];

/** Values that no field of any body takes, each of another kind. */
const UNSOUND: unknown[] = [7.5, [[]], { surplus: 1 }, true, '\u0000', [7.5], [{ surplus: 1 }]];

function* places(value: unknown, at = ''): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    yield `${at}/${key}`;
    yield* places(inside, `${at}/${key}`);
  }
}

function withValue(body: Json, pointer: string, value: unknown): Json {
  const copy = JSON.parse(JSON.stringify(body)) as Json;
  const path = pointer.split('/').slice(1);
  const last = path.pop() ?? '';
  let at = copy;
  for (const key of path) at = at[key] as Json;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const related = (a: string, b: string): boolean => `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);

describe.each(CASES.map(([type, body, plants]) => [type.name, type, body, plants] as const))(
  'a body of %s',
  (_, type, body, plants) => {
    it('is sound as it stands', () => {
      expect(faultsOf(type, body)).toEqual([]);
    });

    it('with one unsound place is refused for that place alone', () => {
      for (const place of places(body)) {
        for (const value of UNSOUND) {
          const told = faultsOf(type, withValue(body, place, value));
          expect({
            place,
            value,
            elsewhere: told.filter((one) => !related(one.split(' ')[0]!, place)),
          }).toEqual({
            place,
            value,
            elsewhere: [],
          });
        }
      }
    });

    it.each(plants)(
      'is refused for what %s means beside any other unsound place',
      (pointer, planted, told) => {
        const bad = withValue(body, pointer, planted);
        let asked = 0;
        for (const place of places(bad)) {
          if (related(place, pointer) || restsOn(told, place)) continue;
          for (const value of UNSOUND) {
            const faults = faultsOf(type, withValue(bad, place, value));
            if (faults.every((one) => one === told)) continue;
            asked += 1;
            expect({ place, value, faults }).toEqual({
              place,
              value,
              faults: expect.arrayContaining([told]),
            });
          }
        }
        expect(asked).toBeGreaterThan(0);
      },
    );
  },
);

/** What a unit is compared with, what a day follows, what a void says: unsound, it leaves the other open. */
function restsOn(told: string, place: string): boolean {
  if (/UNIT_INCOMPATIBLE/.test(told)) return place.endsWith('quantity');
  if (/TIME_ORDER|TOO_LONG/.test(told)) return /(validFrom|from)$/.test(place);
  return place === (/NOT_ALLOWED/.test(told) ? '/effect' : '/method');
}

describe('a body with everything wrong at once', () => {
  it('is told of all of it, sorted by place', () => {
    const { point, calibration } = sound;
    const body = {
      ...calibration,
      id: 'a b',
      issuedOn: '2020-08-01',
      validUntil: '2020-02-30',
      surplus: 1,
      results: [
        {
          quantity: 'mass',
          points: [
            { ...point, nominal: { value: '200', unit: 'lb' }, coverageFactor: '-2', mark: 7 },
            { nominal: { value: 'x', unit: 'g' }, expandedUncertainty: { value: '0', unit: 'mm' } },
            'no point',
            { ...point, expandedUncertainty: 5 },
          ],
        },
      ],
    };
    expect(faultsOf(RecordCalibrationBody, body)).toEqual([
      '/id NOT_AN_ID',
      '/issuedOn TIME_ORDER',
      '/results/0/points/0/coverageFactor K_NONPOSITIVE',
      '/results/0/points/0/mark WRONG_TYPE',
      '/results/0/points/0/nominal/unit NON_LEGAL_UNIT',
      '/results/0/points/1/coverageFactor K_MISSING',
      '/results/0/points/1/expandedUncertainty/unit UNIT_INCOMPATIBLE',
      '/results/0/points/1/expandedUncertainty/value U_NONPOSITIVE',
      '/results/0/points/1/nominal/value NOT_A_DECIMAL',
      '/results/0/points/2 WRONG_TYPE',
      '/results/0/points/3/expandedUncertainty WRONG_TYPE',
      '/surplus UNKNOWN_FIELD',
      '/validUntil NOT_A_DATE',
    ]);
  });

  it('is told of as many as are told, and one more that says so', () => {
    const many = (count: number): Json => ({
      ...sound.calibration,
      ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 1])),
    });
    expect(faultsOf(RecordCalibrationBody, many(100), 100)).toHaveLength(100);
    expect(faultsOf(RecordCalibrationBody, many(101), 100)).toHaveLength(101);
    expect(faultsOf(RecordCalibrationBody, many(250), 100)).toHaveLength(101);
  });

  it('does not say of edges and labels what rests on an unsound level or kind', () => {
    const scheme = withValue(sound.scheme, '/edges/0/to', 'E1');
    expect(faultsOf(PublishSchemeBody, withValue(scheme, '/levels/0/code', 7))).toEqual([
      '/levels/0/code WRONG_TYPE',
    ]);
    const kindless = withValue(sound.asset, '/kind', 'THING');
    expect(faultsOf(RegisterAssetBody, kindless)).toEqual(['/kind NOT_IN_LIST']);
  });
});

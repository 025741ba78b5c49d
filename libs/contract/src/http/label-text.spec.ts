// Goal: what identifies something bears what labels bear and nothing that nobody sees; a search takes what people copy.
// Method: characters of each sort in every field that identifies something, found by its pointer.
import { AcceptCertificateBody } from './admission';
import { ExamineAssetBody, RecordLifecycleBody, RegisterAssetBody } from './assets';
import { RecordCalibrationBody } from './calibrations';
import { AssetListQuery, PublicVerificationQuery } from './queries';
import { PublishSchemeBody } from './schemes';
import { GrantScopeBody } from './scopes';
import { faultsOf } from './testing/faults-of';
import { asset, calibration, reference, scheme, scope } from './testing/sound-bodies';

type Json = Record<string, unknown>;

const external = {
  kind: 'CIPM_MRA',
  institute: 'PTB',
  certificateNumber: 'x',
  kcdbId: 'x',
  accreditation: 'x',
};
const plate = { manufacturer: 'x', model: 'x', serialNumber: 'x' };
const posted = {
  ...calibration,
  asset: plate,
  results: [{ ...calibration.results[0], references: [reference, { quantity: 'mass', external }] }],
};
const examination = { number: 'x', kind: 'PRIMARY', validFrom: '2020-01-01' };

/** Every field of every body that identifies something. */
const LABELS: [new () => object, Json, string[]][] = [
  [RegisterAssetBody, { ...asset, ...plate }, ['/manufacturer', '/model', '/serialNumber']],
  [RegisterAssetBody, asset, ['/measurands/0/accuracyClass', '/schemeLevel/level']],
  [RegisterAssetBody, asset, ['/referenceMaterial/code', '/referenceMaterial/batch']],
  [ExamineAssetBody, examination, ['/number']],
  [GrantScopeBody, scope, ['/number', '/items/0']],
  [PublishSchemeBody, scheme, ['/levels/0/code', '/edges/0/from', '/edges/0/to']],
  [RecordCalibrationBody, posted, ['/certificateNumber', '/methods/0', '/results/0/points/0/mark']],
  [RecordCalibrationBody, posted, ['/asset/manufacturer', '/asset/model', '/asset/serialNumber']],
  [
    RecordCalibrationBody,
    posted,
    ['/results/0/references/0/certificate/number', '/results/0/references/0/batch'],
  ],
  [
    RecordCalibrationBody,
    posted,
    ['certificateNumber', 'kcdbId', 'accreditation'].map(
      (name) => `/results/0/references/1/external/${name}`,
    ),
  ],
];

function withText(body: Json, pointer: string, text: string): object {
  const copy = structuredClone(body);
  const keys = pointer.split('/').slice(1);
  const last = keys.pop()!;
  const owner = keys.reduce<Json>((inner, key) => inner[key] as Json, copy);
  owner[last] = text;
  return copy;
}

const FORBIDDEN: Record<string, string> = {
  control: '\u0007',
  'line break': '\n',
  'line separator': '\u2028',
  'right-to-left override': '\u202e',
  isolate: '\u2067',
  'left-to-right mark': '\u200e',
  'zero-width space': '\u200b',
  'zero-width joiner': '\u200d',
  'byte-order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'variation selector': '\ufe0f',
  'Hangul filler': '\u3164',
  tag: '\u{e0041}',
  'private use': '\ue000',
  'half a pair': '\ud83d',
  unassigned: '\u0378',
};

describe.each(LABELS)('%p', (type, body, pointers) => {
  it.each(pointers)('%s bears what labels bear', (pointer) => {
    const labels = ['№ 京检字〔2024〕第0815号', 'ПЛ-7/Ä·Ω', '（甲）200*', 'TG-328A_#1.2+3', '٣٤', 'Ⅷ'];
    for (const text of labels) expect(faultsOf(type, withText(body, pointer, text))).toEqual([]);
  });

  it.each(pointers)('%s bears nothing that nobody sees', (pointer) => {
    for (const [what, character] of Object.entries(FORBIDDEN)) {
      const faults = faultsOf(type, withText(body, pointer, `A${character}1`));
      expect({ what, faults }).toEqual({ what, faults: [`${pointer} FORBIDDEN_CHARACTER`] });
    }
  });
});

describe('names and notes', () => {
  it('keep what some scripts need, and are not turned round', () => {
    const named = (zh: string) => faultsOf(RegisterAssetBody, { ...asset, name: { zh } });
    expect(named('می\u200cخواهم 葛\u{e0100}')).toEqual([]);
    for (const character of ['\u202e', '\u2066', '\u200f', '\n', '\u2028', '\ud83d']) {
      expect(named(`a${character}b`)).toEqual(['/name/zh FORBIDDEN_CHARACTER']);
    }
    const noted = (note: string) =>
      faultsOf(RecordLifecycleBody, { event: 'REPAIRED', on: '2024-01-01', note });
    expect(noted('a\nb\u2028c\td')).toEqual([]);
    for (const character of ['\u202e', '\u0000', '\ud83d']) {
      expect(noted(`a${character}b`)).toEqual(['/note FORBIDDEN_CHARACTER']);
    }
  });
});

describe('what is looked for', () => {
  it('may be copied out of other programs, with what nobody sees', () => {
    const copied = '\u202a2024\u200b-0815\u202c\u00ad';
    expect(faultsOf(AssetListQuery, { query: copied })).toEqual([]);
    expect(faultsOf(PublicVerificationQuery, { issuer: 'lab', number: copied })).toEqual([]);
    expect(faultsOf(PublicVerificationQuery, { serialNumber: copied, manufacturer: copied })).toEqual([]);
    expect(faultsOf(AssetListQuery, { query: 'a\u0000' })).toEqual(['/query FORBIDDEN_CHARACTER']);
  });
});

it('an id is plain, here as everywhere', () => {
  expect(faultsOf(AcceptCertificateBody, { asset: 'scale\u200b' })).toEqual(['/asset NOT_AN_ID']);
});

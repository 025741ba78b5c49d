// Goal: a stranger's certificate changes nobody's standing (RECORD.md section 9), and who may speak is known from the
// facts, not from their order. Method: one standard of an owner, certified by a laboratory with each right there is and
// with its near miss, and the verdict of what rests on it.
import type { AssetRegistered, CalibrationRecorded, DomainEvent, ScopeGranted } from '@suyuan/domain';
import { CalibrationGraph } from '../calibration-graph';
import { graphFactOf } from '../facts-of-events';
import { massResult, point, reference, soundChain, Story } from '../testing/story';

const DAY = '2024-03-01';
const ever = { from: '2024-01-01', to: null };

/** A standard of the owner `works`, calibrated by `other` with the laboratory's reference. */
function calibratedByAnother(
  asset: Partial<AssetRegistered['data']> = {},
  certificate: Partial<CalibrationRecorded['data']> = {},
): Story {
  return soundChain()
    .organization('works')
    .organization('other')
    .asset('s', { owner: 'works', ...asset })
    .certificate('c', 's', {
      issuer: 'other',
      performedOn: DAY,
      results: [massResult([point('1000', '0.6')], reference('m1'))],
      ...certificate,
    });
}

const inForceOn = (story: Story, on = '2024-06-01') => story.traceAsset('s', on).start;

const scope = (more: Partial<ScopeGranted['data']>) => (story: Story) => story.scope('other', more);
const event = (told: DomainEvent) => (story: Story) => story.tell(told);
const entrusted = (owner: string, days: { from: string; to: string | null } = ever) =>
  event({ type: 'AssetEntrusted', data: { id: 'e', asset: 's', owner, laboratory: 'other', ...days } });
const designated = (national: boolean) =>
  event({
    type: 'LaboratoryDesignated',
    data: { id: 'd', asset: 's', laboratory: 'other', ...ever, reason: 'x', national },
  });
const accepted = (by: string) =>
  event({ type: 'CertificateAccepted', data: { id: 'a', certificate: 'c', by } });
const transferred = event({
  type: 'AssetTransferred',
  data: { id: 't', asset: 's', on: '2024-05-01', note: null, owner: 'other' },
});
const citedBy = (issuer: string) => (story: Story) =>
  story.asset('own', { owner: 'works' }).certificate('citing', 'own', {
    issuer,
    performedOn: '2024-04-01',
    results: [
      massResult([point('1000', '5')], reference('s', { certificate: { issuer: 'other', number: 'N-c' } })),
    ],
  });

type Told = (story: Story) => Story;

describe('a certificate of somebody else counts when', () => {
  it.each<[string, Told, Told]>([
    ['the issuer is a statutory body', scope({ basis: 'STATUTORY' }), scope({ basis: 'ACCREDITATION' })],
    [
      'the issuer is authorised to serve others',
      scope({ basis: 'AUTHORISATION', form: 'TASKS' }),
      scope({ basis: 'AUTHORISATION', form: 'INTERNAL', members: ['works'] }),
    ],
    [
      'its line is of the quantity',
      scope({ basis: 'STATUTORY' }),
      scope({
        basis: 'STATUTORY',
        lines: [{ quantity: 'length', range: { min: '0', max: '1', unit: 'm' }, methods: [], cmc: null }],
      }),
    ],
    [
      'its line was granted for the day',
      scope({ basis: 'STATUTORY', validFrom: DAY, validTo: DAY }),
      scope({ basis: 'STATUTORY', validFrom: '2024-03-02' }),
    ],
    ['the owner entrusted the asset', entrusted('works'), entrusted('stranger')],
    [
      'the owner entrusted it for the day',
      entrusted('works', { from: DAY, to: DAY }),
      entrusted('works', { from: '2024-01-01', to: '2024-02-29' }),
    ],
    [
      'the owner entrusted all it has',
      event({
        type: 'OrganizationEntrusted',
        data: { id: 'e', organization: 'works', laboratory: 'other', ...ever },
      }),
      event({
        type: 'OrganizationEntrusted',
        data: { id: 'e', organization: 'lab', laboratory: 'other', ...ever },
      }),
    ],
    ['the owner accepted it', accepted('works'), accepted('stranger')],
    ['the owner cites its number in a calibration of its own', citedBy('works'), citedBy('lab')],
    ['a regulator designated the laboratory', designated(false), (story) => story],
    ['the issuer came to own the asset', transferred, (story) => story],
  ])('%s', (_, right, nearMiss) => {
    const story = right(calibratedByAnother());
    expect(inForceOn(story)).toBe('c');
    expect(story.codes('c')).not.toContain('REFERENCE_NOT_ADMITTED');
    expect(inForceOn(nearMiss(calibratedByAnother()))).toBeNull();
  });

  it.each([
    ['a statutory body does not do', scope({ basis: 'STATUTORY' }), null],
    ['the acceptance of the owner does not do', accepted('works'), null],
    ['a citation of the owner does not do', citedBy('works'), null],
    ['a designation by anybody but the national authority does not do', designated(false), null],
    ['a designation by the national authority does', designated(true), 'c'],
    ['an entrustment by the owner does', entrusted('works'), 'c'],
    ['ownership does', transferred, 'c'],
  ])('for a standard at the top %s', (_, right, start) => {
    expect(inForceOn(right(calibratedByAnother({ tier: 'WORKING_PRIMARY' })))).toBe(start);
  });

  it('a producer certified a reference material', () => {
    const producer = scope({ basis: 'PRODUCER' });
    const material = { kind: 'REFERENCE_MATERIAL' as const };
    expect(inForceOn(producer(calibratedByAnother(material, { kind: 'CRM' })))).toBe('c');
    expect(inForceOn(producer(calibratedByAnother(material)))).toBeNull();
    expect(inForceOn(producer(calibratedByAnother({}, { kind: 'CRM' })))).toBeNull();
  });
});

describe('a certificate that does not count', () => {
  it('takes the place of none that does, and what rests on the asset does not feel it', () => {
    const story = calibratedByAnother().certificate('good', 's', {
      performedOn: '2024-02-01',
      results: [massResult([point('1000', '0.6')], reference('m1'))],
    });
    expect(inForceOn(story)).toBe('good');
  });

  it('is walked where it is cited by number, with a gap', () => {
    const story = citedBy('lab')(calibratedByAnother());
    const found = story.findings('citing', 'REFERENCE_NOT_ADMITTED');
    expect(found).toMatchObject([{ severity: 'GAP', at: { from: 'citing', to: 'c' }, evidence: ['c'] }]);
    expect(story.trace('citing').certificates).toContain('cert-0');
  });

  it('does not supersede one that is cited', () => {
    const story = calibratedByAnother()
      .certificate('good', 's', {
        performedOn: '2024-02-01',
        results: [massResult([point('1000', '0.6')], reference('m1'))],
      })
      .certificate('user', 'item', {
        performedOn: '2024-05-01',
        results: [
          massResult(
            [point('1000', '5')],
            reference('s', { certificate: { issuer: 'lab', number: 'N-good' } }),
          ),
        ],
      });
    expect(story.codes('user')).toEqual([]);
    accepted('works')(story);
    expect(story.codes('user')).toEqual(['REFERENCE_SUPERSEDED']);
  });
});

describe('what the graph says of it', () => {
  const graphOf = (story: Story): CalibrationGraph => {
    const graph = new CalibrationGraph();
    for (const told of story.recorded) {
      const fact = graphFactOf(told);
      if (fact !== null) graph.learn(fact);
    }
    return graph;
  };

  it('is the position from which it counts, and nothing before', () => {
    const story = accepted('works')(calibratedByAnother());
    const last = story.recorded.length - 1;
    const graph = graphOf(story);
    expect(graph.admittedAt('c', last)).toBe(last);
    expect(graph.admittedAt('c', last - 1)).toBeNull();
    expect(graph.isAdmitted('c', last, 'mass')).toBe(true);
    expect(graph.isAdmitted('c', last, 'length')).toBe(false);
    expect(graph.isAdmitted('nobody', last)).toBe(false);
  });

  it('counts for an asset given by its nameplate once that is known', () => {
    const plate = { manufacturer: 'M', model: '1', serialNumber: '7' };
    const story = soundChain()
      .organization('other')
      .scope('other', { id: 'scope-other' })
      .certificate('c', plate as never, {
        issuer: 'other',
        performedOn: DAY,
        results: [massResult([point('1000', '0.6')], reference('m1'))],
      });
    const before = story.recorded.length - 1;
    story.asset('s', { owner: 'works', ...plate });
    const graph = graphOf(story);
    expect(graph.isAdmitted('c', before)).toBe(false);
    expect(graph.admittedAt('c', before + 1)).toBe(before + 1);
    story.asset('twin', { owner: 'stranger', ...plate });
    expect(graphOf(story).isAdmitted('c', before + 2)).toBe(false);
  });
});

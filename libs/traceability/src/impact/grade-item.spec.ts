// Goal: what was found or restated about a standard grades what rests on its uses, and nothing else; what nobody can
// say stays without a grade, with its reason. Method: small worlds in the real graph, and the chain of METROLOGY.md
// section 10 with the second consensus value of the kilogram.
import type { CalibrationResult, DomainEvent, MeasuredPoint, RecordedEvent } from '@suyuan/domain';
import { CalibrationGraph } from '../calibration-graph';
import { graphFactOf } from '../facts-of-events';
import { dossierOf } from '../rules/dossier';
import { FactsMissing } from '../rules/facts-missing';
import { massResult, point, reference } from '../testing/story';
import { causesOf, holdsUse } from './causes';
import { gradeItem, type GradedItem } from './grade-item';

/** A log whose impacts are graded as the query side does it. */
class Told {
  private readonly events: RecordedEvent[] = [];

  tell(event: DomainEvent): this {
    const position = this.events.length;
    const place = { position, stream: 's', version: 0, eventId: `e${position}`, schemaVersion: 1 };
    const actor = { subject: 'test', role: 'admin', organization: null };
    const times = { occurredOn: '2024-01-01', recordedAt: '2024-01-01T00:00:00.000Z' };
    this.events.push({ ...event, ...place, ...times, actor } as RecordedEvent);
    return this;
  }

  asset(id: string): this {
    const nothing = { manufacturer: null, model: null, region: null, schemeLevel: null, usage: null };
    const kinds = { kind: 'STANDARD', tier: 'WORKING_STANDARD', visibility: 'PUBLIC' } as const;
    const data = {
      id,
      name: { en: id },
      serialNumber: id,
      owner: 'lab',
      measurands: [],
      ...nothing,
      ...kinds,
    };
    return this.tell({ type: 'AssetRegistered', data });
  }

  certificate(asset: string, performedOn: string, results: CalibrationResult[], id = `c-${asset}`): this {
    const none = {
      receivedOn: null,
      validUntil: null,
      decisionRule: null,
      environment: null,
      replaces: null,
    };
    const rest = {
      issuer: 'lab',
      certificateNumber: `N-${id}`,
      methods: [],
      accredited: false,
      references: [],
    };
    const stated = { kind: 'CALIBRATION', conclusion: 'NONE', issuedOn: performedOn } as const;
    const data = { id, asset, performedOn, results, ...none, ...rest, ...stated };
    return this.tell({ type: 'CalibrationRecorded', data });
  }

  /** The asset with one certificate of one kilogram from a reference. */
  kilogram(
    asset: string,
    performedOn: string,
    from: string,
    u = '0.5',
    more: Partial<MeasuredPoint> = {},
  ): this {
    return this.asset(asset).certificate(asset, performedOn, [
      massResult([point('1000', u, more)], reference(from)),
    ]);
  }

  nonconformity(
    id: string,
    asset: string,
    from: string,
    to: string,
    shift: string | null,
    quantity = 'mass',
  ): this {
    const unit = quantity === 'mass' ? 'mg' : 'mm';
    const data = { id, asset, quantity, from, to, reason: 'r', impactCase: id };
    return this.tell({
      type: 'NonconformityFound',
      data: { ...data, shift: shift === null ? null : { value: shift, unit } },
    });
  }

  restatement(id: string, asset: string, effectiveFrom: string, shift: string): this {
    const data = { id, asset, quantity: 'mass', effectiveFrom, reason: 'r' };
    return this.tell({
      type: 'ReferenceValueRestated',
      data: { ...data, shift: { value: shift, unit: 'mg' } },
    });
  }

  /** The grading of everything that rests on an asset, by certificate. */
  gradings(asset: string, knownAt = this.events.length): Record<string, GradedItem> {
    const graph = new CalibrationGraph();
    for (const event of this.events) {
      const fact = graphFactOf(event);
      if (fact !== null) graph.learn(fact);
    }
    const impact = graph.impactOfAsset({ asset, from: null, to: null, quantity: null, knownAt });
    const causes = causesOf(this.events, knownAt).map((cause) => ({
      cause,
      carried: impact.carriedBy(cause),
    }));
    const dossier = dossierOf(this.events, knownAt);
    const graded = Array.from({ length: impact.size }, (_, index) => {
      const item = impact.item(index);
      const certificate = dossier.certificate(item.certificate);
      const facts = certificate && { certificate, measurands: [] };
      return [item.certificate, gradeItem(item, index, causes, facts)] as const;
    });
    return Object.fromEntries(graded);
  }

  grades(asset: string, knownAt?: number): Record<string, string> {
    const graded = Object.entries(this.gradings(asset, knownAt));
    return Object.fromEntries(graded.map(([id, { grade, ungraded }]) => [id, grade ?? String(ungraded)]));
  }
}

const mpe = (value: string) => ({ mpe: { value, unit: 'mg' } });

describe('the national chain of mass when the consensus value is restated by -5 ug', () => {
  const chain = new Told()
    .asset('m0')
    .certificate('m0', '2021-02-01', [massResult([point('1000', '0.040')])])
    .kilogram('m1', '2021-06-01', 'm0', '0.042')
    .kilogram('m2', '2021-09-01', 'm1', '0.050')
    .kilogram('m3', '2022-01-01', 'm2', '0.15', mpe('0.5'))
    .kilogram('m4', '2023-05-01', 'm3', '0.50', mpe('1.6'))
    .restatement('ccm-2023', 'm0', '2023-03-01', '-0.005');

  it('is graded from top to bottom', () => {
    expect(chain.grades('m0')).toEqual({
      'c-m1': 'MINOR',
      'c-m2': 'MINOR',
      'c-m3': 'NEGLIGIBLE',
      'c-m4': 'NEGLIGIBLE',
    });
    expect(chain.gradings('m0')['c-m1']).toEqual({
      grade: 'MINOR',
      ungraded: null,
      grading: {
        grade: 'MINOR',
        ratio: '0.119047619',
        basis: 'U',
        result: 0,
        point: 0,
        complete: true,
        shift: { value: '-0.005', unit: 'mg' },
        cause: 'ccm-2023',
        causeKind: 'RESTATEMENT',
      },
    });
  });

  it('has no grade as known before', () => {
    expect(Object.values(chain.grades('m0', 9))).toEqual(['NO_CAUSE', 'NO_CAUSE', 'NO_CAUSE', 'NO_CAUSE']);
  });

  it('carries the old value in uses before the day, not in those from that day on', () => {
    const uses = new Told()
      .asset('m0')
      .certificate('m0', '2021-02-01', [massResult([point('1000', '0.040')])])
      .kilogram('before', '2023-02-28', 'm0')
      .kilogram('after', '2023-03-01', 'm0')
      .restatement('ccm-2023', 'm0', '2023-03-01', '-0.005');
    expect(uses.grades('m0')).toEqual({ 'c-before': 'NEGLIGIBLE', 'c-after': 'NO_CAUSE' });
  });
});

describe('a standard found out of tolerance', () => {
  const used = () =>
    new Told()
      .asset('e2')
      .certificate('e2', '2023-01-01', [massResult([point('1000', '0.1')])])
      .kilogram('first', '2024-01-01', 'e2')
      .kilogram('second', '2024-01-02', 'e2')
      .kilogram('last', '2024-06-01', 'e2')
      .kilogram('late', '2024-06-02', 'e2')
      .kilogram('below', '2025-01-01', 'second');

  it('grades what was done with it in (from, to], and what rests on that', () => {
    expect(used().nonconformity('nc', 'e2', '2024-01-01', '2024-06-01', '0.2').grades('e2')).toEqual({
      'c-first': 'NO_CAUSE',
      'c-second': 'MAJOR',
      'c-last': 'MAJOR',
      'c-late': 'NO_CAUSE',
      'c-below': 'MAJOR',
    });
  });

  it('is graded by the greatest of several shifts', () => {
    const told = used()
      .nonconformity('small', 'e2', '2024-01-01', '2024-06-01', '0.01')
      .nonconformity('great', 'e2', '2024-01-02', '2024-06-01', '-0.1')
      .restatement('restated', 'e2', '2024-01-02', '0.05');
    const gradings = told.gradings('e2');
    expect(gradings['c-second']?.grading).toMatchObject({ cause: 'small', ratio: '0.02' });
    expect(gradings['c-last']?.grading).toMatchObject({ cause: 'great', ratio: '0.2', complete: true });
    expect(gradings['c-first']?.grading).toMatchObject({ cause: 'restated', causeKind: 'RESTATEMENT' });
  });

  it('has no grade by a shift that nobody stated, and an incomplete one beside it', () => {
    const silent = used().nonconformity('nc', 'e2', '2024-01-01', '2024-06-01', null);
    expect(silent.grades('e2')).toMatchObject({ 'c-second': 'SHIFT_NOT_STATED' });
    const both = silent.nonconformity('told', 'e2', '2024-01-02', '2024-06-01', '0.01').gradings('e2');
    expect(both['c-last']?.grading).toMatchObject({ cause: 'told', complete: false });
    expect(both['c-second']).toMatchObject({ ungraded: 'SHIFT_NOT_STATED' });
  });

  it('has no grade where no point says what to compare with', () => {
    const told = new Told()
      .asset('e2')
      .certificate('e2', '2023-01-01', [massResult([point('1000', '0.1')])])
      .asset('set')
      .certificate('set', '2024-01-01', [
        { ...massResult([], reference('e2')), range: { min: '1', max: '1000', unit: 'g' } },
      ])
      .nonconformity('nc', 'e2', '2023-01-01', '2024-06-01', '0.2');
    expect(told.grades('e2')).toEqual({ 'c-set': 'NO_POINTS' });
  });
});

describe('a way that leaves the quantity', () => {
  const length = (from: string, quantity: string): CalibrationResult => ({
    ...massResult([], reference(from, { quantity })),
    quantity: 'length',
    points: [
      point('50', '1', {
        nominal: { value: '50', unit: 'mm' },
        expandedUncertainty: { value: '1', unit: 'um' },
      }),
    ],
  });
  const told = () =>
    new Told()
      .asset('e2')
      .certificate('e2', '2023-01-01', [massResult([point('1000', '0.1')])])
      .asset('gauge')
      .certificate('gauge', '2024-01-01', [length('e2', 'mass')])
      .asset('caliper')
      .certificate('caliper', '2024-02-01', [length('gauge', 'length')])
      .nonconformity('nc', 'e2', '2023-01-01', '2024-06-01', '0.2');

  it('has a sensitivity that nobody stated, for all that follows', () => {
    expect(told().grades('e2')).toEqual({ 'c-gauge': 'OTHER_QUANTITY', 'c-caliper': 'OTHER_QUANTITY' });
  });

  it('leaves the other results of the certificate a grade that is not the whole', () => {
    const two = told()
      .asset('both')
      .certificate('both', '2024-01-01', [
        length('e2', 'mass'),
        massResult([point('1000', '2')], reference('e2')),
      ]);
    expect(two.gradings('e2')['c-both']?.grading).toMatchObject({ ratio: '0.1', result: 1, complete: false });
  });

  it('is not taken by an error of the other quantity', () => {
    const other = told().nonconformity('nc-2', 'gauge', '2023-01-01', '2024-06-01', '0.0005', 'length');
    expect(other.gradings('gauge')['c-caliper']?.grading).toMatchObject({ cause: 'nc-2', ratio: '0.5' });
  });
});

describe('a standard of one kilogram', () => {
  const set = (...nominals: string[]) =>
    new Told()
      .asset('e2')
      .certificate('e2', '2023-01-01', [massResult([point('1000', '0.1')])])
      .asset('set')
      .certificate('set', '2024-01-01', [
        massResult(
          nominals.map((nominal) => point(nominal, nominal === '1000' ? '2' : '0.01')),
          reference('e2'),
        ),
      ])
      .nonconformity('nc', 'e2', '2023-01-01', '2024-06-01', '0.1');

  it('says nothing about its parts, whose share of the shift nobody stated', () => {
    expect(set('1', '500', '1000').gradings('e2')['c-set']?.grading).toMatchObject({
      grade: 'NEGLIGIBLE',
      ratio: '0.05',
      point: 2,
      complete: false,
    });
    expect(set('1000').gradings('e2')['c-set']?.grading).toMatchObject({ complete: true });
    expect(set('1', '500').grades('e2')).toEqual({ 'c-set': 'OTHER_VALUE' });
  });

  it('says what its range covers', () => {
    const told = set('500').certificate(
      'e2',
      '2023-06-01',
      [{ ...massResult([]), range: { min: '0.5', max: '1', unit: 'kg' } }],
      'c-range',
    );
    expect(told.grades('e2')).toEqual({ 'c-set': 'MAJOR' });
  });
});

describe('what cannot be said', () => {
  it('is not graded either', () => {
    const told = new Told()
      .asset('e2')
      .certificate('e2', '2023-01-01', [massResult([point('1000', '0.1')])])
      .asset('pending')
      .certificate('pending', '2024-01-01', [
        massResult(
          [point('1000', '1')],
          reference('e2', { certificate: { issuer: 'lab', number: 'later' } }),
        ),
      ])
      .nonconformity('nc', 'e2', '2023-01-01', '2024-06-01', '0.2');
    expect(told.grades('e2')).toEqual({ 'c-pending': 'CANNOT_SAY' });
  });
});

describe('an item without its record', () => {
  it('is a fault and no grade', () => {
    const item = { certificate: 'c', class: 'AFFECTED', usedOn: '2024-01-01', quantities: ['mass'] } as const;
    const cause = { kind: 'NONCONFORMITY', id: 'nc', quantity: 'mass', from: null, to: null } as const;
    const followed = [
      {
        cause: { ...cause, shift: { value: '1', unit: 'mg' } },
        carried: { resultsOf: () => [0], ranges: [], complete: true },
      },
    ];
    expect(() => gradeItem({ ...item, quantities: ['mass'] }, 0, followed, null)).toThrow(FactsMissing);
  });
});

it('a window is open at its beginning and closed at its end', () => {
  const window = { quantity: 'mass', from: '2024-01-01', to: '2024-02-01' };
  expect(
    ['2024-01-01', '2024-01-02', '2024-02-01', '2024-02-02'].map((day) => holdsUse(window, day)),
  ).toEqual([false, true, true, false]);
  expect(holdsUse({ ...window, from: null, to: null }, '1900-01-01')).toBe(true);
});

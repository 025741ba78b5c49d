// Goal: organizations and scopes are refused for exactly what is impossible; capabilities are judged exactly.
// Method: given events, when a command, then its outcome; capability figures worked out by hand.
import { laboratoryWith, registered, scopeBody } from '../testing/facts';
import { CONTEXT, given, outcomeOf } from '../testing/given-when-then';
import { isRegion } from '../jurisdiction/region-names';
import { isUscc } from './identity-codes';
import type { CmcBody, OrganizationBody, ScopeBody, ScopeLineBody } from './laboratory.commands';
import { decideLaboratory } from './laboratory.decide';
import type { ScopeLine } from './laboratory.events';
import { evolveLaboratory, initialLaboratoryState } from './laboratory.state';
import { isBelowCmc, judgeScope, scopeClaimOf } from './scope-judgement';

const aggregate = { initial: initialLaboratoryState, evolve: evolveLaboratory };

describe('an organization', () => {
  const body = (more: Partial<OrganizationBody> = {}): OrganizationBody => ({
    name: { en: 'Lab' },
    kinds: ['LABORATORY'],
    region: '110000',
    ...more,
  });
  const register = (more: Partial<OrganizationBody> = {}, ...events: (typeof registered)[]) =>
    given(aggregate, ...events).when(decideLaboratory, {
      type: 'RegisterOrganization',
      id: 'lab',
      body: body(more),
      ...CONTEXT,
    });

  it('is registered', () => expect(register()).toEqual({ events: ['OrganizationRegistered'] }));
  it('has a credit code whose check character is right', () => {
    expect(register({ uscc: '91350100M000100Y43' })).toEqual({ events: ['OrganizationRegistered'] });
    expect(register({ uscc: '91350100M000100Y44' })).toEqual({ refused: ['USCC_INVALID /uscc'] });
  });
  it('lies in a province of China, or abroad', () => {
    expect(register({ region: '990000' })).toEqual({ events: ['OrganizationRegistered'] });
    expect(register({ region: '990001' })).toEqual({ refused: ['REGION_INVALID /region'] });
    expect(register({ region: '820000' })).toEqual({ events: ['OrganizationRegistered'] });
  });
  it('may register keys, each under an id of its own', () => {
    const key = (keyId: string, x = 'a'.repeat(43)) => ({ keyId, x });
    expect(register({ publicKeys: [key('2024'), key('2025')] })).toEqual({
      events: ['OrganizationRegistered'],
    });
    expect(register({ publicKeys: [key('2024'), key('2025'), key('2024', 'b'.repeat(43))] })).toEqual({
      refused: ['DUPLICATE_ID /publicKeys/2/keyId'],
    });
    expect(register({ publicKeys: [] }, registered)).toEqual({ repeated: 'lab' });
    expect(register({ publicKeys: [key('2024')] }, registered)).toEqual({ refused: ['DUPLICATE_ID /id'] });
    const recorded = evolveLaboratory(initialLaboratoryState, registered);
    expect(recorded).not.toHaveProperty('organization.publicKeys');
  });
  it('is registered once, the same again being no fault', () => {
    expect(register({ uscc: null }, registered)).toEqual({ repeated: 'lab' });
    expect(register({ region: '120000' }, registered)).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});

describe('a credit code', () => {
  // The first code is the worked example of GB 32100-2015.
  it('has 18 characters of the alphabet', () => {
    expect(isUscc('91350100M000100Y43')).toBe(true);
    expect(isUscc('91350100M000100Y4')).toBe(false);
    expect(isUscc('91350100m000100y43')).toBe(false);
    expect(isUscc('9I350100M000100Y43')).toBe(false);
  });
  it('fails when any one of its characters is another', () => {
    const code = '91350100M000100Y43';
    for (let index = 0; index < code.length; index += 1) {
      const other = code[index] === '1' ? '2' : '1';
      expect(isUscc(code.slice(0, index) + other + code.slice(index + 1))).toBe(false);
    }
  });
});

describe('a region', () => {
  it('has six digits that begin with a province', () => {
    expect(isRegion('330106')).toBe(true);
    expect(isRegion('33010')).toBe(false);
    expect(isRegion('160000')).toBe(false);
    expect(isRegion('33010a')).toBe(false);
  });
});

describe('a scope', () => {
  const line = scopeBody().lines[0]!;
  const grant = (body: ScopeBody, state = laboratoryWith([]), id = 'new') =>
    outcomeOf(decideLaboratory(state, { type: 'GrantScope', id, organization: 'lab', body, ...CONTEXT }));
  const withCmc = (cmc: CmcBody) => grant(scopeBody({ lines: [{ ...line, cmc }] }));

  it('is granted', () => expect(grant(scopeBody())).toEqual({ events: ['ScopeGranted'] }));
  it('does not end before it begins', () => {
    expect(grant(scopeBody({ validTo: '2020-01-01' }))).toEqual({ events: ['ScopeGranted'] });
    expect(grant(scopeBody({ validTo: '2019-12-31' }))).toEqual({ refused: ['TIME_ORDER /validTo'] });
  });
  it('has lines that can be measured', () => {
    const bad = {
      quantity: 'mass',
      range: { min: '2', max: '1', unit: 'V' },
      cmc: { form: 'CONSTANT' as const, a: '1' },
    };
    expect(grant(scopeBody({ lines: [line, bad, { ...line, quantity: 'weight' }] }))).toEqual({
      refused: [
        'UNIT_INCOMPATIBLE /lines/1/range/unit',
        'RANGE_INVERTED /lines/1/range',
        'UNKNOWN_QUANTITY /lines/2/quantity',
      ],
    });
  });
  it('has capabilities that are complete in their form', () => {
    const granted = { events: ['ScopeGranted'] };
    expect(withCmc({ form: 'CONSTANT', a: '1', unit: 'g' })).toEqual(granted);
    expect(withCmc({ form: 'CONSTANT', unit: 'g' })).toEqual({ refused: ['REQUIRED /lines/0/cmc/a'] });
    expect(withCmc({ form: 'LINEAR', a: '1', b: '0', unit: '%' })).toEqual(granted);
    expect(withCmc({ form: 'LINEAR', a: '1', unit: 'g' })).toEqual({ refused: ['REQUIRED /lines/0/cmc/b'] });
    expect(withCmc({ form: 'TABLE', rows: [] })).toEqual({ refused: ['REQUIRED /lines/0/cmc/rows'] });
    expect(withCmc({ form: 'TABLE', rows: [{ min: '1', max: '2', a: '0.1' }] })).toEqual(granted);
    expect(withCmc({ form: 'TABLE', rows: [{ min: '3', max: '2', a: 'x' }] })).toEqual({
      refused: ['NOT_A_DECIMAL /lines/0/cmc/rows/0/a', 'RANGE_INVERTED /lines/0/cmc/rows/0'],
    });
    expect(withCmc({ form: 'CONSTANT', a: '1', unit: 'V', k: '0' })).toEqual({
      refused: ['K_NONPOSITIVE /lines/0/cmc/k', 'UNIT_INCOMPATIBLE /lines/0/cmc/unit'],
    });
  });
  it('is granted once, the same again being no fault', () => {
    const state = laboratoryWith([scopeBody()]);
    expect(grant(scopeBody(), state, 'scope-0')).toEqual({ repeated: 'scope-0' });
    expect(grant(scopeBody({ number: 'L2' }), state, 'scope-0')).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
  it('is suspended for days that follow one another, and revoked from any day', () => {
    const state = laboratoryWith([scopeBody()]);
    const base = { id: 'x', scope: 'scope-0', organization: 'lab', ...CONTEXT };
    const suspend = (from: string, to: string | null) =>
      outcomeOf(
        decideLaboratory(state, { ...base, type: 'SuspendScope', body: { from, to, reason: 'audit' } }),
      );
    expect(suspend('2024-03-01', '2024-03-01')).toEqual({ events: ['ScopeSuspended'] });
    expect(suspend('2030-03-01', null)).toEqual({ events: ['ScopeSuspended'] });
    expect(suspend('2024-03-01', '2024-02-29')).toEqual({ refused: ['TIME_ORDER /to'] });
    const revoke = decideLaboratory(state, {
      ...base,
      type: 'RevokeScope',
      body: { from: '2030-01-01', reason: 'x' },
    });
    expect(outcomeOf(revoke)).toEqual({ events: ['ScopeRevoked'] });
  });
  it('tells the same suspension or revocation again from another of its id', () => {
    const suspended = {
      id: 's',
      scope: 'scope-0',
      organization: 'lab',
      from: '2024-03-01',
      to: null,
      reason: 'audit',
    };
    const revoked = { id: 'r', scope: 'scope-0', organization: 'lab', from: '2024-03-01', reason: 'end' };
    const state = laboratoryWith(
      [scopeBody()],
      { type: 'ScopeSuspended', data: suspended },
      { type: 'ScopeRevoked', data: revoked },
    );
    const base = { scope: 'scope-0', organization: 'lab', ...CONTEXT };
    const suspend = (reason: string) =>
      decideLaboratory(state, {
        ...base,
        id: 's',
        type: 'SuspendScope',
        body: { from: '2024-03-01', reason },
      });
    const revoke = (reason: string) =>
      decideLaboratory(state, {
        ...base,
        id: 'r',
        type: 'RevokeScope',
        body: { from: '2024-03-01', reason },
      });
    expect(outcomeOf(suspend('audit'))).toEqual({ repeated: 's' });
    expect(outcomeOf(suspend('other'))).toEqual({ refused: ['DUPLICATE_ID /id'] });
    expect(outcomeOf(revoke('end'))).toEqual({ repeated: 'r' });
    expect(outcomeOf(revoke('other'))).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
  it('that was never granted cannot have been changed', () => {
    const data = {
      id: 's',
      scope: 'nowhere',
      organization: 'lab',
      from: '2024-01-01',
      to: null,
      reason: 'x',
    };
    expect(() => laboratoryWith([], { type: 'ScopeSuspended', data })).toThrow('before it is granted');
    expect(() => evolveLaboratory(initialLaboratoryState, { type: 'ScopeSuspended', data })).toThrow(
      'before Organization',
    );
  });
});

describe('a capability', () => {
  const line = (cmc: ScopeLine['cmc'], more: Partial<ScopeLine> = {}): ScopeLine => ({
    quantity: 'length',
    range: { min: '0', max: '100', unit: 'mm' },
    methods: [],
    cmc,
    ...more,
  });
  const isBelow = (u: string, nominal: string, ...lines: ScopeLine[]) => {
    const stated = {
      nominal: { value: nominal, unit: 'mm' },
      expandedUncertainty: { value: u, unit: 'um' },
      coverageFactor: '2',
    };
    return isBelowCmc(stated, lines);
  };

  it('of linear form grows with the value, in the unit of the range', () => {
    // Gauge blocks: (0.05 + 0.0005·L/mm) um, at 50 mm 0.075 um.
    const linear = line({ form: 'LINEAR', a: '0.05', b: '0.0005', unit: 'um', k: '2' });
    expect(isBelow('0.075', '50', linear)).toBe(false);
    expect(isBelow('0.0749', '50', linear)).toBe(true);
  });
  it('of table form holds in its rows; where two meet the smaller may be claimed', () => {
    const rows = [
      { min: '0', max: '25', a: '0.1' },
      { min: '25', max: '75', a: '0.2' },
    ];
    const table = line({ form: 'TABLE', rows, unit: 'um', k: '2' });
    expect(isBelow('0.1', '25', table)).toBe(false);
    expect(isBelow('0.15', '25.001', table)).toBe(true);
    expect(isBelow('0.01', '80', table)).toBe(false);
  });
  it('of a negative value is that of its size', () => {
    const range = { min: '-100', max: '100', unit: 'mm' };
    const linear = line({ form: 'LINEAR', a: '0.05', b: '0.0005', unit: 'um', k: '2' }, { range });
    expect(isBelow('0.075', '-50', linear)).toBe(false);
    expect(isBelow('0.0749', '-50', linear)).toBe(true);
    const rows = [
      { min: '-100', max: '0', a: '0.1' },
      { min: '0', max: '100', a: '0.2' },
    ];
    expect(isBelow('0.1', '-50', line({ form: 'TABLE', rows, unit: 'um', k: '2' }, { range }))).toBe(false);
  });
  it('in a relative unit is relative to the nominal', () => {
    const relative = line({ form: 'CONSTANT', a: '10', unit: '[ppm]', k: '2' });
    expect(isBelow('0.5', '50', relative)).toBe(false);
    expect(isBelow('0.4999', '50', relative)).toBe(true);
  });
  it('is compared at one k', () => {
    const single = line({ form: 'CONSTANT', a: '0.5', unit: 'um', k: '1' });
    expect(isBelow('1', '50', single)).toBe(false);
    expect(isBelow('0.99', '50', single)).toBe(true);
  });
  it('allows what the best of several lines allows, and says nothing where it is only text', () => {
    const coarse = line({ form: 'CONSTANT', a: '1', unit: 'um', k: '2' });
    const fine = line({ form: 'CONSTANT', a: '0.1', unit: 'um', k: '2' });
    expect(isBelow('0.5', '50', coarse)).toBe(true);
    expect(isBelow('0.5', '50', coarse, fine)).toBe(false);
    expect(isBelow('0.001', '50', line(null))).toBe(false);
    expect(isBelow('0.5', '50', line(null), coarse)).toBe(true);
  });
  it('holds on a scale with an offset: Cel', () => {
    const thermometer: ScopeLine = {
      quantity: 'temperature',
      range: { min: '-50', max: '400', unit: 'Cel' },
      methods: [],
      cmc: { form: 'LINEAR', a: '0.01', b: '0.0001', unit: 'K', k: '2' },
    };
    const stated = (u: string) => ({
      nominal: { value: '373.15', unit: 'K' },
      expandedUncertainty: { value: u, unit: 'mK' },
      coverageFactor: '2',
    });
    expect(isBelowCmc(stated('20'), [thermometer])).toBe(false);
    expect(isBelowCmc(stated('19.9'), [thermometer])).toBe(true);
  });
});

describe('a table with a hole', () => {
  it('says no capability there, as one known as text does', () => {
    const cmc = {
      form: 'TABLE' as const,
      unit: 'mg',
      rows: [
        { min: '0', max: '40', a: '0.05' },
        { min: '50', max: '100', a: '0.1' },
      ],
    };
    const lines = [{ quantity: 'mass', range: { min: '0', max: '100', unit: 'g' }, cmc }];
    const state = laboratoryWith([scopeBody({ lines })]);
    const verdictAt = (value: string): string => {
      const claim = scopeClaimOf({ quantity: 'mass', points: [{ nominal: { value, unit: 'g' } }] }, [])!;
      return judgeScope(state, claim, '2024-05-01').verdict;
    };
    expect(['40', '45', '50', '100.1'].map(verdictAt)).toEqual([
      'IN_SCOPE',
      'UNDETERMINED',
      'IN_SCOPE',
      'OUT_OF_SCOPE',
    ]);
  });
});

describe('several scopes', () => {
  it('of which one is suspended leave the other', () => {
    const state = laboratoryWith([scopeBody(), scopeBody({ number: 'L0002' })], {
      type: 'ScopeSuspended',
      data: { id: 's', scope: 'scope-0', organization: 'lab', from: '2024-01-01', to: null, reason: 'x' },
    });
    const mass = scopeClaimOf({ quantity: 'mass', range: { min: '1', max: '2', unit: 'kg' } }, [])!;
    const length = scopeClaimOf({ quantity: 'length', range: { min: '1', max: '2', unit: 'm' } }, [])!;
    expect(judgeScope(state, mass, '2024-05-01')).toMatchObject({ verdict: 'IN_SCOPE' });
    expect(judgeScope(state, length, '2024-05-01')).toEqual({ verdict: 'NOT_AUTHORISED' });
    expect(judgeScope(initialLaboratoryState, mass, '2024-05-01')).toEqual({ verdict: 'NOT_AUTHORISED' });
  });
});

describe('a scope judged', () => {
  const constant = { form: 'CONSTANT', a: '1', unit: 'mg', k: '2' } as const;
  const line = (min: string, max: string, more: Partial<ScopeLineBody> = {}): ScopeLineBody => ({
    quantity: 'mass',
    range: { min, max, unit: 'g' },
    cmc: constant,
    ...more,
  });
  const weights = (...nominals: string[]) => ({
    quantity: 'mass',
    points: nominals.map((value) => ({ nominal: { value, unit: 'g' } })),
  });
  const verdict = (lines: ScopeLineBody[], nominals: string[], methods: string[] = []) =>
    judgeScope(
      laboratoryWith([scopeBody({ lines })]),
      scopeClaimOf(weights(...nominals), methods)!,
      '2024-05-01',
    ).verdict;

  it('covers a set of weights by several lines together, but leaves no piece out', () => {
    const lines = [line('1', '200'), line('500', '1000')];
    expect(verdict(lines, ['1', '200', '500', '1000'])).toBe('IN_SCOPE');
    expect(verdict(lines, ['1', '200.01', '500'])).toBe('OUT_OF_SCOPE');
  });
  const ranged = (min: string, max: string, lines: ScopeLineBody[], nominals: string[] = []) => {
    const result = { ...weights(...nominals), range: { min, max, unit: 'g' } };
    const claim = scopeClaimOf(result, [])!;
    return judgeScope(laboratoryWith([scopeBody({ lines })]), claim, '2024-05-01').verdict;
  };
  it('covers a range without points by lines that meet, and leaves no part of it out', () => {
    const meeting = [line('200', '1000'), line('0', '300'), line('1', '200')];
    expect(ranged('0', '1000', meeting)).toBe('IN_SCOPE');
    expect(ranged('0', '1000.001', meeting)).toBe('OUT_OF_SCOPE');
    expect(ranged('0', '1000', [line('0', '199.999'), line('200', '1000')])).toBe('OUT_OF_SCOPE');
    expect(ranged('200', '200', [line('100', '200')])).toBe('IN_SCOPE');
  });
  it('is asked for the points of a result, whatever range it covers', () => {
    expect(ranged('0', '1000', [line('100', '600')], ['500'])).toBe('IN_SCOPE');
    expect(ranged('200', '300', [line('100', '400')], ['500'])).toBe('OUT_OF_SCOPE');
  });
  it('is not asked for the natural zero: a point there needs no line of its own', () => {
    expect(ranged('0', '1000', [line('1', '1000')], ['0', '1', '1000'])).toBe('IN_SCOPE');
    expect(ranged('0', '1000', [line('1', '1000')], ['0', '0.9', '1000'])).toBe('OUT_OF_SCOPE');
    expect(verdict([line('1', '1000')], ['0'])).toBe('IN_SCOPE');
    const onlyZero = scopeClaimOf(weights('0'), [])!;
    const lapsed = laboratoryWith([scopeBody({ lines: [line('1', '1000')], validTo: '2024-04-30' })]);
    expect(judgeScope(lapsed, onlyZero, '2024-05-01').verdict).toBe('OUT_OF_SCOPE');
    expect(judgeScope(initialLaboratoryState, onlyZero, '2024-05-01').verdict).toBe('NOT_AUTHORISED');
    const cold = scopeClaimOf(
      { quantity: 'temperature', points: [{ nominal: { value: '0', unit: 'K' } }] },
      [],
    )!;
    expect(cold.points).toHaveLength(1);
  });
  it('counts a line for its methods only, whatever their year where it names none', () => {
    const lines = [line('1', '1000', { methods: ['JJG 99-2022', 'OIML R 111-1'] })];
    expect(verdict(lines, ['1'], ['JJG 99-2022'])).toBe('IN_SCOPE');
    expect(verdict(lines, ['1'], ['OIML R 111-1:2004'])).toBe('IN_SCOPE');
    expect(verdict(lines, ['1'], ['JJG 99-2006'])).toBe('OUT_OF_SCOPE');
    expect(verdict(lines, ['1'])).toBe('IN_SCOPE');
  });
  it('of a capability known as text only cannot say, unless another line can', () => {
    const text = line('1', '1000', { cmc: { form: 'TEXT', text: 'as agreed with the customer' } });
    expect(verdict([text], ['1'])).toBe('UNDETERMINED');
    expect(verdict([text, line('1', '1')], ['1'])).toBe('IN_SCOPE');
  });
});

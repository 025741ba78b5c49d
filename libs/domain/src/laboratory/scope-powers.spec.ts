// Goal: a scope says on what it rests and whom it serves, and does not contradict itself. Method: the same scope with
// its powers stated one by one.
import { scopeBody } from '../testing/facts';
import { CONTEXT, outcomeOf } from '../testing/given-when-then';
import type { GrantScope, ScopeBody } from './laboratory.commands';
import { decideLaboratory } from './laboratory.decide';
import type { ScopeGranted } from './laboratory.events';
import { evolveLaboratory } from './laboratory.state';
import { servesOthers } from './scope-basis';
import { laboratoryWith } from '../testing/facts';

const laboratory = laboratoryWith([]);
const grant = (more: Partial<ScopeBody>, known = true): GrantScope => ({
  type: 'GrantScope',
  id: 's',
  organization: 'lab',
  body: scopeBody(more),
  grantorKnown: known,
  ...CONTEXT,
});
const ask = (more: Partial<ScopeBody>, known = true) =>
  outcomeOf(decideLaboratory(laboratory, grant(more, known)));

function granted(command: GrantScope): ScopeGranted['data'] {
  const decision = decideLaboratory(laboratory, command);
  const [event] = decision.outcome === 'ACCEPTED' ? decision.events : [];
  if (event?.type !== 'ScopeGranted') throw new Error(JSON.stringify(decision));
  return event.data;
}

describe('the basis of a scope', () => {
  it('is stated, else told by who granted it, else not known', () => {
    expect(granted(grant({ basis: 'STATUTORY' })).basis).toBe('STATUTORY');
    expect(granted(grant({ authority: ' cnas' })).basis).toBe('ACCREDITATION');
    expect(granted(grant({ authority: '省局' })).basis).toBeNull();
    expect(granted(grant({}))).not.toHaveProperty('form');
  });

  it('of an authorisation has a form, and no other has', () => {
    expect(ask({ basis: 'AUTHORISATION' })).toEqual({ refused: ['REQUIRED /form'] });
    expect(ask({ basis: 'AUTHORISATION', form: 'TASKS' })).toEqual({ events: ['ScopeGranted'] });
    expect(ask({ basis: 'STATUTORY', form: 'TASKS' })).toEqual({ refused: ['NOT_ALLOWED /form'] });
    expect(ask({ form: 'TASKS' })).toEqual({ refused: ['NOT_ALLOWED /form'] });
  });

  it('lists members where it is for some organizations alone', () => {
    const internal = { basis: 'AUTHORISATION', form: 'INTERNAL', members: ['works'] } as const;
    expect(ask({ ...internal, members: ['works'] })).toEqual({ events: ['ScopeGranted'] });
    expect(ask({ ...internal, members: ['works'], form: 'INSTITUTE' })).toEqual({
      refused: ['NOT_ALLOWED /members'],
    });
  });

  it('names a region that exists and a grantor that is registered', () => {
    expect(ask({ region: '999999' })).toEqual({ refused: ['REGION_INVALID /region'] });
    expect(ask({ region: '100000' })).toEqual({ events: ['ScopeGranted'] });
    expect(ask({ grantedBy: 'samr' }, false)).toEqual({ refused: ['UNKNOWN_LAB /grantedBy'] });
    expect(granted(grant({ grantedBy: 'samr' })).grantedBy).toBe('samr');
  });
});

describe('the grantor of a scope', () => {
  const actor = { ...CONTEXT.actor, organization: 'province' };
  it('is whoever records it, unless another is named', () => {
    expect(granted({ ...grant({}), actor }).grantedBy).toBe('province');
    expect(granted({ ...grant({ grantedBy: 'samr' }), actor }).grantedBy).toBe('samr');
    expect(granted(grant({}))).not.toHaveProperty('grantedBy');
  });

  it('does not make another scope of one that is recorded again', () => {
    const data = granted(grant({}));
    const known = evolveLaboratory(laboratory, { type: 'ScopeGranted', data });
    const again = (command: GrantScope) => outcomeOf(decideLaboratory(known, command));
    expect(again({ ...grant({}), actor })).toEqual({ repeated: 's' });
    expect(again(grant({ grantedBy: 'samr' }))).toEqual({ refused: ['DUPLICATE_ID /id'] });
    expect(again(grant({ basis: 'CMA' }))).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});

describe('who certifies for everybody by law', () => {
  it.each([
    ['STATUTORY', undefined, true],
    ['AUTHORISATION', 'INSTITUTE', true],
    ['AUTHORISATION', 'PUBLIC_STANDARD', true],
    ['AUTHORISATION', 'TASKS', true],
    ['AUTHORISATION', 'INTERNAL', false],
    ['ACCREDITATION', undefined, false],
    ['CMA', undefined, false],
    ['PRODUCER', undefined, false],
    [null, undefined, false],
  ] as const)('%s %s: %s', (basis, form, serves) => {
    expect(servesOthers({ basis, ...(form ? { form } : {}) })).toBe(serves);
  });
});

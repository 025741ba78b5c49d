// Goal: a case goes from its finding to its end, each step recorded once, and nothing follows the end.
// Method: given the steps, when a command, then what it answers.
import { CONTEXT, given } from '../testing/given-when-then';
import type {
  AssessmentBody,
  ClosureBody,
  ImpactCaseCommand,
  NotificationBody,
} from './impact-case.commands';
import { decideImpactCase } from './impact-case.decide';
import type { ImpactCaseEvent, ImpactCaseOpened } from './impact-case.events';
import {
  evolveImpactCase,
  IMPACT_CASE_STATES,
  impactCaseStatus,
  initialImpactCaseState,
} from './impact-case.state';

const aggregate = { initial: initialImpactCaseState, evolve: evolveImpactCase };

const opened: ImpactCaseOpened = {
  type: 'ImpactCaseOpened',
  data: {
    id: 'case',
    nonconformity: 'case',
    asset: 'weights',
    quantity: 'mass',
    from: '2025-01-01',
    to: '2026-01-01',
    shift: null,
    reason: 'drift',
  },
};

const of = { impactCase: 'case', ...CONTEXT };
const assess = (id: string, body: Partial<AssessmentBody> = {}): ImpactCaseCommand => ({
  type: 'AssessImpactCase',
  id,
  body: { note: 'two scales', ...body },
  ...of,
});
const notify = (id: string, body: Partial<NotificationBody> = {}): ImpactCaseCommand => ({
  type: 'NotifyOfImpactCase',
  id,
  body: { notified: ['ent-a', 'ent-b'], on: '2026-02-01', ...body },
  ...of,
});
const close = (id: string, body: Partial<ClosureBody> = {}): ImpactCaseCommand => ({
  type: 'CloseImpactCase',
  id,
  body: { on: '2026-03-01', reason: 'recalibrated', ...body },
  ...of,
});

/** The events after the commands, each of which must be accepted. */
function after(...commands: ImpactCaseCommand[]): ImpactCaseEvent[] {
  return commands.reduce<ImpactCaseEvent[]>(
    (events, command) => {
      const decision = decideImpactCase(given(aggregate, ...events).state, command);
      if (decision.outcome !== 'ACCEPTED') throw new Error(`${command.type} is not accepted`);
      return [...events, ...decision.events];
    },
    [opened],
  );
}

const statusAfter = (...commands: ImpactCaseCommand[]) =>
  given(aggregate, ...after(...commands)).state.status;
const ask = (command: ImpactCaseCommand, ...before: ImpactCaseCommand[]) =>
  given(aggregate, ...after(...before)).when(decideImpactCase, command);

describe('an impact case', () => {
  it('goes from open by way of assessed and notified to closed', () => {
    expect(statusAfter()).toBe('OPEN');
    expect(statusAfter(assess('1'))).toBe('ASSESSED');
    expect(statusAfter(assess('1'), notify('2'))).toBe('NOTIFIED');
    expect(statusAfter(assess('1'), notify('2'), close('3'))).toBe('CLOSED');
  });

  it('takes its steps in any order, and more than once', () => {
    expect(statusAfter(notify('1'), assess('2'), assess('3'))).toBe('NOTIFIED');
    expect(statusAfter(close('1'))).toBe('CLOSED');
  });

  it('has the same status by the types of its events alone, in any order', () => {
    const events = after(notify('1'), assess('2'), close('3'));
    for (const count of events.keys()) {
      const types = events.slice(0, count + 1).map(({ type }) => type);
      expect(impactCaseStatus(types.toReversed())).toBe(
        given(aggregate, ...events.slice(0, count + 1)).state.status,
      );
    }
    expect(IMPACT_CASE_STATES).toContain(impactCaseStatus([]));
  });

  it('says what was done', () => {
    const [, assessment, notification, closure] = after(
      assess('1', { grade: 'MAJOR' }),
      notify('2'),
      close('3'),
    );
    expect(assessment).toEqual({
      type: 'ImpactCaseAssessed',
      data: { id: '1', impactCase: 'case', note: 'two scales', grade: 'MAJOR' },
    });
    expect(notification?.data).toEqual({
      id: '2',
      impactCase: 'case',
      notified: ['ent-a', 'ent-b'],
      on: '2026-02-01',
      note: null,
    });
    expect(closure?.data).toEqual({ id: '3', impactCase: 'case', on: '2026-03-01', reason: 'recalibrated' });
  });

  it('records each step once, the same again being no fault', () => {
    expect(ask(assess('1'), assess('1'))).toEqual({ repeated: '1' });
    expect(ask(assess('1', { grade: null }), assess('1'))).toEqual({ repeated: '1' });
    expect(ask(assess('1', { grade: 'MINOR' }), assess('1'))).toEqual({ refused: ['DUPLICATE_ID /id'] });
    expect(ask(notify('1', { notified: ['ent-b', 'ent-a'] }), notify('1'))).toEqual({
      refused: ['DUPLICATE_ID /id'],
    });
    expect(ask(close('1'), close('1'))).toEqual({ repeated: '1' });
  });

  it('tells steps of different kinds apart, whatever their ids', () => {
    expect(ask(notify('1'), assess('1'))).toEqual({ events: ['ImpactCaseNotified'] });
  });

  it('takes nothing more once it is closed, save what it has', () => {
    const before = [assess('1'), close('2')];
    expect(ask(assess('3'), ...before)).toEqual({ refused: ['IMPACT_CASE_CLOSED '] });
    expect(ask(notify('3'), ...before)).toEqual({ refused: ['IMPACT_CASE_CLOSED '] });
    expect(ask(close('3'), ...before)).toEqual({ refused: ['IMPACT_CASE_CLOSED '] });
    expect(ask(assess('1'), ...before)).toEqual({ repeated: '1' });
  });

  it('has steps of days that have come', () => {
    expect(ask(notify('1', { on: CONTEXT.today }))).toEqual({ events: ['ImpactCaseNotified'] });
    expect(ask(notify('1', { on: '2026-03-11' }))).toEqual({ refused: ['TIME_ORDER /on'] });
    expect(ask(close('1', { on: '2026-03-11' }))).toEqual({ refused: ['TIME_ORDER /on'] });
  });

  it('begins with its opening', () => {
    const [, step] = after(assess('1'));
    expect(() => evolveImpactCase(initialImpactCaseState, step!)).toThrow('before ImpactCaseOpened');
  });
});

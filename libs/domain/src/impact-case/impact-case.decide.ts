import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import { checkNotInFuture } from '../time-order';
import type { ImpactCaseCommand } from './impact-case.commands';
import type { ImpactCaseState, ImpactCaseStep } from './impact-case.state';

interface Input {
  state: ImpactCaseState;
  command: ImpactCaseCommand;
}

const closedCaseTakesNothingMore: Requirement<Input> = ({ state, command }) =>
  state.status === 'CLOSED'
    ? [refusal('IMPACT_CASE_CLOSED', '', `the impact case ${command.impactCase} is closed`)]
    : [];

const stepMustHaveHappened: Requirement<Input> = ({ command }) =>
  command.type === 'AssessImpactCase'
    ? []
    : checkNotInFuture(command.today, { pointer: '/on', on: command.body.on });

export const impactCaseRequirements = [closedCaseTakesNothingMore, stepMustHaveHappened];

/** Decides on a known case. The steps may come in any order and more than once; a closure ends them. */
export function decideImpactCase(
  state: ImpactCaseState,
  command: ImpactCaseCommand,
): Decision<ImpactCaseStep> {
  const event = stepOf(command);
  const known =
    state.status === 'UNKNOWN'
      ? undefined
      : state.steps.find((step) => isNamed(step, event.type, command.id));
  if (known) {
    return sameContent(event, known)
      ? repeated(command.id)
      : refused([idTaken(NAMES[event.type], command.id)]);
  }
  return decideBy(impactCaseRequirements, { state, command }, () => [event]);
}

function isNamed(step: ImpactCaseStep, type: ImpactCaseStep['type'], id: string): boolean {
  return step.type === type && step.data.id === id;
}

const NAMES: Record<ImpactCaseStep['type'], string> = {
  ImpactCaseAssessed: 'assessment',
  ImpactCaseNotified: 'notification',
  ImpactCaseClosed: 'closure',
};

function stepOf(command: ImpactCaseCommand): ImpactCaseStep {
  const { id, impactCase } = command;
  switch (command.type) {
    case 'AssessImpactCase': {
      const { note, grade } = command.body;
      return { type: 'ImpactCaseAssessed', data: { id, impactCase, note, grade: grade ?? null } };
    }
    case 'NotifyOfImpactCase': {
      const { notified, on, note } = command.body;
      return { type: 'ImpactCaseNotified', data: { id, impactCase, notified, on, note: note ?? null } };
    }
    case 'CloseImpactCase': {
      const { on, reason } = command.body;
      return { type: 'ImpactCaseClosed', data: { id, impactCase, on, reason } };
    }
  }
}

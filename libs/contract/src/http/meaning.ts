import {
  calculateRisks,
  decideConformity,
  examineAssetRules,
  grantScopeRules,
  impactCaseRules,
  proposeInterval,
  publishMethodRules,
  publishSchemeRules,
  readBudget,
  recordCalibrationRules,
  recordLifecycleRules,
  registerAssetRules,
  registerOrganizationRules,
  reportNonconformityRules,
  restateReferenceValueRules,
  revokeCertificateRules,
  suspendScopeRules,
  type Calculation,
  type Rule,
} from '@suyuan/domain';
import {
  ExamineAssetBody,
  RecordLifecycleBody,
  RegisterAssetBody,
  ReportNonconformityBody,
  RestateReferenceValueBody,
} from './assets';
import { CalibrationIntervalBody, ConformityDecisionBody, ConformityRisksBody } from './calculators';
import { RecordCalibrationBody } from './calibrations';
import { RevokeCertificateBody } from './certificates';
import type { PlacedFault } from './fault';
import { noteJudge } from './field-rules';
import { AssessImpactCaseBody, CloseImpactCaseBody, NotifyOfImpactCaseBody } from './impact-cases';
import { PublishMethodBody } from './methods';
import { RegisterOrganizationBody } from './organizations';
import { PublishSchemeBody } from './schemes';
import { GrantScopeBody, SuspendScopeBody } from './scopes';
import { UncertaintyBudgetBody } from './uncertainty';

/**
 * Which rules of the domain judge which body before anything recorded is looked at: so that a refused shape does not
 * hide what else is wrong. Such a body is refused either way; these rules never accept one.
 */

/** What is recorded is out of sight here: a rule that looks at it says nothing. */
class OutOfSight extends Error {}

const nothingRecorded = <State extends object>(seen: object = {}): State =>
  new Proxy(seen as State, {
    get(target, name, receiver) {
      if (name in target) return Reflect.get(target, name, receiver) as unknown;
      throw new OutOfSight(`${String(name)} is not looked at here`);
    },
  });

/** Every rule of a list on its own: one that needs more than the body says nothing, and the others still speak. */
export function bySight<Input>(rules: readonly Rule<Input>[], input: Input): PlacedFault[] {
  return rules.flatMap((rule): PlacedFault[] => {
    try {
      return rule(input);
    } catch (error) {
      if (error instanceof OutOfSight) return [];
      throw error;
    }
  });
}

type Command<Body> = { id: string; today: string; body: Body };
type Class<Body> = new () => Body;

/** Bodies of a class go to rules over a command, made of the body with `more`. */
function judged<Body extends object, Input>(
  type: Class<Body>,
  rules: readonly Rule<Input>[],
  inputOf: (command: Command<Body>) => object,
): void {
  noteJudge(type, (body, today) => {
    const id = typeof body.id === 'string' ? body.id : '';
    return bySight(rules, inputOf({ id, today, body: body as Body }) as Input);
  });
}

const alone = <Body>(command: Command<Body>): object => command;

judged(RegisterOrganizationBody, registerOrganizationRules, alone);
judged(GrantScopeBody, grantScopeRules, alone);
judged(SuspendScopeBody, suspendScopeRules, alone);
judged(PublishSchemeBody, publishSchemeRules, alone);
judged(PublishMethodBody, publishMethodRules, alone);
judged(RegisterAssetBody, registerAssetRules, alone);
judged(ExamineAssetBody, examineAssetRules, alone);
judged(ReportNonconformityBody, reportNonconformityRules, alone);
judged(RestateReferenceValueBody, restateReferenceValueRules, alone);
judged(RevokeCertificateBody, revokeCertificateRules, alone);

const onState = <Body>(command: Command<Body>): object => ({ state: nothingRecorded(), command });
judged(RecordLifecycleBody, recordLifecycleRules, onState);

for (const [type, name] of [
  [AssessImpactCaseBody, 'AssessImpactCase'],
  [NotifyOfImpactCaseBody, 'NotifyOfImpactCase'],
  [CloseImpactCaseBody, 'CloseImpactCase'],
] as const) {
  judged<object, Parameters<(typeof impactCaseRules)[number]>[0]>(type, impactCaseRules, (command) => ({
    state: nothingRecorded(),
    command: { ...command, type: name },
  }));
}

judged(RecordCalibrationBody, recordCalibrationRules, (command) => ({
  command,
  context: nothingRecorded({ nameplates: new Map() }),
}));

/** A calculator says what is wrong by trying; a budget is only read, since its trials are long. */
function calculated<Body extends object>(
  type: Class<Body>,
  refusalsOf: (body: Body) => readonly PlacedFault[],
): void {
  noteJudge(type, (body) => refusalsOf(body as Body));
}

const refusalsOf = (calculation: Calculation<unknown>): readonly PlacedFault[] =>
  calculation.outcome === 'REFUSED' ? calculation.refusals : [];

calculated(ConformityDecisionBody, (body) => refusalsOf(decideConformity(body)));
calculated(ConformityRisksBody, (body) => refusalsOf(calculateRisks(body)));
calculated(CalibrationIntervalBody, (body) => refusalsOf(proposeInterval(body)));
calculated(UncertaintyBudgetBody, (body) => {
  const reading = readBudget(body);
  return reading.ok ? [] : reading.refusals;
});

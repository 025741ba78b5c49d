import { calculateRisks, proposeInterval, readBudget } from '@suyuan/calculators';
import {
  amendAssetRequirements,
  amendOrganizationRequirements,
  checkAssetRequirements,
  dismissSuspicionRules,
  clearanceRequirements,
  confirmAssetRequirements,
  compareResults,
  dissolveOrganizationRequirements,
  stateConformity,
  entrustmentRequirements,
  examineAssetRequirements,
  grantScopeRequirements,
  impactCaseRequirements,
  publishMethodRequirements,
  publishQuantityRequirements,
  publishSchemeRequirements,
  recordCalibrationRequirements,
  recordLifecycleRequirements,
  registerAssetRequirements,
  registerOrganizationRequirements,
  reportNonconformityRules,
  restateReferenceValueRequirements,
  revokeCertificateRequirements,
  suspendCertificateRequirements,
  suspendScopeRequirements,
  type Calculation,
  type ConformityBody,
  type Requirement,
} from '@suyuan/domain';
import {
  DesignateLaboratoryBody,
  EntrustAssetBody,
  EntrustOrganizationBody,
  GrantClearanceBody,
} from './admission';
import { CheckAssetBody, ConfirmAssetBody } from './asset-checks';
import { DismissSuspicionBody, ReportNonconformityBody, RestateReferenceValueBody } from './asset-findings';
import { AmendAssetBody, ExamineAssetBody, RecordLifecycleBody, RegisterAssetBody } from './assets';
import {
  CalibrationIntervalBody,
  ConformityComparisonBody,
  ConformityDecisionBody,
  ConformityRisksBody,
} from './calculators';
import { RecordCalibrationBody } from './calibrations';
import { RevokeCertificateBody, SuspendCertificateBody } from './certificates';
import type { PlacedFault } from './fault';
import { noteRefuser } from './field-rules';
import { AssessImpactCaseBody, CloseImpactCaseBody, NotifyOfImpactCaseBody } from './impact-cases';
import { PublishMethodBody } from './methods';
import {
  AmendOrganizationBody,
  DissolveOrganizationBody,
  MergeOrganizationBody,
  RegisterOrganizationBody,
} from './organizations';
import { PublishQuantityBody } from './quantities';
import { PublishSchemeBody } from './schemes';
import { GrantScopeBody, SuspendScopeBody } from './scopes';
import { UncertaintyBudgetBody } from './uncertainty';

/**
 * Which rules of the domain judge which body before anything recorded is looked at: so that a refused shape does not
 * hide what else is wrong. Such a body is refused either way; these rules never accept one.
 */

/** What is recorded is out of sight here: a rule that looks at it stumbles. */
const nothingRecorded = (seen: object = {}): object =>
  new Proxy(seen, {
    get(target, name, receiver) {
      if (name in target) return Reflect.get(target, name, receiver) as unknown;
      throw new RangeError(`${String(name)} is not looked at here`);
    },
  });

/** A rule that stumbles, over what is out of sight or over a stand-in, says nothing; the body is refused all the same. */
function saidBy(rule: () => readonly PlacedFault[]): readonly PlacedFault[] {
  try {
    return rule();
  } catch {
    return [];
  }
}

/** What one part says of another is not said where the other is unsound: levels that edges name, a kind, a basis. */
const RESTS_ON: readonly { code: string; at: RegExp; on: RegExp }[] = [
  { code: 'SCHEME_INCONSISTENT', at: /^\/edges\/\d+/, on: /^\/levels(\/\d+(\/code)?)?$/ },
  { code: 'SCHEME_INCONSISTENT', at: /^\/edges\/\d+$/, on: /^\/edges\/\d+\/(from|to)$/ },
  { code: 'NOT_ALLOWED', at: /^\/referenceMaterial$/, on: /^\/kind$/ },
  { code: 'NOT_ALLOWED', at: /^\/evidence$/, on: /^\/kind$/ },
  { code: 'NOT_ALLOWED', at: /\/comparison$/, on: /^\/kind$/ },
  { code: 'NOT_ALLOWED', at: /^\/asset$/, on: /^\/transcribed$/ },
  {
    code: 'NOT_ALLOWED',
    at: /\/covariance\/\d+(\/(first|second))?$/,
    on: /\/(terms|covariance)(\/\d+(\/(symbol|first|second))?)?$/,
  },
  { code: 'REQUIRED', at: /^\/copy$/, on: /^\/transcribed$/ },
  { code: 'REQUIRED', at: /^\/form$/, on: /^\/basis$/ },
  { code: 'NOT_ALLOWED', at: /^\/form$/, on: /^\/basis$/ },
  { code: 'NOT_ALLOWED', at: /^\/members$/, on: /^\/form$/ },
  { code: 'REQUIRED', at: /^\/reason$/, on: /^\/sameNameplate$/ },
  { code: 'NOT_ALLOWED', at: /^\/reason$/, on: /^\/sameNameplate$/ },
  { code: 'SYMBOL_UNKNOWN', at: /^\/outputs/, on: /^\/inputs(\/\d+(\/symbol)?)?$/ },
];

function standing(refusals: readonly PlacedFault[], told: ReadonlySet<string>): readonly PlacedFault[] {
  const silenced = RESTS_ON.filter(({ on }) => [...told].some((place) => on.test(place)));
  return refusals.filter(
    (refusal) => !silenced.some(({ code, at }) => refusal.code === code && at.test(refusal.pointer)),
  );
}

type Command<Body> = { id: string; today: string; body: Body };
type Class<Body> = new () => Body;

/** Bodies of a class go to rules over a command, made of the body with `more`. */
function judged<Body extends object, Input>(
  type: Class<Body>,
  rules: readonly Requirement<Input>[],
  inputOf: (command: Command<Body>) => object,
): void {
  noteRefuser(type, (body, today, told) => {
    const id = typeof body.id === 'string' ? body.id : '';
    const input = inputOf({ id, today, body: body as Body }) as Input;
    return standing(
      rules.flatMap((rule) => saidBy(() => rule(input))),
      told,
    );
  });
}

/** What a command says of the recorded world beside its body (whether a name is taken) is out of sight, too. */
const alone = <Body>(command: Command<Body>): object => nothingRecorded(command);

judged(RegisterOrganizationBody, registerOrganizationRequirements, alone);
judged(AmendOrganizationBody, amendOrganizationRequirements, alone);
judged(MergeOrganizationBody, dissolveOrganizationRequirements, alone);
judged(DissolveOrganizationBody, dissolveOrganizationRequirements, alone);
judged(GrantScopeBody, grantScopeRequirements, alone);
judged(SuspendScopeBody, suspendScopeRequirements, alone);
judged(PublishSchemeBody, publishSchemeRequirements, alone);
judged(PublishMethodBody, publishMethodRequirements, alone);
judged(PublishQuantityBody, publishQuantityRequirements, alone);
judged(RegisterAssetBody, registerAssetRequirements, alone);
judged(ExamineAssetBody, examineAssetRequirements, alone);
judged(ReportNonconformityBody, reportNonconformityRules, alone);
judged(RestateReferenceValueBody, restateReferenceValueRequirements, alone);
judged(AmendAssetBody, amendAssetRequirements, alone);
judged(ConfirmAssetBody, confirmAssetRequirements, alone);
judged(DismissSuspicionBody, dismissSuspicionRules, alone);
judged(CheckAssetBody, checkAssetRequirements, alone);
judged(RevokeCertificateBody, revokeCertificateRequirements, alone);
judged(EntrustAssetBody, entrustmentRequirements, alone);
judged(EntrustOrganizationBody, entrustmentRequirements, alone);
judged(DesignateLaboratoryBody, entrustmentRequirements, alone);
judged(GrantClearanceBody, clearanceRequirements, alone);

const onState = <Body>(command: Command<Body>): object => ({
  state: nothingRecorded(),
  command: nothingRecorded(command),
});
judged(RecordLifecycleBody, recordLifecycleRequirements, onState);
judged(SuspendCertificateBody, suspendCertificateRequirements, onState);

for (const [type, name] of [
  [AssessImpactCaseBody, 'AssessImpactCase'],
  [NotifyOfImpactCaseBody, 'NotifyOfImpactCase'],
  [CloseImpactCaseBody, 'CloseImpactCase'],
] as const) {
  judged<object, Parameters<(typeof impactCaseRequirements)[number]>[0]>(
    type,
    impactCaseRequirements,
    (command) => ({
      state: nothingRecorded(),
      command: nothingRecorded({ ...command, type: name }),
    }),
  );
}

judged(RecordCalibrationBody, recordCalibrationRequirements, (command) => ({
  command: nothingRecorded(command),
  context: nothingRecorded({ nameplates: new Map() }),
}));

/** A calculator says what is wrong by trying; a budget is only read, since its trials are long. */
function calculated<Body extends object>(
  type: Class<Body>,
  refusalsOf: (body: Body, told: ReadonlySet<string>) => readonly PlacedFault[],
): void {
  noteRefuser(type, (body, _today, told) =>
    standing(
      saidBy(() => refusalsOf(body as Body, told)),
      told,
    ),
  );
}

const refusalsOf = (calculation: Calculation<unknown>): readonly PlacedFault[] =>
  calculation.outcome === 'REFUSED' ? calculation.refusals : [];

/** Stands in for a rule that is not in the list: it demands nothing that the others do not. */
const UNDEMANDING_RULE = { id: 'SIMPLE' } as const;

calculated(ConformityDecisionBody, (body, told) => {
  const unsound = told.has('/rule') || told.has('/rule/id');
  const stated: ConformityBody = body;
  return refusalsOf(stateConformity(unsound ? { ...stated, rule: UNDEMANDING_RULE } : stated));
});
calculated(ConformityComparisonBody, (body) => refusalsOf(compareResults(body)));
calculated(ConformityRisksBody, (body) => refusalsOf(calculateRisks(body)));
// Which fields are needed and what they mean, the method says.
calculated(CalibrationIntervalBody, (body, told) =>
  told.has('/method') ? [] : refusalsOf(proposeInterval(body)),
);
calculated(UncertaintyBudgetBody, (body) => {
  const reading = readBudget(body);
  return reading.ok ? [] : reading.refusals;
});

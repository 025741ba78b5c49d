import type {
  AssetFindings,
  BudgetBody,
  ComparisonBody,
  CalibrationDraft,
  DecisionBody,
  ImpactCaseSteps,
  IntervalBody,
  OrganizationChanges,
  RisksBody,
} from './drafts';
import type { ProposalReply } from './generated';
import { postJson } from './http';

export const postCalibration = (body: CalibrationDraft, key: string) =>
  postJson('/v1/calibrations', { body, key });

type Step = keyof ImpactCaseSteps;

export const postImpactCaseStep = <S extends Step>(
  id: string,
  step: S,
  body: ImpactCaseSteps[S],
  key: string,
) => postJson<`/v1/impact-cases/{id}/${Step}`>(`/v1/impact-cases/{id}/${step}`, { id, body, key });

type Change = keyof OrganizationChanges;

export const postOrganizationChange = <C extends Change>(
  id: string,
  change: C,
  body: OrganizationChanges[C],
  key: string,
) => postJson<`/v1/organizations/{id}/${Change}`>(`/v1/organizations/{id}/${change}`, { id, body, key });

type Finding = keyof AssetFindings;

export const postAssetFinding = <F extends Finding>(
  id: string,
  finding: F,
  body: AssetFindings[F],
  key: string,
) => postJson<`/v1/assets/{id}/${Finding}`>(`/v1/assets/{id}/${finding}`, { id, body, key });

/** Names of persons are told on a question of its own; nothing is recorded. */
export const disclosePersons = (id: string, reason: string) =>
  postJson('/v1/certificates/{id}/disclosures', {
    id,
    body: reason.trim() === '' ? {} : { reason },
    key: null,
  });

/** What was read is what is approved: the server refuses another digest. */
export const approveProposal = ({ id, digest }: ProposalReply, key: string) =>
  postJson('/v1/proposals/{id}/approvals', { id, body: { digest }, key });

/** The calculators: nothing is recorded, so that a second post needs no key. */

export const calculateBudget = (body: BudgetBody) => postJson('/v1/uncertainty/budgets', { body, key: null });

export const decideConformity = (body: DecisionBody) =>
  postJson('/v1/conformity/decisions', { body, key: null });

export const compareResults = (body: ComparisonBody) =>
  postJson('/v1/conformity/comparisons', { body, key: null });

export const calculateRisks = (body: RisksBody) => postJson('/v1/conformity/risks', { body, key: null });

export const proposeInterval = (body: IntervalBody) => postJson('/v1/intervals', { body, key: null });

import type { CommandContext } from '../decision';
import type { CivilDate } from '../vocabulary';
import type { ImpactGrade } from './impact-grade';

/** Body of `POST /v1/impact-cases/{id}/assessments`. */
export interface AssessmentBody {
  id?: string | null;
  note: string;
  grade?: ImpactGrade | null;
}

/** Body of `POST /v1/impact-cases/{id}/notifications`. */
export interface NotificationBody {
  id?: string | null;
  notified: string[];
  on: CivilDate;
  note?: string | null;
}

/** Body of `POST /v1/impact-cases/{id}/closures`. */
export interface ClosureBody {
  id?: string | null;
  on: CivilDate;
  reason: string;
}

export interface AssessImpactCase extends CommandContext {
  type: 'AssessImpactCase';
  id: string;
  impactCase: string;
  body: AssessmentBody;
}

export interface NotifyOfImpactCase extends CommandContext {
  type: 'NotifyOfImpactCase';
  id: string;
  impactCase: string;
  body: NotificationBody;
}

export interface CloseImpactCase extends CommandContext {
  type: 'CloseImpactCase';
  id: string;
  impactCase: string;
  body: ClosureBody;
}

export type ImpactCaseCommand = AssessImpactCase | NotifyOfImpactCase | CloseImpactCase;

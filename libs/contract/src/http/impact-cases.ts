import {
  IMPACT_GRADES,
  type AssessmentBody,
  type ClosureBody,
  type ImpactGrade,
  type NotificationBody,
} from '@suyuan/domain';
import { CivilDateField, Id, IdArray, NoteField, OneOf, OPTIONAL } from './fields';
import { MAX_NOTIFIED, MAX_REASON_LENGTH } from './limits';

/** POST /v1/impact-cases/{id}/assessments: what the finding means for earlier results. */
export class AssessImpactCaseBody implements AssessmentBody {
  @Id(OPTIONAL)
  id?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  note!: string;

  @OneOf(IMPACT_GRADES, { optional: true, description: 'How bad somebody judged it as a whole.' })
  grade?: ImpactGrade | null;
}

/** POST /v1/impact-cases/{id}/notifications: whom one told. */
export class NotifyOfImpactCaseBody implements NotificationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @IdArray(MAX_NOTIFIED, { description: 'Ids of organizations.' })
  notified!: string[];

  @CivilDateField()
  on!: string;

  @NoteField(MAX_REASON_LENGTH, OPTIONAL)
  note?: string | null;
}

/** POST /v1/impact-cases/{id}/closures: nothing more is to be done, and nothing more is taken. */
export class CloseImpactCaseBody implements ClosureBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField()
  on!: string;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

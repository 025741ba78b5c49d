import type {
  DismissalBody,
  NonconformityBody,
  RestatementBody,
  ShiftBody as ShiftStatement,
} from '@suyuan/domain';
import {
  CivilDateField,
  Id,
  LabelField,
  Nested,
  NestedArray,
  NoteField,
  OPTIONAL,
  TextField,
} from './fields';
import { MAX_CODE_LENGTH, MAX_NAME_LENGTH, MAX_PARAMETERS, MAX_POINTS, MAX_REASON_LENGTH } from './limits';
import { QuantityValueBody, StatedParameterBody } from './values';

/** By how much the stated error changed at one value. */
export class ShiftBody implements ShiftStatement {
  @Nested(() => QuantityValueBody)
  value!: QuantityValueBody;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, OPTIONAL)
  parameters?: StatedParameterBody[] | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Which piece, channel or function; left out, the asset as a whole.',
  })
  part?: string | null;

  @Nested(() => QuantityValueBody, { description: 'New error minus the one stated before, with its sign.' })
  shift!: QuantityValueBody;
}

/** POST /v1/assets/{id}/nonconformities: found out of tolerance; opens an impact case. */
export class ReportNonconformityBody implements NonconformityBody {
  @Id(OPTIONAL)
  id?: string | null;

  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @CivilDateField({ description: 'The last day on which it was known to be good.' })
  from!: string;

  @CivilDateField({ description: 'The day on which it was found out of tolerance.' })
  to!: string;

  @Nested(() => QuantityValueBody, {
    optional: true,
    description: 'One size for all of it, whose sign is not relied on.',
  })
  shift?: QuantityValueBody | null;

  @NestedArray(() => ShiftBody, MAX_POINTS, {
    optional: true,
    description:
      'By value, with the sign of the change of its stated error (measure: actual - nominal; indicator: indication - true).',
  })
  shifts?: ShiftBody[] | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description:
      'The part that it is about: channel, piece, function or probe; left out, the asset as a whole.',
  })
  part?: string | null;
}

/** POST /v1/assets/{id}/dismissals: what a certificate or a check found of it is nothing, and why. */
export class DismissSuspicionBody implements DismissalBody {
  @Id(OPTIONAL)
  id?: string | null;

  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @Id({ description: 'The certificate or check that found it.' })
  finding!: string;

  @LabelField(MAX_CODE_LENGTH, { optional: true, description: 'Left out, all of it.' })
  part?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

/** POST /v1/assets/{id}/restatements: its value is taken to be another from a day on. */
export class RestateReferenceValueBody implements RestatementBody {
  @Id(OPTIONAL)
  id?: string | null;

  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @Nested(() => QuantityValueBody, { description: 'New value minus old value.' })
  shift!: QuantityValueBody;

  @CivilDateField({ description: 'The first day of the new value; earlier uses carry the old one.' })
  effectiveFrom!: string;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;

  @TextField(MAX_NAME_LENGTH, { optional: true, description: 'The document that states it.' })
  source?: string | null;
}

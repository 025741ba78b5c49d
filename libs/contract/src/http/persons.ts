import { SIGNATORY_ROLES, type SignatoryRole } from '@suyuan/domain';
import { WrittenReply } from './answers/common';
import { Shown, ShownNumber, ShownParts, ShownText, TextOrNull } from './answers/shown';
import { Id, NoteField, OPTIONAL } from './fields';
import { MAX_REASON_LENGTH } from './limits';

/** POST /v1/certificates/{id}/disclosures: who the persons are that a certificate names. Nothing is recorded. */
export class DisclosePersonsBody {
  @NoteField(MAX_REASON_LENGTH, {
    optional: true,
    description: 'What for; an authority must say it.',
  })
  reason?: string | null;
}

/** POST /v1/certificates/{id}/erasures: what is known of persons is erased for good, wherever they are named. */
export class ErasePersonsBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id({ optional: true, description: 'The pseudonym of one of them; left out, everybody whom it names.' })
  person?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

export class DisclosedPersonReply {
  @ShownText('The pseudonym.')
  person!: string;

  @Shown({ enum: [...SIGNATORY_ROLES], type: String, nullable: true, description: 'null: the customer.' })
  role!: SignatoryRole | null;

  @TextOrNull('null: erased.')
  name!: string | null;

  @TextOrNull()
  registration!: string | null;
}

export class DisclosedPersonsReply {
  @ShownText()
  certificate!: string;

  @ShownParts(() => DisclosedPersonReply)
  persons!: DisclosedPersonReply[];
}

export class ErasedReply extends WrittenReply {
  @ShownNumber('Of how many persons something was known.')
  erased!: number;
}

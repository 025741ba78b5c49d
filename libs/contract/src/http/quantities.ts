import {
  LOGARITHMS_OF,
  METROLOGY_AREAS,
  type LogarithmOf,
  type MetrologyArea,
  type QuantityBody,
} from '@suyuan/domain';
import { Flag, LabelArray, Nested, NestedArray, OneOf, OPTIONAL, QuantityCode, TextField } from './fields';
import { MAX_CODE_LENGTH, MAX_KINDS, MAX_NAME_LENGTH, MAX_PARAMETERS, MAX_UNITS } from './limits';
import { LocalTextBody, QuantityValueBody } from './values';

export class LogarithmBody {
  @OneOf(LOGARITHMS_OF, { description: 'What its decibels are of.' })
  of!: LogarithmOf;

  @Nested(() => QuantityValueBody, { optional: true, description: 'What 0 dB is; left out, a ratio.' })
  reference?: QuantityValueBody | null;
}

export class DefiningParameterBody {
  @TextField(MAX_CODE_LENGTH, { description: 'Code of the list of parameters.', example: 'frequency' })
  parameter!: string;

  @Nested(() => QuantityValueBody, { optional: true, description: 'What is meant where nothing is said.' })
  usual?: QuantityValueBody | null;
}

/** POST /v1/quantities: a quantity that the built-in list lacks, or a later version of one that was published. */
export class PublishQuantityBody implements QuantityBody {
  @QuantityCode({
    description: 'What results, scopes and measurands name it by.',
    example: 'vapour-permeance',
  })
  code!: string;

  @Nested(() => LocalTextBody)
  name!: LocalTextBody;

  @TextField(MAX_CODE_LENGTH, { description: 'Values are compared in it.', example: 'kg/(m2.s.Pa)' })
  unit!: string;

  @LabelArray(MAX_UNITS, MAX_CODE_LENGTH, { optional: true, description: 'Units in common use.' })
  units?: string[] | null;

  @OneOf(METROLOGY_AREAS, { optional: true, description: 'Metrology area of the KCDB; left out, OTHER.' })
  area?: MetrologyArea | null;

  @LabelArray(MAX_KINDS, MAX_CODE_LENGTH, {
    optional: true,
    description: 'Kinds of the classification of services of the KCDB that it serves.',
  })
  kinds?: string[] | null;

  @Flag({
    optional: true,
    description: 'Zero is the absence of it; left out, that of all but levels and units with an offset.',
  })
  naturalZero?: boolean | null;

  @Nested(() => LogarithmBody, OPTIONAL)
  logarithmic?: LogarithmBody | null;

  @Flag({ optional: true, description: 'A relative error itself: a per cent beside it is absolute.' })
  ownRelativeError?: boolean | null;

  @NestedArray(() => DefiningParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'What its value is not told without.',
  })
  parameters?: DefiningParameterBody[] | null;

  @TextField(MAX_NAME_LENGTH, { optional: true, description: 'Where it stands.' })
  source?: string | null;
}

import {
  IMPACT_CASE_STATES,
  METROLOGY_AREAS,
  ORGANIZATION_KINDS,
  STATES,
  TIERS,
  USAGE_PURPOSES,
  type ImpactCaseStatus,
  type MetrologyArea,
  type OrganizationKind,
  type State,
  type Tier,
  type UsagePurpose,
} from '@suyuan/domain';
import {
  CivilDateField,
  Decimal,
  Id,
  MethodId,
  OPTIONAL,
  RegionCode,
  SchemeId,
  SearchField,
  LabelField,
  QuantityCode,
  TextField,
} from './fields';
import {
  DEFAULT_PAGE,
  MAX_CODE_LENGTH,
  MAX_CURSOR_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NUMBER_LENGTH,
  MAX_PAGE,
  MAX_QUERY_LENGTH,
} from './limits';
import { KnownAt, QueryFlag, QueryNumber, QueryOneOf, StatedParameters, WaitFor } from './query-fields';

/** `{id}` in a path. */
export class IdPath {
  @Id()
  id!: string;
}

/** `{id}` of a scheme in a path. */
export class SchemeIdPath {
  @SchemeId()
  id!: string;
}

/** `{id}` of a method in a path. */
export class MethodIdPath {
  @MethodId()
  id!: string;
}

/** `{id}` of a quantity in a path: its code. */
export class QuantityCodePath {
  @QuantityCode()
  id!: string;
}

/** GET /v1/{assets,certificates,organizations,schemes,methods,quantities}/{id} */
export class RecordQuery {
  @KnownAt()
  knownAt?: string;

  @WaitFor()
  waitFor?: number;
}

/** Judging them costs as much as the trace itself, so they are asked for. */
const WithStatuses = (): PropertyDecorator =>
  QueryFlag({ description: 'With `true` the certificates nearest the start tell their state as of today.' });

/** GET /v1/certificates/{id}/trace */
export class CertificateTraceQuery extends RecordQuery {
  @WithStatuses()
  status?: boolean;
}

const isStated = (value: unknown): boolean => value !== undefined && value !== null;

/** What is asked of a measurement on a day. `on` is never guessed. Value and unit come together. */
class MeasurementQuery extends RecordQuery {
  @CivilDateField({ description: 'The day of the measurement.' })
  on!: string;

  @TextField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'May be left out where the asset has one quantity.',
  })
  quantity?: string;

  @Decimal({ optional: (owner) => !isStated(owner.unit), description: 'Comes together with `unit`.' })
  value?: string;

  @TextField(MAX_CODE_LENGTH, {
    optional: (owner) => !isStated(owner.value),
    description: 'Unit of `value`; comes together with it.',
  })
  unit?: string;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Channel, piece, function or probe; left out, every part counts.',
  })
  part?: string;

  @StatedParameters()
  parameter?: string[];
}

/** GET /v1/assets/{id}/trace */
export class AssetTraceQuery extends MeasurementQuery {
  @WithStatuses()
  status?: boolean;
}

/** GET /v1/assets/{id}/validity */
export class ValidityQuery extends MeasurementQuery {
  @QueryOneOf(USAGE_PURPOSES)
  purpose?: UsagePurpose;
}

/** The part of a list: `limit` items after `cursor`. */
export class PageQuery extends RecordQuery {
  @QueryNumber(1, MAX_PAGE, { description: `Items of a page; left out, ${DEFAULT_PAGE}.` })
  limit?: number;

  @TextField(MAX_CURSOR_LENGTH, { optional: true, description: 'Opaque: `next` of the page before.' })
  cursor?: string;
}

export const PROPOSALS_ASKED = ['OPEN', 'ALL'] as const;

/** GET /v1/proposals */
export class ProposalListQuery extends PageQuery {
  @QueryOneOf(PROPOSALS_ASKED, { description: 'Left out, OPEN: what can still be approved.' })
  state?: (typeof PROPOSALS_ASKED)[number];
}

/** GET /v1/certificates/{id}/impact */
export class CertificateImpactQuery extends PageQuery {}

/** GET /v1/assets/{id}/impact: uses after `from` and up to `to`. */
export class AssetImpactQuery extends PageQuery {
  @CivilDateField({
    optional: true,
    description: 'Exclusive: the last day on which it was known to be good.',
  })
  from?: string;

  @CivilDateField({ optional: true, description: 'Inclusive.' })
  to?: string;

  @TextField(MAX_CODE_LENGTH, OPTIONAL)
  quantity?: string;
}

/** GET /v1/assets/{id}/last-known-good: before `on`, the day on which it was found wrong. */
export class LastKnownGoodQuery extends RecordQuery {
  @CivilDateField({ description: 'Exclusive: the day on which it was found wrong.' })
  on!: string;

  @TextField(MAX_CODE_LENGTH, {
    optional: (owner) => !isStated(owner.value),
    description: 'Required with `value`.',
  })
  quantity?: string;

  @Decimal({
    optional: (owner) => !isStated(owner.unit),
    description: 'The point asked about; comes together with `unit`.',
  })
  value?: string;

  @TextField(MAX_CODE_LENGTH, {
    optional: (owner) => !isStated(owner.value),
    description: 'Unit of `value`; comes together with it.',
  })
  unit?: string;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'What speaks of this part only; left out, of whatever part.',
  })
  part?: string;
}

/** The part of a list that is always the newest: it has no `knownAt`. */
class NewestListQuery {
  @QueryNumber(1, MAX_PAGE, { description: `Items of a page; left out, ${DEFAULT_PAGE}.` })
  limit?: number;

  @TextField(MAX_CURSOR_LENGTH, { optional: true, description: 'Opaque: `next` of the page before.' })
  cursor?: string;

  @WaitFor()
  waitFor?: number;
}

/** GET /v1/organizations */
export class OrganizationListQuery extends NewestListQuery {
  @SearchField(MAX_QUERY_LENGTH, { optional: true, description: 'Its first eight words, in names and id.' })
  query?: string;

  @QueryOneOf(ORGANIZATION_KINDS)
  kind?: OrganizationKind;

  @RegionCode({ optional: true, description: 'In this division or a part of it.' })
  region?: string;
}

/** GET /v1/certificates */
export class CertificateListQuery extends NewestListQuery {
  @Id(OPTIONAL)
  issuer?: string;

  @Id(OPTIONAL)
  asset?: string;

  @SearchField(MAX_NUMBER_LENGTH, { optional: true, description: 'However typed, or a part of it.' })
  number?: string;

  @CivilDateField({ optional: true, description: 'Performed on or after this day.' })
  from?: string;

  @CivilDateField({ optional: true, description: 'Performed on or before this day.' })
  to?: string;

  @QueryOneOf(STATES, { description: 'As of today. A page may be short, even empty, and go on.' })
  state?: State;
}

/** GET /v1/schemes */
export class SchemeListQuery extends NewestListQuery {
  @TextField(MAX_CODE_LENGTH, OPTIONAL)
  quantity?: string;

  @CivilDateField({ optional: true, description: 'In force on this day.' })
  on?: string;
}

/** GET /v1/quantities */
export class QuantityListQuery extends NewestListQuery {
  @SearchField(MAX_QUERY_LENGTH, {
    optional: true,
    description: 'Every word of it, in code, names, units and kinds of the KCDB.',
  })
  query?: string;

  @QueryOneOf(METROLOGY_AREAS)
  area?: MetrologyArea;
}

/** GET /v1/impact-cases */
export class ImpactCaseListQuery extends NewestListQuery {
  @QueryOneOf(IMPACT_CASE_STATES, { description: 'A page may be short, even empty, and go on.' })
  state?: ImpactCaseStatus;

  @Id({ optional: true, description: 'The standard that was found wrong.' })
  asset?: string;

  @CivilDateField({ optional: true, description: 'Opened on or after this day.' })
  from?: string;

  @CivilDateField({ optional: true, description: 'Opened on or before this day.' })
  to?: string;
}

/** GET /v1/assets */
export class AssetListQuery extends NewestListQuery {
  @SearchField(MAX_QUERY_LENGTH, {
    optional: true,
    description: 'Its first eight words, in name, serial number, id, maker, model, certificate.',
  })
  query?: string;

  @Id(OPTIONAL)
  owner?: string;

  @RegionCode(OPTIONAL)
  region?: string;

  @QueryOneOf(TIERS)
  tier?: Tier;

  @CivilDateField({ optional: true, description: 'In use, with a due day on or before this day.' })
  due?: string;

  @QueryOneOf(STATES)
  state?: State;
}

/** GET /v1/access-log: what was read of a record, by an organization, on some days. */
export class AccessLogListQuery {
  @Id({ optional: true, description: 'A record that was read.' })
  resource?: string;

  @Id({ optional: true, description: 'Whose token was used.' })
  organization?: string;

  @CivilDateField({ optional: true, description: 'Inclusive.' })
  from?: string;

  @CivilDateField({ optional: true, description: 'Inclusive.' })
  to?: string;

  @QueryNumber(1, MAX_PAGE, { description: `Items of a page; left out, ${DEFAULT_PAGE}.` })
  limit?: number;

  @TextField(MAX_CURSOR_LENGTH, { optional: true, description: 'Opaque: `next` of the page before.' })
  cursor?: string;
}

/** GET /v1/public/verification: a `number` with what more the paper bears, or `serialNumber` and `manufacturer`. */
export class PublicVerificationQuery {
  @SearchField(MAX_NUMBER_LENGTH, {
    optional: (owner) => isStated(owner.serialNumber),
    description: 'However typed. Alone it only says that such a certificate is on record, and of whom.',
  })
  number?: string;

  @Id({ optional: true, description: 'Of the laboratory, where several gave the number.' })
  issuer?: string;

  @SearchField(MAX_NAME_LENGTH, {
    optional: true,
    description: 'The last four of the serial number; with `number`.',
  })
  serialEnd?: string;

  @SearchField(MAX_CODE_LENGTH, { optional: true, description: 'The code on the label; with `number`.' })
  code?: string;

  @SearchField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Which of several instruments under the number, as the paper bears it; with `number`.',
  })
  item?: string;

  @SearchField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Which issue of the number, as the paper bears it (left out there: 0); with `number`.',
  })
  revision?: string;

  @SearchField(MAX_NAME_LENGTH, {
    optional: (owner) => isStated(owner.number) && !isStated(owner.manufacturer),
  })
  serialNumber?: string;

  @SearchField(MAX_NAME_LENGTH, {
    optional: (owner) => isStated(owner.number) && !isStated(owner.serialNumber),
  })
  manufacturer?: string;
}

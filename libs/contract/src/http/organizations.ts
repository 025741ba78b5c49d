import {
  AUTHORITY_LEVELS,
  ORGANIZATION_KINDS,
  SUPERVISION_SYSTEMS,
  type AuthorityLevel,
  type DissolutionBody,
  type MergerBody,
  type OrganizationAmendmentBody,
  type OrganizationKind,
  type OrganizationBody,
  type PublicKey,
  type SupervisionSystem,
} from '@suyuan/domain';
import {
  Base64Url,
  CivilDateField,
  Id,
  Nested,
  NestedArray,
  NoteField,
  OneOf,
  OPTIONAL,
  RegionCode,
  SomeOf,
  TextField,
} from './fields';
import { MAX_CODE_LENGTH, MAX_PUBLIC_KEYS, MAX_REASON_LENGTH } from './limits';
import { LocalTextBody } from './values';

/** Bytes of an Ed25519 public key (RFC 8032). */
const ED25519_KEY_BYTES = 32;

/** A key by which signatures of the organization are verified. */
export class PublicKeyBody implements PublicKey {
  @Id({ description: 'What signatures name it by.' })
  keyId!: string;

  @Base64Url(ED25519_KEY_BYTES, {
    description: 'An Ed25519 public key as base64url: the member `x` of its JWK (RFC 8037).',
    example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  })
  x!: string;
}

/** POST /v1/organizations */
export class RegisterOrganizationBody implements OrganizationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Nested(() => LocalTextBody)
  name!: LocalTextBody;

  @SomeOf(ORGANIZATION_KINDS)
  kinds!: OrganizationKind[];

  @TextField(MAX_CODE_LENGTH, {
    optional: true,
    description: '统一社会信用代码 (GB 32100), its check character verified.',
  })
  uscc?: string | null;

  @RegionCode({ description: 'GB/T 2260 division code.', example: '310000' })
  region!: string;

  @NestedArray(() => PublicKeyBody, MAX_PUBLIC_KEYS, OPTIONAL)
  publicKeys?: PublicKeyBody[] | null;

  @OneOf(AUTHORITY_LEVELS, { optional: true, description: 'Of an authority.' })
  level?: AuthorityLevel | null;

  @Id({ optional: true, description: 'Of an authority: the registered organization above it.' })
  superior?: string | null;

  @OneOf(SUPERVISION_SYSTEMS, { optional: true, description: 'Left out, the civil supervision.' })
  system?: SupervisionSystem | null;
}

const FROM_THAT_DAY = { description: 'The first day on which it is so; earlier days keep what they had.' };

/** POST /v1/organizations/{id}/amendments: what it leaves out stays as it is. */
export class AmendOrganizationBody implements OrganizationAmendmentBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField(FROM_THAT_DAY)
  on!: string;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;

  @Nested(() => LocalTextBody, OPTIONAL)
  name?: LocalTextBody | null;

  @SomeOf(ORGANIZATION_KINDS, OPTIONAL)
  kinds?: OrganizationKind[] | null;

  @TextField(MAX_CODE_LENGTH, {
    optional: true,
    description: '统一社会信用代码 (GB 32100), its check character verified.',
  })
  uscc?: string | null;

  @RegionCode({ optional: true, description: 'GB/T 2260 division code.', example: '310000' })
  region?: string | null;

  @NestedArray(() => PublicKeyBody, MAX_PUBLIC_KEYS, {
    optional: true,
    description: 'All that it has from then on.',
  })
  publicKeys?: PublicKeyBody[] | null;

  @OneOf(AUTHORITY_LEVELS, { optional: true, description: 'Of an authority.' })
  level?: AuthorityLevel | null;

  @Id({ optional: true, description: 'Of an authority: the registered organization above it.' })
  superior?: string | null;
}

/** POST /v1/organizations/{id}/mergers: what it owned goes over; what it was granted does not. */
export class MergeOrganizationBody implements MergerBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id({ description: 'The registered organization that takes it over.' })
  into!: string;

  @CivilDateField({ description: 'The first day on which it is part of the other.' })
  on!: string;

  @NoteField(MAX_REASON_LENGTH, OPTIONAL)
  reason?: string | null;
}

/** POST /v1/organizations/{id}/dissolutions: nobody follows it. */
export class DissolveOrganizationBody implements DissolutionBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField({ description: 'The first day on which it is no more.' })
  on!: string;

  @NoteField(MAX_REASON_LENGTH, OPTIONAL)
  reason?: string | null;
}

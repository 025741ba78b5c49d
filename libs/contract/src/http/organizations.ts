import { ORGANIZATION_KINDS, type OrganizationKind, type OrganizationBody } from '@suyuan/domain';
import { Id, Nested, OPTIONAL, RegionCode, SomeOf, TextField } from './fields';
import { MAX_CODE_LENGTH } from './limits';
import { LocalTextBody } from './values';

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
}

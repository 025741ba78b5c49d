import { Injectable } from '@nestjs/common';
import { NATIONAL_REGION } from '@suyuan/domain';
import { civilDateOf, Clock, type Caller } from '@suyuan/platform';
import { ReadModel, type OrganizationReading, type Reader } from '@suyuan/read-model';
import { Lru } from './lru';
import { Rights } from './rights';

/** Organizations whose region and supervision are remembered. */
export const READER_ORGANIZATIONS_MAX = 2_000;

/** Who a caller is as a reader: what its token says, and what is known of its organization today. */
@Injectable()
export class Readers {
  private readonly organizations = new Lru<string, { epoch: number; reading: OrganizationReading | null }>(
    READER_ORGANIZATIONS_MAX,
  );

  constructor(
    private readonly readModel: ReadModel,
    private readonly rights: Rights,
    private readonly clock: Clock,
  ) {}

  async of({ role, organization }: Caller): Promise<Reader> {
    const today = civilDateOf(this.clock.now());
    const nobody = { role, organization, region: null, cleared: false, system: null, today, opened: [] };
    if (role !== 'inspector' && role !== 'regulator') return nobody;
    // Clearance is given to organizations, so the national authority itself, which names none, has none.
    if (organization === null) return { ...nobody, region: NATIONAL_REGION };
    const reading = await this.readingOf(organization, today);
    // An organization that nobody registered answers for no region.
    if (reading === null) return nobody;
    const cleared = this.rights.isCleared(organization, today);
    return { ...nobody, region: reading.region, system: reading.system, cleared };
  }

  private async readingOf(organization: string, today: string): Promise<OrganizationReading | null> {
    const { epoch } = this.rights;
    const known = this.organizations.get(organization);
    if (known !== undefined && known.epoch === epoch) return known.reading;
    const reading = await this.readModel.organizationReading(organization, today);
    this.organizations.set(organization, { epoch, reading });
    return reading;
  }
}

import { Injectable } from '@nestjs/common';
import { laboratoryStream, NATIONAL_REGION } from '@suyuan/domain';
import { civilDateOf, Clock, type Caller } from '@suyuan/platform';
import { ReadModel, type OrganizationReading, type Reader } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Changes } from '../memory/changes';
import { Memories } from '../memory/memories';
import { Rights } from './rights';

/** Organizations whose region and supervision are remembered. */
export const READER_ORGANIZATIONS_MAX = 2_000;

/** Who a caller is as a reader: what its token says, and what is known of its organization today. */
@Injectable()
export class Readers {
  private readonly organizations;

  constructor(
    private readonly readModel: ReadModel,
    private readonly rights: Rights,
    private readonly clock: Clock,
    private readonly visibility: Visibility,
    private readonly changes: Changes,
    memories: Memories,
  ) {
    this.organizations = memories.lru<string, { upTo: number; reading: OrganizationReading | null }>(
      READER_ORGANIZATIONS_MAX,
    );
  }

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
    const known = this.organizations.get(organization);
    const changed = (since: number): boolean => this.changes.since([laboratoryStream(organization)], since);
    if (known !== undefined && !changed(known.upTo)) return known.reading;
    const { generation } = this.organizations;
    const upTo = this.visibility.visible;
    const reading = await this.readModel.organizationReading(organization, today);
    this.organizations.set(organization, { upTo, reading }, generation);
    return reading;
  }
}

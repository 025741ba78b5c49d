import { Injectable } from '@nestjs/common';
import { liesIn } from '@suyuan/domain';
import { ProblemError, type Caller } from '@suyuan/platform';
import { ReadModel, type AssetReading, type CertificateReading, type Reader } from '@suyuan/read-model';
import { FactsMissing, present, type Impact, type Steps } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { accessRow, levelOf, type AccessRow, type Level, type Relation } from './access-matrix';
import { Memories } from '../memory/memories';
import { oversees, relationToAsset, relationToCertificate, relationToOrganization } from './policy';
import { Readers } from './readers';
import { inSlices, Breath, BREATHE_AFTER } from '../slices';
import { AssetReadings } from './asset-readings';

export type UnknownCode =
  | 'UNKNOWN_ASSET'
  | 'UNKNOWN_CERTIFICATE'
  | 'UNKNOWN_ORGANIZATION'
  | 'UNKNOWN_SCHEME'
  | 'UNKNOWN_METHOD'
  | 'UNKNOWN_QUANTITY'
  | 'UNKNOWN_IMPACT_CASE'
  | 'UNKNOWN_PROPOSAL';

/** Chains remembered to start, or not to start, in a region. */
export const CHAINS_REMEMBERED_MAX = 2_000;

/** What the gate let through: who reads, how it stands to the record, and how much of it that opens. */
export interface Grant {
  reader: Reader;
  relation: Relation;
  level: Exclude<Level, 'NOT_FOUND'>;
}

const unknown = (code: UnknownCode, knownAt: number): ProblemError =>
  new ProblemError({
    status: 404,
    code,
    detail: `Nothing of this id was known at position ${knownAt}.`,
    params: { knownAt: String(knownAt) },
  });

/**
 * Lets a question about a record through, or answers as it would of an id that nobody knows: one reply, after the same
 * looks at the tables, for what is unknown, of others, and hidden.
 */
@Injectable()
export class ReadGate {
  private readonly chains;

  constructor(
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly readers: Readers,
    private readonly readings: AssetReadings,
    private readonly readModel: ReadModel,
    memories: Memories,
  ) {
    this.chains = memories.lru<string, boolean>(CHAINS_REMEMBERED_MAX);
  }

  readerOf(caller: Caller): Promise<Reader> {
    return this.readers.of(caller);
  }

  async toAsset(caller: Caller, route: string, asset: string, knownAt: number): Promise<Grant> {
    const row = rowOf(route);
    const reader = await this.readers.of(caller);
    const remembered = this.readings.remembered(asset, reader.today);
    const known = this.keeper.graph.knowsAsset(asset, knownAt);
    if (known && remembered !== null) {
      const grant = grantOf(row, reader, relationToAsset(reader, remembered));
      if (grant !== null) return grant;
    }
    // Refused only after a fresh look: an entrustment may just have come, and every refusal costs the same.
    const reading = (await this.readings.read([asset], reader.today)).get(asset) ?? null;
    // The graph heard of it, so nobody may be told that it is unknown.
    if (known && reading === null) throw new FactsMissing([`asset ${asset}`]);
    const relation = await this.relationToAsset(reader, asset, reading);
    const grant = known && reading !== null ? grantOf(row, opening(reader, relation, asset), relation) : null;
    if (grant === null) throw unknown('UNKNOWN_ASSET', knownAt);
    return grant;
  }

  async toCertificate(caller: Caller, route: string, certificate: string, knownAt: number): Promise<Grant> {
    const row = rowOf(route);
    const reader = await this.readers.of(caller);
    const known = this.keeper.graph.knowsCertificate(certificate, knownAt);
    const remembered = this.readings.certificates.remembered(certificate);
    if (known && remembered !== null) {
      const grant = await this.grantToCertificate(row, reader, remembered);
      if (grant !== null) return grant;
    }
    const reading = await this.readings.certificates.read(certificate);
    if (known && reading === null) throw new FactsMissing([`certificate ${certificate}`]);
    const grant = known && reading !== null ? await this.grantToCertificate(row, reader, reading) : null;
    if (grant === null) throw unknown('UNKNOWN_CERTIFICATE', knownAt);
    return grant;
  }

  private async grantToCertificate(
    row: AccessRow,
    reader: Reader,
    reading: CertificateReading,
  ): Promise<Grant | null> {
    const { id: certificate } = reading;
    const asset = this.keeper.graph.assetOfCertificate(certificate, this.visibility.visible);
    const ofAsset = asset === null ? null : await this.assetReading(asset, reader.today);
    const nearest = relationToCertificate(reader, reading, ofAsset);
    const starts = nearest === 'FOREIGN' && (await this.startsInRegion(reader, { certificate }));
    const relation = starts ? 'IN_CHAIN' : nearest;
    // The graph resolves nameplates that the tables compare letter by letter, so it says what it found.
    const opens = relation === 'IN_CHAIN' || reading.asset === null || relation === 'PUBLIC_STANDARD';
    return grantOf(row, opens ? { ...reader, opened: [certificate] } : reader, relation);
  }

  async toOrganization(caller: Caller, route: string, organization: string, knownAt: number): Promise<Grant> {
    const reader = await this.readers.of(caller);
    const reading = await this.readModel.organizationReading(organization, reader.today);
    const grant =
      reading === null ? null : grantOf(rowOf(route), reader, relationToOrganization(reader, reading));
    if (grant === null) throw unknown('UNKNOWN_ORGANIZATION', knownAt);
    return grant;
  }

  /** What was published is open to all who are let in. */
  async toPublished(caller: Caller): Promise<Grant> {
    return { reader: await this.readers.of(caller), relation: 'FOREIGN', level: 'FULL' };
  }

  /**
   * A case is read by whoever reads its standard, and by whoever is affected.
   *
   * @param affects whether the case reaches something of the reader's
   */
  async toImpactCase(
    caller: Caller,
    route: string,
    found: { asset: string } | null,
    knownAt: number,
    affects: (reader: Reader) => Promise<boolean>,
  ): Promise<Grant> {
    const row = rowOf(route);
    const reader = await this.readers.of(caller);
    const asset = found?.asset ?? '';
    const reading = (await this.readings.read([asset], reader.today)).get(asset) ?? null;
    const nearest = await this.relationToAsset(reader, asset, reading);
    const granted = reading === null ? null : grantOf(row, opening(reader, nearest, asset), nearest);
    if (granted !== null) return granted;
    const may = reading !== null && nearest !== 'HIDDEN' && (await affects(reader));
    const grant = may ? grantOf(row, { ...reader, opened: [asset] }, 'AFFECTED') : null;
    if (grant === null) throw unknown('UNKNOWN_IMPACT_CASE', knownAt);
    return grant;
  }

  /** What was looked up, or 404 under its code. */
  found<T>(record: T | null, code: UnknownCode, knownAt: number): T {
    if (record === null) throw unknown(code, knownAt);
    return record;
  }

  private async relationToAsset(
    reader: Reader,
    asset: string,
    reading: AssetReading | null,
  ): Promise<Relation> {
    const issued = !oversees(reader) && (await this.issuedAdmitted(reader, asset));
    const nearest = reading === null ? 'FOREIGN' : relationToAsset(reader, reading);
    if (nearest !== 'FOREIGN' && nearest !== 'PUBLIC_STANDARD') return nearest;
    if (issued) return 'ISSUED';
    if (nearest === 'PUBLIC_STANDARD' || reading === null) return nearest;
    return (await this.startsInRegion(reader, { asset })) ? 'IN_CHAIN' : 'FOREIGN';
  }

  /** A certificate that is not admitted opens nothing to whoever issued it. */
  private async issuedAdmitted({ organization }: Reader, asset: string): Promise<boolean> {
    const { visible } = this.visibility;
    const certificates = await this.readModel.certificatesOfAsset(asset, visible);
    return certificates.some(
      ({ id, issuer }) => issuer === organization && this.keeper.graph.isAdmitted(id, visible),
    );
  }

  /** Whether a chain that starts in the reader's region leads up to a certificate or asset. */
  private async startsInRegion(
    reader: Reader,
    top: { certificate: string } | { asset: string },
  ): Promise<boolean> {
    const { region } = reader;
    if (!oversees(reader) || region === null) return false;
    const knownAt = this.visibility.visible;
    const key = JSON.stringify([region, knownAt, top]);
    const known = this.chains.get(key);
    if (known !== undefined) return known;
    const { generation } = this.chains;
    const starts = await reaches(await inSlices(this.walkDown(top, knownAt)), region);
    this.chains.set(key, starts, generation);
    return starts;
  }

  private walkDown(top: { certificate: string } | { asset: string }, knownAt: number): Steps<Impact> {
    const { graph } = this.keeper;
    return 'certificate' in top
      ? graph.impactOfCertificateInSteps({ ...top, knownAt })
      : graph.impactOfAssetInSteps({ ...top, from: null, to: null, quantity: null, knownAt });
  }

  private async assetReading(asset: string, today: string): Promise<AssetReading> {
    return present((await this.readings.of([asset], today)).get(asset), `asset ${asset}`);
  }
}

function rowOf(route: string): AccessRow {
  const row = accessRow(route);
  if (row === null) throw new Error(`The route ${route} has no row in the access matrix.`);
  return row;
}

function grantOf(row: AccessRow, reader: Reader, relation: Relation): Grant | null {
  const level = levelOf(row, reader.role as Parameters<typeof levelOf>[1], relation);
  return level === 'NOT_FOUND' ? null : { reader, relation, level };
}

/** What the graph gave reason to open is told to the tables, which cannot know. */
function opening(reader: Reader, relation: Relation, asset: string): Reader {
  return relation === 'IN_CHAIN' || relation === 'ISSUED' ? { ...reader, opened: [asset] } : reader;
}

async function reaches(impact: Impact, region: string): Promise<boolean> {
  await inSlices(impact.orderInSteps());
  const breath = new Breath();
  for (let index = 0; index < impact.size; index += 1) {
    if (index % BREATHE_AFTER === BREATHE_AFTER - 1) await breath.now();
    if (liesIn(impact.item(index).region, region)) return true;
  }
  return false;
}

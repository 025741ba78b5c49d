import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { civilDateOf, Clock } from '@suyuan/platform';
import { ReadModel, type CertificateRecord, type Reader } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { Redactor } from '../reading/redactor';
import { Rights } from '../reading/rights';
import { StatusJudge } from '../status/status-judge';
import { CheckCodes } from './check-codes';
import type { NumberLookup, PublicLookup } from './lookup';
import { PublicRecords } from './public-records';
import {
  ambiguousVerification,
  isSerialEnd,
  onRecord,
  stateOf,
  unknownVerification,
  type PublicVerification,
} from './verification.answer';

/** "Is this certificate genuine and in force today?" The one question without a stated day: the answer states it. */
export class VerifyCertificate {
  constructor(readonly lookup: PublicLookup) {}
}

/** What is looked up, as of one day and one position. */
interface Moment {
  on: string;
  knownAt: number;
}

@QueryHandler(VerifyCertificate)
export class VerifyCertificateHandler implements IQueryHandler<VerifyCertificate, PublicVerification> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly rights: Rights,
    private readonly statuses: StatusJudge,
    private readonly records: PublicRecords,
    private readonly codes: CheckCodes,
    private readonly redactor: Redactor,
    private readonly clock: Clock,
  ) {}

  async execute({ lookup }: VerifyCertificate): Promise<PublicVerification> {
    const moment = { on: civilDateOf(this.clock.now()), knownAt: this.visibility.visible };
    const answer =
      'number' in lookup
        ? await this.byNumber(lookup, moment)
        : await this.bySerial(lookup.serialNumber, lookup.manufacturer, moment);
    return this.redactor.redact(publicReader(moment.on), answer);
  }

  /** A number alone says that it is on record; what more the paper bears shows that it is in hand. */
  private async byNumber(lookup: NumberLookup, moment: Moment): Promise<PublicVerification> {
    const ids = await this.readModel.certificatesNumbered(lookup.number, moment.knownAt);
    const found = await Promise.all(ids.map((id) => this.readModel.findCertificate(id, moment.knownAt)));
    const open = found.filter((record) => record !== null).filter((record) => !this.isHidden(record, moment));
    const known = withoutCopies(open).filter(
      ({ certificate }) => lookup.issuer === undefined || certificate.issuer === lookup.issuer,
    );
    if (known.length === 0) return unknownVerification(moment.on);
    if (lookup.serialEnd === undefined && lookup.code === undefined)
      return this.onRecord(known, moment, null);
    const proven: CertificateRecord[] = [];
    for (const record of known) if (await this.isInHand(record, lookup, moment)) proven.push(record);
    const [only] = proven;
    if (only === undefined) return this.onRecord(known, moment, false);
    if (proven.length > 1) return ambiguousVerification(moment.on, proven.length);
    return this.ofCertificate(only, moment);
  }

  private async onRecord(
    known: readonly CertificateRecord[],
    { on }: Moment,
    matches: false | null,
  ): Promise<PublicVerification> {
    const issuers = [...new Set(known.map(({ certificate }) => certificate.issuer))];
    const names = await this.readModel.organizationNames(issuers);
    const laboratories = issuers.map((code) => ({ code, name: names.get(code) ?? null }));
    return onRecord(on, laboratories, matches);
  }

  /** What is given beside the number is all on this certificate. */
  private async isInHand(
    record: CertificateRecord,
    { serialEnd, code }: NumberLookup,
    moment: Moment,
  ): Promise<boolean> {
    if (code !== undefined && !this.codes.isOf(record.certificate.id, code)) return false;
    if (serialEnd === undefined) return true;
    const serial = await this.records.serialNumberOf(record, moment.knownAt);
    return serial !== null && isSerialEnd(serial, serialEnd);
  }

  private async ofCertificate(
    record: CertificateRecord,
    { on, knownAt }: Moment,
  ): Promise<PublicVerification> {
    const { id } = record.certificate;
    const status = await this.statuses.ofCertificate(id, knownAt, on);
    if (status === null) return unknownVerification(on);
    return stateOf(on, status, await this.records.detailsOf(record, on, knownAt));
  }

  /** One instrument has one state. Where several bear the nameplate, the better one is never picked. */
  private async bySerial(serial: string, manufacturer: string, moment: Moment): Promise<PublicVerification> {
    const { on, knownAt } = moment;
    const bearers = await this.readModel.bearersOfSerial(serial, manufacturer, knownAt);
    const assets = bearers.filter(({ kind, id }) => kind === 'ASSET' && !this.rights.isHidden(id));
    if (assets.length > 1) return ambiguousVerification(on, assets.length);
    const [asset] = assets;
    if (asset !== undefined) return this.ofAsset(asset.id, moment);
    const named = bearers.filter(({ kind }) => kind === 'CERTIFICATE').map(({ id }) => id);
    const found = await Promise.all(named.map((id) => this.readModel.findCertificate(id, knownAt)));
    const [newest] = found
      .filter((record) => record !== null)
      .filter((record) => !this.isHidden(record, moment))
      .sort((a, b) => (a.certificate.performedOn < b.certificate.performedOn ? 1 : -1));
    return newest === undefined ? unknownVerification(on) : this.ofCertificate(newest, moment);
  }

  private async ofAsset(asset: string, { on, knownAt }: Moment): Promise<PublicVerification> {
    const status = await this.statuses.ofAsset(asset, knownAt, on);
    if (status === null) return unknownVerification(on);
    const certificate = await this.records.certificateOf(asset, on, knownAt);
    const details = certificate === null ? null : await this.records.detailsOf(certificate, on, knownAt);
    return stateOf(on, status, details);
  }

  /** Of a hidden asset, or (posted with a nameplate) perhaps of one: then nobody says that it is there. */
  private isHidden({ certificate }: CertificateRecord, { knownAt }: Moment): boolean {
    const asset = this.keeper.graph.assetOfCertificate(certificate.id, knownAt);
    if (asset !== null) return this.rights.isHidden(asset);
    return typeof certificate.asset === 'string'
      ? this.rights.isHidden(certificate.asset)
      : this.rights.hiddenBearer(certificate.asset) !== null;
  }
}

/** What an issuer posted itself stands for its number; copies of it by others do not stand beside it. */
function withoutCopies(records: readonly CertificateRecord[]): CertificateRecord[] {
  const posted = new Set(
    records.flatMap(({ certificate }) => (certificate.transcribed === undefined ? [certificate.issuer] : [])),
  );
  return records.filter(
    ({ certificate }) => certificate.transcribed === undefined || !posted.has(certificate.issuer),
  );
}

/** Anybody: without a right to anything. */
function publicReader(today: string): Reader {
  const rights = { region: null, cleared: false, system: null, opened: [] };
  return { role: 'public', organization: null, today, ...rights };
}

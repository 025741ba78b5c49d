import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PublicVerificationReply } from '@suyuan/contract';
import type { CertificateRecord, Reader } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Redactor } from '../access/redactor';
import { StatusJudge } from '../status/status-judge';
import type { NumberLookup, PublicLookup } from './lookup';
import { PublicRecords } from './public-records';
import { PublicSearch } from './public-search';
import { ambiguousVerification, onRecord, stateOf, unknownVerification } from './verification.answer';

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
export class VerifyCertificateHandler implements IQueryHandler<VerifyCertificate, PublicVerificationReply> {
  constructor(
    private readonly search: PublicSearch,
    private readonly records: PublicRecords,
    private readonly statuses: StatusJudge,
    private readonly visibility: Visibility,
    private readonly redactor: Redactor,
  ) {}

  async execute({ lookup }: VerifyCertificate): Promise<PublicVerificationReply> {
    const moment = { on: this.statuses.today, knownAt: this.visibility.visible };
    const answer =
      'number' in lookup
        ? await this.byNumber(lookup, moment)
        : await this.bySerial(lookup.serialNumber, lookup.manufacturer, moment);
    return this.redactor.redact(publicReader(moment.on), answer);
  }

  /** A number alone says that it is on record; what more the paper bears shows that it is in hand. */
  private async byNumber(lookup: NumberLookup, moment: Moment): Promise<PublicVerificationReply> {
    const { on, knownAt } = moment;
    const { found, more } = await this.search.numbered(lookup, knownAt);
    if (found.length === 0) return unknownVerification(on);
    // What was not looked at may be the one in hand: nothing is said of it until the laboratory is named.
    if (more) return onRecord(on, await this.search.laboratoriesOf(found), null, { complete: false });
    const proves = lookup.serialEnd !== undefined || lookup.code !== undefined;
    const proven = proves ? await this.search.inHand(found, lookup, knownAt) : [];
    const [only] = proven;
    if (only === undefined) {
      return onRecord(on, await this.search.laboratoriesOf(found), proves ? false : null);
    }
    return proven.length > 1 ? ambiguousVerification(on, proven.length) : this.ofCertificate(only, moment);
  }

  private async ofCertificate(
    record: CertificateRecord,
    { on, knownAt }: Moment,
  ): Promise<PublicVerificationReply> {
    const status = await this.statuses.ofCertificate(record.certificate.id, knownAt, on);
    if (status === null) return unknownVerification(on);
    return stateOf(on, status, await this.records.detailsOf(record, on, knownAt));
  }

  /** One instrument has one state. Where several bear the nameplate, the better one is never picked. */
  private async bySerial(
    serial: string,
    manufacturer: string,
    moment: Moment,
  ): Promise<PublicVerificationReply> {
    const found = await this.search.bearersOf(serial, manufacturer, moment.knownAt);
    const { assets, moreAssets, certificates } = found;
    if (assets.length > 1) {
      return ambiguousVerification(moment.on, assets.length, { complete: !moreAssets });
    }
    if (assets[0] !== undefined) return this.ofAsset(assets[0], moment);
    const [newest] = certificates;
    return newest === undefined ? unknownVerification(moment.on) : this.ofCertificate(newest, moment);
  }

  private async ofAsset(asset: string, { on, knownAt }: Moment): Promise<PublicVerificationReply> {
    const status = await this.statuses.ofAsset(asset, knownAt, on);
    if (status === null) return unknownVerification(on);
    const certificate = await this.records.certificateOf(asset, on, knownAt);
    const details = certificate === null ? null : await this.records.detailsOf(certificate, on, knownAt);
    return stateOf(on, status, details);
  }
}

/** Anybody: without a right to anything. */
function publicReader(today: string): Reader {
  const rights = { region: null, cleared: false, system: null, opened: [] };
  return { role: 'public', organization: null, today, ...rights };
}

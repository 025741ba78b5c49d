import { Injectable } from '@nestjs/common';
import type { PublicVerificationReply } from '@suyuan/contract';
import { itemKey, revisionOf } from '@suyuan/domain';
import { ReadModel, type CertificateRecord } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Rights } from '../access/rights';
import { CheckCodes } from './check-codes';
import type { NumberLookup } from './lookup';
import { PublicRecords } from './public-records';
import { isSerialEnd } from './verification.answer';

/** What bears a serial number of a manufacturer, as far as the public may know of it. */
export interface PublicBearers {
  assets: string[];
  /** Whether more assets bear it than were looked at. */
  moreAssets: boolean;
  /** Certificates that name it, the newest first. */
  certificates: CertificateRecord[];
}

/** Finds what is printed on a paper or a nameplate. What is hidden is not found: nobody says that it is there. */
@Injectable()
export class PublicSearch {
  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly rights: Rights,
    private readonly codes: CheckCodes,
    private readonly records: PublicRecords,
  ) {}

  /** Certificates with the number, of the laboratory where it is named; `more`: others were not looked at. */
  async numbered(
    { number, issuer }: NumberLookup,
    knownAt: number,
  ): Promise<{ found: CertificateRecord[]; more: boolean }> {
    const asked = { number, issuer: issuer ?? null };
    const { ids, more } = await this.readModel.certificatesNumbered(asked, knownAt);
    const found = withoutCopies(await this.recordsOf(ids, knownAt));
    // What the laboratory posted itself comes first: the others are copies of it, however many there are.
    return { found, more: more && (issuer === undefined || !found.some(isPosted)) };
  }

  /** Those on which all stands that was given beside the number. */
  async inHand(
    found: readonly CertificateRecord[],
    { serialEnd, code, item, revision }: NumberLookup,
    knownAt: number,
  ): Promise<CertificateRecord[]> {
    const proven: CertificateRecord[] = [];
    for (const record of found) {
      if (code !== undefined && !this.codes.isOf(record.certificate.id, code)) continue;
      if (item !== undefined && itemKey(record.certificate) !== itemKey({ item })) continue;
      if (revision !== undefined && String(revisionOf(record.certificate)) !== revision) continue;
      const serial = serialEnd === undefined ? null : await this.records.serialNumberOf(record, knownAt);
      if (serialEnd !== undefined && (serial === null || !isSerialEnd(serial, serialEnd))) continue;
      proven.push(record);
    }
    return proven;
  }

  async laboratoriesOf(
    found: readonly CertificateRecord[],
  ): Promise<NonNullable<PublicVerificationReply['laboratories']>> {
    const issuers = [...new Set(found.map(({ certificate }) => certificate.issuer))];
    const digests = await this.readModel.organizationDigests(issuers);
    return issuers.map((code) => ({ code, name: digests.get(code)?.name ?? null }));
  }

  async bearersOf(serialNumber: string, manufacturer: string, knownAt: number): Promise<PublicBearers> {
    const asked = { serialNumber, manufacturer };
    const { assets, certificates } = await this.readModel.bearersOfSerial(asked, knownAt);
    return {
      assets: assets.ids.filter((id) => !this.rights.isHidden(id)),
      moreAssets: assets.more,
      certificates: await this.recordsOf(certificates.ids, knownAt),
    };
  }

  private async recordsOf(ids: readonly string[], knownAt: number): Promise<CertificateRecord[]> {
    const found = await Promise.all(ids.map((id) => this.readModel.findCertificate(id, knownAt)));
    return found.filter((record) => record !== null).filter((record) => !this.isHidden(record, knownAt));
  }

  /** Of a hidden asset, or (posted with a nameplate) perhaps of one. */
  private isHidden({ certificate }: CertificateRecord, knownAt: number): boolean {
    const asset = this.keeper.graph.assetOfCertificate(certificate.id, knownAt);
    if (asset !== null) return this.rights.isHidden(asset);
    return typeof certificate.asset === 'string'
      ? this.rights.isHidden(certificate.asset)
      : this.rights.hiddenBearer(certificate.asset) !== null;
  }
}

type Certificate = CertificateRecord['certificate'];

/** What an issuer posted itself stands for its number; copies of it by others do not stand beside it. */
function withoutCopies(records: readonly CertificateRecord[]): CertificateRecord[] {
  const posted = records.filter(isPosted).map(({ certificate }) => certificate);
  return records.filter(
    (record) => isPosted(record) || !posted.some((each) => standsFor(each, record.certificate)),
  );
}

/** Of the same laboratory; under a number with items only what names no other item. */
function standsFor(posted: Certificate, copy: Certificate): boolean {
  if (posted.issuer !== copy.issuer) return false;
  return !posted.item || (copy.item ? itemKey(posted) === itemKey(copy) : posted.asset === copy.asset);
}

function isPosted({ certificate }: CertificateRecord): boolean {
  return certificate.transcribed === undefined;
}

import { Injectable } from '@nestjs/common';
import { ReadModel, type CertificateRecord } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Rights } from '../reading/rights';
import { CheckCodes } from './check-codes';
import type { NumberLookup } from './lookup';
import { PublicRecords } from './public-records';
import { isSerialEnd, type PublicVerification } from './verification.answer';

/** What bears a serial number of a manufacturer, as far as the public may know of it. */
export interface PublicBearers {
  assets: string[];
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

  /** Certificates with the number, of the laboratory where it is named. */
  async numbered({ number, issuer }: NumberLookup, knownAt: number): Promise<CertificateRecord[]> {
    const found = await this.recordsOf(await this.readModel.certificatesNumbered(number, knownAt), knownAt);
    return withoutCopies(found).filter(
      ({ certificate }) => issuer === undefined || certificate.issuer === issuer,
    );
  }

  /** Those on which all stands that was given beside the number. */
  async inHand(
    found: readonly CertificateRecord[],
    { serialEnd, code }: NumberLookup,
    knownAt: number,
  ): Promise<CertificateRecord[]> {
    const proven: CertificateRecord[] = [];
    for (const record of found) {
      if (code !== undefined && !this.codes.isOf(record.certificate.id, code)) continue;
      const serial = serialEnd === undefined ? null : await this.records.serialNumberOf(record, knownAt);
      if (serialEnd !== undefined && (serial === null || !isSerialEnd(serial, serialEnd))) continue;
      proven.push(record);
    }
    return proven;
  }

  async laboratoriesOf(
    found: readonly CertificateRecord[],
  ): Promise<NonNullable<PublicVerification['laboratories']>> {
    const issuers = [...new Set(found.map(({ certificate }) => certificate.issuer))];
    const names = await this.readModel.organizationNames(issuers);
    return issuers.map((code) => ({ code, name: names.get(code) ?? null }));
  }

  async bearersOf(serialNumber: string, manufacturer: string, knownAt: number): Promise<PublicBearers> {
    const bearers = await this.readModel.bearersOfSerial(serialNumber, manufacturer, knownAt);
    const idsOf = (wanted: 'ASSET' | 'CERTIFICATE'): string[] =>
      bearers.filter(({ kind }) => kind === wanted).map(({ id }) => id);
    const assets = idsOf('ASSET').filter((id) => !this.rights.isHidden(id));
    const certificates = await this.recordsOf(idsOf('CERTIFICATE'), knownAt);
    certificates.sort((a, b) => (a.certificate.performedOn < b.certificate.performedOn ? 1 : -1));
    return { assets, certificates };
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

/** What an issuer posted itself stands for its number; copies of it by others do not stand beside it. */
function withoutCopies(records: readonly CertificateRecord[]): CertificateRecord[] {
  const posted = new Set(
    records.flatMap(({ certificate }) => (certificate.transcribed === undefined ? [certificate.issuer] : [])),
  );
  return records.filter(
    ({ certificate }) => certificate.transcribed === undefined || !posted.has(certificate.issuer),
  );
}

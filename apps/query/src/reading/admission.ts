import { Injectable } from '@nestjs/common';
import { ProblemError, type Caller } from '@suyuan/platform';
import { present } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Digests } from './digests';
import { mayReadAsset, mayReadCertificate, mayReadOrganization, readsEverything } from './policy';
import { Standings } from './standings';

const forbidden = (what: string): ProblemError =>
  new ProblemError({
    status: 403,
    code: 'NOT_YOUR_ORGANIZATION',
    detail: `This ${what} is not open to your organization.`,
  });

export type UnknownCode =
  | 'UNKNOWN_ASSET'
  | 'UNKNOWN_CERTIFICATE'
  | 'UNKNOWN_ORGANIZATION'
  | 'UNKNOWN_SCHEME'
  | 'UNKNOWN_METHOD'
  | 'UNKNOWN_IMPACT_CASE'
  | 'UNKNOWN_PROPOSAL';

const unknown = (code: UnknownCode, knownAt: number): ProblemError =>
  new ProblemError({
    status: 404,
    code,
    detail: `Nothing of this id was known at position ${knownAt}.`,
    params: { knownAt: String(knownAt) },
  });

/** Lets a question about a thing through, or says why not: not known at that position (404), not yours (403). */
@Injectable()
export class Admission {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly digests: Digests,
    private readonly standings: Standings,
  ) {}

  async toAsset(caller: Caller, asset: string, knownAt: number): Promise<void> {
    if (!this.keeper.graph.knowsAsset(asset, knownAt)) throw unknown('UNKNOWN_ASSET', knownAt);
    if (readsEverything(caller)) return;
    const standing = await this.standings.of(asset);
    if (standing === null || !mayReadAsset(caller, standing)) throw forbidden('asset');
  }

  async toCertificate(caller: Caller, certificate: string, knownAt: number): Promise<void> {
    const { graph } = this.keeper;
    if (!graph.knowsCertificate(certificate, knownAt)) throw unknown('UNKNOWN_CERTIFICATE', knownAt);
    if (readsEverything(caller)) return;
    const digests = await this.digests.certificates([certificate]);
    const { issuer } = present(digests.get(certificate), `certificate ${certificate}`);
    const asset = graph.assetOfCertificate(certificate, knownAt);
    const standing = asset === null ? null : await this.standings.of(asset);
    if (!mayReadCertificate(caller, issuer, standing)) throw forbidden('certificate');
  }

  /** What was looked up, or 404 under its code. */
  found<T>(record: T | null, code: UnknownCode, knownAt: number): T {
    if (record === null) throw unknown(code, knownAt);
    return record;
  }

  toOrganization(caller: Caller, organization: string): void {
    if (!mayReadOrganization(caller, organization)) throw forbidden('organization');
  }
}

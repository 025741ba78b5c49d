import { Injectable } from '@nestjs/common';
import type { PublicDetailsReply } from '@suyuan/contract';
import { ReadModel, type CertificateRecord } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { TraceJudge } from '../judging/trace-judge';
import { Digests } from '../names/digests';
import { Rights } from '../access/rights';
import { AssetFacts } from '../validity/asset-facts';
import { levelsOf, resultsOf, revocationOf, serialEndOf, type ToldDetails } from './verification.answer';

/** Certificates of a chain that the check shows, the nearest first; a longer chain is a case for an inspector. */
export const PUBLIC_CHAIN_MAX = 50;

/** What the public may compare a paper with, gathered for one certificate. */
@Injectable()
export class PublicRecords {
  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly judge: TraceJudge,
    private readonly digests: Digests,
    private readonly rights: Rights,
    private readonly assets: AssetFacts,
  ) {}

  /** The certificate that an asset's state of today rests on; null: none stands. */
  async certificateOf(asset: string, on: string, knownAt: number): Promise<CertificateRecord | null> {
    const known = await this.assets.known(asset, knownAt);
    for (const quantity of known?.quantities ?? []) {
      const id = this.keeper.graph.traceStart({ asset, quantity, range: null, on, knownAt });
      if (id !== null) return this.readModel.findCertificate(id, knownAt);
    }
    return null;
  }

  async serialNumberOf(record: CertificateRecord, knownAt: number): Promise<string | null> {
    const { asset } = record.certificate;
    if (typeof asset !== 'string') return asset.serialNumber;
    const known = await this.assets.known(asset, knownAt);
    return known?.registered.serialNumber ?? null;
  }

  async detailsOf(record: CertificateRecord, on: string, knownAt: number): Promise<ToldDetails> {
    const { certificate, digest } = record;
    const issuers = await this.digests.organizations([certificate.issuer]);
    const { chain, complete } = await this.chainOf(certificate.id, knownAt);
    const details = {
      number: certificate.certificateNumber,
      item: certificate.item ?? null,
      revision: certificate.revision ?? null,
      // As its paper has it: what the laboratory was called on that day.
      laboratory:
        this.keeper.graph.amendedName(certificate.issuer, certificate.performedOn, knownAt) ??
        issuers.get(certificate.issuer)?.name ??
        null,
      asset: await this.assetOf(record, knownAt),
      performedOn: certificate.performedOn,
      issuedOn: certificate.issuedOn,
      validUntil: certificate.validUntil,
      conclusion: certificate.conclusion,
      results: resultsOf(certificate),
      sha256: digest,
      revocation: revocationOf(record),
      replacement: await this.replacementOf(record, on, knownAt),
      chain,
    };
    return { details, complete };
  }

  private async assetOf(
    { certificate }: CertificateRecord,
    knownAt: number,
  ): Promise<PublicDetailsReply['asset']> {
    const id = this.keeper.graph.assetOfCertificate(certificate.id, knownAt);
    const known = id === null ? null : await this.assets.known(id, knownAt);
    if (known !== null) {
      const { name, manufacturer, model, serialNumber } = known.registered;
      return { name, manufacturer, model, serialEnd: serialEndOf(serialNumber) };
    }
    if (typeof certificate.asset === 'string')
      return { name: null, manufacturer: null, model: null, serialEnd: null };
    const { manufacturer, model, serialNumber } = certificate.asset;
    return { name: null, manufacturer, model, serialEnd: serialEndOf(serialNumber) };
  }

  /** The amended certificate, else the one that is in force now; where to ask for it, not what it says. */
  private async replacementOf(
    { certificate }: CertificateRecord,
    on: string,
    knownAt: number,
  ): Promise<PublicDetailsReply['replacement']> {
    const { graph } = this.keeper;
    const { findings } = graph.traceCertificate({ certificate: certificate.id, knownAt });
    const amended = findings.find(({ code, at }) => code === 'CERTIFICATE_REPLACED' && at.to === null)
      ?.evidence[0];
    const asset = graph.assetOfCertificate(certificate.id, knownAt);
    const current = graph
      .quantitiesIn(certificate.id)
      .map((quantity) =>
        asset === null ? null : graph.traceStart({ asset, quantity, range: null, on, knownAt }),
      )
      .find((id) => id !== null && id !== certificate.id);
    const id = amended ?? current ?? null;
    const digest = id === null ? undefined : (await this.digests.certificates([id])).get(id);
    if (digest === undefined) return null;
    const asked = new URLSearchParams({ number: digest.number, issuer: digest.issuer });
    return { number: digest.number, link: `/check?${asked.toString()}` };
  }

  private async chainOf(
    certificate: string,
    knownAt: number,
  ): Promise<Pick<PublicDetailsReply, 'chain'> & { complete: boolean }> {
    const trace = await this.judge.judge(this.keeper.graph.traceCertificate({ certificate, knownAt }));
    const all = levelsOf(trace);
    const levels = all.slice(0, PUBLIC_CHAIN_MAX);
    const assetOf = new Map(trace.walked.map(({ id, asset }) => [id, asset]));
    const assets = await this.digests.assets([...assetOf.values()].filter((id) => id !== null));
    const digests = await this.digests.certificates(levels.map((each) => each.certificate));
    const chain = levels.map(({ certificate: id, level }) => {
      const asset = assetOf.get(id) ?? null;
      // Where it stands in the chain is told, what stands there is not.
      const shown = asset !== null && !this.rights.isHidden(asset);
      return {
        level,
        tier: shown ? (assets.get(asset)?.tier ?? null) : null,
        performedOn: shown ? (digests.get(id)?.performedOn ?? null) : null,
      };
    });
    return { chain, complete: levels.length === all.length };
  }
}

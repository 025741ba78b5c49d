import { Injectable } from '@nestjs/common';
import { isVerification } from '@suyuan/domain';
import { civilDateOf, Clock } from '@suyuan/platform';
import {
  factsOnDay,
  isCompulsory,
  judgeStatus,
  judgeWorst,
  withOtherQuantities,
  type Status,
  type StatusQuestion,
  type ValidityFacts,
} from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { AssetFacts, type KnownAsset } from '../validity/asset-facts';

/** Judged at once: what they read is read together, and others have their turn between. */
export const STATUSES_AT_ONCE = 100;

/** A status that rests on no judgement: nothing can be judged. */
const CANNOT_SAY = { state: 'CANNOT_SAY', since: null, until: null, due: null, complete: true } as const;

/** States of assets and certificates as of a day, by the rules of validity, for the purpose each is registered for. */
@Injectable()
export class StatusJudge {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly assets: AssetFacts,
    private readonly visibility: Visibility,
    private readonly clock: Clock,
  ) {}

  /** Today in China: what a status is as of unless another day is asked. */
  get today(): string {
    return civilDateOf(this.clock.now());
  }

  /** By id, as of now unless a position is given; an asset that was not known then is absent. */
  ofAssets(
    ids: Iterable<string>,
    knownAt = this.visibility.visible,
    on = this.today,
  ): Promise<Map<string, Status>> {
    return together(ids, (id) => this.ofAsset(id, knownAt, on));
  }

  /** By id; a certificate that was not known at the position is absent. */
  ofCertificates(ids: Iterable<string>, knownAt: number, on = this.today): Promise<Map<string, Status>> {
    // Many are of one asset: what is known of it is read once.
    const assets = new Map<string, Promise<KnownAsset | null>>();
    return together(ids, (id) => this.ofCertificate(id, knownAt, on, assets));
  }

  async ofAsset(id: string, knownAt: number, on = this.today): Promise<Status | null> {
    const known = await this.assets.known(id, knownAt);
    if (known === null) return null;
    // Never calibrated in whatever quantity it is asked about.
    const quantities = known.quantities.length > 0 ? known.quantities : [''];
    const questions = await Promise.all(quantities.map((quantity) => this.questionOf(known, quantity, on)));
    const worst = await judgeWorst(questions);
    const [first, ...others] = questions;
    if (worst?.state !== 'FAILED' || first === undefined || others.length === 0) return worst;
    // Where one quantity fails and another passes of its own the whole is of restricted use, and not one that failed.
    const facts = withOtherQuantities(
      first.facts,
      others.map((each) => each.facts),
    );
    return judgeStatus({ ...first, facts });
  }

  async ofCertificate(
    id: string,
    knownAt: number,
    on = this.today,
    assets = new Map<string, Promise<KnownAsset | null>>(),
  ): Promise<Status | null> {
    const { graph } = this.keeper;
    if (!graph.knowsCertificate(id, knownAt)) return null;
    const asset = graph.assetOfCertificate(id, knownAt);
    const reading = asset === null ? null : (assets.get(asset) ?? this.assets.known(asset, knownAt));
    if (asset !== null && reading !== null) assets.set(asset, reading);
    const known = await reading;
    const about = { kind: 'CERTIFICATE', id } as const;
    if (known === null) return { ...CANNOT_SAY, reason: null, about };
    if (!graph.isAdmitted(id, knownAt)) return { ...CANNOT_SAY, reason: 'UNSOLICITED_CERTIFICATE', about };
    return judgeStatus(await this.questionAbout(known, id, on));
  }

  private async questionOf(known: KnownAsset, quantity: string, on: string): Promise<StatusQuestion> {
    const { facts } = await this.assets.of(known, quantity, null);
    return { asset: known.asset, on, purpose: null, facts };
  }

  /** The rules of validity about one certificate, as if it were the one in force. */
  private async questionAbout(known: KnownAsset, id: string, on: string): Promise<StatusQuestion> {
    const { graph } = this.keeper;
    const { asset, knownAt } = known;
    const quantities = graph.quantitiesIn(id);
    const each = await Promise.all(quantities.map((quantity) => this.assets.of(known, quantity, null)));
    const first = each[0];
    if (first === undefined) throw new Error(`The certificate ${id} has no result.`);
    const facts: ValidityFacts = {
      ...first.facts,
      nonconformities: each.flatMap((one) => one.facts.nonconformities),
      question: { ...first.facts.question!, ofAll: true },
      factsOn: (day: string) => first.days.ofCertificate(id, day),
    };
    // Of the certificate alone: what others say of the rest is no matter of it.
    delete facts.aspectsOn;
    // For one quantity at least nothing newer is in force.
    const kind = (await first.certificates.standing(id))?.kind;
    const isSuperseded = (day: string): boolean => {
      const compulsory = isCompulsory({ purpose: null, facts: factsOnDay(facts, day) });
      // Of a compulsory item a verification is only followed by another.
      const among = compulsory && kind !== undefined && isVerification(kind) ? 'VERIFICATIONS' : 'ALL';
      return quantities.every((quantity) => {
        const current = graph.traceStart({ asset, quantity, range: null, on: day, knownAt, among });
        return current !== null && current !== id;
      });
    };
    return { asset, on, purpose: null, facts, isSuperseded };
  }
}

async function together(
  ids: Iterable<string>,
  judge: (id: string) => Promise<Status | null>,
): Promise<Map<string, Status>> {
  const found = new Map<string, Status>();
  const wanted = [...new Set(ids)];
  for (let start = 0; start < wanted.length; start += STATUSES_AT_ONCE) {
    const part = wanted.slice(start, start + STATUSES_AT_ONCE);
    const statuses = await Promise.all(part.map(judge));
    part.forEach((id, index) => {
      const status = statuses[index];
      if (status) found.set(id, status);
    });
  }
  return found;
}

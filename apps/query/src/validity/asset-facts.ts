import { assetOn, type AmendedAsset, type AssetRegistered, type StatedParameter } from '@suyuan/domain';
import { Injectable } from '@nestjs/common';
import { ReadModel, type StreamEvent } from '@suyuan/read-model';
import { aspectsOfQuestion, type BaseRange, type DayFacts, type ValidityFacts } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import type { SetAside } from '../graph/set-aside';
import { Visibility } from '../graph/visibility';
import { addAsset } from '../judging/rests-on';
import { StreamHistories } from '../judging/stream-histories';
import { TraceJudge } from '../judging/trace-judge';
import { DayFactsReader } from './day-facts-reader';
import { OwnCertificates } from './own-certificates';
import {
  checksOf,
  confirmationsOf,
  endsOf,
  examinationsOf,
  lifecycleOf,
  nonconformitiesOf,
  ownerEndsOf,
  registrationOf,
  usagesOf,
} from './own-history';

/** What is known of an asset at a position, whatever is asked about it. */
export interface KnownAsset {
  asset: string;
  knownAt: number;
  /** As its registration is now, with every amendment known at the position. */
  registered: AssetRegistered['data'];
  /** The same by the day. */
  amended: AmendedAsset;
  /** Every event of the asset up to the position. */
  events: StreamEvent[];
  /** Quantities that it measures as registered; where none was, those it was certified in. */
  quantities: string[];
  /** What was set aside when the events were read. */
  setAside: SetAside;
  /** By quantity and range, as far as it was asked for. */
  facts: Map<string, Promise<FactsOfQuantity>>;
}

export interface FactsOfQuantity {
  facts: ValidityFacts;
  certificates: OwnCertificates;
  days: DayFactsReader;
}

/** The facts that judgements of an asset rest on. */
@Injectable()
export class AssetFacts {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly readModel: ReadModel,
    private readonly histories: StreamHistories,
    private readonly judge: TraceJudge,
    private readonly visibility: Visibility,
  ) {}

  /** null: it was not known then. @throws FactsMissing where the graph heard of it and the tables lack it */
  async known(asset: string, knownAt: number): Promise<KnownAsset | null> {
    if (!this.keeper.graph.knowsAsset(asset, knownAt)) return null;
    const { setAside } = this.visibility;
    // One source for all of it: what happened to the asset, whole and in order.
    const streams = new Set<string>();
    addAsset(streams, asset);
    const events = await this.histories.of(streams, knownAt);
    const amended = registrationOf(asset, events);
    const registered = assetOn(amended, null);
    const measured = [...new Set(registered.measurands.map(({ quantity }) => quantity))];
    const quantities = measured.length > 0 ? measured : this.keeper.graph.quantitiesOf(asset, knownAt);
    return { asset, knownAt, registered, amended, events, quantities, setAside, facts: new Map() };
  }

  /** Of one quantity, range and part (null: whatever), at some parameters. Of what was read once, asked again, the same. */
  of(
    known: KnownAsset,
    quantity: string,
    range: BaseRange | null,
    { part = null, parameters = [] }: { part?: string | null; parameters?: readonly StatedParameter[] } = {},
  ): Promise<FactsOfQuantity> {
    const key = JSON.stringify([quantity, range, part, parameters]);
    const asked = { quantity, range, part, ...(parameters.length === 0 ? {} : { parameters }) };
    const found = known.facts.get(key) ?? this.gather(known, asked);
    known.facts.set(key, found);
    return found;
  }

  private async gather(
    known: KnownAsset,
    question: NonNullable<ValidityFacts['question']>,
  ): Promise<FactsOfQuantity> {
    const { asset, knownAt, amended, events, setAside } = known;
    const { quantity, part = null, ...asked } = question;
    const dayless = { asset, quantity, ...asked, ...(part === null ? {} : { part }), knownAt };
    const digests = await this.readModel.certificatesOfAsset(asset, knownAt);
    const { graph } = this.keeper;
    const certificates = new OwnCertificates(digests, dayless, graph, this.histories);
    const days = new DayFactsReader(dayless, certificates, graph, this.judge, this.histories, setAside);
    const { registered } = amended;
    const { usage } = registered;
    const usages = usagesOf(amended);
    const isRotated = [usage, ...usages.map((each) => each.usage)].some(
      (each) => each?.mode === 'INITIAL_ONLY_ROTATE',
    );
    const facts: ValidityFacts = {
      kind: registered.kind,
      tier: registered.tier,
      usage,
      usages,
      expiresOn: registered.referenceMaterial?.expiresOn ?? null,
      lifecycle: lifecycleOf(events),
      nonconformities: nonconformitiesOf(events, quantity),
      question,
      registration: amended,
      confirmations: confirmationsOf(events),
      checks: checksOf(events, question),
      examinations: examinationsOf(events),
      ownerEnds: ownerEndsOf(amended, events, endsOf(await this.histories.publications(knownAt))),
      performedOn: digests.map((digest) => digest.performedOn),
      // Only a service life is counted from there.
      initiallyVerifiedOn: isRotated ? await certificates.initiallyVerifiedOn() : null,
      factsOn: (day, compulsory): Promise<DayFacts> => days.on(day, compulsory),
      aspectsOn: (day, start, compulsory) =>
        aspectsOfQuestion(
          graph,
          dayless,
          { registration: amended },
          async ({ range, part: narrower }) => {
            const { parameters } = question;
            return (await this.of(known, quantity, range, { part: narrower, parameters })).facts;
          },
          { day, start, compulsory },
        ),
    };
    return { facts, certificates, days };
  }
}

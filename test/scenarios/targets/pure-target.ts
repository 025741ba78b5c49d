/** The pure model: decisions of the domain, the graph, and the judges over it. No I/O, a new world for each story. */
import {
  readParameterText,
  toBaseRange,
  type AssetRegistered,
  type RecordedEvent,
  type StatedParameter,
} from '@suyuan/domain';
import {
  CalibrationGraph,
  dossierOf,
  graphFactOf,
  issuingAmong,
  judgeTrace,
  type Among,
  type BaseRange,
  type Dossier,
  type Trace,
} from '@suyuan/traceability';
import type { StoryTarget } from '../run-story';
import type { Request } from '../../../apps/standalone/src/stories/steps';
import { toldCode, type Answer, type Question } from '../story';
import { Deciding } from './deciding';
import { gradedImpact } from './pure-impact';
import { judgeValidityOf } from './pure-validity';

/** A question whose quantity, range and part are worked out. */
export interface MeasuredQuestion {
  asset: string;
  quantity: string;
  range: BaseRange | null;
  part: string | null;
  parameters?: StatedParameter[];
}

export type AssetQuestion = Extract<Question, { asset: string; on: string }>;

export class PureTarget implements StoryTarget {
  private readonly writing = new Deciding();
  readonly graph = new CalibrationGraph();
  readonly events: RecordedEvent[] = [];

  post(request: Request): Promise<{ position: number } | { refused: string[] }> {
    return Promise.resolve(this.take(request));
  }

  /** The position after an accepted request, or the codes with which it is refused. */
  take(request: Request): { position: number } | { refused: string[] } {
    const written = this.writing.take(request);
    if ('refused' in written) return written;
    for (const { stream, event } of written) this.record(stream, event);
    return { position: this.events.length - 1 };
  }

  /** Learns an event as it is, at the next position. */
  record(stream: string, event: { type: string; data: object }): void {
    const position = this.events.length;
    const recorded = { ...event, stream, position } as RecordedEvent;
    this.events.push(recorded);
    const fact = graphFactOf(recorded);
    if (fact !== null) this.graph.learn(fact);
  }

  ask(question: Question): Promise<Answer> {
    if (question.ask === 'validity') return judgeValidityOf(this, question);
    if (question.ask === 'impact') return Promise.resolve(this.impactOf(question));
    const { verdict, start, roots, firstFailing, findings } = this.traceOf(question);
    const first = firstFailing?.code ?? null;
    return Promise.resolve({ ask: 'trace', verdict, start, roots, first, codes: findings.map(toldCode) });
  }

  private traceOf(question: Extract<Question, { ask: 'trace' }>): Trace {
    const knownAt = question.knownAt ?? this.events.length - 1;
    if ('asset' in question) return this.traceOn(question, question.on, knownAt);
    const { certificate } = question;
    return this.judged(this.graph.traceCertificate({ certificate, knownAt }));
  }

  traceOn(
    question: AssetQuestion | MeasuredQuestion,
    on: string,
    knownAt: number,
    among: Among = 'ALL',
  ): Trace {
    const { asset } = question;
    const { quantity, range, part, parameters } = 'range' in question ? question : this.measured(question);
    const measured = { quantity, range, part, ...(parameters ? { parameters } : {}) };
    return this.judged(this.graph.traceAsset({ asset, ...measured, on, knownAt, among }));
  }

  /** The quantities a question about validity is about: all that the asset measures, where neither it nor a value is asked. */
  quantitiesOf({ asset, quantity, value }: AssetQuestion): string[] {
    if (quantity !== undefined || value !== undefined) return [quantity ?? this.quantityOf(asset)];
    return [...new Set(this.registered(asset).measurands.map((each) => each.quantity))];
  }

  /** The quantity a question is about, and its value as a range in the base unit. */
  measured(question: AssetQuestion): {
    quantity: string;
    range: BaseRange | null;
    part: string | null;
    parameters?: StatedParameter[];
  } {
    const { asset, quantity = this.quantityOf(asset), value } = question;
    const part = question.part ?? null;
    const [number = '', unit = ''] = value?.split(' ') ?? [];
    const range = value === undefined ? null : toBaseRange({ min: number, max: number, unit }, quantity);
    const { parameters } = question;
    const stated = parameters?.map((text) => readParameterText(text)!);
    return { quantity, range, part, ...(stated ? { parameters: stated } : {}) };
  }

  /** The first quantity that an asset measures. */
  private quantityOf(asset: string): string {
    return this.registered(asset).measurands[0]!.quantity;
  }

  private registered(asset: string): AssetRegistered['data'] {
    const registered = this.events.find(
      (event) => event.type === 'AssetRegistered' && event.data.id === asset,
    );
    if (registered?.type !== 'AssetRegistered') throw new Error(`asset ${asset} is not registered`);
    return registered.data;
  }

  dossierAt(knownAt: number): Dossier {
    return dossierOf(this.events, knownAt, issuingAmong(this.events, knownAt));
  }

  private judged(walked: Trace): Trace {
    return judgeTrace(walked, this.dossierAt(walked.knownAt));
  }

  private impactOf(question: Extract<Question, { ask: 'impact' }>): Answer {
    const knownAt = question.knownAt ?? this.events.length - 1;
    if ('certificate' in question) {
      const { certificate } = question;
      const asset = this.graph.assetOfCertificate(certificate, knownAt);
      return gradedImpact(this.graph.impactOfCertificate({ certificate, knownAt }), asset, this.events);
    }
    const { asset, from = null, to = null, quantity = null } = question;
    return gradedImpact(this.graph.impactOfAsset({ asset, from, to, quantity, knownAt }), asset, this.events);
  }
}

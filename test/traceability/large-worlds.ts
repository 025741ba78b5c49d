/** Worlds of a shape and size, for what must stay linear: not sound in every respect, but large. */
import type { CalibrationRecorded, DomainEvent, RecordedEvent } from '@suyuan/domain';
import { CalibrationGraph, dossierOf, graphFactOf, type Dossier } from '@suyuan/traceability';
import { massResult, point, reference } from '../../libs/traceability/src/testing/story';

const FIRST_DAY = Date.UTC(1990, 0, 1);
const dayOf = (step: number): string => new Date(FIRST_DAY + step * 86_400_000).toISOString().slice(0, 10);

export class LargeWorld {
  readonly events: RecordedEvent[] = [];
  readonly graph = new CalibrationGraph();

  constructor() {
    this.tell({
      type: 'OrganizationRegistered',
      data: { id: 'lab', name: { en: 'lab' }, kinds: ['LABORATORY'], uscc: null, region: '110000' },
    });
    this.asset('root', 'PRIMARY');
    this.calibrate('c-root', 'root', 0, []);
  }

  /** The certificate whose trace holds all of it. */
  top = 'c-root';

  get knownAt(): number {
    return this.events.length - 1;
  }

  get dossier(): Dossier {
    const figures = { performedThatDay: 1, sameFigures: [] };
    return dossierOf(this.events, this.knownAt, () => figures);
  }

  asset(id: string, tier: 'PRIMARY' | 'WORKING_STANDARD' = 'WORKING_STANDARD'): void {
    this.tell({
      type: 'AssetRegistered',
      data: {
        id,
        kind: 'STANDARD',
        tier,
        name: { en: id },
        manufacturer: null,
        model: null,
        serialNumber: id,
        owner: 'lab',
        region: null,
        measurands: [{ quantity: 'mass', range: null, accuracyClass: null, mpe: null }],
        schemeLevel: null,
        usage: null,
        visibility: 'PUBLIC',
      },
    });
  }

  calibrate(id: string, asset: string, step: number, against: readonly string[]): void {
    const data: CalibrationRecorded['data'] = {
      id,
      certificateNumber: id,
      issuer: 'lab',
      kind: against.length === 0 ? 'REALIZATION' : 'CALIBRATION',
      asset,
      receivedOn: null,
      performedOn: dayOf(step),
      issuedOn: dayOf(step),
      validUntil: null,
      methods: [],
      accredited: false,
      conclusion: 'PASS',
      decisionRule: null,
      environment: null,
      results: [massResult([point('1000', '0.10')], ...against.map((each) => reference(each)))],
      references: [],
      replaces: null,
    };
    this.tell({ type: 'CalibrationRecorded', data });
  }

  standard(id: string, step: number, against: readonly string[]): string {
    this.asset(id);
    this.calibrate(`c-${id}`, id, step, against);
    this.top = `c-${id}`;
    return id;
  }

  tell(event: DomainEvent): void {
    const position = this.events.length;
    const recorded = {
      ...event,
      position,
      stream: 's',
      version: 0,
      eventId: `e${position}`,
      schemaVersion: 1,
      occurredOn: '2024-01-01',
      recordedAt: '2024-01-01T00:00:00.000Z',
      actor: { subject: 'test', role: 'admin', organization: null },
    } as RecordedEvent;
    this.events.push(recorded);
    const fact = graphFactOf(recorded);
    if (fact !== null) this.graph.learn(fact);
  }
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** One certificate that names `links / 2` standards, each of which names the root. */
export function wide(links: number): LargeWorld {
  const world = new LargeWorld();
  const standards = numbers(links >> 1).map((each) => world.standard(`s${each}`, 1, ['root']));
  world.standard('top', 2, standards);
  return world;
}

/** A chain of so many links. */
export function deep(links: number): LargeWorld {
  const world = new LargeWorld();
  numbers(links).reduce((above, each) => world.standard(`s${each}`, 1 + each, [above]), 'root');
  return world;
}

const LAYER = 10;

/** Layers of ten, each certificate against all of the layer above: few certificates and many ways. */
export function diamond(links: number): LargeWorld {
  const world = new LargeWorld();
  let above = ['root'];
  for (let layer = 0; layer < links / LAYER ** 2; layer += 1) {
    above = numbers(LAYER).map((each) => world.standard(`s${layer}-${each}`, 1 + layer, above));
  }
  world.standard('top', 1 + Math.ceil(links / LAYER ** 2), above);
  return world;
}

/** One standard calibrated so many times, each of them affected. */
export function series(links: number): LargeWorld {
  const world = new LargeWorld();
  world.asset('again');
  for (const each of numbers(links)) world.calibrate(`c-again-${each}`, 'again', 1 + each, ['root']);
  world.top = `c-again-${links - 1}`;
  return world;
}

export const SHAPES = { wide, deep, diamond, series } as const;

/**
 * Goal: walking, judging, telling and grading cost in proportion to the links they return. Method: worlds of one shape
 * and two sizes; the time of the processor, not of the clock, for others may use the machine. Sixteen times the
 * links cost sixteen times and a little (sorting, caches); what looks through all links for each costs 256 times.
 */
import type { AssetDigest, CertificateDigest } from '@suyuan/read-model';
import {
  atOnce,
  causesOf,
  gradeAlongTrace,
  gradeItem,
  judgeTrace,
  uncertaintyAlong,
  type Impact,
  type Trace,
} from '@suyuan/traceability';
import { orderWithoutNamesInSteps } from '../../apps/query/src/trace/order-without-names';
import { answerTrace, type TraceDetails } from '../../apps/query/src/trace/trace.answer';
import { SHAPES, type LargeWorld } from './large-worlds';

const LINKS = 250;
const FACTOR = 16;
/**
 * Between what is linear, 16, and what is quadratic, 256; nearer to the latter, since large worlds leave the caches, most
 * of all where others use them: then what is linear was seen to cost 67 times as much.
 */
const RATIO_MAX = 128;
const RUNS = 3;
/** Measured again so often where it looks out of proportion. */
const AGAIN_MAX = 5;

jest.setTimeout(120_000);

const NONCONFORMITY = {
  id: 'nc',
  impactCase: 'case',
  asset: 'root',
  quantity: 'mass',
  from: '1989-01-01',
  to: '2099-01-01',
  shift: { value: '1', unit: 'mg' },
  reason: 'drift',
};

/** Work that is done in less is done several times over: below this the clock of the processor tells little. */
const MEASURED_US_MIN = 30_000;

function processorTimeOf(work: () => unknown, times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

/** Microseconds of the processor; the least of some runs: what the work costs when nothing else happens. */
function costOf(work: () => unknown): number {
  // The first run also compiles.
  const times = Math.ceil(MEASURED_US_MIN / Math.max(processorTimeOf(work, 1), 1));
  return Math.min(...Array.from({ length: RUNS }, () => processorTimeOf(work, times)));
}

function detailsOf(trace: Trace, uncertainties: TraceDetails['uncertainties']): TraceDetails {
  const digest = { number: 'n', issuer: 'lab' } as CertificateDigest;
  const asset = { name: {}, tier: 'PUBLIC' } as unknown as AssetDigest;
  const assetOf = new Map(trace.walked.map(({ id, asset: of }) => [id, of ?? '']));
  return {
    certificates: new Map(trace.certificates.map((id) => [id, digest])),
    assetOf,
    assets: new Map([...assetOf.values()].map((id) => [id, asset])),
    issuers: new Map(),
    // All but one: then every evidence is looked up among the certificates of the trace.
    hidden: new Set(assetOf.values()),
    foreign: new Set(),
    owners: new Map(),
    oversees: false,
    uncertainties,
    unplaced: false,
  };
}

interface Prepared {
  links: number;
  works: Record<string, () => unknown>;
}

function prepare(world: LargeWorld): Prepared {
  world.tell({ type: 'NonconformityFound', data: NONCONFORMITY });
  const { graph, knownAt, dossier, top } = world;
  const walk = (): Trace => graph.traceCertificate({ certificate: top, knownAt });
  const walked = walk();
  const judged = judgeTrace(walked, dossier);
  const details = detailsOf(judged, uncertaintyAlong(walked, dossier));
  const answered = answerTrace({ certificate: top, knownAt }, judged, details, null);
  const handles = new Map(judged.certificates.map((id, index) => [id, `handle-${(index * 7919) % 99_991}`]));
  const impact = () => graph.impactOfAsset({ asset: 'root', from: null, to: null, quantity: null, knownAt });
  const follow = (reached: Impact) =>
    causesOf(world.events, knownAt).map((cause) => ({ cause, carried: reached.carriedBy(cause) }));
  const grade = (): unknown[] => {
    const reached = impact();
    const followed = follow(reached);
    return Array.from({ length: reached.size }, (_, index) => {
      const item = reached.item(index);
      const certificate = dossier.certificate(item.certificate);
      const facts = certificate && { certificate, measurands: [] };
      return gradeItem(item, index, followed, facts);
    });
  };
  return {
    links: Math.max(walked.links.length, impact().size),
    works: {
      walk,
      judge: () => judgeTrace(walked, dossier),
      'uncertainty along': () => uncertaintyAlong(walked, dossier),
      answer: () => JSON.stringify(answerTrace({ certificate: top, knownAt }, judged, details, null)),
      'order without names': () => atOnce(orderWithoutNamesInSteps(answered, handles)),
      'grade along the trace': () => gradeAlongTrace(judged, NONCONFORMITY, dossier),
      impact,
      follow: () => follow(impact()),
      grade,
    },
  };
}

/** The ways of a deep world together are as long as its links squared: they are what an item returns. */
const PATHS_ARE_LONG = new Set(['deep grade', 'diamond grade']);

describe.each(Object.entries(SHAPES))('%s', (shape, make) => {
  const small = prepare(make(LINKS));
  const large = prepare(make(FACTOR * LINKS));

  it('is sixteen times as large', () => {
    expect(large.links / small.links).toBeGreaterThan(FACTOR * 0.8);
    expect(small.links).toBeGreaterThan(LINKS * 0.7);
  });

  const works = Object.keys(small.works).filter((work) => !PATHS_ARE_LONG.has(`${shape} ${work}`));
  it.each(works)('%s costs in proportion', (work) => {
    costOf(small.works[work] as () => unknown);
    const ratio = (): number => {
      const [few, many] = [small, large].map(({ works: all }) => costOf(all[work] as () => unknown));
      return (many as number) / (few as number);
    };
    // Others on the machine cost caches; what is quadratic stays so however often it is measured.
    let least = ratio();
    for (let again = 0; again < AGAIN_MAX && least >= RATIO_MAX; again += 1) least = Math.min(least, ratio());
    expect(least).toBeLessThan(RATIO_MAX);
  });
});

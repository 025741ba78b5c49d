/**
 * A laboratory's clients that post without pause, whatever happens to the service meanwhile, and remember what they
 * were told: every post with its acknowledgement, or with none.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../support/api';

export const CLIENTS = 16;
/** The standard that every posted calibration refers to, and its certificate. */
export const ROOT = { asset: 'kilogram', certificate: 'realization-1' };
export const LAB = 'lab-1';

export interface Acknowledged {
  id: string;
  position: number;
}

export interface Post {
  kind: 'organizations' | 'assets' | 'certificates' | 'examinations';
  path: string;
  body: Record<string, unknown>;
  key?: string;
  /** What the reply said; null while no reply has said anything. */
  acknowledged: Acknowledged | null;
}

export const scaleOf = (client: number): string => `scale-${client}`;

const asset = (id: string | null, serialNumber: string, tier = 'WORKING'): Record<string, unknown> => ({
  ...(id === null ? {} : { id }),
  kind: tier === 'PRIMARY' ? 'STANDARD' : 'INSTRUMENT',
  tier,
  name: { zh: '电子秤', en: 'Scale' },
  manufacturer: 'Works',
  model: 'M-1',
  serialNumber,
  owner: LAB,
  measurands: [{ quantity: 'mass', range: { min: '0.000', max: '1.50', unit: 'kg' } }],
});

/** What must stand before the clients begin. */
export async function preparePosts(api: Api): Promise<Post[]> {
  const lab = { id: LAB, name: { zh: '某院' }, kinds: ['LABORATORY'], region: '110000' };
  const exam = { id: 'exam-1', number: 'J-1', kind: 'PRIMARY', validFrom: '2000-01-01' };
  const realization = {
    ...calibrationOf(ROOT.asset, 'R-1'),
    id: ROOT.certificate,
    kind: 'REALIZATION',
    performedOn: '2020-01-01',
  };
  const posts: Omit<Post, 'acknowledged'>[] = [
    { kind: 'organizations', path: '/v1/organizations', body: lab },
    { kind: 'assets', path: '/v1/assets', body: asset(ROOT.asset, 'K-1', 'PRIMARY') },
    { kind: 'examinations', path: `/v1/assets/${ROOT.asset}/examinations`, body: exam },
    {
      kind: 'certificates',
      path: '/v1/calibrations',
      body: { ...realization, results: [withoutReferences()] },
    },
    ...Array.from({ length: CLIENTS }, (_, client) => ({
      kind: 'assets' as const,
      path: '/v1/assets',
      body: asset(scaleOf(client), `S-${client}`),
    })),
  ];
  const made: Post[] = [];
  for (const post of posts)
    made.push({ ...post, acknowledged: await repeat(api, { ...post, acknowledged: null }) });
  return made;
}

/** Decimals whose spelling is easily lost: trailing zeros, signs, exponents, fifteen digits. */
const resultOf = (): Record<string, unknown> => ({
  quantity: 'mass',
  points: [
    {
      nominal: { value: '1.000', unit: 'kg' },
      error: { value: '-0.030', unit: 'mg' },
      expandedUncertainty: { value: '1.0e-1', unit: 'mg' },
      coverageFactor: '2.00',
      coverageProbability: '0.9500',
    },
    {
      nominal: { value: '50.000838', unit: 'g' },
      error: { value: '+0.123456789012345', unit: 'mg' },
      expandedUncertainty: { value: '306.250', unit: 'ug' },
      coverageFactor: '2',
    },
  ],
});

/** The realization of the unit: far less uncertain than what is traced to it. */
const withoutReferences = (): Record<string, unknown> => ({
  quantity: 'mass',
  points: ['1.000 kg', '50.000838 g'].map((nominal) => ({
    nominal: { value: nominal.split(' ')[0], unit: nominal.split(' ')[1] },
    expandedUncertainty: { value: '0.010', unit: 'mg' },
    coverageFactor: '2',
  })),
});

function calibrationOf(of: string, certificateNumber: string): Record<string, unknown> {
  return {
    certificateNumber,
    issuer: LAB,
    kind: 'CALIBRATION',
    asset: of,
    performedOn: '2024-05-17',
    results: [{ ...resultOf(), references: [{ asset: ROOT.asset, quantity: 'mass' }] }],
  };
}

/** The `count`-th post of a client: assets and certificates, named by id, by number, by key, by both. */
function nextPost(round: number, client: number, count: number, own: readonly Post[]): Post {
  const name = `${round}-${client}-${count}`;
  const key = `key-${name}`;
  const calibration = { kind: 'certificates', path: '/v1/calibrations', acknowledged: null } as const;
  const body = calibrationOf(scaleOf(client), `N-${name}`);
  switch (count % 6) {
    case 0:
      return { ...calibration, body };
    case 1:
      return { ...calibration, body: { ...body, id: `cert-${name}` }, key };
    case 2:
      return { kind: 'assets', path: '/v1/assets', body: asset(`asset-${name}`, name), acknowledged: null };
    case 3:
      return { kind: 'assets', path: '/v1/assets', body: asset(null, name), key, acknowledged: null };
    case 4:
      return { ...calibration, body, key };
    default: {
      // Two events on two streams: either both stand after a kill, or neither.
      const amended = own.findLast((post) => post.kind === 'certificates')?.acknowledged?.id;
      return { ...calibration, body: amended === undefined ? body : { ...body, replaces: amended } };
    }
  }
}

/** The posts of one round. They go on until `stop`, through refusals that say "try again" and dead connections. */
export class PostingClients {
  readonly posts: Post[] = [];
  private stopped = false;
  private readonly working: Promise<void>[];

  constructor(
    private readonly api: Api,
    private readonly round: number,
  ) {
    this.working = Array.from({ length: CLIENTS }, (_, client) => this.postOn(client));
  }

  get acknowledged(): number {
    return this.posts.filter((post) => post.acknowledged !== null).length;
  }

  /** Waits until so many more were acknowledged. */
  async untilAcknowledged(more: number): Promise<void> {
    const wanted = this.acknowledged + more;
    while (this.acknowledged < wanted && !this.stopped) await pause(2);
  }

  /** Lets the last replies come, and fails where a reply was neither an acknowledgement nor "try again". */
  async stop(): Promise<Post[]> {
    this.stopped = true;
    await Promise.all(this.working);
    return this.posts;
  }

  private async postOn(client: number): Promise<void> {
    const own: Post[] = [];
    for (let count = client; !this.stopped; count += 1) {
      const post = nextPost(this.round, client, count, own);
      own.push(post);
      this.posts.push(post);
      try {
        post.acknowledged = await tryOnce(this.api, post);
      } catch (error) {
        this.stopped = true;
        throw error;
      }
      if (post.acknowledged === null) await pause(20);
    }
  }
}

/** The acknowledgement; null when there was no reply, or one that says to try again. */
async function tryOnce(api: Api, post: Post): Promise<Acknowledged | null> {
  const as = { role: 'admin', ...(post.key === undefined ? {} : { key: post.key }) };
  const reply = await api.post(post.path, post.body, as).catch((error: unknown) => {
    if (isLostConnection(error)) return null;
    throw error;
  });
  if (reply === null || (reply.status === 503 && reply.headers.has('retry-after'))) return null;
  if (reply.status !== 201 && reply.status !== 200) {
    throw new Error(`${post.path} ${JSON.stringify(post.body)} -> ${reply.status} ${reply.text}`);
  }
  return { id: String(reply.body.id), position: Number(reply.body.position) };
}

/** What fetch throws when the other side is gone, before its reply or in the middle of it. */
function isLostConnection(error: unknown): boolean {
  return ['fetch failed', 'terminated'].includes((error as Error).message);
}

/** Posts once more, as a client does that does not know what became of its post. */
export async function repeat(api: Api, post: Post): Promise<Acknowledged> {
  const acknowledged = await tryOnce(api, post);
  if (acknowledged === null) throw new Error(`${post.path} was not taken by a service that runs`);
  return acknowledged;
}

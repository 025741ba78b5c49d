/** A small world worth attacking: a national kilogram, weights of a county, shops with scales, and who envies them. */
import type { Api, Reply } from '../support/api';

export type Json = Record<string, unknown>;
type As = { role?: string; organization?: string; subject?: string };

export const ON = '2026-06-30';
/** When the weights and the scales were certified, and when a stranger comes along. */
const CERTIFIED = '2026-02-02';
export const LATER = '2026-05-05';

export const as = (role: string, organization?: string, subject?: string): As => ({
  role,
  organization,
  subject,
});
export const lab = (organization: string): As => as('lab', organization);

const value = (text: string, unit: string): Json => ({ value: text, unit });
const uses = (asset: string): Json => ({ asset, quantity: 'mass' });

/** A certificate of mass with two points, all fields that matter stated. */
export function certificate(id: string, issuer: string, asset: string, more: Json = {}): Json {
  const { u = '4', references = [], ...rest } = more;
  const points = ['200', '1000'].map((nominal) => ({
    nominal: value(nominal, 'g'),
    expandedUncertainty: value(String(u), 'mg'),
    coverageFactor: '2',
  }));
  return {
    id,
    certificateNumber: id,
    issuer,
    asset,
    kind: 'CALIBRATION',
    performedOn: CERTIFIED,
    validUntil: '2027-02-01',
    results: [{ quantity: 'mass', points, references }],
    ...rest,
  };
}

export class House {
  /** The position of the newest fact. */
  private newest = 0;

  constructor(readonly api: Api) {}

  /** Posts what must be recorded. */
  async done(path: string, body: Json, who: As = {}): Promise<Reply> {
    const reply = await this.api.post(path, body, who);
    if (reply.status !== 201) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    this.newest = Math.max(this.newest, reply.body.position as number);
    return reply;
  }

  /** Notes what was recorded otherwise, so that every later question knows it. */
  knows({ body }: Reply): void {
    this.newest = Math.max(this.newest, Number(body.position ?? 0));
  }

  async found(): Promise<void> {
    const organization = (id: string, kinds: string[], region: string): Promise<Reply> =>
      this.done('/v1/organizations', { id, name: { en: id }, kinds, region });
    await organization('samr', ['REGULATOR'], '100000');
    await organization('zhejiang', ['REGULATOR'], '330000');
    await organization('jiangsu', ['REGULATOR'], '320000');
    await organization('nim', ['INSTITUTE', 'LABORATORY'], '100000');
    await organization('county', ['INSTITUTE', 'LABORATORY'], '330106');
    await organization('city', ['INSTITUTE', 'LABORATORY'], '330100');
    await organization('shop', ['ENTERPRISE'], '330106');
    await organization('buyer', ['ENTERPRISE'], '330106');
    await organization('stranger', ['LABORATORY'], '320500');
    await this.scope('nim', 'STATUTORY');
    await this.scope('county', 'STATUTORY');
    await this.scope('city', 'STATUTORY');
    await this.scope('stranger', 'ACCREDITATION');
    await this.asset('kilogram', 'nim', 'PRIMARY');
    await this.examination('kilogram', 'PRIMARY');
    const realized = { kind: 'REALIZATION', u: '0.04', performedOn: '2025-01-10', validUntil: null };
    await this.done('/v1/calibrations', certificate('c-kilogram', 'nim', 'kilogram', realized), lab('nim'));
  }

  /** Weights of the county that the kilogram certified, and a shop's scale that they did: both sound. */
  async chain(name: string): Promise<{ weights: string; scale: string }> {
    const [weights, scale] = [`${name}-weights`, `${name}-scale`];
    await this.asset(weights, 'county', 'PUBLIC');
    await this.examination(weights, 'EXAMINATION');
    const ofWeights = { u: '0.4', references: [uses('kilogram')] };
    await this.done('/v1/calibrations', certificate(`c-${weights}`, 'nim', weights, ofWeights), lab('nim'));
    // Used with its corrections, so that a calibration without a conclusion leaves nothing to confirm.
    await this.asset(scale, 'shop', 'WORKING', { use: 'BY_ORDER' });
    const ofScale = { performedOn: '2026-06-03', validUntil: null, references: [uses(weights)] };
    await this.done('/v1/calibrations', certificate(`c-${scale}`, 'county', scale, ofScale), lab('county'));
    return { weights, scale };
  }

  asset(id: string, owner: string, tier: string, more: Json = {}): Promise<Reply> {
    return this.done('/v1/assets', assetBody(id, owner, tier, more));
  }

  private examination(asset: string, kind: string): Promise<Reply> {
    const body = { number: `E-${asset}`, kind, validFrom: '2024-01-01', validTo: '2028-12-31' };
    return this.done(`/v1/assets/${asset}/examinations`, body, as('regulator', 'samr'));
  }

  private scope(organization: string, basis: string): Promise<Reply> {
    const range = { min: '0', max: '50', unit: 'kg' };
    const cmc = { form: 'CONSTANT', a: '0.01', unit: 'mg' };
    const authority = basis === 'ACCREDITATION' ? 'CNAS' : 'SAMR';
    const days = { validFrom: '2020-01-01', validTo: '2030-12-31' };
    const body = { authority, number: `S-${organization}`, ...days, basis };
    const lines = [{ quantity: 'mass', range, cmc }];
    return this.done(`/v1/organizations/${organization}/scopes`, { ...body, lines }, as('regulator', 'samr'));
  }

  async ask(path: string, query: Record<string, string> = {}): Promise<Json> {
    const { status, body, text } = await this.api.get(path, { ...query, waitFor: this.newest });
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return body;
  }

  /** What is said of an asset everywhere: its trace, its validity, what the ledger has as newest. */
  async told(asset: string): Promise<Told> {
    const question = { on: ON, quantity: 'mass' };
    const trace = await this.ask(`/v1/assets/${asset}/trace`, question);
    const validity = await this.ask(`/v1/assets/${asset}/validity`, question);
    const { items } = await this.ask('/v1/assets', { query: asset });
    const listed = (items as { id: string; newestCertificate: { id: string } | null }[]).find(
      ({ id }) => id === asset,
    );
    const reasons = validity.reasons as { code: string }[];
    return {
      start: trace.start as string | null,
      trace: trace.verdict as string,
      validity: validity.verdict as string,
      reasons: reasons.map(({ code }) => code),
      newest: listed?.newestCertificate?.id ?? null,
    };
  }

  async certificatesOf(asset: string): Promise<string[]> {
    const { items } = await this.ask(`/v1/assets/${asset}/certificates`);
    return (items as { id: string }[]).map(({ id }) => id);
  }
}

export interface Told {
  start: string | null;
  trace: string;
  validity: string;
  reasons: string[];
  newest: string | null;
}

export function assetBody(id: string, owner: string, tier: string, more: Json = {}): Json {
  return {
    id,
    kind: tier === 'WORKING' ? 'INSTRUMENT' : 'STANDARD',
    tier,
    name: { en: id },
    manufacturer: 'Works',
    model: 'M-1',
    serialNumber: `S ${id}`,
    owner,
    measurands: [{ quantity: 'mass', range: { min: '0.2', max: '1', unit: 'kg' } }],
    ...(tier === 'WORKING' ? { usage: { compulsory: false, mode: 'PERIODIC', intervalMonths: 12 } } : {}),
    ...more,
  };
}

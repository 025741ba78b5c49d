// Goal: hash and signature of a posted certificate are found as they are, recorded and never refused. Method: over
// HTTP, with keys made here and canonical JSON written here; one digit, one key or one null changed.
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { calibration, laboratory, scale } from './testing/bodies';
import { IntakeHarness, type Answer } from './testing/intake-harness';

let intake: IntakeHarness;
const own = generateKeyPairSync('ed25519');
const foreign = generateKeyPairSync('ed25519');
const xOf = (key: KeyObject) => key.export({ format: 'jwk' }).x;

beforeAll(async () => {
  intake = await IntakeHarness.start();
  const keys = (key: KeyObject) => [{ keyId: 'k-1', x: xOf(key) }];
  await intake.post('/v1/organizations', { ...laboratory('lab'), publicKeys: keys(own.publicKey) });
  await intake.post('/v1/organizations', { ...laboratory('other'), publicKeys: keys(foreign.publicKey) });
  await intake.post('/v1/organizations', laboratory('keyless'));
  await intake.post('/v1/assets', scale('scale', 'lab'));
});
afterAll(() => intake.stop());

/** RFC 8785 of texts, nulls, lists and objects: members in the order of their names, no spaces. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

const hashOf = (body: object): string => createHash('sha256').update(canonical(body)).digest('hex');

let numbers = 0;
const certificate = (issuer = 'lab') => ({
  id: `cert-${(numbers += 1)}`,
  validUntil: null,
  ...calibration(`证书 ${numbers}`, issuer, 'scale'),
});

function signed(body: object, key = own.privateKey, keyId = 'k-1') {
  const value = sign(null, Buffer.from(canonical(body)), key).toString('base64url');
  return { integrity: { payloadHash: hashOf(body), signature: { keyId, value } }, ...body };
}

const record = (body: object): Promise<Answer> => intake.post('/v1/calibrations', body);

/** What was recorded of the integrity of a body that was accepted. */
async function foundOf(body: { id: string }): Promise<unknown> {
  expect((await record(body)).status).toBe(201);
  const stream = `certificate-${body.id}`;
  const [event] = (await intake.log.readStreams([stream])).get(stream) ?? [];
  if (event?.type !== 'CalibrationRecorded') throw new Error(`${stream} begins with ${event?.type}`);
  return (event.data as { integrity?: unknown }).integrity;
}

describe('a certificate that is hashed and signed', () => {
  it('is recorded with both found good', async () => {
    const body = certificate();
    expect(await foundOf({ ...signed(body), id: body.id })).toEqual({
      statedHash: hashOf(body),
      computedHash: hashOf(body),
      signature: { keyId: 'k-1', valid: true },
    });
  });
  it('may be hashed alone, or not at all', async () => {
    const body = certificate();
    const payloadHash = hashOf(body);
    expect(await foundOf({ ...body, integrity: { payloadHash, signature: null } } as typeof body)).toEqual({
      statedHash: payloadHash,
      computedHash: payloadHash,
      signature: null,
    });
    expect(await foundOf(certificate())).toBeUndefined();
    expect(
      await foundOf({ ...certificate(), integrity: null } as ReturnType<typeof certificate>),
    ).toBeUndefined();
  });
  it('is the same fact when it is posted again', async () => {
    const body = signed(certificate());
    const first = await record(body);
    const again = await record(body);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });
});

describe('a certificate that was changed on its way', () => {
  it('is recorded with the digest that it has, and a signature that does not verify', async () => {
    const body = certificate();
    const changed = { ...signed(body), performedOn: '2026-02-02', id: body.id };
    const { integrity: _, ...payload } = changed;
    expect(await foundOf(changed)).toEqual({
      statedHash: hashOf(body),
      computedHash: hashOf(payload),
      signature: { keyId: 'k-1', valid: false },
    });
    expect(hashOf(payload)).not.toBe(hashOf(body));
  });
  it('has another digest by a null left out, and the same in any order of members', async () => {
    const { validUntil: _, ...rest } = certificate();
    const withNull = { ...rest, validUntil: null };
    const stated = { integrity: { payloadHash: hashOf(withNull) } };
    expect(await foundOf({ ...stated, ...rest })).toMatchObject({ computedHash: hashOf(rest) });
    const turned = certificate();
    const reversed = Object.fromEntries(Object.entries(turned).reverse()) as typeof turned;
    expect(
      await foundOf({ ...reversed, integrity: { payloadHash: hashOf(turned) } } as typeof turned),
    ).toMatchObject({
      statedHash: hashOf(turned),
      computedHash: hashOf(turned),
    });
  });
});

describe('a signature', () => {
  const validity = async (body: { id: string }) => (await foundOf(body)) as { signature: unknown };

  it('counts only by the key that the issuer registered under its id', async () => {
    const by = (issuer: string, key: KeyObject, keyId: string) => {
      const body = certificate(issuer);
      return validity({ ...signed(body, key, keyId), id: body.id });
    };
    expect(await by('lab', own.privateKey, 'k-1')).toMatchObject({ signature: { valid: true } });
    expect(await by('other', foreign.privateKey, 'k-1')).toMatchObject({ signature: { valid: true } });
    expect(await by('lab', foreign.privateKey, 'k-1')).toMatchObject({ signature: { valid: false } });
    expect(await by('lab', own.privateKey, 'k-2')).toMatchObject({
      signature: { keyId: 'k-2', valid: false },
    });
    expect(await by('keyless', own.privateKey, 'k-1')).toMatchObject({ signature: { valid: false } });
  });
  it('of another length is no signature, and neither is a digest in capitals', async () => {
    const { integrity, ...body } = signed(certificate());
    const { signature, payloadHash } = integrity;
    const cut = { ...integrity, signature: { ...signature, value: signature.value.slice(1) } };
    const refusal = await record({ ...body, integrity: cut });
    expect([refusal.status, refusal.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/integrity/signature/value', code: 'NOT_BYTES' })],
    ]);
    const capitals = { payloadHash: payloadHash.replace(/^./, 'A') };
    const refused = await record({ ...body, integrity: capitals });
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/integrity/payloadHash', code: 'NOT_A_DIGEST' })],
    ]);
  });
});

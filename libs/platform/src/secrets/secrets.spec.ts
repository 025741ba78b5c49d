// Goal: the secret is made once and kept from others, and what is sealed can be opened as it was given only.
// Method: files in a temporary folder; sealed texts altered bit by bit and opened in other contexts.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsError } from '../settings';
import { Sealer, SEALED_LENGTH_MAX } from './sealer';
import { Secrets } from './secrets';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suyuan-secret-'));
  file = join(folder, 'keys', 'secret');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the secret', () => {
  it('is made where it is missing, for its owner alone, and found again', () => {
    const made = new Secrets(file).key('cursor');
    expect(made).toHaveLength(32);
    expect(new Secrets(file).key('cursor')).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['secret']);
  });

  it('gives each purpose a key of its own, none of which is what stands in the file', () => {
    const secrets = new Secrets(file);
    const keys = (['cursor', 'handle', 'pseudonym', 'check-code'] as const).map((purpose) =>
      secrets.key(purpose).toString('base64url'),
    );
    expect(new Set([...keys, readFileSync(file, 'utf8').trim()]).size).toBe(5);
  });

  it('is another one in another file', () => {
    expect(new Secrets(file).key('handle')).not.toEqual(new Secrets(`${file}-2`).key('handle'));
  });

  it.each(['', 'short', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}!`])('is not %j', (text) => {
    writeFileSync(join(folder, 'bad'), text);
    const open = () => new Secrets(join(folder, 'bad')).key('cursor');
    expect(open).toThrow(SettingsError);
    expect(open).toThrow(/^SUYUAN_SECRET_FILE: expected/);
  });

  it('that cannot be read is told as a setting', () => {
    expect(() => new Secrets(folder).key('cursor')).toThrow(/^SUYUAN_SECRET_FILE: the file cannot be read/);
  });
});

describe('a sealed text', () => {
  const sealer = () => new Sealer(new Secrets(file).key('cursor'));

  it('opens to the same text in the same context, and shows nothing of it', () => {
    const sealed = sealer().seal('天平-0815', 'list');
    expect(sealed).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed, 'base64url').toString('utf8')).not.toContain('0815');
    expect(sealer().open(sealed, 'list')).toBe('天平-0815');
  });

  it('does not open in another context or under another key', () => {
    const sealed = sealer().seal('x', 'list of a');
    expect(sealer().open(sealed, 'list of b')).toBeNull();
    expect(new Sealer(new Secrets(`${file}-2`).key('cursor')).open(sealed, 'list of a')).toBeNull();
  });

  it('does not open with any bit changed, cut off, or spelt otherwise', () => {
    const sealed = sealer().seal('abc', 'list');
    const bytes = Buffer.from(sealed, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(sealer().open(altered.toString('base64url'), 'list')).toBeNull();
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(sealer().open(sealed.slice(0, length), 'list')).toBeNull();
    for (const text of [`${sealed}A`, `${sealed}=`, ` ${sealed}`, 'rubbish', ''])
      expect(sealer().open(text, 'list')).toBeNull();
  });

  it('is read up to its greatest length and not beyond', () => {
    const inside = sealer().seal('x'.repeat(1_472), '');
    expect(inside).toHaveLength(SEALED_LENGTH_MAX);
    expect(sealer().open(inside, '')).toHaveLength(1_472);
    expect(sealer().open(sealer().seal('x'.repeat(1_473), ''), '')).toBeNull();
  });
});

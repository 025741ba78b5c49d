import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingsError } from '../settings';

/** What keys are made for. A key of one purpose tells nothing about that of another. */
export type SecretPurpose = 'cursor' | 'handle' | 'pseudonym' | 'check-code';

/** Random bytes in the file, written as base64url on one line. */
const SECRET_BYTES = 32;
const SECRET_TEXT = /^[A-Za-z0-9_-]{43}$/;

/**
 * The secret of this installation, in the file that SUYUAN_SECRET_FILE names: processes that are given the same file
 * make the same handles and read each other's cursors. Made when absent, for its owner's eyes only.
 */
export class Secrets {
  private secret: Buffer | null = null;

  constructor(private readonly path: string) {}

  /** The key of a purpose. Throws SettingsError where the file cannot be read or holds something else. */
  key(purpose: SecretPurpose): Buffer {
    this.secret ??= openSecret(this.path);
    return Buffer.from(hkdfSync('sha256', this.secret, '', `suyuan/${purpose}`, SECRET_BYTES));
  }
}

function openSecret(path: string): Buffer {
  let text: string;
  try {
    if (!existsSync(path)) makeSecret(path);
    text = readFileSync(path, 'utf8').trim();
  } catch {
    throw new SettingsError('SUYUAN_SECRET_FILE', 'the file cannot be read or made');
  }
  // What the file does hold is nobody's business, so the message does not repeat it.
  if (!SECRET_TEXT.test(text)) {
    throw new SettingsError('SUYUAN_SECRET_FILE', 'expected 32 random bytes as 43 characters of base64url');
  }
  return Buffer.from(text, 'base64url');
}

/** Written aside and linked into place: another process sees the whole secret or none, and the first one wins. */
function makeSecret(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(aside, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  // The mode above is narrowed by the umask only; this makes it exact.
  chmodSync(aside, 0o600);
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(aside);
  }
}

// Goal: what was found of a certificate's hash and signature is judged. Method: one fact, one hexadecimal digit or
// one answer changed.
import type { IntegrityFact } from '@suyuan/domain';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';

const hash = 'a'.repeat(64);

function item(integrity?: IntegrityFact): Story {
  const results = [massResult([point('1000', '0.5')], reference('m1'))];
  const found = integrity ? { integrity } : {};
  return soundChain().certificate('c', 'item', { performedOn: '2024-05-10', results, ...found });
}

const found = (computedHash: string, signature: IntegrityFact['signature'] = null) =>
  item({ statedHash: hash, computedHash, signature });

describe('the digest of a certificate', () => {
  it('is that of its content, or it is told with the certificate', () => {
    expect(found(hash).codes('c')).toEqual([]);
    expect(found(`${hash.slice(1)}b`).findings('c', 'HASH_MISMATCH')).toEqual([
      { code: 'HASH_MISMATCH', severity: 'GAP', evidence: ['c'], at: { from: 'c', to: null } },
    ]);
  });
  it('is nothing to judge where none was stated', () => {
    expect(item().codes('c')).toEqual([]);
  });
});

describe('the signature of a certificate', () => {
  it('verifies, or it is told with the certificate', () => {
    expect(found(hash, { keyId: 'k', valid: true }).codes('c')).toEqual([]);
    expect(found(hash, { keyId: 'k', valid: false }).findings('c', 'SIGNATURE_INVALID')).toEqual([
      { code: 'SIGNATURE_INVALID', severity: 'GAP', evidence: ['c'], at: { from: 'c', to: null } },
    ]);
  });
});

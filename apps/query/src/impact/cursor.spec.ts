// Goal: a cursor comes back as it was written, and only for its own question. Method: round trips and damage.
import fc from 'fast-check';
import { questionKey, readCursor, writeCursor } from './cursor';

const key = questionKey({ asset: 'm1', from: null, to: '2024-05-01', quantity: 'mass' });

describe('a cursor of the same question', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 1e12 }), fc.nat(1e9), (knownAt, offset) => {
        expect(readCursor(writeCursor(key, { knownAt, offset }), key)).toEqual({ knownAt, offset });
      }),
    );
  });
});

describe('a cursor that does not belong here', () => {
  it('is refused for another question', () => {
    const other = questionKey({ asset: 'm1', from: null, to: '2024-05-02', quantity: 'mass' });
    expect(readCursor(writeCursor(other, { knownAt: 1, offset: 2 }), key)).toBeNull();
  });

  it.each(['', 'x', '..', '\u0000', 'é', 'a'.repeat(201), Buffer.from(`${key}.1.-2`).toString('base64url')])(
    'is refused when damaged: %j',
    (text) => {
      expect(readCursor(text, key)).toBeNull();
    },
  );

  it('is never read from random text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCursor(text, key)).toBeNull();
      }),
    );
  });
});

// Goal: thirty look-ups a minute and address, then a wait that ends. Method: a clock that is set by hand.
import { FixedClock } from '@suyuan/platform';
import { addressOf, LOOKUPS_PER_MINUTE_MAX, LookupThrottle, THROTTLED_ADDRESSES_MAX } from './throttle';

const begin = new Date('2026-11-22T00:00:00Z');
const after = (ms: number): Date => new Date(begin.getTime() + ms);

function exhausted(): { throttle: LookupThrottle; clock: FixedClock } {
  const clock = new FixedClock(begin);
  const throttle = new LookupThrottle(clock);
  for (let i = 0; i < LOOKUPS_PER_MINUTE_MAX; i += 1) expect(throttle.countFor('a')).toBe(0);
  return { throttle, clock };
}

describe('one address', () => {
  it('waits for the rest of its minute after the last look-up allowed', () => {
    const { throttle, clock } = exhausted();
    clock.set(after(15_000));
    expect(throttle.countFor('a')).toBe(45);
    clock.set(after(60_000));
    expect(throttle.countFor('a')).toBe(0);
  });

  it('does not make another one wait', () => {
    expect(exhausted().throttle.countFor('b')).toBe(0);
  });
});

describe('very many addresses', () => {
  it('do not fill the memory', () => {
    const throttle = new LookupThrottle(new FixedClock(begin));
    for (let i = 0; i <= THROTTLED_ADDRESSES_MAX; i += 1) throttle.countFor(String(i));
    expect(throttle['windows'].size).toBeLessThanOrEqual(THROTTLED_ADDRESSES_MAX);
  });
});

describe('the address of a look-up', () => {
  it.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::1', '10.0.0.1, 198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', 'x'.repeat(65), '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
  ])('of the peer %s with the header %s is %s', (peer, forwardedFor, address) => {
    expect(addressOf(peer, forwardedFor)).toBe(address);
  });
});

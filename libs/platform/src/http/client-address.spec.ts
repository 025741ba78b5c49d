// Goal: a client cannot choose the address it is counted by; a trusted proxy can say whom it speaks for.
// Method: peers and headers by hand, with every setting.
import { ClientAddresses, limitedAddress, plainAddress, readTrustedProxies } from './client-address';

const KEY = 'k'.repeat(43);

function clientOf(
  trust: string | null,
  peer: string,
  headers: Record<string, string>,
  key: string | null = null,
): string {
  const addresses = new ClientAddresses(readTrustedProxies('TRUST_PROXY', trust), key);
  return addresses.of({ headers, socket: { remoteAddress: peer } });
}

describe('the address of a client', () => {
  it.each<[string | null, string, string | null, string]>([
    // Nobody is trusted: what is written does not count, from loopback neither.
    [null, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    [null, '127.0.0.1', '198.51.100.1', '127.0.0.1'],
    ['off', '::1', '198.51.100.1', '::1'],
    // One proxy: the last that is named; what the client wrote before it does not count.
    ['1', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['1', '10.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['1', '10.0.0.1', null, '10.0.0.1'],
    ['2', '10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['2', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    // Proxies by address: the nearest that is none of them.
    ['10.0.0.0/8', '10.0.0.1', '1.1.1.1, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['10.0.0.0/8', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['10.0.0.1', '10.0.0.2', '198.51.100.1', '10.0.0.2'],
    ['10.0.0.1', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['fd00::/8,127.0.0.1', 'fd00::5', '2001:db8::9', '2001:db8::9'],
    ['10.0.0.0/8', '10.0.0.1', '10.0.0.2, 10.0.0.3', '10.0.0.2'],
    // What is no address ends the chain: nobody vouches for what stands before it.
    ['10.0.0.0/8', '10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['10.0.0.0/8', '10.0.0.1', 'unknown, 198.51.100.1', '198.51.100.1'],
    ['1', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['1', '10.0.0.1', '[2001:db8::1]:80', '2001:db8::1'],
    ['1', '10.0.0.1', '', '10.0.0.1'],
  ])('with TRUST_PROXY=%s, from %s, with %j is %s', (trust, peer, forwarded, client) => {
    expect(clientOf(trust, peer, forwarded === null ? {} : { 'x-forwarded-for': forwarded })).toBe(client);
  });

  it('is what the front door says that shows its key, and nobody else', () => {
    const forwarded = { 'x-forwarded-for': '198.51.100.1' };
    const ask = (shown: Record<string, string>) =>
      clientOf(null, '127.0.0.1', { ...forwarded, ...shown }, KEY);
    expect(ask({ 'x-suyuan-door': KEY })).toBe('198.51.100.1');
    expect(ask({ 'x-suyuan-door': `${KEY}k` })).toBe('127.0.0.1');
    expect(ask({ 'x-suyuan-door': 'j'.repeat(43) })).toBe('127.0.0.1');
    expect(ask({ 'x-suyuan-door': '' })).toBe('127.0.0.1');
    expect(ask({})).toBe('127.0.0.1');
    expect(clientOf(null, '127.0.0.1', { ...forwarded, 'x-suyuan-door': '' }, null)).toBe('127.0.0.1');
  });
});

describe('whom a limit counts', () => {
  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1:2:3:4', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s is %s', (address, counted) => {
    expect(limitedAddress(address)).toBe(counted);
  });

  it('does not depend on how an address is written', () => {
    expect(plainAddress('::ffff:198.51.100.1')).toBe('198.51.100.1');
    expect(plainAddress('fe80::1%eth0')).toBe('fe80::1');
  });
});

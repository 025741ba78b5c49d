import { timingSafeEqual } from 'node:crypto';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import { SettingsError } from '../settings-error';

/** Whose word about the client is believed: nobody's, the last so many proxies', or those at these addresses. */
export type TrustedProxies =
  { kind: 'none' } | { kind: 'hops'; hops: number } | { kind: 'list'; list: BlockList };

export const MAX_TRUSTED_HOPS = 10;
const EXPECTED = `expected off, a number of proxies from 1 to ${MAX_TRUSTED_HOPS}, or addresses and CIDRs separated by commas`;

/** Where a launcher's front door shows that it is the door: by the key that both were started with. */
export const DOOR_HEADER = 'x-suyuan-door';

/** Headers by which proxies say whom they speak for. A request that bears one did not begin at this machine. */
const FORWARDING = /^(forwarded|via|x-real-ip|x-forwarded-.+|x-client-ip|true-client-ip|cf-connecting-ip)$/;

export function readTrustedProxies(variable: string, text: string | null): TrustedProxies {
  if (text === null || text === 'off') return { kind: 'none' };
  if (/^\d+$/.test(text)) {
    const hops = Number(text);
    if (hops < 1 || hops > MAX_TRUSTED_HOPS) throw new SettingsError(variable, EXPECTED);
    return { kind: 'hops', hops };
  }
  const list = new BlockList();
  for (const entry of text.split(',')) addTo(list, entry.trim(), variable);
  return { kind: 'list', list };
}

function addTo(list: BlockList, entry: string, variable: string): void {
  const [address = '', prefix, ...more] = entry.split('/');
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  const bits = family === 'ipv4' ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  const sound = isIP(address) > 0 && more.length === 0 && /^\d{1,3}$/.test(prefix ?? '0') && length <= bits;
  // A prefix of 0 trusts everybody: whoever wants that has not understood what it does.
  if (!sound || length === 0) throw new SettingsError(variable, EXPECTED);
  list.addSubnet(address, length, family);
}

/** The request as far as it tells who sends it. */
export interface AddressedRequest {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string };
}

/** Finds out where a request comes from. What a client writes into headers counts only where a trusted proxy passed it on. */
export class ClientAddresses {
  private readonly doorKey: Buffer | null;

  constructor(
    private readonly trusted: TrustedProxies,
    doorKey: string | null = null,
  ) {
    this.doorKey = doorKey === null ? null : Buffer.from(doorKey);
  }

  /** Whether the front door that was started with the same key passed the request on. */
  isFromDoor({ headers }: AddressedRequest): boolean {
    const shown = headers[DOOR_HEADER];
    if (this.doorKey === null || typeof shown !== 'string') return false;
    const bytes = Buffer.from(shown);
    return bytes.length === this.doorKey.length && timingSafeEqual(bytes, this.doorKey);
  }

  of(request: AddressedRequest): string {
    const peer = plainAddress(request.socket.remoteAddress ?? '');
    const chain = forwardedChain(request.headers['x-forwarded-for']);
    if (this.isFromDoor(request)) return chain.at(-1) ?? peer;
    if (this.trusted.kind === 'none') return peer;
    let client = peer;
    for (let hop = 0; this.trusts(client, hop) && chain.length > 0; hop += 1) client = chain.pop() ?? client;
    return client;
  }

  private trusts(address: string, hop: number): boolean {
    if (this.trusted.kind === 'hops') return hop < this.trusted.hops;
    if (this.trusted.kind === 'none') return false;
    return isIP(address) > 0 && this.trusted.list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
}

/** The addresses that proxies named, from the last that is not one on: what stands before it nobody vouches for. */
function forwardedChain(header: string | string[] | undefined): string[] {
  const named = String(header ?? '')
    .split(',')
    .map((entry) => plainAddress(entry.trim()));
  return named.slice(named.findLastIndex((address) => isIP(address) === 0) + 1);
}

/** Without the brackets, the zone, the port of an IPv4 address, and the wrapping of IPv4 in IPv6. */
export function plainAddress(text: string): string {
  const bare = text.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare.replace(/%.*$/, '').replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1');
}

/** Whom a limit counts: an IPv6 client has a whole /64 to choose from, so it is counted by that. */
export function limitedAddress(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

export function isForwardingHeader(name: string): boolean {
  return FORWARDING.test(name.toLowerCase());
}

/** Whether the request says of itself that somebody passed it on. */
export function isForwarded({ headers }: Pick<AddressedRequest, 'headers'>): boolean {
  return Object.keys(headers).some(isForwardingHeader);
}

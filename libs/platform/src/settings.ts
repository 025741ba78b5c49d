import { join, resolve } from 'node:path';
import { readTrustedProxies, type TrustedProxies } from './http/client-address';
import { readRatePolicies, type RatePolicies } from './limits/policies';
import { SettingsError } from './settings-error';

export { SettingsError } from './settings-error';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment says, checked. Read once at the start and handed on; nothing else looks at the environment. */
export interface Settings {
  /** The address everybody speaks to: standalone, or the front door of the distributed profile. */
  port: number;
  host: string;
  /** Absolute path of the folder for the embedded database and the keys. */
  dataDir: string;
  /** Fill an empty database with the demonstration. */
  demo: boolean;
  /** null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** `host:port` each; null: the in-process bus. */
  kafkaBrokers: string[] | null;
  /** Whose messages on the bus are this deployment's: the first is written, the others it was called before. */
  sources: MessageSources;
  /** null: the in-process job runner. */
  redisUrl: string | null;
  /** null: only the development issuer signs tokens. */
  oidcIssuer: string | null;
  /** Absolute path of the secret that cursors, handles and pseudonyms are keyed with. */
  secretFile: string;
  intakePort: number;
  queryPort: number;
  /** Whether POST /dev/tokens exists. Never true when `host` is not loopback, nor beside `oidcIssuer`. */
  devTokens: boolean;
  /** null: nothing is limited. */
  rateLimits: RatePolicies | null;
  /** Whose word about the client's address is believed. */
  trustedProxies: TrustedProxies;
  /** By this key a service knows the front door that was started with it; null: there is none. */
  doorKey: string | null;
  logLevel: LogLevel;
}

/** What `ce_source` of a deployment's messages begins with. */
export interface MessageSources {
  own: string;
  /** What it was before: the topic keeps its messages for ever. */
  earlier: readonly string[];
}

/** One deployment of its own on its bus needs no other name. */
export const DEFAULT_SOURCES: MessageSources = { own: '/suyuan', earlier: [] };

/** Names in a header of every message; nobody has more than a few. */
const SOURCE_LENGTH_MAX = 200;
const SOURCES_MAX = 16;

export type Profile = 'standalone' | 'distributed';

type Environment = Record<string, string | undefined>;

/**
 * Reads every variable of the service. An unset or empty one takes its default. The standalone profile has
 * the development issuer by default, as long as it listens on loopback; the distributed one only when told.
 * Throws SettingsError for the first bad value.
 */
export function readSettings(env: Environment, profile: Profile = 'distributed'): Settings {
  const host = readHost(env);
  const dataDir = resolve(textOf(env, 'SUYUAN_DATA_DIR') ?? './data');
  return {
    port: readPort(env, 'PORT', 3000),
    host,
    dataDir,
    demo: readSwitch(env, 'SUYUAN_DEMO', true),
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:', 'socket:']),
    kafkaBrokers: readBrokers(env),
    sources: readSources(env),
    redisUrl: readUrl(env, 'REDIS_URL', ['redis:', 'rediss:']),
    oidcIssuer: readIssuer(env),
    secretFile: resolve(textOf(env, 'SUYUAN_SECRET_FILE') ?? join(dataDir, 'keys', 'secret')),
    intakePort: readPort(env, 'INTAKE_PORT', 3001),
    queryPort: readPort(env, 'QUERY_PORT', 3002),
    devTokens: readDevTokens(env, host, profile),
    rateLimits: readRatePolicies('SUYUAN_RATE_LIMITS', textOf(env, 'SUYUAN_RATE_LIMITS')),
    trustedProxies: readTrustedProxies('TRUST_PROXY', textOf(env, 'TRUST_PROXY')),
    doorKey: readDoorKey(env),
    logLevel: readLogLevel(env, profile),
  };
}

/** Whether an address (or host name) can only be reached from this machine. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').toLowerCase();
  return plain === 'localhost' || plain === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(plain);
}

function textOf(env: Environment, name: string): string | null {
  const text = env[name]?.trim();
  return text ? text : null;
}

function readPort(env: Environment, name: string, fallback: number): number {
  const text = textOf(env, name);
  if (text === null) return fallback;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new SettingsError(name, 'expected a port number from 0 (any free port) to 65535');
  }
  return Number(text);
}

function readHost(env: Environment): string {
  const host = textOf(env, 'HOST') ?? '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]{1,253}$/.test(host)) {
    throw new SettingsError('HOST', 'expected an address or a host name, such as 127.0.0.1');
  }
  return host;
}

function readSwitch(env: Environment, name: string, fallback: boolean): boolean {
  const text = textOf(env, name);
  if (text === null) return fallback;
  if (text !== 'on' && text !== 'off') throw new SettingsError(name, 'expected on or off');
  return text === 'on';
}

/** Beside a provider of identities nobody else makes tokens. */
function readDevTokens(env: Environment, host: string, profile: Profile): boolean {
  const issuer = textOf(env, 'OIDC_ISSUER') !== null;
  const usual = profile === 'standalone' && isLoopback(host) && !issuer;
  const wanted = readSwitch(env, 'SUYUAN_DEV_TOKENS', usual);
  if (wanted && !isLoopback(host)) {
    throw new SettingsError('SUYUAN_DEV_TOKENS', 'on is allowed only when HOST is a loopback address');
  }
  if (wanted && issuer) {
    throw new SettingsError('SUYUAN_DEV_TOKENS', 'on is allowed only without OIDC_ISSUER');
  }
  return wanted;
}

/** Keys and tokens that came over a line which others can write to prove nothing: https, but on this machine. */
function readIssuer(env: Environment): string | null {
  const issuer = readUrl(env, 'OIDC_ISSUER', ['https:', 'http:']);
  if (issuer !== null && !isSafeIssuer(issuer)) {
    throw new SettingsError('OIDC_ISSUER', 'expected https; http is allowed only on a loopback address');
  }
  return issuer;
}

export function isSafeIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function readDoorKey(env: Environment): string | null {
  const key = textOf(env, 'SUYUAN_DOOR_KEY');
  if (key !== null && !/^[A-Za-z0-9_-]{32,128}$/.test(key)) {
    throw new SettingsError('SUYUAN_DOOR_KEY', 'expected 32 to 128 characters out of A-Z a-z 0-9 _ -');
  }
  return key;
}

function readUrl(env: Environment, name: string, protocols: string[]): string | null {
  const text = textOf(env, name);
  if (text === null) return null;
  // The value may hold a password, so it is never repeated in the message.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new SettingsError(name, `expected a URL that starts with ${protocols.join(' or ')}`);
  }
  return text;
}

function readBrokers(env: Environment): string[] | null {
  const text = textOf(env, 'KAFKA_BROKERS');
  if (text === null) return null;
  const brokers = text.split(',').map((broker) => broker.trim());
  if (!brokers.every((broker) => /^[A-Za-z0-9._-]+:\d{1,5}$|^\[[0-9A-Fa-f:]+\]:\d{1,5}$/.test(broker))) {
    throw new SettingsError('KAFKA_BROKERS', 'expected host:port, several separated by commas');
  }
  return brokers;
}

/** `ce_source` is a URI reference (CloudEvents 1.0): an absolute URI, or a path. */
function readSources(env: Environment): MessageSources {
  const text = textOf(env, 'SUYUAN_SOURCE');
  if (text === null) return DEFAULT_SOURCES;
  const [own = '', ...earlier] = text.split(',').map((source) => source.trim());
  const all = [own, ...earlier];
  if (all.length > SOURCES_MAX || !all.every(isSource) || new Set(all).size < all.length) {
    const expected = 'expected a path such as /beijing/suyuan, or a URI; names of before after commas';
    throw new SettingsError('SUYUAN_SOURCE', expected);
  }
  return { own, earlier };
}

function isSource(text: string): boolean {
  if (text.length > SOURCE_LENGTH_MAX || !/^(\/|[a-z][a-z0-9+.-]*:)[!-~]*[^\s/]$/i.test(text)) return false;
  return !/["<>\\^`{|}]/.test(text) && URL.canParse(text, 'suyuan://source');
}

/** Who starts it in a terminal is told its progress; a service writes a line for each request. */
function readLogLevel(env: Environment, profile: Profile): LogLevel {
  const text = textOf(env, 'LOG_LEVEL') ?? (profile === 'standalone' ? 'warn' : 'info');
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level) throw new SettingsError('LOG_LEVEL', `expected one of ${LOG_LEVELS.join(', ')}`);
  return level;
}

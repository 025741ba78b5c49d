// Goal: the environment is read whole and checked; a bad value is an error that names its variable.
// Method: environments as plain objects.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_RATE_POLICIES } from './limits/policies';
import { isLoopback, readSettings, SettingsError } from './settings';
import { SETTINGS, settingsDocument } from './settings-document';

describe('an empty environment', () => {
  it('gives the defaults of the design', () => {
    expect(readSettings({ PORT: '', OIDC_ISSUER: ' ' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('./data'),
      demo: true,
      databaseUrl: null,
      kafkaBrokers: null,
      sources: { own: '/suyuan', earlier: [] },
      redisUrl: null,
      oidcIssuer: null,
      secretFile: resolve('./data/keys/secret'),
      intakePort: 3001,
      queryPort: 3002,
      devTokens: false,
      rateLimits: DEFAULT_RATE_POLICIES,
      trustedProxies: { kind: 'none' },
      doorKey: null,
      logLevel: 'info',
    });
  });

  it('gives the standalone profile its development issuer on loopback only', () => {
    expect(readSettings({}, 'standalone').devTokens).toBe(true);
    expect(readSettings({ HOST: '0.0.0.0' }, 'standalone').devTokens).toBe(false);
    expect(readSettings({ SUYUAN_DEV_TOKENS: 'off' }, 'standalone').devTokens).toBe(false);
  });
});

describe('a full environment', () => {
  it('is taken as it stands', () => {
    const settings = readSettings({
      PORT: '0',
      HOST: '::1',
      SUYUAN_DATA_DIR: '/srv/suyuan',
      SUYUAN_DEMO: 'off',
      DATABASE_URL: 'postgres://u:p@db:5432/suyuan',
      KAFKA_BROKERS: 'k1:9092, k2:9092,[::1]:9093',
      SUYUAN_SOURCE: '/beijing/suyuan, urn:example:suyuan,/suyuan',
      REDIS_URL: 'rediss://cache:6379/1',
      OIDC_ISSUER: 'https://id.example/realms/suyuan',
      SUYUAN_SECRET_FILE: '/run/secrets/suyuan',
      INTAKE_PORT: '4001',
      QUERY_PORT: '65535',
      SUYUAN_DEV_TOKENS: 'off',
      SUYUAN_RATE_LIMITS: 'off',
      TRUST_PROXY: '2',
      SUYUAN_DOOR_KEY: 'k'.repeat(32),
      LOG_LEVEL: 'warn',
    });
    expect(settings).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/srv/suyuan',
      demo: false,
      databaseUrl: 'postgres://u:p@db:5432/suyuan',
      kafkaBrokers: ['k1:9092', 'k2:9092', '[::1]:9093'],
      sources: { own: '/beijing/suyuan', earlier: ['urn:example:suyuan', '/suyuan'] },
      redisUrl: 'rediss://cache:6379/1',
      oidcIssuer: 'https://id.example/realms/suyuan',
      secretFile: '/run/secrets/suyuan',
      intakePort: 4001,
      queryPort: 65535,
      devTokens: false,
      rateLimits: null,
      trustedProxies: { kind: 'hops', hops: 2 },
      doorKey: 'k'.repeat(32),
      logLevel: 'warn',
    });
  });
});

describe('a bad value', () => {
  it.each([
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['PORT', '-1'],
    ['INTAKE_PORT', 'x'],
    ['QUERY_PORT', '1.5'],
    ['HOST', 'a b'],
    ['SUYUAN_DEMO', 'yes'],
    ['SUYUAN_DEV_TOKENS', 'true'],
    ['DATABASE_URL', 'mysql://db'],
    ['DATABASE_URL', 'db'],
    ['REDIS_URL', 'http://cache'],
    ['KAFKA_BROKERS', 'k1'],
    ['KAFKA_BROKERS', 'k1:9092,'],
    ['SUYUAN_SOURCE', 'beijing'],
    ['SUYUAN_SOURCE', '/'],
    ['SUYUAN_SOURCE', '/beijing/'],
    ['SUYUAN_SOURCE', '/bei jing'],
    ['SUYUAN_SOURCE', '/北京'],
    ['SUYUAN_SOURCE', '/beijing,'],
    ['SUYUAN_SOURCE', '/beijing,/beijing'],
    ['SUYUAN_SOURCE', `/${'b'.repeat(200)}`],
    ['SUYUAN_SOURCE', Array.from({ length: 17 }, (_, i) => `/b${i}`).join()],
    ['OIDC_ISSUER', 'id.example'],
    ['OIDC_ISSUER', 'http://id.example/realms/suyuan'],
    ['OIDC_ISSUER', 'http://127.0.0.1.evil.example'],
    ['SUYUAN_RATE_LIMITS', 'yes'],
    ['SUYUAN_RATE_LIMITS', 'token=0/s'],
    ['SUYUAN_RATE_LIMITS', 'token=100/s:0'],
    ['SUYUAN_RATE_LIMITS', 'token=100/day'],
    ['SUYUAN_RATE_LIMITS', 'king=1/s'],
    ['SUYUAN_RATE_LIMITS', 'token=1/s,'],
    ['TRUST_PROXY', 'on'],
    ['TRUST_PROXY', '0'],
    ['TRUST_PROXY', '11'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '::/0'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['SUYUAN_DOOR_KEY', 'k'.repeat(31)],
    ['SUYUAN_DOOR_KEY', 'k'.repeat(129)],
    ['LOG_LEVEL', 'loud'],
  ])('names its variable: %s=%s', (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(name);
  });

  it('never repeats a password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://u:hunter2@db' })).toThrow(/^(?!.*hunter2)/);
  });

  it('is development tokens where others can reach the address', () => {
    expect(() => readSettings({ HOST: '0.0.0.0', SUYUAN_DEV_TOKENS: 'on' })).toThrow('SUYUAN_DEV_TOKENS');
  });
});

describe('development tokens beside a provider of identities', () => {
  it('do not exist, and cannot be asked for', () => {
    const OIDC_ISSUER = 'https://id.example';
    expect(readSettings({ OIDC_ISSUER }, 'standalone').devTokens).toBe(false);
    expect(() => readSettings({ OIDC_ISSUER, SUYUAN_DEV_TOKENS: 'on' })).toThrow('SUYUAN_DEV_TOKENS');
  });

  it('do not make http a safe way to one, but on this machine', () => {
    expect(readSettings({ OIDC_ISSUER: 'http://[::1]:8080/r' }).oidcIssuer).toBe('http://[::1]:8080/r');
    expect(readSettings({ OIDC_ISSUER: 'http://localhost:8080' }).oidcIssuer).toBe('http://localhost:8080');
  });
});

describe('limits', () => {
  it('are those of the design, with what is stated instead', () => {
    expect(readSettings({ SUYUAN_RATE_LIMITS: 'on' }).rateLimits).toBe(DEFAULT_RATE_POLICIES);
    const stated = readSettings({ SUYUAN_RATE_LIMITS: 'token=200/s:4000, check=60/min' }).rateLimits;
    expect(stated).toEqual({
      ...DEFAULT_RATE_POLICIES,
      token: { name: 'token', perSecond: 200, burst: 4_000 },
      check: { name: 'check', perSecond: 1, burst: 60 },
    });
  });
});

describe('loopback', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost', '::ffff:127.0.0.1'])('is %s', (address) => {
    expect(isLoopback(address)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.example', 'localhost.evil.example', ''])(
    'is not %s',
    (address) => {
      expect(isLoopback(address)).toBe(false);
    },
  );
});

describe('docs/settings.md', () => {
  it('tells every variable that is looked at, and no other', () => {
    const looked = new Set<string>();
    const env = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => void looked.add(String(name)),
      },
    );
    readSettings(env, 'standalone');
    expect([...looked].toSorted()).toEqual(SETTINGS.map(({ name }) => name).toSorted());
  });

  it('is the list as it stands (UPDATE_DOCS=1 writes it)', () => {
    const path = join(process.cwd(), 'docs/settings.md');
    if (process.env.UPDATE_DOCS) writeFileSync(path, settingsDocument());
    expect(readFileSync(path, 'utf8')).toBe(settingsDocument());
  });
});

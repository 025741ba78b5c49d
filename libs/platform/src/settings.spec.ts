// Goal: the environment is read whole and checked; a bad value is an error that names its variable.
// Method: environments as plain objects.
import { resolve } from 'node:path';
import { isLoopback, readSettings, SettingsError } from './settings';

describe('an empty environment', () => {
  it('gives the defaults of the design', () => {
    expect(readSettings({ PORT: '', OIDC_ISSUER: ' ' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('./data'),
      demo: true,
      databaseUrl: null,
      kafkaBrokers: null,
      redisUrl: null,
      oidcIssuer: null,
      secretFile: resolve('./data/keys/secret'),
      intakePort: 3001,
      queryPort: 3002,
      devTokens: false,
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
      REDIS_URL: 'rediss://cache:6379/1',
      OIDC_ISSUER: 'https://id.example/realms/suyuan',
      SUYUAN_SECRET_FILE: '/run/secrets/suyuan',
      INTAKE_PORT: '4001',
      QUERY_PORT: '65535',
      SUYUAN_DEV_TOKENS: 'on',
      LOG_LEVEL: 'warn',
    });
    expect(settings).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/srv/suyuan',
      demo: false,
      databaseUrl: 'postgres://u:p@db:5432/suyuan',
      kafkaBrokers: ['k1:9092', 'k2:9092', '[::1]:9093'],
      redisUrl: 'rediss://cache:6379/1',
      oidcIssuer: 'https://id.example/realms/suyuan',
      secretFile: '/run/secrets/suyuan',
      intakePort: 4001,
      queryPort: 65535,
      devTokens: true,
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
    ['OIDC_ISSUER', 'id.example'],
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

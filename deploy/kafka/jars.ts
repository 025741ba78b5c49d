import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectRoot } from '@suyuan/platform';
import { missingKafkaParts, PartMissing } from '../parts';

export const KAFKA_VERSION = '4.1.0';

/** The folder of things that can be fetched again: SUYUAN_CACHE_DIR, else `.cache` in the project. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.SUYUAN_CACHE_DIR ? resolve(env.SUYUAN_CACHE_DIR) : join(projectRoot(), '.cache');
}

export function jarsFolder(): string {
  return join(cacheFolder(), `kafka-${KAFKA_VERSION}`);
}

export function jarsAreThere(): boolean {
  return existsSync(jarsFolder());
}

/**
 * The folder with the jars of the broker; the first time Maven fetches them, through the mirrors and proxies
 * of this machine's own settings. Two processes may do so at once: the folder appears whole or not at all.
 * @throws PartMissing without Java or Maven; Error with Maven's last lines when it fails.
 */
export async function resolveJars(onProgress: (text: string) => void = () => {}): Promise<string> {
  const folder = jarsFolder();
  const missing = missingKafkaParts({ jarsAreThere: jarsAreThere() });
  if (missing.length > 0) throw new PartMissing(missing);
  if (jarsAreThere()) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), '.fetching-'));
  try {
    onProgress(`fetching the jars of Apache Kafka ${KAFKA_VERSION} with Maven, once (about 54 MB)`);
    copyFileSync(join(projectRoot(), 'deploy/kafka/pom.xml'), join(work, 'pom.xml'));
    await runMaven(work, onProgress);
    renameSync(join(work, 'jars'), folder);
  } catch (fault) {
    // Another process was faster.
    if (!jarsAreThere()) throw fault;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** Jars between two words on the progress of a fetch. */
const JARS_PER_PROGRESS = 10;

function runMaven(work: string, onProgress: (text: string) => void): Promise<void> {
  const jars = join(work, 'jars');
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const args = [
    '-B',
    '-f',
    join(work, 'pom.xml'),
    goal,
    '-DincludeScope=runtime',
    `-DoutputDirectory=${jars}`,
  ];
  const maven = spawn('mvn', args, { cwd: work, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let fetched = 0;
  const read = (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    output = (output + text).slice(-4_000);
    const before = fetched;
    fetched += text.match(/Downloaded from \S+: \S+\.jar/g)?.length ?? 0;
    const step = Math.floor(fetched / JARS_PER_PROGRESS);
    if (step > Math.floor(before / JARS_PER_PROGRESS)) onProgress(`${step * JARS_PER_PROGRESS} jars fetched`);
  };
  maven.stdout.on('data', read);
  maven.stderr.on('data', read);
  return new Promise((resolveRun, reject) => {
    maven.once('error', reject);
    maven.once('close', (status) => {
      if (status === 0 && existsSync(jars) && readdirSync(jars).length > 0) resolveRun();
      else reject(new Error(`mvn could not fetch the jars of Apache Kafka:\n${output.trim()}`));
    });
  });
}

import { spawnSync } from 'node:child_process';

/** A program that the servers of the distributed profile need and that npm does not bring. */
export interface MissingPart {
  part: 'java' | 'mvn' | 'redis-server';
  /** What is wrong and what it is needed for, for people. */
  reason: string;
  /** What brings it on Debian and Ubuntu. */
  aptPackage: string;
}

/** Thrown by a launcher whose program is not there. */
export class PartMissing extends Error {
  constructor(readonly missing: MissingPart[]) {
    super(
      missing
        .map(({ reason, aptPackage }) => `${reason} (Debian, Ubuntu: apt-get install ${aptPackage})`)
        .join('; '),
    );
    this.name = 'PartMissing';
  }
}

/** Apache Kafka 4 needs this Java at least. */
export const JAVA_VERSION_MIN = 17;

export function missingKafkaParts(options: { jarsAreThere: boolean }): MissingPart[] {
  const java = missingJava();
  const mvn = options.jarsAreThere ? null : missingMaven();
  return [java, mvn].filter((part) => part !== null);
}

export function missingRedisParts(): MissingPart[] {
  if (spawnSync('redis-server', ['--version']).status === 0) return [];
  const reason = 'redis-server is not installed; Bull needs it';
  return [{ part: 'redis-server', reason, aptPackage: 'redis-server' }];
}

function missingJava(): MissingPart | null {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
  if (status === 0 && version >= JAVA_VERSION_MIN) return null;
  const found = status === 0 ? `java is version ${version}` : 'java is not installed';
  return {
    part: 'java',
    reason: `${found}; Apache Kafka needs ${JAVA_VERSION_MIN} or later`,
    aptPackage: 'openjdk-17-jre-headless',
  };
}

function missingMaven(): MissingPart | null {
  if (spawnSync('mvn', ['-version']).status === 0) return null;
  return {
    part: 'mvn',
    reason: 'mvn is not installed; it fetches the jars of Apache Kafka',
    aptPackage: 'maven',
  };
}

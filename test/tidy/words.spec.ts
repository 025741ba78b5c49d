/**
 * Goal: nothing unfinished, nothing of one machine, no dead link. Method: read every file of the repository as text.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isTest, repositoryFiles, ROOT, textOf } from './source-files';

const texts = repositoryFiles().filter(
  (file) => /\.(tsx?|mjs|json|ya?ml|md|css|xml|sh)$/.test(file) && file !== 'package-lock.json',
);
const here = 'test/tidy/words.spec.ts';

function linesWith(pattern: RegExp, files: string[]): string[] {
  return files
    .filter((file) => file !== here)
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
        .filter(({ line }) => pattern.test(line))
        .map(({ line, place }) => `${place} ${line.trim().slice(0, 80)}`),
    );
}

describe('the words of the repository', () => {
  it('leave nothing unfinished in the product', () => {
    const product = texts.filter((file) => /^(apps|libs|deploy)\//.test(file));
    expect(linesWith(/\b(TODO|FIXME|XXX|HACK)\b|not implemented/i, product)).toEqual([]);
  });

  it('name no folder of one machine', () => {
    expect(linesWith(/(^|[\s'"`(])\/(work|root|farm|home\/[a-z]+)\//, texts)).toEqual([]);
  });

  it('leave no test out and none alone', () => {
    const tests = texts.filter(isTest);
    expect(linesWith(/\b(it|test|describe)\.(skip|only|todo)\b|\b[xf](it|describe)\(/, tests)).toEqual([]);
  });

  it('link only to files that are there', () => {
    const dead = texts
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)]*)?\)/g)]
          .map((match) => match[1] as string)
          .filter((link) => !existsSync(join(ROOT, dirname(file), link)))
          .map((link) => `${file} -> ${link}`),
      );
    expect(dead).toEqual([]);
  });

  it('give every document one title', () => {
    const wrong = texts
      .filter((file) => file.endsWith('.md'))
      .filter(
        (file) =>
          textOf(file)
            .replace(/```[\s\S]*?```/g, '')
            .match(/^# /gm)?.length !== 1,
      );
    expect(wrong).toEqual([]);
  });

  it('introduce every room with its invariant', () => {
    const rooms = ['intake', 'projector', 'query', 'standalone', 'web'].map((app) => `apps/${app}`);
    rooms.push(
      ...[
        'calculators',
        'contract',
        'domain',
        'event-log',
        'messaging',
        'platform',
        'read-model',
        'traceability',
      ].map((l) => `libs/${l}`),
    );
    const silent = rooms.filter((room) => {
      const readme = join(ROOT, room, 'README.md');
      return !existsSync(readme) || !/invariant/i.test(textOf(`${room}/README.md`));
    });
    expect(silent).toEqual([]);
  });

  it('keep architecture decisions short: context, decision, consequences', () => {
    const records = texts.filter((file) => /^docs\/adr\/\d{4}-.*\.md$/.test(file));
    expect(records.length).toBeGreaterThan(0);
    const wrong = records.filter((file) => {
      const text = textOf(file);
      const complete = ['## Context', '## Decision', '## Consequences'].every((part) => text.includes(part));
      return !complete || text.split('\n').length > 60;
    });
    expect(wrong).toEqual([]);
  });
});

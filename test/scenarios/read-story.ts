/** Reads the YAML of a story into its variants; whatever it does not understand is a failure, never skipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@suyuan/platform';
import { readYaml, requestOf } from '../../apps/standalone/src/stories/read-step';
import { STEP_PATHS, type Json, type StepKind } from '../../apps/standalone/src/stories/steps';
import { readAsked } from './read-asked';
import { repeated, type Repeat } from './repeated';
import { publicKey } from './seal';
import type { Step, Story, Variant } from './story';

const FOLDER = join(projectRoot(), 'test/scenarios');

/** A step as written: phrases not yet read, so that a variant may change one word of it. */
interface Draft {
  label: string;
  kind: StepKind;
  given: Json;
  refused: string[] | null;
}

type Changes = { [label: string]: Json };

interface Written {
  title: { zh: string; en: string };
  source: string;
  include?: string[];
  with?: Changes;
  given?: Json[];
  then: Json[];
  nearMiss?: { name: string; change?: Changes; add?: Json[]; drop?: string[]; then: Json[] }[];
}

const STORY_KEYS = ['title', 'source', 'include', 'with', 'given', 'then', 'nearMiss'];
const VARIANT_KEYS = ['name', 'change', 'add', 'drop', 'then'];
const FIXTURE_KEYS = ['include', 'given'];
const STEP_KEYS = ['label', 'refused', 'repeat'];

export function readStories(): Story[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((name) => readStory(name.replace(/\.yaml$/, '')));
}

export function readStory(file: string): Story {
  const written = readFile(`${file}.yaml`) as unknown as Written;
  onlyKeys(written as unknown as Json, STORY_KEYS, file);
  const { title, source } = written;
  if (!title?.zh || !title.en || !source) throw new Error(`${file} needs a title in zh and en, and a source`);
  const drafts = changed(
    [...included(written.include), ...(written.given ?? []).flatMap(draft)],
    written.with,
  );
  const variants = [
    variant('as told', drafts, written.then),
    ...(written.nearMiss ?? []).map((near) => {
      onlyKeys(near as unknown as Json, VARIANT_KEYS, `${file}, ${near.name}`);
      const { name, change, add = [], drop = [], then } = near;
      for (const label of drop) find(drafts, label);
      const kept = changed(
        drafts.filter(({ label }) => !drop.includes(label)),
        change,
      );
      return variant(name, [...kept, ...add.flatMap(draft)], then);
    }),
  ];
  return { file, title, source, variants };
}

function variant(name: string, drafts: Draft[], then: Json[]): Variant {
  const steps = drafts.map(stepOf);
  const labels = steps.map(({ label }) => label);
  const twice = labels.filter((label, index) => labels.indexOf(label) < index);
  if (twice.length > 0) throw new Error(`${name}: several steps are called ${twice.join(', ')}`);
  if (!then?.length) throw new Error(`${name}: nothing is expected`);
  const asked = then.map(readAsked);
  for (const { knownAt } of asked) if (knownAt !== null) find(drafts, knownAt);
  return { name, steps, asked };
}

function included(names: readonly string[] = []): Draft[] {
  return names.flatMap((name) => {
    const fixture = readFile(join('fixtures', `${name}.yaml`));
    onlyKeys(fixture, FIXTURE_KEYS, name);
    return [
      ...included(fixture.include as string[] | undefined),
      ...(fixture.given as Json[]).flatMap(draft),
    ];
  });
}

function draft(written: Json): Draft[] {
  const kinds = Object.keys(written).filter((key) => !STEP_KEYS.includes(key));
  const kind = kinds[0] as StepKind;
  if (kinds.length !== 1 || !(kind in STEP_PATHS)) {
    throw new Error(`a step is one of ${Object.keys(STEP_PATHS).join(', ')}: ${JSON.stringify(written)}`);
  }
  const { label, refused = null, repeat } = written;
  const given = written[kind] as Json;
  const copies = repeat === undefined ? [given] : repeated(given, repeat as Repeat);
  return copies.map((copy) => {
    const id = copy.id ?? `${kind}-${String(copy.of)}`;
    const own = { ...copy, id };
    return { label: (label ?? id) as string, kind, given: own, refused: codesOf(refused) };
  });
}

const codesOf = (refused: unknown): string[] | null =>
  refused === null ? null : Array.isArray(refused) ? (refused as string[]) : [refused as string];

function find(drafts: readonly Draft[], label: string): Draft {
  const found = drafts.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no step is called ${label}`);
  return found;
}

/** `points.0: 1 kg, U 0.2 mg` changes one word; `refused` changes what the step comes to. */
function changed(drafts: readonly Draft[], changes: Changes = {}): Draft[] {
  for (const label of Object.keys(changes)) find(drafts, label);
  return drafts.map((one) => {
    const { refused, ...words } = changes[one.label] ?? {};
    let { given } = one;
    for (const [path, value] of Object.entries(words))
      given = changedAt(given, path.split('.'), value) as Json;
    return { ...one, given, refused: refused === undefined ? one.refused : codesOf(refused) };
  });
}

function changedAt(whole: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole)) {
    if (!(Number(key) in whole)) throw new Error(`there is no item ${key} to change`);
    return whole.map((one, index) => (index === Number(key) ? changedAt(one, rest, value) : one));
  }
  const fields = (whole ?? {}) as Json;
  return { ...fields, [key]: changedAt(fields[key], rest, value) };
}

function stepOf({ label, kind, given: { keys, ...given }, refused }: Draft): Step {
  const signed = keys === undefined ? {} : { publicKeys: (keys as string[]).map(publicKey) };
  return { label, refused, request: requestOf(kind, { ...given, ...signed }) };
}

const readFile = (name: string): Json => readYaml(readFileSync(join(FOLDER, name), 'utf8'));

function onlyKeys(given: Json, keys: readonly string[], where: string): void {
  const unknown = Object.keys(given).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`${where}: ${unknown.join(', ')} is none of ${keys.join(', ')}`);
}

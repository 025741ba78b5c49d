/**
 * Goal: every rule of the list is known by a story in which it fires and by a near miss of that story in which it is
 * silent. Method: what the stories name, held against the list and against what the pure model tells.
 */
import { RULES, type RuleCode } from '@suyuan/domain';
import { readStories } from './read-story';
import { runVariant, type Told } from './run-story';
import type { Expected, Story, Variant } from './story';
import { PureTarget } from './targets/pure-target';

/** Codes that no story can make fire, each with its reason beside it. */
const WITHOUT_A_STORY: readonly RuleCode[] = [
  // Told in records and lists; it is no reason of any answer that stories ask for.
  'UNSOLICITED_CERTIFICATE',
];

/** The seeded faults of METROLOGY.md section 10; the third has two halves. */
const SEEDED_FAULTS = ['01', '02', '03a', '03b', '04', '05', '06', '07', '08', '09', '10'];
const OTHER_STORIES_MIN = 30;

const stories = readStories();

const namedBy = ({ codes = [], present = [], found = [] }: Expected): string[] => [
  ...codes,
  ...present,
  ...found.map(({ code }) => code),
];

/** What a variant says will fire: in an answer, or as the reason of a refusal. */
function expectedOf({ asked, steps }: Variant): Set<string> {
  return new Set([
    ...asked.flatMap(({ expected }) => namedBy(expected)),
    ...steps.flatMap(({ refused }) => refused ?? []),
  ]);
}

function toldIn({ answers, refused }: Told): Set<string> {
  const codes = answers.flatMap((answer) => (answer.ask === 'impact' ? [] : answer.codes));
  return new Set([...codes.map(({ code }) => code), ...refused]);
}

/** Codes that fire in one variant of a story, as it says, and in another one of it do not. */
async function coveredBy({ variants }: Story): Promise<string[]> {
  const told = await Promise.all(
    variants.map(async (variant) => toldIn(await runVariant(new PureTarget(), variant))),
  );
  const fired = variants.flatMap((variant, index) =>
    [...expectedOf(variant)].filter((code) => told[index]!.has(code)),
  );
  return fired.filter((code) => told.some((codes) => !codes.has(code)));
}

describe('the stories', () => {
  it('make every rule fire once and stay silent in a near miss', async () => {
    const covered = new Set((await Promise.all(stories.map(coveredBy))).flat());
    const missing = (Object.keys(RULES) as RuleCode[]).filter((code) => !covered.has(code));
    expect(missing).toEqual(WITHOUT_A_STORY);
  });

  it('tell every seeded fault', () => {
    const faults = stories.flatMap(({ file }) => /^fault-(\d+[ab]?)-/.exec(file)?.[1] ?? []);
    expect(faults).toEqual(SEEDED_FAULTS);
  });

  it(`are at least ${OTHER_STORIES_MIN} besides`, () => {
    const others = stories.filter(({ file }) => !file.startsWith('fault-'));
    expect(others.length).toBeGreaterThanOrEqual(OTHER_STORIES_MIN);
  });

  it('have a near miss for every fault', () => {
    const without = stories.filter(({ file, variants }) => file.startsWith('fault-') && variants.length < 2);
    expect(without.map(({ file }) => file)).toEqual([]);
  });
});

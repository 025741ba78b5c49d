/**
 * Goal: tables and question handlers answer every story as the pure model does. Method: the one runner; all stories
 * in one database, each with a prefix of its own, and whole answers compared besides what the story expects.
 */
import { startQueryApp, type QueryApp } from '../../apps/query/src/testing/query-app';
import { readStories } from './read-story';
import { runVariant } from './run-story';
import { PureTarget } from './targets/pure-target';
import { ReadModelTarget } from './targets/read-model-target';

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp();
});

afterAll(() => query.close());

describe.each(readStories().map((story, index) => ({ ...story, index })))('$file', ({ variants, index }) => {
  it.each(variants.map((variant, number) => ({ variant, number, name: variant.name })))(
    '$name',
    async ({ variant, number }) => {
      const told = await runVariant(new ReadModelTarget(query), variant, `s${index}v${number}-`);
      expect(told.differences).toEqual([]);
      expect(told).toEqual(await runVariant(new PureTarget(), variant));
    },
  );
});

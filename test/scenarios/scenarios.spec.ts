/** Goal: the pure model answers every story as told. Method: the one runner over every YAML of this folder. */
import { readStories } from './read-story';
import { runVariant } from './run-story';
import { PureTarget } from './targets/pure-target';

describe.each(readStories())('$file', ({ variants }) => {
  it.each(variants)('$name', async (variant) => {
    expect((await runVariant(new PureTarget(), variant)).differences).toEqual([]);
  });
});

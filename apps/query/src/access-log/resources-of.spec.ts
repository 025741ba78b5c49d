// Goal: of an answer so many ids are kept, and how many it held is told all the same. Method: lists, chains and streams
// at the limit and one beyond.
import { RESOURCES_KEPT_MAX, resourcesOf, streaming } from './resources-of';

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `a-${n}`);
const KEPT = ids(RESOURCES_KEPT_MAX);

describe.each([0, 1])('of an answer with the most that are kept and %i more', (more) => {
  const held = ids(RESOURCES_KEPT_MAX + more);

  it.each<[string, unknown]>([
    ['a list', { items: held.map((id) => ({ id })) }],
    ['a chain', { certificates: Object.fromEntries(held.map((id) => [id, {}])) }],
    ['a stream', streaming({}, { ids: held, count: held.length })],
  ])('that is %s, the first are kept and all are counted', (_name, answer) => {
    expect(resourcesOf(null, answer)).toEqual({ ids: KEPT, count: held.length });
  });

  it('the record asked for is one of them', () => {
    const { ids: kept, count } = resourcesOf('asked', { items: held.slice(1).map((id) => ({ id })) });
    expect(kept).toEqual(['asked', ...held.slice(1)].slice(0, RESOURCES_KEPT_MAX));
    expect(count).toBe(held.length);
  });
});

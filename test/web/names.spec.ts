// Goal: what one answer calls a code holds on the page, for as long as the same reader sits there.
// Method: answers learnt one after the other.
import { forgetNames, knownNames, learnNames, onNames } from '../../apps/web/src/api/names';

const answer = (organizations: object, regions: object = {}) => ({
  items: [],
  names: { organizations, regions },
});
const SHANGHAI = { name: { zh: '上海市', en: 'Shanghai' }, state: 'LISTED', lastListed: null };

afterEach(forgetNames);

describe('the names that answers tell', () => {
  it('are kept together, and whoever shows one hears of a new one only', () => {
    let heard = 0;
    const stop = onNames(() => (heard += 1));
    learnNames(answer({ a: { zh: '甲' } }));
    learnNames(answer({ b: { en: 'B' } }, { 310000: SHANGHAI }));
    learnNames(answer({ a: { zh: '甲' } }, { 310000: SHANGHAI }));
    stop();
    learnNames(answer({ c: { en: 'C' } }));
    expect(heard).toBe(2);
    expect(knownNames()).toEqual({
      organizations: { a: { zh: '甲' }, b: { en: 'B' }, c: { en: 'C' } },
      regions: { 310000: SHANGHAI },
    });
  });

  it('are no names of an answer that tells none', () => {
    for (const none of [null, [], 'text', { items: [] }]) learnNames(none);
    expect(knownNames()).toEqual({ organizations: {}, regions: {} });
  });

  it('are forgotten when another reader comes', () => {
    learnNames(answer({ a: { zh: '甲' } }));
    forgetNames();
    expect(knownNames().organizations).toEqual({});
  });
});

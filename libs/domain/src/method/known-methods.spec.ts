// Goal: the built-in methods are sound, follow one another, and give way to what is published.
// Method: each is published through the domain's own rules; pairs are compared day by day.
import { CONTEXT } from '../testing/given-when-then';
import { decideMethod, initialMethodState } from './method.decide';
import { knownMethods } from './known-methods';

const builtIn = knownMethods([]);
const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

describe('the built-in methods', () => {
  it.each([...builtIn])('%s is accepted and recorded as it stands, with its source', (id, method) => {
    const decision = decideMethod(initialMethodState, {
      type: 'PublishMethod',
      id,
      body: method,
      ...CONTEXT,
    });
    expect(decision.outcome === 'ACCEPTED' && decision.events[0]!.data).toEqual(method);
    expect(method.source).toBeTruthy();
    expect(method.title.zh).toMatch(/\p{Script=Han}/u);
  });

  it('are followed by the next version on the day after their last', () => {
    const replaced = [...builtIn.values()].filter(({ replacedBy }) => replacedBy !== null);
    expect(replaced.length).toBeGreaterThanOrEqual(10);
    for (const { id, validTo, replacedBy } of replaced) {
      const next = builtIn.get(replacedBy!);
      expect({ id, from: next?.validFrom }).toEqual({ id, from: dayAfter(validTo!) });
    }
  });

  it.each([
    ['JJG 2053-2006', '2017-05-24', 'JJG 2053-2016'],
    ['JJF 1033-2016', '2023-09-14', 'JJF 1033-2023'],
    ['JJG 99-2006', '2023-06-06', 'JJG 99-2022'],
  ])('%s was in force until %s, then %s', (id, validTo, replacedBy) => {
    expect(builtIn.get(id)).toMatchObject({ validTo, replacedBy });
    expect(builtIn.get(replacedBy)).toMatchObject({ validTo: null, replacedBy: null });
  });

  it('demand a third of the MPE of weights', () => {
    for (const id of ['OIML R 111-1:2004', 'JJG 99-2006', 'JJG 99-2022']) {
      expect(builtIn.get(id)?.ratio).toEqual({ max: '1/3', of: 'MPE' });
    }
    expect(builtIn.get('JJG 539-2016')?.ratio).toBeNull();
  });
});

describe('a published method', () => {
  const published = { ...builtIn.get('OIML R 111-1:2004')!, ratio: null, observationsMin: 3 };

  it('wins over the built-in one, and leaves the others', () => {
    const known = knownMethods([published]);
    expect(known.get('OIML R 111-1:2004')).toBe(published);
    expect(known.get('JJG 99-2022')).toBe(builtIn.get('JJG 99-2022'));
    expect(known.size).toBe(builtIn.size);
  });
  it('that is not built in is known too', () => {
    const known = knownMethods([{ ...published, id: 'JJG 1-1999' }]);
    expect(known.size).toBe(builtIn.size + 1);
  });
});

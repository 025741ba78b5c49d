import { FixedClock } from '@suyuan/platform';
import { personKey, type Disclosure } from './disclosures';
import { InvalidAppendError } from './errors';
import type { EventLog } from './event-log';
import { ACTOR, write } from './event-log.conformance';

const wang: Disclosure = { person: 'p-1', organization: 'lab', name: 'Wang', registration: 'R-1' };
const li: Disclosure = { person: 'p-2', organization: 'lab', name: 'Li', registration: null };
const by = ACTOR;

/** What every event log must keep of persons. `open` gives an empty log that reads the clock. */
export function disclosureConformance(open: (clock: FixedClock) => Promise<EventLog>): void {
  let log: EventLog;
  beforeEach(async () => {
    log = await open(new FixedClock(new Date('2026-03-01T08:00:00.000Z')));
  });
  afterEach(() => log.close());

  const erase = (persons: string[], id = 'e-1') => log.erase({ id, persons, reason: 'asked for', by });

  describe('persons whom events name by pseudonyms', () => {
    it('are known with the events, and not without them', async () => {
      await log.append(write('a', -1, { disclosures: [wang, li] }));
      await log.append(write('a', -1, { disclosures: [{ ...li, person: 'p-3', name: 'Zhao' }] }));
      const known = await log.findDisclosures(['p-1', 'p-2', 'p-3']);
      expect([...known.values()].toSorted((a, b) => (a.person < b.person ? -1 : 1))).toEqual([wang, li]);
    });
    it('are found by who they are, on the records of one organization', async () => {
      await log.append(write('a', -1, { disclosures: [wang, li] }));
      const elsewhere = { ...wang, organization: 'other' };
      const unregistered = { ...wang, registration: null };
      const found = await log.findPersons([wang, li, elsewhere, unregistered]);
      expect(new Map(found)).toEqual(
        new Map([
          [personKey(wang), 'p-1'],
          [personKey(li), 'p-2'],
        ]),
      );
    });
    it('are erased, all who are named alike, and everything else stays', async () => {
      const again = { ...wang, person: 'p-4' };
      await log.append(write('a', -1, { disclosures: [wang, li, again] }));
      const before = await log.read(0, 10);
      expect(await erase(['p-1'])).toBe(2);
      expect([...(await log.findDisclosures(['p-1', 'p-2', 'p-4'])).keys()]).toEqual(['p-2']);
      expect(await log.findPersons([wang])).toEqual(new Map());
      expect(await log.read(0, 10)).toEqual(before);
    });
    it('are erased once by one id, and nobody is by a pseudonym that nobody has', async () => {
      await log.append(write('a', -1, { disclosures: [wang, li] }));
      expect(await erase(['p-9'])).toBe(0);
      expect(await erase(['p-1'])).toBe(0);
      expect(await erase(['p-1'], 'e-2')).toBe(1);
    });
    it('are refused without a text that could be kept, which no message tells', async () => {
      for (const bad of [
        { ...wang, name: '' },
        { ...wang, name: 'x\0y' },
        { ...wang, person: 'a b' },
      ]) {
        const refused = log.append(write('a', -1, { disclosures: [bad] }));
        const error: unknown = await refused.catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(InvalidAppendError);
        expect(String(error)).not.toMatch(/Wang|R-1/);
      }
    });
  });
}

// Goal: it is never said that nothing changed where something may have. Method: positions seen in and out of order,
// with holes, and beyond what is kept.
import { EVENT_SCHEMA_VERSIONS, type DomainEvent, type RecordedEvent } from '@suyuan/domain';
import { massResult, World } from '../testing/world';
import { changedBy, Changes, CHANGES_KEPT_MAX, dayKey, NAMEPLATES, printKey, PUBLICATIONS } from './changes';

describe('changes', () => {
  it('are told by key, whatever the order in which they came', () => {
    const changes = new Changes();
    changes.see(['a', 'b'], 7);
    changes.see(['a'], 3);
    expect([changes.lastOf('a'), changes.lastOf('b'), changes.lastOf('c')]).toEqual([7, 7, -1]);
    expect([changes.since(['a', 'c'], 6), changes.since(['a', 'c'], 7)]).toEqual([true, false]);
  });

  it('that were not heard of may be of any key', () => {
    const changes = new Changes();
    changes.see(['a'], 9);
    changes.unheardUpTo(5);
    changes.unheardUpTo(4);
    expect([changes.lastOf('a'), changes.lastOf('b')]).toEqual([9, 5]);
    expect([changes.since([], 4), changes.since(['b'], 5)]).toEqual([true, false]);
  });

  it.each([1, 2, 3])('beyond the %i that are kept, of the oldest it is no longer known', (capacity) => {
    const changes = new Changes(capacity);
    for (let position = 0; position < capacity; position += 1) changes.see([`k${position}`], position);
    expect([changes.size, changes.lastOf('unseen')]).toEqual([capacity, -1]);
    changes.see(['one more'], capacity);
    expect([changes.size, changes.lastOf('unseen'), changes.lastOf('one more')]).toEqual([
      capacity,
      0,
      capacity,
    ]);
  });

  it('are kept up to the number named, and no more', () => {
    const changes = new Changes();
    for (let position = 0; position < CHANGES_KEPT_MAX; position += 1)
      changes.see([`k${position}`], position);
    expect([changes.size, changes.lastOf('unseen')]).toEqual([CHANGES_KEPT_MAX, -1]);
    changes.see(['one more'], CHANGES_KEPT_MAX);
    expect([changes.size, changes.lastOf('unseen')]).toEqual([CHANGES_KEPT_MAX, 0]);
  });
});

describe('what an event changes', () => {
  const world = new World(null as never, null as never);
  const keysOf = ([stream, event]: [string, DomainEvent]): string[] =>
    changedBy({ ...event, stream, schemaVersion: EVENT_SCHEMA_VERSIONS[event.type] } as RecordedEvent);

  it('is its stream, and of a certificate its day and its figures', () => {
    const plain = keysOf(world.calibrationEvent('c', 'a', '2021-03-01', []));
    expect(plain).toEqual(['certificate-c', dayKey('lab-a', '2021-03-01')]);
    const [point] = massResult([]).points;
    const points = Array.from({ length: 10 }, (_, index) => ({
      ...point!,
      error: { value: `0.01${index}7`, unit: 'mg' },
    }));
    const figures = keysOf(
      world.calibrationEvent('c', 'a', '2021-03-01', [], { results: [{ ...massResult([]), points }] }),
    );
    expect(figures.slice(0, 2)).toEqual(plain);
    expect(figures[2]).toMatch(new RegExp(`^${printKey('lab-a', '[0-9a-f]{64}')}$`));
  });

  it('is every nameplate for a registration, and the publications for a scheme or method', () => {
    expect(keysOf(world.assetEvent('a'))).toEqual(['standard-a', NAMEPLATES]);
    expect(keysOf(['scheme-s', { type: 'SchemePublished', data: {} as never }])).toEqual([
      'scheme-s',
      PUBLICATIONS,
    ]);
    expect(keysOf(['method-m', { type: 'MethodPublished', data: {} as never }])).toEqual([
      'method-m',
      PUBLICATIONS,
    ]);
    expect(keysOf(world.lifecycleEvent('a', 'ISOLATED', '2021-01-01'))).toEqual(['standard-a']);
  });
});

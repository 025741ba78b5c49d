// Goal: an impact with more causes or items than are graded says so. Method: impacts of exactly that many, of a few lines.
import type { CarriedError, Impact, ImpactCause, ImpactItem } from '@suyuan/traceability';
import { GRADED_ITEMS_MAX, GRADING_BATCH_ITEMS, IMPACT_CAUSES_MAX, ImpactGradings } from './impact-grader';

const cause = (index: number): ImpactCause => ({
  kind: 'NONCONFORMITY',
  id: `nc-${index}`,
  quantity: 'mass',
  from: null,
  to: null,
  shift: null,
});

function impactOf(size: number): Impact {
  const carried: CarriedError = { resultsOf: () => [], ranges: [], complete: true };
  const item = (index: number) =>
    ({
      certificate: `c-${index}`,
      asset: 'a',
      class: 'AFFECTED',
      usedOn: '2024-01-01',
    }) as unknown as ImpactItem;
  const steps = function* <T>(value: T): Generator<void, T> {
    yield;
    return value;
  };
  return {
    size,
    item,
    carriedBy: () => carried,
    carriedByInSteps: () => steps(carried),
    orderInSteps: () => steps(undefined),
  } as unknown as Impact;
}

describe.each([0, 1])('as many items as are graded at once, and %i more', (more) => {
  it('are counted by grade, or said not to be', async () => {
    let looks = 0;
    const gradings = new ImpactGradings(impactOf(GRADED_ITEMS_MAX + more), [cause(0)], async () => {
      looks += 1;
      return new Map();
    });
    const counts = await gradings.counts();
    expect(counts?.UNGRADED ?? null).toBe(more === 0 ? GRADED_ITEMS_MAX : null);
    expect(looks).toBe(more === 0 ? GRADED_ITEMS_MAX / GRADING_BATCH_ITEMS : 0);
    expect(gradings.report()).toMatchObject(
      more === 0 ? { complete: true, limit: null } : { complete: false, limit: 'GRADED_ITEMS_MAX' },
    );
  });
});

describe.each([0, 1])('as many causes as are followed, and %i more', (more) => {
  it('are all told, or the newest with the limit', async () => {
    const causes = Array.from({ length: IMPACT_CAUSES_MAX + more }, (_, index) => cause(index));
    const gradings = new ImpactGradings(impactOf(1), causes, async () => new Map());
    await gradings.counts();
    const report = gradings.report();
    expect(report.causes.map(({ id }) => id)).toEqual(causes.slice(more).map(({ id }) => id));
    expect([report.complete, report.limit]).toEqual(more === 0 ? [true, null] : [false, 'IMPACT_CAUSES_MAX']);
  });
});

/**
 * Goal: a status is what validity says, on every day: one never says yes where the other does not, and `until` is the first
 * day on which the state is another. Method: random worlds of accepted events; every asset on some days, and on the
 * days around each turn that is told.
 */
import fc from 'fast-check';
import type { State, ValidityVerdict } from '@suyuan/domain';
import { dayAfter, daysAfter, judgeStatus, judgeValidity, type Status } from '@suyuan/traceability';
import { PureTarget } from '../scenarios/targets/pure-target';
import { validityFactsOf } from '../scenarios/targets/pure-validity';
import { runsOr } from '../support/runs';
import { logOf, streams } from './event-worlds';
import { ASKED, ASSETS, DAYS } from './posted-calibrations';

const seed = Number(process.env['SUYUAN_SEED'] ?? 20_26);
const numRuns = runsOr(100);

const GOOD: readonly State[] = ['VALID', 'DUE_SOON'];
/** Of restricted use is what is valid with that remark. */
const REMARKED: readonly State[] = ['RESTRICTED'];

/** States that only an open question leads to, and those that a broken rule or an open question leads to. */
const OPEN: readonly State[] = ['CANNOT_SAY'];
const EITHER: readonly State[] = ['SUSPENDED', 'UNDER_REVIEW'];

function verdictsOf(state: State): ValidityVerdict[] {
  if (GOOD.includes(state)) return ['VALID', 'VALID_WITH_REMARKS'];
  if (REMARKED.includes(state)) return ['VALID_WITH_REMARKS'];
  if (OPEN.includes(state)) return ['UNDETERMINED'];
  return EITHER.includes(state) ? ['INVALID', 'UNDETERMINED'] : ['INVALID'];
}

const TURNS_FOLLOWED = 6;

describe('the status of an asset', () => {
  it('is what validity says, and turns on the day that it tells', async () => {
    const seen = new Map<State, number>();
    await fc.assert(
      fc.asyncProperty(streams.chain(logOf), async (events) => {
        const target = new PureTarget();
        for (const event of events) target.record(event.stream, event);
        for (const asset of ASSETS) {
          if (!events.some((event) => event.type === 'AssetRegistered' && event.data.id === asset)) continue;
          for (const quantity of ASKED.slice(0, 2)) {
            const facts = validityFactsOf(target, {
              ask: 'validity',
              asset,
              quantity,
              on: DAYS[0]!,
            } as never);
            const statusOn = async (on: string): Promise<Status> => {
              const status = await judgeStatus({ asset, on, purpose: null, facts });
              const { verdict } = await judgeValidity(on, null, facts);
              expect([asset, on, status.state, verdictsOf(status.state)]).toEqual([
                asset,
                on,
                status.state,
                expect.arrayContaining([verdict]),
              ]);
              seen.set(status.state, (seen.get(status.state) ?? 0) + 1);
              return status;
            };
            let status = await statusOn(DAYS[1]!);
            for (let turn = 0; turn < TURNS_FOLLOWED && status.until !== null; turn += 1) {
              expect((await statusOn(daysAfter(status.until, -1)!)).state).toBe(status.state);
              const then = await statusOn(status.until);
              expect(then.state).not.toBe(status.state);
              await statusOn(dayAfter(status.until)!);
              status = then;
            }
          }
        }
      }),
      { seed, numRuns },
    );
    // Worlds in which nothing was ever good, or nothing bad, would prove little.
    const told = [...seen].filter(([, times]) => times > 0).map(([state]) => state);
    expect(told).toEqual(
      expect.arrayContaining(['VALID', 'DUE_SOON', 'EXPIRED', 'NOT_TRACEABLE', 'UNDER_REVIEW', 'RETIRED']),
    );
  });
});

// Goal: calculations neither block the process nor pile up. Method: hand-made steps that wait for a word from the test.
import type { Steps } from '@suyuan/domain';
import { CALCULATIONS_MAX, CALCULATIONS_WAITING_MAX, CalculationRunner } from './calculation-runner';

/** Steps until `open` is true. */
function* until(gate: { open: boolean }): Steps<string> {
  while (!gate.open) yield;
  return 'done';
}

describe('the runner', () => {
  it('runs steps to their answer', async () => {
    expect(await new CalculationRunner().run(until({ open: true }))).toBe('done');
  });

  it('lets timers fire in between', async () => {
    const gate = { open: false };
    setTimeout(() => (gate.open = true), 20);
    expect(await new CalculationRunner().run(until(gate))).toBe('done');
  });

  it('stops what works longer than allowed', async () => {
    const running = new CalculationRunner().run(until({ open: false }), 30);
    await expect(running).rejects.toMatchObject({ status: 422, code: 'CALCULATION_TOO_LONG' });
  });

  it('runs a few, keeps some waiting, and turns the rest away', async () => {
    const runner = new CalculationRunner();
    const gate = { open: false };
    const begun: number[] = [];
    const watched = function* (index: number): Steps<string> {
      begun.push(index);
      return yield* until(gate);
    };
    const taken = CALCULATIONS_MAX + CALCULATIONS_WAITING_MAX;
    const running = Array.from({ length: taken }, (_, index) => runner.run(watched(index)));
    await expect(runner.run(watched(taken))).rejects.toMatchObject({
      status: 503,
      code: 'OVERLOADED',
      headers: { 'retry-after': '2' },
    });
    expect(begun).toHaveLength(CALCULATIONS_MAX);
    gate.open = true;
    expect(await Promise.all(running)).toEqual(Array.from({ length: taken }, () => 'done'));
    expect(begun).toEqual([...Array(taken).keys()]);
    expect(await runner.run(until(gate))).toBe('done');
  });

  it('gives its place back after a fault', async () => {
    const runner = new CalculationRunner();
    // oxlint-disable-next-line require-yield
    const faulty = function* (): Steps<string> {
      throw new Error('broken');
    };
    for (let turn = 0; turn <= CALCULATIONS_MAX; turn += 1) {
      await expect(runner.run(faulty())).rejects.toThrow('broken');
    }
    expect(await runner.run(until({ open: true }))).toBe('done');
  });
});

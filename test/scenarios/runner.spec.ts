/**
 * Goal: a story that is not so fails, with words that tell why; a slip of the pen in its YAML does too. Method: a
 * sound story with one expectation, one step or one word made wrong.
 */
import { readAsked } from './read-asked';
import { readStory } from './read-story';
import { runVariant } from './run-story';
import { expandIds } from './repeated';
import type { Asked, Step, Variant } from './story';
import { PureTarget } from './targets/pure-target';

const sound = readStory('fault-01-expired-at-use').variants[0] as Variant;

async function differencesOf(more: Partial<Variant>): Promise<string> {
  return (await runVariant(new PureTarget(), { ...sound, ...more })).differences.join('\n');
}

const asking = (written: object): { asked: Asked[] } => ({ asked: [readAsked({ ...written })] });
const trace = { trace: { certificate: 'c-m6' } };
const impact = { impact: { certificate: 'c-m4' } };

describe('a story that is not so', () => {
  it('is told apart from a sound one', async () => {
    expect(await differencesOf({})).toBe('');
  });

  it.each([
    [{ ...trace, verdict: 'TRACEABLE' }, 'the verdict is "NOT_TRACEABLE", not "TRACEABLE"'],
    [{ ...trace, codes: [] }, 'the set of codes is ["REFERENCE_EXPIRED_AT_USE"], not []'],
    [{ ...trace, absent: ['REFERENCE_EXPIRED_AT_USE'] }, 'REFERENCE_EXPIRED_AT_USE is told'],
    [{ ...trace, present: ['CYCLE'] }, 'CYCLE is not told, only REFERENCE_EXPIRED_AT_USE'],
    [{ ...trace, found: [{ code: 'REFERENCE_EXPIRED_AT_USE', at: ['c-m7', 'c-m6'] }] }, 'is not among'],
    [{ ...trace, found: [{ code: 'REFERENCE_EXPIRED_AT_USE', evidence: ['c-m4'] }] }, 'is not among'],
    [{ ...trace, found: [{ code: 'REFERENCE_EXPIRED_AT_USE', severity: 'REMARK' }] }, 'is not among'],
    [{ ...trace, roots: ['c-m1'] }, 'the roots is ["c-m0"], not ["c-m1"]'],
    [{ ...trace, first: 'CYCLE' }, 'the first code is "REFERENCE_EXPIRED_AT_USE", not "CYCLE"'],
    [{ ...trace, start: 'c-m5' }, 'the certificate is "c-m6", not "c-m5"'],
    [{ validity: { asset: 'm8', on: '2026-06-01' }, until: '2026-06-02' }, 'until is null, not "2026-06-02"'],
    [{ ...impact, affected: ['c-m5'] }, 'affected is ["c-m5","c-m6","c-m7","c-m8"]'],
    [{ ...impact, cannotSay: ['c-m5'] }, 'cannot say is [], not ["c-m5"]'],
    [{ ...impact, ended: ['c-m5'] }, 'ended is [], not ["c-m5"]'],
    [{ ...impact, grades: { 'c-m5': 'MAJOR' } }, 'the grades is {"c-m5":null}, not {"c-m5":"MAJOR"}'],
  ])('%j', async (written, words) => {
    expect(await differencesOf(asking(written))).toContain(words);
  });

  it('when a step is refused, or is not', async () => {
    const last = sound.steps.at(-1) as Step;
    const without = (refused: string[] | null, label: string): Step => ({ ...last, label, refused });
    const stranger = { ...last.request, body: { ...last.request.body, issuer: 'nobody' } };
    const steps = [...sound.steps.slice(0, -1), { ...without(null, 'x'), request: stranger }];
    expect(await differencesOf({ steps })).toContain('x is refused with ["UNKNOWN_LAB"]');
    const accepted = [...sound.steps.slice(0, -1), without(['TIME_ORDER'], 'y')];
    expect(await differencesOf({ steps: accepted })).toContain('y is accepted, not refused with TIME_ORDER');
  });
});

describe('a slip of the pen', () => {
  it.each([
    [{ tarce: { certificate: 'c' } }, 'asks neither trace, validity nor impact'],
    [{ ...trace, verdit: 'TRACEABLE' }, 'verdit is none of'],
    [{ trace: { certficate: 'c' }, verdict: 'TRACEABLE' }, 'certficate is none of'],
    [trace, 'expects nothing'],
  ])('%j', (written, words) => {
    expect(() => readAsked({ ...written })).toThrow(words);
  });
});

it('forty ids are written as one', () => {
  expect(expandIds(['a', 'c-{09..11}'])).toEqual(['a', 'c-09', 'c-10', 'c-11']);
});

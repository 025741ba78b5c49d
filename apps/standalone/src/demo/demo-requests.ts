import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NATIONAL_SCHEMES } from '@suyuan/domain';
import { readYaml } from '../stories/read-step';
import { STEP_PATHS, type Json, type StepKind } from '../stories/steps';
import { DemoSteps } from './demo-steps';
import { fanOut } from './fan-out';
import type { DemoRequest } from './requests';

const FOLDER = join(__dirname, 'stories');

/** The steps of a story, one word each and what it is given. */
function story(name: string): [StepKind, Json][] {
  const steps = readYaml(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')) as unknown as Json[];
  return steps.map((step) => {
    const [kind, ...others] = Object.keys(step);
    if (kind === undefined || others.length > 0 || !Object.hasOwn(STEP_PATHS, kind))
      throw new Error(`${name}.yaml: a step is one of ${Object.keys(STEP_PATHS).join(', ')}`);
    return [kind as StepKind, step[kind] as Json];
  });
}

/** The national verification schemes as they come with the product. */
const schemes = (): [StepKind, Json][] =>
  NATIONAL_SCHEMES.map((scheme) => ['scheme', scheme as unknown as Json]);

/**
 * The whole demonstration in the order in which it is posted: the same ids in the same order every time, children
 * after parents but for the two certificates of the circle. Temperature comes before mass, whose weighing room
 * has a thermometer.
 */
export function demoRequests(): DemoRequest[] {
  const steps = new DemoSteps();
  return [
    ...story('organizations'),
    ...story('powers'),
    ...schemes(),
    ...story('temperature-chain'),
    ...story('mass-chain'),
    ...story('length-chain'),
    ...story('voltage-chain'),
    ...story('ac-voltage-chain'),
    ...story('pressure-chain'),
    ...story('one-number'),
    ...story('reference-material'),
    ...story('colombia'),
    ...story('faults-of-chains'),
    ...fanOut(),
    ...story('more-faults-of-chains'),
    ...story('faults-of-rules'),
    ...story('not-simply-believed'),
    ...story('kept-good'),
  ].map(([kind, given]) => steps.request(kind, given));
}

import type { IntervalBody } from '../../api/drafts';
import { compact } from '../../parts/compact';
import type { Example } from '../example';

/** What each method of the contract asks for. */
const FIELDS_OF = {
  A3: ['intervalDays', 'reliabilityTarget', 'inTolerance', 'tested'],
  STAIRCASE: ['intervalDays', 'asFound'],
  CONTROL_CHART: ['points', 'mpe'],
  IN_USE_TIME: ['intervalHours', 'hoursPerDay', 'asFound'],
} as const satisfies Record<string, readonly (keyof IntervalBody)[]>;

export type IntervalMethod = keyof typeof FIELDS_OF;

/** A method's own rows to begin with, so that the form is not empty where rows are needed. */
export const EMPTY_INTERVAL: IntervalBody = {
  method: 'A3',
  reliabilityTarget: '0.95',
  asFound: [{}],
  points: [{}, {}, {}],
};

/** Of a list that was refused as a whole, the field of its first row. */
export const INTERVAL_FIRST_FIELDS = ['0/error', '0/on'];

/** What is posted: the fields of the method, without what was typed for another one. */
export function intervalBody(draft: IntervalBody): IntervalBody {
  const method = (draft.method ?? 'A3') as IntervalMethod;
  const fields: readonly (keyof IntervalBody)[] = FIELDS_OF[method];
  const own = Object.fromEntries(fields.map((field) => [field, draft[field]]));
  const { asFound } = own as IntervalBody;
  // Hours of use need no errors; rows left empty are none.
  const optional = method === 'IN_USE_TIME' && (asFound ?? []).every((row) => compact(row) === undefined);
  return compact({ method, ...own, ...(optional ? { asFound: undefined } : {}) }) as IntervalBody;
}

const reliability = (id: string, inTolerance: string): Example<IntervalBody> => ({
  id,
  source: 'NCSLI RP-1, A3',
  draft: {
    ...EMPTY_INTERVAL,
    intervalDays: '365',
    reliabilityTarget: '0.95',
    inTolerance,
    tested: '20',
  },
});

export const INTERVAL_EXAMPLES = [reliability('fifteen', '15'), reliability('fourteen', '14')] as const;

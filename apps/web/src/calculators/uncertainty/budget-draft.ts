import type { BudgetBody, BudgetInput } from '../../api/drafts';
import { compact } from '../../parts/compact';
import { numbersOf } from '../../parts/number-list';

/** How the value of an input is known: which of the fields of the contract describe it. */
const FIELDS_OF = {
  OBSERVATIONS: ['observations'],
  POOLED: ['estimate', 'readings', 'pooledStandardDeviation', 'degreesOfFreedom'],
  STANDARD: ['estimate', 'standardUncertainty', 'degreesOfFreedom'],
  EXPANDED: ['estimate', 'expandedUncertainty', 'coverageFactor', 'degreesOfFreedom'],
  HALF_WIDTH: ['estimate', 'distribution', 'halfWidth', 'inexactness', 'degreesOfFreedom'],
  LIMITS: ['distribution', 'min', 'max', 'inexactness', 'degreesOfFreedom'],
  STUDENT: ['estimate', 'standardUncertainty', 'degreesOfFreedom'],
  LINE: ['line', 'degreesOfFreedom'],
  EXPONENTIAL: ['estimate', 'degreesOfFreedom'],
} as const satisfies Record<string, readonly (keyof BudgetInput)[]>;

export type KnownBy = keyof typeof FIELDS_OF;
export const WAYS_OF_KNOWING = Object.keys(FIELDS_OF) as KnownBy[];

/** An input as the form holds it: the values of every way that was tried, and which way counts. */
export interface InputDraft extends Omit<BudgetInput, 'observations'> {
  knownBy: KnownBy;
  /** As typed or pasted: numbers with blanks, commas or line ends between them. */
  observations?: string;
}

export interface BudgetDraft extends Omit<BudgetBody, 'inputs'> {
  inputs: InputDraft[];
}

export const EMPTY_INPUT: InputDraft = {
  knownBy: 'EXPANDED',
  coverageFactor: '2',
  distribution: 'RECTANGULAR',
};

export const EMPTY_BUDGET: BudgetDraft = {
  outputs: [{}],
  inputs: [EMPTY_INPUT],
  coverageProbability: '0.95',
  coverage: 'STUDENT',
  order: '1',
  method: 'GUM',
  rounding: 'NEAREST',
};

/** Of an input that was refused as a whole, the fields that may stand for it. */
export const FIRST_FIELDS = [
  'observations',
  'pooledStandardDeviation',
  'standardUncertainty',
  'expandedUncertainty',
  'halfWidth',
  'min',
  'symbol',
  'a',
  '0/symbol',
];

/** The body of the post: what the chosen way of knowing needs, and nothing that another way left behind. */
export function budgetBody(draft: BudgetDraft): BudgetBody {
  const { monteCarlo, ...rest } = draft;
  const kept = draft.method === 'MONTE_CARLO' ? { ...rest, monteCarlo } : rest;
  return compact({
    ...kept,
    inputs: draft.inputs.map((input) => inputBody(input)),
    simultaneous: observedTogether(draft),
  }) as BudgetBody;
}

/** Sets of inputs that were observed together, as far as they are known by observations at all. */
function observedTogether({ inputs, simultaneous }: BudgetDraft): string[][] {
  const observed = new Set(
    inputs.filter(({ knownBy }) => knownBy === 'OBSERVATIONS').map(({ symbol }) => symbol?.trim()),
  );
  const sets = (simultaneous ?? []).map((set) => (set ?? []).filter((symbol) => observed.has(symbol)));
  return sets.filter((set) => set.length > 0);
}

function inputBody(draft: InputDraft): BudgetInput {
  const values: BudgetInput = { ...draft, observations: numbersOf(draft.observations) };
  const fields: readonly (keyof BudgetInput)[] = FIELDS_OF[draft.knownBy];
  const inexact = draft.distribution === 'CURVILINEAR_TRAPEZOID';
  const known = Object.fromEntries(
    fields.filter((field) => inexact || field !== 'inexactness').map((field) => [field, values[field]]),
  );
  const { knownBy } = draft;
  const shape = knownBy === 'STUDENT' || knownBy === 'EXPONENTIAL' ? { distribution: knownBy } : {};
  return { symbol: draft.symbol, unit: draft.unit, ...known, ...shape };
}

/** How an input of a body is known; the way back, for the sheet that is printed. */
export function wayOf(input: BudgetInput): KnownBy {
  if (input.pooledStandardDeviation !== undefined) return 'POOLED';
  if (input.line !== undefined) return 'LINE';
  if (input.distribution === 'EXPONENTIAL') return 'EXPONENTIAL';
  if (input.observations !== undefined) return 'OBSERVATIONS';
  if (input.distribution === 'STUDENT') return 'STUDENT';
  if (input.expandedUncertainty !== undefined) return 'EXPANDED';
  if (input.min !== undefined) return 'LIMITS';
  return input.halfWidth === undefined ? 'STANDARD' : 'HALF_WIDTH';
}

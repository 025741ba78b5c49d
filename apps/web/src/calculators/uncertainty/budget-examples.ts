import type { Example } from '../example';
import { EMPTY_BUDGET, type BudgetDraft, type InputDraft } from './budget-draft';

const certified = (symbol: string, unit: string, estimate: string, U: string): InputDraft => ({
  symbol,
  unit,
  knownBy: 'EXPANDED',
  estimate,
  expandedUncertainty: U,
  coverageFactor: '2',
  distribution: 'RECTANGULAR',
});

const within = (symbol: string, unit: string, estimate: string, halfWidth: string): InputDraft => ({
  symbol,
  unit,
  knownBy: 'HALF_WIDTH',
  estimate,
  halfWidth,
  distribution: 'RECTANGULAR',
});

const standard = (
  symbol: string,
  unit: string,
  estimate: string,
  standardUncertainty: string,
  degreesOfFreedom?: string,
): InputDraft => ({
  symbol,
  unit,
  knownBy: 'STANDARD',
  estimate,
  standardUncertainty,
  degreesOfFreedom,
  distribution: 'RECTANGULAR',
});

/** A pooled s_p of 25 mg and three comparisons: u(δm) = 25 mg/√3. */
const WEIGHT: BudgetDraft = {
  ...EMPTY_BUDGET,
  outputs: [{ symbol: 'm_X', expression: 'm_S + δm_D + δm + δm_C + δB', unit: 'g' }],
  inputs: [
    certified('m_S', 'g', '10000.005', '0.045'),
    within('δm_D', 'g', '0.000', '0.015'),
    standard('δm', 'g', '0.020', '0.0144338'),
    within('δm_C', 'g', '0.000', '0.010'),
    within('δB', 'g', '0.000', '0.010'),
  ],
  coverage: 'NORMAL',
};

/** In millimetres. A pooled s_p of 12 nm and five readings: u(δl) = 12 nm/√5. Model and figures (unconfirmed). */
const GAUGE_BLOCK: BudgetDraft = {
  ...EMPTY_BUDGET,
  outputs: [{ symbol: 'l_X', expression: 'l_S + δl_D + δl + δl_C - c*δt - δ_2 - δl_V', unit: 'mm' }],
  inputs: [
    certified('l_S', 'mm', '50.000020', '0.000030'),
    within('δl_D', 'mm', '0', '0.000030'),
    standard('δl', 'mm', '-0.000094', '0.00000536656'),
    within('δl_C', 'mm', '0', '0.000032'),
    standard('c', 'mm/K', '0.000575', '0'),
    within('δt', 'K', '0', '0.05'),
    standard('δ_2', 'mm', '0', '0.0000118'),
    within('δl_V', 'mm', '0', '0.0000067'),
  ],
  coverage: 'NORMAL',
};

/** With degrees of freedom and p = 0.99. In millimetres; temperatures from 20 °C. */
const END_GAUGE: BudgetDraft = {
  ...EMPTY_BUDGET,
  outputs: [{ symbol: 'l', expression: 'l_S + d + d_1 + d_2 - l_S*(δα*(θ + Δ) + α_S*δθ)', unit: 'mm' }],
  inputs: [
    standard('l_S', 'mm', '50.000623', '0.000025', '18'),
    standard('d', 'mm', '0.000215', '0.0000058', '24'),
    standard('d_1', 'mm', '0', '0.0000039', '5'),
    standard('d_2', 'mm', '0', '0.0000067', '8'),
    { ...within('δα', '1/K', '0', '0.000001'), degreesOfFreedom: '50' },
    standard('θ', 'K', '-0.1', '0.2'),
    { ...within('Δ', 'K', '0', '0.5'), distribution: 'ARCSINE' },
    within('α_S', '1/K', '0.0000115', '0.000002'),
    { ...within('δθ', 'K', '0', '0.05'), degreesOfFreedom: '2' },
  ],
  coverageProbability: '0.99',
};

/** The correction of a thermometer at 30 °C, read from its calibration line, which was fitted from 20 °C. */
const THERMOMETER: BudgetDraft = {
  ...EMPTY_BUDGET,
  outputs: [{ symbol: 'b', expression: 'b_30', unit: 'Cel' }],
  inputs: [
    {
      symbol: 'b_30',
      unit: 'Cel',
      knownBy: 'LINE',
      line: {
        intercept: '-0.1712',
        interceptUncertainty: '0.0029',
        slope: '0.00218',
        slopeUncertainty: '0.00067',
        at: '10',
        correlation: '-0.930',
      },
      degreesOfFreedom: '9',
      distribution: 'RECTANGULAR',
    },
  ],
};

export const BUDGET_EXAMPLES: readonly Example<BudgetDraft>[] = [
  { id: 'weight', source: 'EA-4/02 S2', draft: WEIGHT },
  { id: 'gaugeBlock', source: 'EA-4/02 S4', draft: GAUGE_BLOCK },
  { id: 'endGauge', source: 'GUM H.1', draft: END_GAUGE },
  { id: 'thermometer', source: 'GUM H.3', draft: THERMOMETER },
];

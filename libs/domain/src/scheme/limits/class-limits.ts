import type { StatedLimits } from '../../metrology/stated';
import type { QuantityValue } from '../../vocabulary';
import { GAUGE_BLOCK_GRADES, gaugeBlockLimit, type GaugeBlockGrade } from './gauge-blocks';
import { massMpe, WEIGHT_CLASSES, type WeightClass } from './mass-mpe';

/**
 * What a class permits at a value, where the class is known as data: the limits of an item used by grade (按级). Sources
 * stand beside the data: OIML R 111-1:2004 table 1 (weights), DIN 861 (gauge blocks), and below.
 */
export function limitsOfClass(
  quantity: string,
  written: string,
  nominal: QuantityValue,
): StatedLimits | null {
  const name = bareClass(written);
  switch (quantity) {
    case 'mass':
      return isWeightClass(name) ? massMpe(name, nominal) : null;
    case 'length':
      return isGrade(written, name) ? gaugeBlockLimit(name as GaugeBlockGrade, nominal) : null;
    case 'pressure':
      return pressureGauge(name);
    case 'dc-voltage':
    case 'ac-voltage':
    case 'dc-current':
    case 'ac-current':
    case 'power':
      return analogueMeter(name);
    case 'temperature':
      return RESISTANCE_THERMOMETERS[name] ?? null;
    default:
      return null;
  }
}

/** Whether a class is named a grade (级), so that what bears it is used at its nominal; weights of OIML are not (E2 等级). */
export function isNamedGrade(quantity: string, written: string | null | undefined): boolean {
  if (!written) return false;
  const name = bareClass(written);
  if (quantity === 'mass' && isWeightClass(name)) return false;
  return /级\s*$/.test(written.trim()) && !/等/.test(written);
}

/** `1.6 级`, `class 1.6`, `准确度等级 1.6`: `1.6`. */
function bareClass(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/准确度等级|等级|grade|class|级/gi, '')
    .trim();
}

const isWeightClass = (name: string): name is WeightClass =>
  (WEIGHT_CLASSES as readonly string[]).includes(name);

/** A grade of a gauge block is called one: a bare `2` may be an order (等). */
const isGrade = (written: string, name: string): boolean =>
  /级|grade/i.test(written) && (GAUGE_BLOCK_GRADES as readonly string[]).includes(name);

/** Classes of pressure gauges, in per cent of the span (GB/T 1226-2017, JJG 49-2013, JJG 52-2013; unconfirmed). */
const PRESSURE_CLASSES = ['0.1', '0.16', '0.25', '0.4', '0.5', '1', '1.0', '1.5', '1.6', '2.5', '4', '4.0'];
/** Above 90 % of the span a gauge of class 1.6 is held to 2.5 % (GB/T 1226, JJG 52; unconfirmed). */
const UPPER_PART_OF_1_6 = { min: '90', max: '100', mpe: '2.5' };

function pressureGauge(name: string): StatedLimits | null {
  if (!PRESSURE_CLASSES.includes(name)) return null;
  const ofSpan = (value: string) => ({ value, unit: '%', of: 'SPAN' as const });
  if (name !== '1.6') return ofSpan(name);
  const { min, max, mpe } = UPPER_PART_OF_1_6;
  return {
    form: 'TABLE',
    rows: [
      { min: '0', max: min, unit: '%', of: 'SPAN', mpe: ofSpan(name) },
      { min, max, unit: '%', of: 'SPAN', mpe: ofSpan(mpe) },
    ],
  };
}

/** Classes of direct acting analogue meters, in per cent of the fiducial value (GB/T 7676.2-2017, JJG 124-2005; unconfirmed). */
const METER_CLASSES = ['0.05', '0.1', '0.2', '0.3', '0.5', '1', '1.0', '1.5', '2', '2.0', '2.5', '5', '5.0'];

function analogueMeter(name: string): StatedLimits | null {
  return METER_CLASSES.includes(name) ? { value: name, unit: '%', of: 'FULL_SCALE' } : null;
}

/** a + b·|t|, t in °C (IEC 60751:2022, JJG 229-2010; unconfirmed). */
const RESISTANCE_THERMOMETERS: Readonly<Record<string, StatedLimits>> = {
  AA: resistanceThermometer('0.10', '0.17'),
  A: resistanceThermometer('0.15', '0.2'),
  B: resistanceThermometer('0.30', '0.5'),
  C: resistanceThermometer('0.6', '1'),
};

function resistanceThermometer(a: string, perCent: string): StatedLimits {
  return {
    form: 'LINEAR',
    a: { value: a, unit: 'K' },
    b: { value: perCent, unit: '%', of: 'VALUE' },
  };
}

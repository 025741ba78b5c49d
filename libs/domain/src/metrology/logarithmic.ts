import { findQuantity } from './quantities';

/** A level is of a power or of an amplitude, whose square is one (ISO 80000-1:2009, annex C; IEC 60027-3). */
export type LevelField = 'POWER' | 'AMPLITUDE';

/** Linear quantities beside which an uncertainty may be stated in decibels, and what a decibel of them is. */
const LINEAR: Readonly<Record<string, LevelField>> = {
  power: 'POWER',
  'apparent-power': 'POWER',
  irradiance: 'POWER',
  energy: 'POWER',
  'dc-voltage': 'AMPLITUDE',
  'ac-voltage': 'AMPLITUDE',
  'dc-current': 'AMPLITUDE',
  'ac-current': 'AMPLITUDE',
  'voltage-ratio': 'AMPLITUDE',
  pressure: 'AMPLITUDE',
  'electric-field-strength': 'AMPLITUDE',
  'magnetic-field-strength': 'AMPLITUDE',
  acceleration: 'AMPLITUDE',
  speed: 'AMPLITUDE',
};

export function isLogarithmic(quantity: string): boolean {
  return (findQuantity(quantity)?.logarithmic ?? null) !== null;
}

/** What a decibel means of a quantity; null: nothing. */
export function fieldOf(quantity: string): LevelField | null {
  return findQuantity(quantity)?.logarithmic?.of ?? LINEAR[quantity] ?? null;
}

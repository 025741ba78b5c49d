import UNITS from './quantity-units.json';

/** Common units of every quantity of the service, as `quantity-units.json` has them out of the domain's list. */
const units: Readonly<Record<string, readonly string[]>> = UNITS;

export const KNOWN_QUANTITIES: readonly string[] = Object.keys(units);

/** The units to propose beside a quantity, whatever stands in its field. */
export const unitsOf = (quantity: unknown): readonly string[] =>
  typeof quantity === 'string' ? (units[quantity] ?? []) : [];

import { decimalProblem } from './decimal';
import { findParameter } from './parameters';
import type { StatedParameter } from './stated-parameter';

/**
 * A parameter as it stands in an address: `frequency:1 MHz`, `frequency:10..20 kHz`, `power-factor:0.5`, `analyte:Pb`. Null
 * where it is none of these; whether it is known and its unit fits is for `checkParameters`.
 */
export function readParameterText(text: string): StatedParameter | null {
  const colon = text.indexOf(':');
  const parameter = text.slice(0, colon).trim();
  const stated = text.slice(colon + 1).trim();
  if (colon < 0 || parameter === '' || stated === '') return null;
  const isMeasured = (findParameter(parameter)?.quantity ?? null) !== null;
  return isMeasured ? readMeasured(parameter, stated) : { parameter, code: stated };
}

/** A number, or two with dots between, and after a space a unit; without one it is a pure number. */
function readMeasured(parameter: string, stated: string): StatedParameter | null {
  const space = stated.search(/\s/u);
  const numbers = space < 0 ? stated : stated.slice(0, space);
  const unit = space < 0 ? '1' : stated.slice(space).trim();
  const [min = '', max, ...more] = numbers.split('..');
  const bounds = [min, ...(max === undefined ? [] : [max])];
  if (more.length > 0 || bounds.some((bound) => decimalProblem(bound) !== null)) return null;
  if (max === undefined) return { parameter, value: { value: min, unit } };
  return { parameter, range: { min, max, unit } };
}

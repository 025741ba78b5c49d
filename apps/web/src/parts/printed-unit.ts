/** UCUM codes as certificates print them, where they are no plain product of symbols. */
const PRINTED_UNITS: Record<string, string> = {
  Cel: '℃',
  '[ppm]': 'ppm',
  '[ppb]': 'ppb',
  '[ppth]': '‰',
  '[pH]': 'pH',
  'mm[Hg]': 'mmHg',
  '%{RH}': '%RH',
  '{r}/min': 'r/min',
  '{r}/s': 'r/s',
  '[kn_i]': 'kn',
  '[nmi_i]': 'n mile',
  'dB[mW]': 'dBm',
  'dB[W]': 'dBW',
  'dB[V]': 'dBV',
  'dB[mV]': 'dBmV',
  'dB[uV]': 'dBµV',
  'dB[SPL]': 'dB (20 µPa)',
  'dB[uPa]': 'dB (1 µPa)',
  'dB[SPL]{A}': 'dB(A)',
  deg: '°',
  "'": '′',
  "''": '″',
  '1': '',
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A product of symbols with its signs: `W/(m.K)` is W/(m·K), `m/s2` m/s², `uOhm` µΩ. Anything else stays as it is. */
const printedProduct = (unit: string): string =>
  /^[A-Za-z0-9./()%-]+$/.test(unit)
    ? unit
        .replace(/(?<![A-Za-z])u(?=[A-Za-z])/g, 'µ')
        .replaceAll('Ohm', 'Ω')
        .replaceAll('.', '·')
        .replace(/(?<=[A-Za-zΩ])-?\d+/g, (power) =>
          power.replace('-', '⁻').replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit),
        )
    : unit;

/** A unit as certificates print it; one that was typed otherwise is printed as it was typed. */
export const printedUnit = (unit: string): string => PRINTED_UNITS[unit] ?? printedProduct(unit);

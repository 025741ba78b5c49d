/**
 * Unit atoms as data. `factor` times the number (then divided by `per`) gives the coherent SI unit. Sources:
 * "SI" = BIPM SI Brochure 9th edition; "Order 1984" = 国务院关于在我国统一实行法定计量单位的命令 (1984) with
 * GB 3100-1993, which name the legal units of China outside the SI; "UCUM" = code and definition of UCUM 2.1.
 */
export interface UnitAtom {
  /** UCUM code, case sensitive. */
  code: string;
  /** Dimension as a product of SI base symbols: `M.L-1.T-2`; `1` is dimensionless. */
  dimension: string;
  factor: string;
  per?: string;
  /** Added after the factor, for absolute values only: Cel. */
  offset?: string;
  /** May carry an SI prefix. */
  metric: boolean;
  /** Stands alone: no product, power or quotient (UCUM special unit). */
  special?: boolean;
  /** A level: what it is counted from (unit-levels.ts), `offset` decibels above the first level of that kind. */
  level?: LevelKind;
  /** Legal for these quantities alone. */
  only?: readonly string[];
  source: 'SI' | 'Order 1984' | 'UCUM' | 'IEC 60027-3' | 'legal practice (unconfirmed)';
}

/** What a level is counted from: 1 mW, 1 µV, 20 µPa in air, 1 µPa in water, 1 pW of sound, 1 pW/m². */
export type LevelKind = 'mW' | 'uV' | '20uPa' | '1uPa' | 'pW' | 'pW/m2';

const si = (code: string, dimension: string, factor = '1'): UnitAtom => ({
  code,
  dimension,
  factor,
  metric: true,
  source: 'SI',
});
const legal = (code: string, dimension: string, factor: string, more: Partial<UnitAtom> = {}): UnitAtom => ({
  code,
  dimension,
  factor,
  metric: false,
  source: 'Order 1984',
  ...more,
});

const level = (code: string, kind: LevelKind, offset = '0'): UnitAtom => ({
  code,
  dimension: 'B',
  factor: '1',
  offset,
  metric: false,
  special: true,
  level: kind,
  source: 'IEC 60027-3',
});

/** Decibels in a neper, 20/ln 10, to 60 digits (IEC 60027-3). */
const DECIBELS_PER_NEPER = '8.68588963806503655302257837833210164588794011607333132228907566';

/** Arcseconds in a radian, 648000/π, to 60 digits. */
const ARCSECONDS_PER_RADIAN = '206264.806247096355156473357330778613196659700879633230528457';

/**
 * The base symbols: M kg, L m, T s, I A, K K, N mol, J cd, A '' (angle counted in arcseconds, so that degrees,
 * minutes and seconds stay exact), S sr, B dB, P pH.
 */
export const UNIT_ATOMS: readonly UnitAtom[] = [
  si('g', 'M', '1e-3'),
  si('m', 'L'),
  si('s', 'T'),
  si('A', 'I'),
  si('K', 'K'),
  si('mol', 'N'),
  si('cd', 'J'),
  { ...si('Cel', 'K'), offset: '273.15', special: true },
  si('Hz', 'T-1'),
  si('N', 'M.L.T-2'),
  si('Pa', 'M.L-1.T-2'),
  si('J', 'M.L2.T-2'),
  si('W', 'M.L2.T-3'),
  si('C', 'I.T'),
  si('V', 'M.L2.T-3.I-1'),
  si('F', 'M-1.L-2.T4.I2'),
  si('Ohm', 'M.L2.T-3.I-2'),
  si('S', 'M-1.L-2.T3.I2'),
  si('Wb', 'M.L2.T-2.I-1'),
  si('T', 'M.T-2.I-1'),
  si('H', 'M.L2.T-2.I-2'),
  si('lm', 'J.S'),
  si('lx', 'J.S.L-2'),
  si('Bq', 'T-1'),
  si('Gy', 'L2.T-2'),
  si('Sv', 'L2.T-2'),
  si('kat', 'N.T-1'),
  si('sr', 'S'),
  { ...si('rad', 'A'), factor: ARCSECONDS_PER_RADIAN },
  legal("''", 'A', '1'),
  legal("'", 'A', '60'),
  legal('deg', 'A', '3600'),
  legal('min', 'T', '60'),
  legal('h', 'T', '3600'),
  legal('d', 'T', '86400'),
  legal('t', 'M', '1e3'),
  legal('u', 'M', '1.66053906660e-27'),
  legal('L', 'L3', '1e-3', { metric: true }),
  legal('l', 'L3', '1e-3', { metric: true }),
  legal('eV', 'M.L2.T-2', '1.602176634e-19', { metric: true }),
  legal('[nmi_i]', 'L', '1852'),
  legal('[kn_i]', 'L.T-1', '1852', { per: '3600' }),
  legal('har', 'L2', '1e4'),
  legal('tex', 'M.L-1', '1e-6', { metric: true }),
  legal('{r}', '1', '1'),
  legal('VA', 'M.L2.T-3', '1', { metric: true }),
  legal('var', 'M.L2.T-3', '1', { metric: true }),
  // The Order writes 海里, 节, 转每分 and 公顷 as n mile, kn, r/min and hm²: unit-typed.ts reads those.
  legal('dB', 'B', '1'),
  { code: 'B', dimension: 'B', factor: '10', metric: false, source: 'UCUM' },
  { code: 'Np', dimension: 'B', factor: DECIBELS_PER_NEPER, metric: false, source: 'UCUM' },
  level('dB[mW]', 'mW'),
  level('dB[W]', 'mW', '30'),
  level('dB[kW]', 'mW', '60'),
  level('dB[uV]', 'uV'),
  level('dB[mV]', 'uV', '60'),
  level('dB[V]', 'uV', '120'),
  level('dB[SPL]', '20uPa'),
  level('dB[uPa]', '1uPa'),
  level('dB[pW]', 'pW'),
  level('dB[pW/m2]', 'pW/m2'),
  {
    ...legal('mm[Hg]', 'M.L-1.T-2', '133.322'),
    only: ['blood-pressure'],
    source: 'legal practice (unconfirmed)',
  },
  { code: '[pH]', dimension: 'P', factor: '1', metric: false, special: true, source: 'UCUM' },
  { code: '%', dimension: '1', factor: '1e-2', metric: false, source: 'UCUM' },
  { code: '[ppth]', dimension: '1', factor: '1e-3', metric: false, source: 'UCUM' },
  { code: '[ppm]', dimension: '1', factor: '1e-6', metric: false, source: 'UCUM' },
  { code: '[ppb]', dimension: '1', factor: '1e-9', metric: false, source: 'UCUM' },
  { code: '[pptr]', dimension: '1', factor: '1e-12', metric: false, source: 'UCUM' },
  { code: '10*', dimension: '1', factor: '10', metric: false, source: 'UCUM' },
];

/** SI prefixes as powers of ten (SI Brochure 9th edition, table 7). */
export const SI_PREFIXES: Readonly<Record<string, number>> = {
  Y: 24,
  Z: 21,
  E: 18,
  P: 15,
  T: 12,
  G: 9,
  M: 6,
  k: 3,
  h: 2,
  da: 1,
  d: -1,
  c: -2,
  m: -3,
  u: -6,
  n: -9,
  p: -12,
  f: -15,
  a: -18,
  z: -21,
  y: -24,
};

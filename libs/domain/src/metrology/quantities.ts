import { dimensionOf } from './units';

/** A quantity that results, scopes and measurands may name. */
export interface Quantity {
  /** Kebab-case code of the wire. */
  code: string;
  zh: string;
  en: string;
  /** Values are compared in this unit. */
  baseUnit: string;
  /** Canonical dimension (units.ts). */
  dimension: string;
  /** Legal units in common use, for forms; every legal unit of the dimension is accepted. */
  units: readonly string[];
  /** Absolute values convert affinely (thermodynamic temperature); errors and uncertainties never do. */
  affine: boolean;
  /** Zero is the absence of it: a reading there asks nothing of a reference (RECORD.md section 13). */
  naturalZero: boolean;
}

/** code, Chinese and English name (GB 3102, JJF 1001), base unit, common units. */
const ROWS: readonly [string, string, string, string, string][] = [
  ['mass', '质量', 'mass', 'kg', 'kg g mg ug t'],
  ['length', '长度', 'length', 'm', 'm mm um nm cm km'],
  ['temperature', '温度', 'temperature', 'K', 'Cel K mK'],
  ['dc-voltage', '直流电压', 'DC voltage', 'V', 'V mV uV nV kV'],
  ['ac-voltage', '交流电压', 'AC voltage', 'V', 'V mV uV kV'],
  ['dc-current', '直流电流', 'DC current', 'A', 'A mA uA nA kA'],
  ['ac-current', '交流电流', 'AC current', 'A', 'A mA uA kA'],
  ['resistance', '电阻', 'resistance', 'Ohm', 'Ohm kOhm MOhm GOhm mOhm uOhm'],
  ['pressure', '压力', 'pressure', 'Pa', 'Pa hPa kPa MPa'],
  ['force', '力', 'force', 'N', 'N kN MN mN'],
  ['frequency', '频率', 'frequency', 'Hz', 'Hz kHz MHz GHz'],
  ['time', '时间', 'time', 's', 's ms us ns min h d'],
  ['angle', '平面角', 'plane angle', "''", "deg ' '' rad mrad urad"],
  ['volume', '体积', 'volume', 'm3', 'L mL uL m3'],
  ['area', '面积', 'area', 'm2', 'm2 cm2 mm2'],
  ['density', '密度', 'density', 'kg/m3', 'kg/m3 g/cm3 g/mL g/L'],
  ['viscosity', '动力黏度', 'dynamic viscosity', 'Pa.s', 'Pa.s mPa.s'],
  ['kinematic-viscosity', '运动黏度', 'kinematic viscosity', 'm2/s', 'mm2/s m2/s'],
  ['volume-flow', '体积流量', 'volume flow rate', 'm3/s', 'm3/h L/min mL/min m3/s'],
  ['mass-flow', '质量流量', 'mass flow rate', 'kg/s', 'kg/h kg/s g/min'],
  ['humidity', '相对湿度', 'relative humidity', '1', '%'],
  ['dew-point', '露点温度', 'dew point temperature', 'K', 'Cel K'],
  ['torque', '扭矩', 'torque', 'N.m', 'N.m kN.m mN.m'],
  ['power', '功率', 'power', 'W', 'W kW mW MW'],
  ['apparent-power', '视在功率', 'apparent power', 'VA', 'VA kVA'],
  ['energy', '能量', 'energy', 'J', 'J kJ MJ kW.h W.h'],
  ['capacitance', '电容', 'capacitance', 'F', 'F mF uF nF pF'],
  ['inductance', '电感', 'inductance', 'H', 'H mH uH nH'],
  ['charge', '电荷', 'electric charge', 'C', 'C mC uC pC A.h'],
  ['conductance', '电导', 'conductance', 'S', 'S mS uS'],
  ['conductivity', '电导率', 'conductivity', 'S/m', 'S/m mS/cm uS/cm'],
  ['magnetic-flux-density', '磁感应强度', 'magnetic flux density', 'T', 'T mT uT'],
  ['magnetic-flux', '磁通量', 'magnetic flux', 'Wb', 'Wb mWb uWb'],
  ['magnetic-field-strength', '磁场强度', 'magnetic field strength', 'A/m', 'A/m kA/m'],
  ['electric-field-strength', '电场强度', 'electric field strength', 'V/m', 'V/m kV/m'],
  ['speed', '速度', 'speed', 'm/s', 'm/s km/h mm/s'],
  ['rotational-speed', '转速', 'rotational speed', '{r}/s', '{r}/min {r}/s'],
  ['acceleration', '加速度', 'acceleration', 'm/s2', 'm/s2'],
  ['angular-velocity', '角速度', 'angular velocity', "''/s", 'deg/s rad/s'],
  ['luminous-intensity', '发光强度', 'luminous intensity', 'cd', 'cd mcd'],
  ['luminous-flux', '光通量', 'luminous flux', 'lm', 'lm klm'],
  ['illuminance', '光照度', 'illuminance', 'lx', 'lx klx'],
  ['luminance', '光亮度', 'luminance', 'cd/m2', 'cd/m2'],
  ['irradiance', '辐照度', 'irradiance', 'W/m2', 'W/m2 mW/cm2 uW/cm2'],
  ['wavelength', '波长', 'wavelength', 'm', 'nm um'],
  ['transmittance', '透射比', 'transmittance', '1', '% 1'],
  ['absorbance', '吸光度', 'absorbance', '1', '1'],
  ['refractive-index', '折射率', 'refractive index', '1', '1'],
  ['amount-of-substance', '物质的量', 'amount of substance', 'mol', 'mol mmol umol'],
  [
    'amount-concentration',
    '物质的量浓度',
    'amount-of-substance concentration',
    'mol/m3',
    'mol/L mmol/L umol/L',
  ],
  ['mass-concentration', '质量浓度', 'mass concentration', 'kg/m3', 'mg/L ug/L g/L mg/m3 ug/m3'],
  ['mass-fraction', '质量分数', 'mass fraction', '1', '% g/kg mg/kg ug/kg 1'],
  ['amount-fraction', '摩尔分数', 'amount-of-substance fraction', '1', 'mol/mol mmol/mol umol/mol %'],
  ['ph', 'pH 值', 'pH', '[pH]', '[pH]'],
  ['sound-pressure-level', '声压级', 'sound pressure level', 'dB', 'dB'],
  ['attenuation', '衰减', 'attenuation', 'dB', 'dB'],
  ['power-level', '功率电平', 'power level', 'dB', 'dB'],
  ['activity', '放射性活度', 'activity', 'Bq', 'Bq kBq MBq GBq'],
  ['absorbed-dose', '吸收剂量', 'absorbed dose', 'Gy', 'Gy mGy uGy'],
  ['air-kerma-rate', '空气比释动能率', 'air kerma rate', 'Gy/s', 'Gy/h mGy/h uGy/h'],
  ['dose-equivalent', '剂量当量', 'dose equivalent', 'Sv', 'Sv mSv uSv'],
  ['dose-equivalent-rate', '剂量当量率', 'dose equivalent rate', 'Sv/s', 'mSv/h uSv/h'],
  ['surface-roughness', '表面粗糙度', 'surface roughness', 'm', 'um nm'],
  ['flatness', '平面度', 'flatness', 'm', 'um mm nm'],
  ['thermal-conductivity', '导热系数', 'thermal conductivity', 'W/m/K', 'W/m/K'],
  ['voltage-ratio', '电压比', 'voltage ratio', '1', '1 %'],
  ['power-factor', '功率因数', 'power factor', '1', '1'],
  ['phase', '相位', 'phase', "''", "deg ' mrad rad"],
  // Hardness is ordinal on named scales without a unit of measurement: each scale is a quantity of its own.
  ['hardness-rockwell-c', '洛氏硬度 HRC', 'Rockwell hardness HRC', '1', '1'],
  ['hardness-rockwell-b', '洛氏硬度 HRB', 'Rockwell hardness HRB', '1', '1'],
  ['hardness-brinell', '布氏硬度 HBW', 'Brinell hardness HBW', '1', '1'],
  ['hardness-vickers', '维氏硬度 HV', 'Vickers hardness HV', '1', '1'],
  ['hardness-leeb', '里氏硬度 HL', 'Leeb hardness HL', '1', '1'],
  ['hardness-shore', '邵氏硬度 HA', 'Shore hardness HA', '1', '1'],
];

/**
 * Quantities whose zero is a mere mark of their scale, so that a point there asks as much as any other: temperatures
 * (ITS-90), pH and hardness (scales by definition, GB/T 230.1, GB/T 27501), and logarithmic ones (ISO 80000-1, annex C),
 * absorbance among them (the logarithm of a ratio of radiant fluxes).
 */
const WITHOUT_NATURAL_ZERO: ReadonlySet<string> = new Set([
  'temperature',
  'dew-point',
  'ph',
  'absorbance',
  'sound-pressure-level',
  'attenuation',
  'power-level',
  ...ROWS.map(([code]) => code).filter((code) => code.startsWith('hardness-')),
]);

/** Every quantity, by its order of use. */
export const QUANTITIES: readonly Quantity[] = ROWS.map(([code, zh, en, baseUnit, units]) => {
  const dimension = dimensionOf(baseUnit);
  const naturalZero = !WITHOUT_NATURAL_ZERO.has(code);
  return {
    code,
    zh,
    en,
    baseUnit,
    dimension,
    units: units.split(' '),
    affine: dimension === 'K',
    naturalZero,
  };
});

const byCode = new Map(QUANTITIES.map((quantity) => [quantity.code, quantity]));

/** True when the list has the quantity; anything else is refused with UNKNOWN_QUANTITY. */
export function isKnownQuantity(code: string): boolean {
  return byCode.has(code);
}

/** The quantity of a code, or null. */
export function findQuantity(code: string): Quantity | null {
  return byCode.get(code) ?? null;
}

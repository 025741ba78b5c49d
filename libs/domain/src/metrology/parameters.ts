import { PARAMETER_CODES, type ParameterCode } from './parameter-codes';
import { findQuantity } from './quantities';

/**
 * One further axis of a result (RECORD.md section 3): what it holds for beside its value. A parameter is either
 * measured (it has a value or a range, in the units of `quantity`) or named (it has a code).
 */
export interface Parameter {
  /** Kebab-case code of the wire. */
  code: string;
  zh: string;
  en: string;
  /** The quantity its values are of, so that they are read and compared as that quantity's own; null when named. */
  quantity: string | null;
  /** Unit in which its values are compared; null when named. */
  baseUnit: string | null;
  /** Canonical dimension (units.ts); null when named. */
  dimension: string | null;
  /** Legal units in common use, for forms; empty when named. */
  units: readonly string[];
  /** The codes known of a named one, for forms; empty when measured, or when any code may stand. */
  codes: readonly ParameterCode[];
  /** Codes beside the known ones may stand (an analyte that nobody listed); false for a closed list. */
  open: boolean;
  source: string;
}

const VIM = 'VIM 2.52, JJF 1001-2011';
const KCDB = 'CIPM MRA-G-13 and the CMCs published in the KCDB (unconfirmed)';
const JJG_596 = 'JJG 596-2012, GB/T 17215 (unconfirmed)';

/** code, Chinese and English name, the quantity of its values, source. */
const MEASURED: readonly [string, string, string, string, string][] = [
  ['frequency', '频率', 'frequency', 'frequency', KCDB],
  ['wavelength', '波长', 'wavelength', 'wavelength', KCDB],
  ['spectral-bandwidth', '光谱带宽', 'spectral bandwidth', 'wavelength', 'JJG 178-2007 (unconfirmed)'],
  ['path-length', '光程', 'optical path length', 'length', 'JJG 178-2007 (unconfirmed)'],
  ['temperature', '温度', 'temperature', 'temperature', KCDB],
  ['pressure', '压力', 'pressure', 'pressure', KCDB],
  ['relative-humidity', '相对湿度', 'relative humidity', 'humidity', KCDB],
  ['current', '电流', 'current', 'ac-current', KCDB],
  ['voltage', '电压', 'voltage', 'ac-voltage', KCDB],
  ['power', '功率', 'power', 'power', KCDB],
  ['resistance', '电阻', 'resistance', 'resistance', KCDB],
  ['power-factor', '功率因数', 'power factor', 'power-factor', JJG_596],
  ['phase-angle', '相位角', 'phase angle', 'phase', JJG_596],
  ['burden', '负荷（视在功率）', 'burden', 'apparent-power', 'JJG 313-2010, JJG 314-2010 (unconfirmed)'],
  ['load', '载荷', 'load', 'mass', 'OIML R 76-1'],
  ['test-force', '试验力', 'test force', 'force', 'GB/T 230.1, GB/T 231.1 (unconfirmed)'],
  ['flow-rate', '体积流量', 'volume flow rate', 'volume-flow', KCDB],
  ['mass-flow-rate', '质量流量', 'mass flow rate', 'mass-flow', KCDB],
  ['speed', '速度', 'speed', 'speed', KCDB],
  ['rotational-speed', '转速', 'rotational speed', 'rotational-speed', KCDB],
  ['acceleration', '加速度', 'acceleration', 'acceleration', KCDB],
  ['time', '时间', 'time', 'time', 'JJG 238 (unconfirmed)'],
  ['averaging-time', '平均时间', 'averaging time', 'time', 'IEEE Std 1139 (unconfirmed)'],
  ['pulse-width', '脉冲宽度', 'pulse width', 'time', KCDB],
  ['pulse-energy', '脉冲能量', 'pulse energy', 'energy', KCDB],
  ['length', '长度', 'length', 'length', KCDB],
  ['diameter', '直径', 'diameter', 'length', KCDB],
  ['distance', '距离', 'distance', 'length', KCDB],
  [
    'cutoff-wavelength',
    '取样长度（截止波长）',
    'cut-off wavelength',
    'length',
    'GB/T 1031, ISO 4288 (unconfirmed)',
  ],
  ['particle-size', '粒径', 'particle size', 'length', 'JJF 1190-2008 (unconfirmed)'],
  ['angle', '角度', 'angle', 'angle', KCDB],
  ['photon-energy', '光子能量', 'photon energy', 'energy', KCDB],
  ['tube-voltage', '管电压', 'tube voltage', 'dc-voltage', 'IEC 61267, ISO 4037 (unconfirmed)'],
  ['colour-temperature', '色温', 'correlated colour temperature', 'colour-temperature', KCDB],
  ['emissivity', '发射率', 'emissivity', 'emissivity', 'JJG 856-2015 (unconfirmed)'],
  ['conductivity', '电导率', 'electrolytic conductivity', 'conductivity', KCDB],
  ['viscosity', '动力黏度', 'dynamic viscosity', 'viscosity', KCDB],
  ['density', '密度', 'density', 'density', KCDB],
  ['harmonic', '谐波次数', 'harmonic order', 'harmonic-order', 'GB/T 14549-1993 (unconfirmed)'],
  ['bias-voltage', '偏置电压', 'bias voltage', 'dc-voltage', KCDB],
  ['sound-pressure-level', '声压级', 'sound pressure level', 'sound-pressure-level', 'IEC 61672-1:2013'],
];

/** code, Chinese and English name, whether codes beside the known ones may stand, source. */
const NAMED: readonly [string, string, string, boolean, string][] = [
  ['analyte', '被测成分', 'analyte', true, 'VIM 2.3; KCDB, chemistry and biology (unconfirmed)'],
  ['matrix', '基体', 'matrix', true, 'KCDB, chemistry and biology (unconfirmed)'],
  ['gas', '气体', 'gas', true, 'KCDB, flow and gas mixtures (unconfirmed)'],
  ['medium', '介质', 'medium', true, 'KCDB, pressure and flow (unconfirmed)'],
  ['nuclide', '核素', 'radionuclide', true, 'KCDB, radioactivity (unconfirmed)'],
  ['radiation-quality', '辐射质', 'radiation quality', true, 'IEC 61267, ISO 4037 (unconfirmed)'],
  [
    'thermocouple-type',
    '热电偶分度号',
    'thermocouple type',
    true,
    'IEC 60584-1:2013, GB/T 16839.1-2018 (unconfirmed)',
  ],
  ['waveform', '波形', 'waveform', true, KCDB],
  ['connector', '连接器', 'connector', true, 'IEEE Std 287 (unconfirmed)'],
  ['direction', '方向', 'direction', false, 'JJG 139, JJG 707 (unconfirmed)'],
  ['approach', '行程方向', 'direction of approach', false, 'JJG 52, ISO 230-2 (unconfirmed)'],
  ['wiring', '接线方式', 'wiring', true, JJG_596],
  ['frequency-weighting', '频率计权', 'frequency weighting', false, 'IEC 61672-1:2013'],
  ['time-weighting', '时间计权', 'time weighting', false, 'IEC 61672-1:2013'],
  ['illuminant', '照明体', 'illuminant', true, 'ISO/CIE 11664-2 (unconfirmed)'],
  ['axis', '轴', 'axis', true, VIM],
  ['mode', '工作方式', 'mode', true, VIM],
];

function measured([code, zh, en, quantity, source]: (typeof MEASURED)[number]): Parameter {
  const known = findQuantity(quantity);
  if (!known) throw new RangeError(`${code}: ${quantity} is not in the list of quantities`);
  const { baseUnit, dimension, units } = known;
  return { code, zh, en, quantity, baseUnit, dimension, units, codes: [], open: false, source };
}

function named([code, zh, en, open, source]: (typeof NAMED)[number]): Parameter {
  const codes = PARAMETER_CODES[code] ?? [];
  return { code, zh, en, quantity: null, baseUnit: null, dimension: null, units: [], codes, open, source };
}

/** Every parameter: the measured ones, then the named ones. */
export const PARAMETERS: readonly Parameter[] = [...MEASURED.map(measured), ...NAMED.map(named)];

const byCode = new Map(PARAMETERS.map((parameter) => [parameter.code, parameter]));

/** The parameter of a code, or null. */
export function findParameter(code: string): Parameter | null {
  return byCode.get(code) ?? null;
}

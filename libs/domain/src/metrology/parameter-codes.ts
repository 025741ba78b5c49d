/** One code that a named parameter may have. */
export interface ParameterCode {
  code: string;
  zh: string;
  en: string;
}

/** Symbols of the elements by atomic number (IUPAC periodic table), each with its Chinese name (GB 3102.8, CNTERM). */
const SYMBOLS =
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo ' +
  'Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl ' +
  'Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm';
const CHINESE_NAMES =
  '氢氦锂铍硼碳氮氧氟氖钠镁铝硅磷硫氯氩钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪铷锶钇锆铌钼锝钌铑钯银镉铟锡锑碲碘氙铯钡镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥铪' +
  '钽钨铼锇铱铂金汞铊铅铋钋砹氡钫镭锕钍镤铀镎钚镅锔';
const ENGLISH_NAMES =
  'hydrogen helium lithium beryllium boron carbon nitrogen oxygen fluorine neon sodium magnesium aluminium silicon ' +
  'phosphorus sulfur chlorine argon potassium calcium scandium titanium vanadium chromium manganese iron cobalt nickel ' +
  'copper zinc gallium germanium arsenic selenium bromine krypton rubidium strontium yttrium zirconium niobium ' +
  'molybdenum technetium ruthenium rhodium palladium silver cadmium indium tin antimony tellurium iodine xenon caesium ' +
  'barium lanthanum cerium praseodymium neodymium promethium samarium europium gadolinium terbium dysprosium holmium ' +
  'erbium thulium ytterbium lutetium hafnium tantalum tungsten rhenium osmium iridium platinum gold mercury thallium ' +
  'lead bismuth polonium astatine radon francium radium actinium thorium protactinium uranium neptunium plutonium ' +
  'americium curium';

function elements(): ParameterCode[] {
  const zh = Array.from(CHINESE_NAMES);
  const en = ENGLISH_NAMES.split(' ');
  return SYMBOLS.split(' ').map((code, index) => ({ code, zh: zh[index]!, en: en[index]! }));
}

const rows = (list: readonly [string, string, string][]): ParameterCode[] =>
  list.map(([code, zh, en]) => ({ code, zh, en }));

const GASES = rows([
  ['air', '空气', 'air'],
  ['N2', '氮气', 'nitrogen gas'],
  ['O2', '氧气', 'oxygen gas'],
  ['H2', '氢气', 'hydrogen gas'],
  ['CO', '一氧化碳', 'carbon monoxide'],
  ['CO2', '二氧化碳', 'carbon dioxide'],
  ['CH4', '甲烷', 'methane'],
  ['C2H6', '乙烷', 'ethane'],
  ['C3H8', '丙烷', 'propane'],
  ['i-C4H10', '异丁烷', 'isobutane'],
  ['C4H10', '丁烷', 'butane'],
  ['SO2', '二氧化硫', 'sulfur dioxide'],
  ['H2S', '硫化氢', 'hydrogen sulfide'],
  ['NO', '一氧化氮', 'nitric oxide'],
  ['NO2', '二氧化氮', 'nitrogen dioxide'],
  ['N2O', '氧化亚氮', 'nitrous oxide'],
  ['NH3', '氨', 'ammonia'],
  ['O3', '臭氧', 'ozone'],
  ['Cl2', '氯气', 'chlorine gas'],
  ['HCl', '氯化氢', 'hydrogen chloride'],
  ['SF6', '六氟化硫', 'sulfur hexafluoride'],
  ['H2O', '水', 'water'],
  ['natural-gas', '天然气', 'natural gas'],
]);

const SUBSTANCES = rows([
  ['C2H5OH', '乙醇', 'ethanol'],
  ['CH3OH', '甲醇', 'methanol'],
  ['HCHO', '甲醛', 'formaldehyde'],
  ['C6H6', '苯', 'benzene'],
  ['glucose', '葡萄糖', 'glucose'],
  ['creatinine', '肌酐', 'creatinine'],
  ['cholesterol', '胆固醇', 'cholesterol'],
  ['uric-acid', '尿酸', 'uric acid'],
  ['urea', '尿素', 'urea'],
  ['NaCl', '氯化钠', 'sodium chloride'],
  ['NH3-N', '氨氮', 'ammonia nitrogen'],
  ['COD', '化学需氧量', 'chemical oxygen demand'],
  ['TOC', '总有机碳', 'total organic carbon'],
]);

/** What a named parameter is known to be; the list of parameters says whether other codes may stand beside these. */
export const PARAMETER_CODES: Readonly<Record<string, readonly ParameterCode[]>> = {
  analyte: [...elements(), ...GASES, ...SUBSTANCES],
  gas: [...GASES, ...elements().filter(({ code }) => ['He', 'Ne', 'Ar', 'Kr', 'Xe'].includes(code))],
  medium: rows([
    ['gas', '气体', 'gas'],
    ['liquid', '液体', 'liquid'],
    ['oil', '油', 'oil'],
    ['water', '水', 'water'],
  ]),
  'thermocouple-type': 'BCEJKNRST'.split('').map((code) => ({ code, zh: `${code} 型`, en: `type ${code}` })),
  waveform: rows([
    ['SINE', '正弦波', 'sine'],
    ['SQUARE', '方波', 'square'],
    ['TRIANGLE', '三角波', 'triangle'],
    ['PULSE', '脉冲', 'pulse'],
    ['HALF_SINE', '半正弦波', 'half sine'],
    ['RANDOM', '随机', 'random'],
  ]),
  connector: rows([
    ['N', 'N 型', 'type N'],
    ['BNC', 'BNC', 'BNC'],
    ['SMA', 'SMA', 'SMA'],
    ['7-MM', '7 mm', '7 mm'],
    ['3.5-MM', '3.5 mm', '3.5 mm'],
    ['2.92-MM', '2.92 mm', '2.92 mm'],
    ['2.4-MM', '2.4 mm', '2.4 mm'],
    ['1.85-MM', '1.85 mm', '1.85 mm'],
    ['1-MM', '1 mm', '1 mm'],
  ]),
  direction: rows([
    ['TENSION', '拉', 'tension'],
    ['COMPRESSION', '压', 'compression'],
    ['CLOCKWISE', '顺时针', 'clockwise'],
    ['COUNTERCLOCKWISE', '逆时针', 'counterclockwise'],
    ['IMPORT', '正向', 'import'],
    ['EXPORT', '反向', 'export'],
  ]),
  approach: rows([
    ['INCREASING', '升', 'increasing'],
    ['DECREASING', '降', 'decreasing'],
  ]),
  wiring: rows([
    ['1P2W', '单相', 'single phase, two wires'],
    ['3P3W', '三相三线', 'three phases, three wires'],
    ['3P4W', '三相四线', 'three phases, four wires'],
    ['2W', '两线', 'two wires'],
    ['4W', '四线', 'four wires'],
  ]),
  'frequency-weighting': rows([
    ['A', 'A 计权', 'A-weighting'],
    ['C', 'C 计权', 'C-weighting'],
    ['Z', 'Z 计权', 'Z-weighting'],
  ]),
  'time-weighting': rows([
    ['F', '快', 'fast'],
    ['S', '慢', 'slow'],
    ['I', '脉冲', 'impulse'],
    ['PEAK', '峰值', 'peak'],
  ]),
  illuminant: ['A', 'C', 'D50', 'D65', 'F2', 'F7', 'F11'].map((code) => ({
    code,
    zh: `${code} 照明体`,
    en: `illuminant ${code}`,
  })),
  axis: ['X', 'Y', 'Z'].map((code) => ({ code, zh: `${code} 轴`, en: `${code} axis` })),
};

/** The typed text without differences of width, subscripts and spaces around: `ＣＯ₂` is `CO2`. */
const plain = (text: string): string => text.normalize('NFKC').trim();

const aliases = new Map<string, ReadonlyMap<string, string>>(
  Object.entries(PARAMETER_CODES).map(([parameter, codes]) => [
    parameter,
    new Map(codes.flatMap(({ code, zh, en }) => [zh, en].map((name) => [name.toLowerCase(), code]))),
  ]),
);

/**
 * The code that a typed one stands for: `铅` and `Lead` are `Pb`. Symbols are case sensitive (`Co` is cobalt, `CO`
 * carbon monoxide), names are not; what is not in the list stands for itself.
 */
export function readParameterCode(parameter: string, typed: string): string {
  const text = plain(typed);
  if (PARAMETER_CODES[parameter]?.some(({ code }) => code === text)) return text;
  return aliases.get(parameter)?.get(text.toLowerCase()) ?? text;
}

/** Whether two codes of a parameter, however typed, mean the same. */
export function isSameParameterCode(parameter: string, a: string, b: string): boolean {
  return readParameterCode(parameter, a) === readParameterCode(parameter, b);
}

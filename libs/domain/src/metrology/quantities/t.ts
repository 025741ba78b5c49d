import type { QuantityRow } from './row';

const SCALE = { scale: true } as const;

/** Thermometry, humidity and thermophysical quantities. */
export const T_QUANTITIES: readonly QuantityRow[] = [
  ['temperature', '温度', 'temperature', 'K', 'Cel K mK', 'ITSC ITSK TEMC TEMT', SCALE],
  ['dew-point', '露点温度', 'dew point temperature', 'K', 'Cel K', 'DEWP', SCALE],
  ['temperature-difference', '温差', 'temperature difference', 'K', 'K mK', ''],
  ['humidity', '相对湿度', 'relative humidity', '1', '% %{RH}', 'RHUM', { own: true }],
  ['thermal-conductivity', '导热系数', 'thermal conductivity', 'W/m/K', 'W/m/K W/(m.K)', 'TCON'],
  ['thermal-diffusivity', '热扩散率', 'thermal diffusivity', 'm2/s', 'mm2/s m2/s', 'TDIF'],
  ['thermal-resistance', '热阻', 'thermal resistance', 'm2.K/W', 'm2.K/W', ''],
  ['specific-heat-capacity', '比热容', 'specific heat capacity', 'J/(kg.K)', 'J/(kg.K) kJ/(kg.K)', 'SHEC'],
  [
    'specific-energy',
    '比能（热值、熔化热）',
    'specific energy (calorific value, heat of fusion)',
    'J/kg',
    'kJ/kg MJ/kg J/g',
    'ENGY.MASS-1',
  ],
  ['molar-energy', '摩尔能量', 'molar energy', 'J/mol', 'kJ/mol J/mol', 'ENGY.AMSU-1'],
  ['energy-density', '体积能（体积热值、磁能积）', 'energy density', 'J/m3', 'kJ/m3 MJ/m3', 'ENGY.VOLU-1'],
  ['emissivity', '发射率', 'emissivity', '1', '1', 'EMIS'],
  [
    'volume-expansion-coefficient',
    '体膨胀系数',
    'volume expansion coefficient',
    '/K',
    '/K 10*-6/K',
    'VOLU.VOLU-1.ITSK-1 VOLU.VOLU-1.ITSC-1',
  ],
  ['thermoelectric-voltage', '热电动势', 'thermoelectric voltage', 'V', 'mV uV', ''],
];

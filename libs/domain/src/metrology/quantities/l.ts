import type { QuantityRow } from './row';

/** Length and dimensional metrology. Angles count in arcseconds, so that degrees and minutes stay exact. */
export const L_QUANTITIES: readonly QuantityRow[] = [
  ['length', '长度', 'length', 'm', 'm mm um nm cm km', 'LENG'],
  ['angle', '平面角', 'plane angle', "''", "deg ' '' rad mrad urad", 'ANGP'],
  ['area', '面积', 'area', 'm2', 'm2 cm2 mm2', 'AREA'],
  ['flatness', '平面度', 'flatness', 'm', 'um mm nm', 'LENG'],
  ['straightness', '直线度', 'straightness', 'm', 'um mm', 'LENG'],
  ['roundness', '圆度', 'roundness', 'm', 'um nm', 'LENG'],
  ['cylindricity', '圆柱度', 'cylindricity', 'm', 'um', 'LENG'],
  ['surface-roughness', '表面粗糙度', 'surface roughness', 'm', 'um nm', 'LENG'],
  ['layer-thickness', '覆层厚度', 'layer thickness', 'm', 'um nm mm', 'LENG'],
  ['slope', '斜度', 'slope', '1', 'mm/m 1', 'LENG.LENG-1'],
  ['spatial-frequency', '空间频率', 'spatial frequency', '/m', '/mm /m', 'LENG-1'],
  [
    'thermal-expansion-coefficient',
    '线膨胀系数',
    'linear thermal expansion coefficient',
    '/K',
    '/K 10*-6/K',
    'TEXL ITSK-1 ITSC-1 LENG.LENG-1.ITSK-1 LENG.LENG-1.ITSC-1',
  ],
  ['refractive-index', '折射率', 'refractive index', '1', '1', 'REFI'],
];

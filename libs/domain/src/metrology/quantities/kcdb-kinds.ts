/**
 * Kinds of quantities of the classification of services of the KCDB, by metrology area: every kind that a service of the
 * area is related to. A kind is a product of simple kinds with exponents: `ELPD.ACCE-1` is volts per acceleration.
 * Source: BIPM, SI Digital Framework, KCDB service categories (https://si-digital-framework.org/kcdb-sc), as of
 * 2026-06-11, CC BY 3.0 IGO; kinds without services are left out. Chemistry and biology are not published there.
 */
export const KCDB_KINDS: Readonly<Record<string, string>> = {
  M:
    'ACCE AMSU.TIME-1 DENS DYVI ENGY.TIME-1 FORC ITSK KIVI LENG MASS MASS.TIME-1 PRES PRES.VOLU.TIME-1 ' +
    'REFI TORQ VELO VICO VOLU VOLU.TIME-1',
  L: 'ANGP FREQ ITSC-1 ITSK-1 LENG LENG-1 LENG.LENG-1 REFI TEXL VOLU',
  T:
    'AMSU.AMSU-1 DEWP EMIS ENGY ENGY.AMSU-1 ENGY.MASS-1 ENGY.VOLU-1 ITSC ITSK LENG.LENG-1.ITSC-1 ' +
    'LENG.LENG-1.ITSK-1 MASS.MASS-1 RHUM SHEC TCON TDIF TEMC TEMT VOLU.VOLU-1 VOLU.VOLU-1.ITSC-1 ' +
    'VOLU.VOLU-1.ITSK-1',
  TF: 'FREQ TIME',
  EM:
    'AREA AREA.AREA-1 DENS ELCA ELCA.ELCA-1 ELCH ELCH.ELCH-1 ELCO.ELCA-1.FREQ-1 ELCO.ELCO-1 ELCO.LENG-1 ' +
    'ELCU ELCU.AREA ELCU.ELCU-1 ELCU.LENG-1 ELCU.TIME ELCU.TIME-1 ELCU.TIME.ELCU-1.TIME-1 ELIN ' +
    'ELIN.ELIN-1 ELPD ELPD.ELCU ELPD.ELCU-1 ELPD.ELCU.MASS-1 ELPD.ELPD-1 ELPD.LENG-1 ELRE ELRE.ELCU-1 ' +
    'ELRE.ELRE-1 ELRE.ELRE-1.ITSK-1 ELRE.ELRE-1.ITSK-2 ELRE.ELRE-1.POWR-1 ELRE.ELRE-1.PRES-1 ELRE.ITSK-1 ' +
    'ELRE.LENG ELRE.POWR-1 ELRE.PRES-1 ENGY ENGY.VOLU-1 FREQ FREQ.FREQ-1 FREQ.TIME-1 FSLT FSST HDIS HUCO ' +
    'ITSK ITSK.ITSK-1 LENG LENG-1 MAFD MGFD MGFD.ELCU-1 MGFD.LENG-1 MGFD.MGFD-1 MGFL MGFL.MGFL-1 MGPO ' +
    'MGSU PHAS PHAS.PHAS-1 POWR POWR.AREA-1 POWR.ELPD-1.ELCU-1 POWR.LENG-2.ANGS-1.FREQ-1 POWR.MASS-1 ' +
    'POWR.POWR-1 POWR.POWR-1.TIME-1 POWR.TIME QFAC RELP REPE RLGB RLGB.ELRE-1.LENG-1 RLGB.FREQ-1 ' +
    'RLGB.LENG-1 RLGB.MGFD.ELPD-1 SHLD TAND TIME TIME.TIME-1',
  PR:
    'ANGP BRDF CCTE CCTE-1 DGDE DISL DISP ENCL GLOS ILLU ILLU-1 IRRA-1 IRRA-1.LENG-1 IRRA.LENG-1 LENG ' +
    'LENG.LENG-1 LOSS LOSS.LENG-1 LUCO LUFA LUFL LUIN LUMA LUMA-1 LUXP LUXP-1 MTTE NUMA OPAB OPEM OPRE ' +
    'OPRF OPTR OPTR.OPTR-1 PMDP POWM RADF RADI-1.LENG-1 RADI.LENG-1 RAFL RAFL-1 RAFL-1.TIME-1 RAFL.LENG-1 ' +
    'RAIN.LENG-1 REFI REXI REXP-1 TDDS TDIS TIME WHIT',
  AUV:
    'ACCA ACCE ACIM DIRE ELCH.ACCA-1 ELCH.ACCE-1 ELCH.FORC-1 ELCO ELCU.ACCA-1 ELCU.ACCE-1 ELCU.FORC-1 ' +
    'ELPD.ACCA-1 ELPD.ACCE-1 ELPD.ELCH-1 ELPD.ELCU-1 ELPD.ELPD-1 ELPD.FORC-1 ELPD.PRES-1 FORC FORL MEIL ' +
    'NORM PHSS POWR PRES PSNL PSNW SOIL SOPL SYRL',
  RI:
    'ABDO ABDR ANIS ARRN ARRN-1.TIME-1 ARRN.AREA-1 ARRN.MASS-1 ARRN.VOLU-1 DOEQ DOEQ.TIME-1 ELPD EMIR ' +
    'EMIR.ANGS-1 EMIR.AREA-1 FLUE FLUR KRMA KRMA.AREA KRMA.LENG KRMR',
};

/**
 * The unit of each simple kind as a UCUM code. Source: BIPM, SI Reference Point, quantities 1.0.0
 * (https://si-digital-framework.org/quantities), CC BY 3.0 IGO, but for HUCO and PMDP (unconfirmed), MGPO (tesla there by
 * its services) and TORQ (newton metre).
 */
export const KCDB_UNITS: Readonly<Record<string, string>> = {
  ABDO: 'Gy',
  ABDR: 'Gy/s',
  ACCA: 'rad/s2',
  ACCE: 'm/s2',
  ACIM: 'Pa.s/m3',
  AMSU: 'mol',
  ANGP: 'rad',
  ANGS: 'sr',
  ANIS: '1',
  AREA: 'm2',
  ARRN: 'Bq',
  BRDF: '/sr',
  CCTE: 'K',
  DENS: 'kg/m3',
  DEWP: 'Cel',
  DGDE: 's',
  DIRE: '1',
  DISL: 's/m3',
  DISP: 's/m2',
  DOEQ: 'Sv',
  DYVI: 'Pa.s',
  ELCA: 'F',
  ELCH: 'C',
  ELCO: 'S',
  ELCU: 'A',
  ELIN: 'H',
  ELPD: 'V',
  ELRE: 'Ohm',
  EMIR: '/s',
  EMIS: '1',
  ENCL: '1',
  ENGY: 'J',
  FLUE: '/m2',
  FLUR: '/(m2.s)',
  FORC: 'N',
  FORL: 'B',
  FREQ: 'Hz',
  FSLT: '1',
  FSST: '1',
  GLOS: '1',
  HDIS: '1',
  HUCO: '1',
  ILLU: 'lx',
  IRRA: 'W/m2',
  ITSC: 'Cel',
  ITSK: 'K',
  KIVI: 'm2/s',
  KRMA: 'Gy',
  KRMR: 'Gy/s',
  LENG: 'm',
  LOSS: 'B',
  LUCO: '/sr',
  LUFA: '1',
  LUFL: 'lm',
  LUIN: 'cd',
  LUMA: 'cd/m2',
  LUXP: 'lx.s',
  MAFD: 'A/m',
  MASS: 'kg',
  MEIL: 'B',
  MGFD: 'T',
  MGFL: 'Wb',
  MGPO: 'T',
  MGSU: '1',
  MTTE: 'K',
  NORM: '1',
  NUMA: '1',
  OPAB: '1',
  OPEM: '1',
  OPRE: '1',
  OPRF: '1',
  OPTR: '1',
  PHAS: 'rad',
  PHSS: 'rad',
  PMDP: 's',
  POWM: 'B',
  POWR: 'W',
  PRES: 'Pa',
  PSNL: 'B',
  PSNW: 'B',
  QFAC: '1',
  RADF: '1',
  RADI: 'W/(sr.m2)',
  RAFL: 'W',
  RAIN: 'W/sr',
  REFI: '1',
  RELP: '1',
  REPE: '1',
  REXI: '1',
  REXP: 'J/m2',
  RHUM: '1',
  RLGB: 'B',
  SHEC: 'J/(K.kg)',
  SHLD: 'B',
  SOIL: 'B',
  SOPL: 'B',
  SYRL: 'B',
  TAND: '1',
  TCON: 'W/(m.K)',
  TDDS: 's/m2',
  TDIF: 'm2/s',
  TDIS: 's/m',
  TEMC: 'Cel',
  TEMT: 'K',
  TEXL: 'm/(m.K)',
  TIME: 's',
  TORQ: 'N.m',
  VELO: 'm/s',
  VICO: 'm2/s2',
  VOLU: 'm3',
  WHIT: '1',
};

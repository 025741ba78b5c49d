import { fromBase, toBase } from '../../metrology/conversion';
import type { QuantityValue, Tier } from '../../vocabulary';
import { MASS_MPE_SOURCE, massMpe, WEIGHT_NOMINALS, type WeightClass } from '../limits/mass-mpe';
import { SCALE_MPE_SOURCE, type ScaleClass } from '../limits/scale-mpe';
import type { SchemeEdge, SchemeLevel } from '../scheme.events';
import { edges, level } from './rows';

const KILOGRAM = { min: '1', max: '1', unit: 'kg' };
const WEIGHT_U_SOURCE = 'OIML R 111-1:2004, 5.2';

function weights(weightClass: WeightClass, ordinal: number, tier: Tier): SchemeLevel {
  const nominals = WEIGHT_NOMINALS.filter((nominal) => massMpe(weightClass, nominal) !== null);
  const [heaviest, lightest] = [nominals[0]!, nominals.at(-1)!];
  const kilogram = massMpe(weightClass, { value: '1', unit: 'kg' });
  return level(weightClass, ordinal, tier, [`${weightClass} 等级砝码`, `Weights of class ${weightClass}`], {
    class: weightClass,
    quantityRange: { min: inGrams(lightest), max: inGrams(heaviest), unit: 'g' },
    uLimit: 'U <= MPE / 3, k = 2',
    mpe: `${kilogram?.value} mg at 1 kg; by nominal: ${MASS_MPE_SOURCE}`,
    source: `${MASS_MPE_SOURCE}; U: ${WEIGHT_U_SOURCE}`,
  });
}

function inGrams({ value, unit }: QuantityValue): string {
  return fromBase(toBase(value, unit, 'mass'), 'g', 'mass').toFixed();
}

function scales(code: string, scaleClass: ScaleClass, name: readonly [string, string]): SchemeLevel {
  return level(code, 10, 'WORKING', name, {
    class: scaleClass,
    mpe: `0.5 e, 1.0 e, 1.5 e by load: ${SCALE_MPE_SOURCE}`,
    source: SCALE_MPE_SOURCE,
  });
}

/** Levels of mass that both versions of JJG 2053 share; uncertainties of the three highest were not seen. */
export function massLevels(scheme: string): SchemeLevel[] {
  const seen = { quantityRange: KILOGRAM, source: `${scheme} (unconfirmed)` };
  return [
    level('PRIMARY', 0, 'PRIMARY', ['国家公斤原器', 'National kilogram'], seen),
    level('SECONDARY', 1, 'SECONDARY', ['千克副基准', 'Secondary kilogram standard'], seen),
    level('WORKING', 2, 'WORKING_PRIMARY', ['千克工作基准', 'Working kilogram standard'], seen),
    weights('E1', 3, 'PUBLIC'),
    weights('E2', 4, 'PUBLIC'),
    weights('F1', 5, 'PUBLIC'),
    weights('F2', 6, 'PUBLIC'),
    weights('M1', 7, 'ENTERPRISE_HIGHEST'),
    weights('M2', 8, 'WORKING_STANDARD'),
    weights('M3', 9, 'WORKING_STANDARD'),
    scales('BALANCE-I', 'I', ['特种准确度级天平', 'Balances of class I']),
    scales('BALANCE-II', 'II', ['高准确度级天平', 'Balances of class II']),
    scales('SCALE', 'III', ['中准确度级秤', 'Scales of class III']),
    scales('SCALE-IIII', 'IIII', ['普通准确度级秤', 'Scales of class IIII']),
  ];
}

/**
 * The steps of weights as their regulation words them (JJG 99, 1.3). A third is demanded from E2 on; above E1 it is
 * unattainable. Which classes of weights serve which classes of scales was not seen in the scheme.
 */
export function massEdges(scheme: string, weightMethod: string): SchemeEdge[] {
  return [
    ...edges(['PRIMARY -> SECONDARY', 'SECONDARY -> WORKING', 'WORKING -> E1'], {
      source: `${scheme} (unconfirmed)`,
    }),
    ...edges(['E1 -> E2', 'E2 -> F1', 'F1 -> F2', 'F2 -> M1', 'M1 -> M2', 'M2 -> M3'], {
      maxRatio: '1/3',
      method: weightMethod,
      source: `${weightMethod}, 1.3; ${WEIGHT_U_SOURCE}`,
    }),
    ...edges(
      [
        'E1 -> BALANCE-I',
        'E2 -> BALANCE-I',
        'F1 -> BALANCE-II',
        'F2 -> BALANCE-II',
        'F2 -> SCALE',
        'M1 -> SCALE',
        'M2 -> SCALE',
        'M2 -> SCALE-IIII',
        'M3 -> SCALE-IIII',
      ],
      { maxRatio: '1/3', source: `OIML R 76-1:2006, 3.7.1; classes: ${scheme} (unconfirmed)` },
    ),
  ];
}

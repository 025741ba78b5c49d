import { localText } from '../local-text';
import type { Refusal } from '../decision';
import { checkQuantity, checkRange } from '../metrology/checks';
import { checkLimitsOfInstrument } from '../metrology/stated-checks';
import { checkParameters, parametersOf } from '../metrology/stated-parameters';
import type { AssetBody, MeasurandBody, UsageBody } from './asset.commands';
import type { AssetRegistered, Measurand, Usage } from './asset.events';
import { referenceMaterialOf } from './reference-material';

/** What a body registers: what was left out becomes null or its stated default, nothing is reworded. */
export function registeredData(id: string, body: AssetBody): AssetRegistered['data'] {
  const { usage, schemeLevel, referenceMaterial, parts } = body;
  return {
    id,
    kind: body.kind,
    tier: body.tier,
    name: localText(body.name),
    manufacturer: body.manufacturer ?? null,
    model: body.model ?? null,
    serialNumber: body.serialNumber,
    owner: body.owner,
    region: body.region ?? null,
    measurands: measurandsOf(body.measurands),
    schemeLevel: schemeLevel ? { scheme: schemeLevel.scheme, level: schemeLevel.level } : null,
    usage: usage ? usageOf(usage) : null,
    visibility: body.visibility ?? 'PUBLIC',
    ...(referenceMaterial ? { referenceMaterial: referenceMaterialOf(referenceMaterial) } : {}),
    ...(body.sameNameplate ? { sameNameplate: { reason: body.reason ?? '' } } : {}),
    ...(body.system ? { system: body.system } : {}),
    ...(parts?.length ? { parts } : {}),
    ...(body.catalogueItem ? { catalogueItem: body.catalogueItem } : {}),
    ...(body.use ? { use: body.use } : {}),
    ...(body.nature ? { nature: body.nature } : {}),
    ...(body.keptBy ? { keptBy: body.keptBy } : {}),
  };
}

export function measurandsOf(measurands: readonly MeasurandBody[]): Measurand[] {
  return measurands.map(({ quantity, range, accuracyClass, mpe, parameters }) => ({
    quantity,
    range: range ?? null,
    accuracyClass: accuracyClass ?? null,
    mpe: mpe ?? null,
    ...parametersOf(parameters),
  }));
}

export function usageOf(usage: UsageBody): Usage {
  return {
    compulsory: usage.compulsory ?? false,
    purpose: usage.purpose ?? null,
    mode: usage.mode ?? null,
    intervalMonths: usage.intervalMonths ?? null,
    serviceLifeMonths: usage.serviceLifeMonths ?? null,
  };
}

export function checkMeasurands(measurands: readonly MeasurandBody[]): Refusal[] {
  return measurands.flatMap(({ quantity, range, mpe, parameters }, index) => [
    ...checkQuantity(quantity, `/measurands/${index}/quantity`),
    ...(range ? checkRange(range, quantity, `/measurands/${index}/range`) : []),
    ...(mpe ? checkLimitsOfInstrument(mpe, quantity, `/measurands/${index}/mpe`, Boolean(range)) : []),
    ...checkParameters(parameters, `/measurands/${index}/parameters`),
  ]);
}

import {
  figuresPrint,
  SAME_FIGURES_MAX,
  type AssetIdentity,
  type AssetReference,
  type AssetRegistered,
} from '@suyuan/domain';
import type { CertificateData, Issuing, KnownEvent } from './dossier';

/**
 * What the certificates of one issuer say about each other, among the events recorded at or before a position: the
 * same as the read model's table of issuing, for who has all events at hand.
 */
export function issuingAmong(
  events: Iterable<KnownEvent>,
  knownAt: number,
): (certificate: string) => Issuing | null {
  const certificates = new Map<string, CertificateData>();
  const assets = new Map<string, AssetRegistered['data']>();
  for (const event of events) {
    if (event.position > knownAt) continue;
    if (event.type === 'CalibrationRecorded') addFirst(certificates, event.data);
    else if (event.type === 'AssetRegistered') addFirst(assets, event.data);
  }
  const bearers = groupBy([...assets.values()].filter(hasNameplate), nameplateKey);
  const assetKey = (asset: AssetReference): string => {
    if (typeof asset === 'string') return asset;
    const [bearer, twin] = bearers.get(nameplateKey(asset)) ?? [];
    return bearer && !twin ? bearer.id : nameplateKey(asset);
  };
  const all = [...certificates.values()];
  const perDay = groupBy(all, dayKey);
  const perFigures = groupBy(all, figuresKey);
  return (id) => {
    const certificate = certificates.get(id);
    if (certificate === undefined) return null;
    const figures = figuresKey(certificate);
    const others = (figures === null ? [] : (perFigures.get(figures) ?? []))
      .filter(({ asset }) => assetKey(asset) !== assetKey(certificate.asset))
      .map((other) => other.id);
    return {
      performedThatDay: perDay.get(dayKey(certificate))!.length,
      sameFigures: others.sort().slice(0, SAME_FIGURES_MAX),
    };
  };
}

/** An id is taken once; should a log hold it twice, the first stands. */
function addFirst<T extends { id: string }>(known: Map<string, T>, data: T): void {
  if (!known.has(data.id)) known.set(data.id, data);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const dayKey = ({ issuer, performedOn }: CertificateData): string => JSON.stringify([issuer, performedOn]);

/** Null: its figures are too few to say anything. */
function figuresKey(certificate: CertificateData): string | null {
  const print = figuresPrint(certificate);
  return print === null ? null : JSON.stringify([certificate.issuer, print]);
}

const nameplateKey = ({ manufacturer, model, serialNumber }: AssetIdentity): string =>
  JSON.stringify([manufacturer, model, serialNumber]);

function hasNameplate(asset: AssetRegistered['data']): asset is AssetRegistered['data'] & AssetIdentity {
  return asset.manufacturer !== null && asset.model !== null;
}

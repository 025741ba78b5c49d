import { localText } from '../local-text';
import type { LocalText } from '../vocabulary';
import list from './gb2260.json';
import { NATIONAL_REGION, REGION_ABROAD } from './regions';

/**
 * How the list stands to a code. The standard is revised every year and the list has an edition, so a code that it lacks
 * is not wrong for that: it is told as a code, with the name of what it lies in.
 */
export const REGION_STATES = ['LISTED', 'WITHDRAWN', 'NOT_LISTED', 'CONVENTION'] as const;
export type RegionState = (typeof REGION_STATES)[number];

export interface NamedRegion {
  /** From the province down; of a code that is not listed, the name of the nearest division above it. */
  name: LocalText;
  state: RegionState;
  /** Of a withdrawn code, the newest edition that we know to list it: `YYYY-MM`. */
  lastListed: string | null;
}

/** The last day that the list is true for. */
export const REGION_LIST_EDITION = list.edition;

const PROVINCES: Readonly<Record<string, string[]>> = list.provinces;
const PREFECTURES: Readonly<Record<string, string[]>> = list.prefectures;

/** Names that group counties for the code only: 市辖区, 县, and those directly under a province. They name no place. */
const GROUPING = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

const CONVENTIONS: Readonly<Record<string, LocalText>> = {
  [NATIONAL_REGION]: { zh: '全国', en: 'China, nationwide' },
  [REGION_ABROAD]: { zh: '境外', en: 'abroad' },
};

const COUNTIES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>(list.counties).flatMap(([prefecture, counties]) =>
    counties.split(' ').map((county) => [prefecture + county.slice(0, 2), county.slice(2)] as const),
  ),
);

const WITHDRAWN: ReadonlyMap<string, { name: string; lastListed: string }> = new Map(
  Object.entries<string[]>(list.withdrawn).flatMap(([lastListed, rows]) =>
    rows
      .flatMap((row) => row.split(' '))
      .map((entry) => [entry.slice(0, 6), { name: entry.slice(6), lastListed }] as const),
  ),
);

/** The name of a division code of GB/T 2260 (or of one of the two codes that the product adds), as far as we know one. */
export function regionOf(code: string): NamedRegion {
  const convention = CONVENTIONS[code];
  if (convention !== undefined) return { name: convention, state: 'CONVENTION', lastListed: null };
  const withdrawn = WITHDRAWN.get(code);
  const own = listedName(code) ?? withdrawn?.name ?? null;
  const above = [code.slice(0, 2), code.slice(0, 4)]
    .filter((prefix) => prefix.padEnd(6, '0') !== code)
    .flatMap((prefix) => nameOfPart(prefix) ?? []);
  const parts = own === null ? above : [...above, { zh: own, en: englishName(code) ?? own }];
  return {
    name: inFull(parts),
    state: withdrawn === undefined ? (own === null ? 'NOT_LISTED' : 'LISTED') : 'WITHDRAWN',
    lastListed: withdrawn?.lastListed ?? null,
  };
}

/** Every code of the edition, and every withdrawn one, in order. */
export function regionCodes(): string[] {
  const whole = [...Object.keys(PROVINCES), ...Object.keys(PREFECTURES)].map((code) => code.padEnd(6, '0'));
  return [...whole, ...COUNTIES.keys(), ...WITHDRAWN.keys()].toSorted();
}

/**
 * What the standard can give a code to, whatever its edition: a province that exists, in it the numbers of prefectures
 * (01 to 70, 90 for counties directly under a province), counties below one of them. Taiwan, Hong Kong and Macao have
 * no division into prefectures.
 */
export function isRegion(code: string): boolean {
  if (CONVENTIONS[code] !== undefined) return true;
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(code);
  if (match === null) return false;
  const [, province = '', prefecture = '', county = ''] = match;
  if (PROVINCES[province] === undefined) return false;
  if (prefecture !== '00') return prefecture === '90' || Number(prefecture) <= PREFECTURE_NUMBER_MAX;
  return county === '00' || UNDIVIDED.has(province);
}

const PREFECTURE_NUMBER_MAX = 70;
const UNDIVIDED: ReadonlySet<string> = new Set(['71', '81', '82']);

function listedName(code: string): string | null {
  if (code.endsWith('0000')) return PROVINCES[code.slice(0, 2)]?.[0] ?? null;
  if (code.endsWith('00')) return PREFECTURES[code.slice(0, 4)]?.[0] ?? null;
  return COUNTIES.get(code) ?? null;
}

function englishName(code: string): string | null {
  const entry = code.endsWith('0000') ? PROVINCES[code.slice(0, 2)] : PREFECTURES[code.slice(0, 4)];
  return code.endsWith('00') ? (entry?.[1] ?? null) : null;
}

/** The province or prefecture of a prefix; null where it only groups counties, or nobody knows it. */
function nameOfPart(prefix: string): { zh: string; en: string } | null {
  const code = prefix.padEnd(6, '0');
  const zh = listedName(code) ?? WITHDRAWN.get(code)?.name ?? null;
  if (zh === null || GROUPING.test(zh)) return null;
  return { zh, en: englishName(code) ?? zh };
}

/** 浙江省杭州市萧山区; in English the smallest first. Counties have no English name of ours: they stay as they are written. */
function inFull(parts: readonly { zh: string; en: string }[]): LocalText {
  return localText({
    zh: parts.map(({ zh }) => zh).join(''),
    en: parts
      .map(({ en }) => en)
      .toReversed()
      .join(', '),
  });
}

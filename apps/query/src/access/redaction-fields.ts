/**
 * Fields that hold no id of a record: words of closed lists, figures, days, texts of the product itself, and names of
 * organizations, which are left out where they would tell. Every other field is looked at, a new one too.
 */
const PLAIN = new Set(
  [
    'quantity quantities unit value code severity verdict role how kind tier type class exposure state conclusion',
    'stage form basis purpose mode effect event zh en message messages article articleText ruleSet limit source title',
    'performedOn issuedOn validUntil receivedOn usedOn on until since due asOf occurredOn recordedAt noticedOn',
    'validFrom validTo effectiveFrom windowFrom windowTo expandedUncertainty coverageFactor of use degreesOfFreedom',
    'coverageProbability digest sha256 owner issuer organization laboratory by grantedBy region uscc level',
    'visibility accuracyClass methods method points nominal error mpe traceVerdict grade ungraded ratio',
    'byTier byRegion byQuantity byGrade next traceId appears disappears passed agrees',
  ].flatMap((line) => line.split(' ')),
);

/** Fields in which people write sentences: each word of them is looked at. */
export const PROSE: ReadonlySet<string> = new Set([
  'reason',
  'note',
  'detail',
  'name',
  'remark',
  'text',
  'link',
]);

/** Lists whose order says nothing but the order of ids. */
export const UNORDERED: ReadonlySet<string> = new Set(['evidence', 'roots']);

const OF_ASSETS = new Set(['asset']);
const OF_CERTIFICATES = new Set([
  'certificate',
  'certificates',
  'via',
  'roots',
  'start',
  'from',
  'to',
  'replaces',
  'replacedBy',
]);

/** Objects whose members are named by ids. */
const KEYED_BY_ID = new Set(['certificates']);
const FIELD_NAME = /^[a-z][A-Za-z]*$/;

/**
 * Whether a member of an object may be named by an id: of such an object always, of another where no field would be named
 * so. Whoever registers an asset called `items` renames no field by it.
 */
export function isNamedById(name: string, key: string): boolean {
  return KEYED_BY_ID.has(key) || !FIELD_NAME.test(name);
}

export function isPlain(key: string): boolean {
  return PLAIN.has(key);
}

/**
 * Of which records a field may hold ids: a certificate may have the id of an asset, and neither stands for the other.
 * `finding`: a finding about an asset, or the impact case that it opened.
 */
export function kindsOf(key: string): { asset: boolean; certificate: boolean; finding: boolean } {
  if (OF_ASSETS.has(key)) return { asset: true, certificate: false, finding: false };
  if (OF_CERTIFICATES.has(key)) return { asset: false, certificate: true, finding: false };
  return { asset: true, certificate: true, finding: true };
}

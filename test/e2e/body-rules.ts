/** What API.md says of every field of every write, told once more by hand, with a body that states every field. */

export interface Rule {
  is:
    | 'id'
    | 'scheme-id'
    | 'ratio'
    | 'text'
    | 'level'
    | 'decimal'
    | 'positive'
    | 'date'
    | 'region'
    | 'uscc'
    | 'quantity'
    /** One that a quantity may be published under. */
    | 'quantity-code'
    | 'unit-of-any'
    /** A code, or an object that states the quantity. */
    | 'result-quantity'
    | 'unit'
    | 'digest'
    | 'base64url'
    | 'flag'
    | 'whole'
    | 'one-of'
    /** One of a list that says which other fields there are: left out, those are refused. */
    | 'form'
    | 'asset'
    | 'object'
    | 'list';
  /** Absent and null are refused. */
  required: boolean;
  fields?: Record<string, Rule>;
  item?: Rule;
  mayBeEmpty?: boolean;
}

const must = (is: Rule['is']): Rule => ({ is, required: true });
const may = (rule: Rule['is'] | Rule): Rule =>
  typeof rule === 'string' ? { is: rule, required: false } : { ...rule, required: false };
const object = (fields: Record<string, Rule>): Rule => ({ is: 'object', required: true, fields });
const list = (item: Rule): Rule => ({ is: 'list', required: true, item, mayBeEmpty: false });
const listOrNone = (item: Rule): Rule => ({ is: 'list', required: false, item, mayBeEmpty: true });

const localText = object({ zh: may('text'), en: may('text') });
const value = object({ value: must('decimal'), unit: must('unit') });
const positiveValue = object({ value: must('positive'), unit: must('unit') });
/** An error, an uncertainty or a limit. */
const difference = object({ value: must('decimal'), unit: must('unit'), of: may('one-of') });
const parameters = listOrNone(object({ parameter: must('quantity'), value }));
/** U or a limit as a + b·|x|, `b` as a list; the form is what makes the rest belong there. */
const linear = object({ form: must('form'), a: difference, b: list(difference) });
const bounds = object({ form: must('form'), lower: may(difference), upper: may(difference) });
/** Limits by rows; the rows of the bodies are of both other forms. */
const table = (row: Rule): Rule =>
  object({
    form: must('form'),
    rows: list(
      object({
        min: must('decimal'),
        max: must('decimal'),
        unit: may('unit'),
        of: may('one-of'),
        includesMin: may('flag'),
        parameters,
        mpe: row,
      }),
    ),
  });
const range = object({ min: must('decimal'), max: must('decimal'), unit: must('unit') });

const reference = (asset: Rule): Rule =>
  object({
    asset,
    certificate: may(object({ issuer: must('id'), number: must('text') })),
    quantity: must('quantity'),
    role: may('one-of'),
    range: may(range),
    external: may(
      object({
        kind: must('one-of'),
        institute: must('text'),
        certificateNumber: may('text'),
        kcdbId: may('text'),
        accreditation: may('text'),
      }),
    ),
    batch: may('text'),
    use: may('one-of'),
    parameters,
    part: may('text'),
    times: may('whole'),
  });

const calibration = object({
  id: may('id'),
  certificateNumber: must('text'),
  issuer: must('id'),
  kind: must('one-of'),
  asset: must('asset'),
  receivedOn: may('date'),
  performedOn: must('date'),
  issuedOn: may('date'),
  validUntil: may('date'),
  methods: listOrNone(must('text')),
  accredited: may('flag'),
  conclusion: may('one-of'),
  accuracyClass: may('text'),
  decisionRule: may(object({ id: must('one-of'), guardFactor: may('decimal') })),
  environment: may(object({ temperature: may(value), humidity: may(value), pressure: may(value) })),
  results: list(
    object({
      quantity: must('result-quantity'),
      range: may(range),
      parameters,
      points: listOrNone(
        object({
          nominal: value,
          error: may(difference),
          expandedUncertainty: linear,
          coverageFactor: must('positive'),
          coverageProbability: may('decimal'),
          degreesOfFreedom: may('decimal'),
          mpe: may(bounds),
          stage: may('one-of'),
          mark: may('text'),
          observations: listOrNone(must('decimal')),
          parameters,
          conclusion: may('one-of'),
          indication: may(object({ value: must('decimal'), unit: must('text') })),
        }),
      ),
      references: listOrNone(reference(must('asset'))),
      part: may('text'),
      conclusion: may('one-of'),
      providedBy: may('id'),
      coefficients: may(
        object({
          equation: may('text'),
          terms: list(object({ symbol: must('level'), value: must('decimal'), unit: may('text') })),
          covariance: listOrNone(
            object({ first: must('level'), second: must('level'), value: must('decimal') }),
          ),
        }),
      ),
    }),
  ),
  references: listOrNone(reference(must('asset'))),
  // Required beside the part that is stated of it.
  replaces: must('id'),
  replacesPart: may('text'),
  integrity: may(
    object({
      payloadHash: must('digest'),
      signature: may(object({ keyId: must('id'), value: must('base64url') })),
    }),
  ),
  transcribed: may('flag'),
  copy: may(object({ sha256: must('digest'), name: may('text'), mediaType: may('text') })),
  performedFrom: may('date'),
  place: may(object({ kind: must('one-of'), name: may('text'), region: may('region') })),
  site: may('text'),
  otherNumbers: listOrNone(object({ kind: must('text'), value: must('text') })),
  customer: may(object({ organization: may('id'), name: may('text'), person: may('text') })),
  signatories: listOrNone(object({ person: must('text'), role: must('one-of'), registration: may('text') })),
  seals: listOrNone(must('text')),
  temperatureScale: may('one-of'),
  item: may('text'),
  revision: may('whole'),
});

const scope = object({
  id: may('id'),
  authority: must('text'),
  number: must('text'),
  validFrom: must('date'),
  validTo: may('date'),
  lines: list(
    object({
      quantity: must('quantity'),
      range,
      methods: listOrNone(must('text')),
      cmc: object({
        form: must('one-of'),
        a: must('decimal'),
        b: must('decimal'),
        rows: listOrNone(object({ min: must('decimal'), max: must('decimal'), a: must('decimal') })),
        unit: may('unit'),
        k: may('positive'),
      }),
    }),
  ),
  basis: may('one-of'),
  items: listOrNone(must('text')),
  region: may('region'),
  grantedBy: may('id'),
});

const measurands = list(
  object({
    quantity: must('quantity'),
    range: may(range),
    accuracyClass: may('text'),
    mpe: may(table(bounds)),
    parameters,
  }),
);
const schemeLevel = object({ scheme: must('scheme-id'), level: must('level') });
const usage = object({
  compulsory: may('flag'),
  purpose: may('one-of'),
  mode: may('one-of'),
  intervalMonths: may('whole'),
  serviceLifeMonths: may('whole'),
});
const parts: Rule = {
  ...listOrNone(object({ id: must('text'), name: may(localText), serialNumber: may('text') })),
  mayBeEmpty: true,
};

const asset = object({
  id: may('id'),
  kind: must('one-of'),
  tier: must('one-of'),
  name: localText,
  manufacturer: may('text'),
  model: may('text'),
  serialNumber: must('text'),
  owner: must('id'),
  region: may('region'),
  measurands,
  schemeLevel: may(schemeLevel),
  usage: may(usage),
  visibility: may('one-of'),
  referenceMaterial: may(
    object({
      code: must('text'),
      batch: must('text'),
      certifiedValue: may(value),
      expiresOn: may('date'),
      grade: may('one-of'),
    }),
  ),
  sameNameplate: may('flag'),
  parts,
  catalogueItem: may('text'),
  use: may('one-of'),
  nature: may('one-of'),
  keptBy: may('one-of'),
});

const scheme = object({
  id: may('scheme-id'),
  title: localText,
  validFrom: must('date'),
  validTo: may('date'),
  quantity: must('quantity'),
  levels: list(
    object({
      code: must('level'),
      ordinal: must('whole'),
      tier: must('one-of'),
      name: may(localText),
      class: may('text'),
      quantityRange: may(range),
      uLimit: may('text'),
      mpe: may('text'),
      source: may('text'),
    }),
  ),
  edges: {
    ...list(
      object({
        from: must('level'),
        to: must('level'),
        maxRatio: may('ratio'),
        method: may('text'),
        severity: may('one-of'),
        source: may('text'),
      }),
    ),
    mayBeEmpty: true,
  },
  source: may('text'),
});

const method = object({
  id: must('scheme-id'),
  title: localText,
  validFrom: must('date'),
  validTo: may('date'),
  replacedBy: may('scheme-id'),
  ratio: may(object({ max: must('ratio'), of: must('one-of') })),
  environment: may(object({ temperature: may(range), humidity: may(range), pressure: may(range) })),
  observationsMin: may('whole'),
  recordsEnvironment: may('flag'),
  source: may('text'),
});

const publishedQuantity = object({
  code: must('quantity-code'),
  name: localText,
  unit: must('unit-of-any'),
  units: listOrNone(must('unit')),
  area: may('one-of'),
  kinds: listOrNone(must('text')),
  naturalZero: may('flag'),
  ownRelativeError: may('flag'),
  parameters: listOrNone(object({ parameter: must('quantity'), usual: may(value) })),
  source: may('text'),
});

const suspension = object({ id: may('id'), from: must('date'), to: may('date'), reason: must('text') });

const entrustment = object({ id: may('id'), laboratory: must('id'), from: must('date'), to: may('date') });

/** The rule of each write's body, by its path. */
export const BODY_RULES = {
  organizations: object({
    id: may('id'),
    name: localText,
    kinds: list(must('one-of')),
    uscc: may('uscc'),
    region: must('region'),
    publicKeys: listOrNone(object({ keyId: must('id'), x: must('base64url') })),
    level: may('one-of'),
  }),
  scopes: scope,
  suspensions: suspension,
  certificateSuspensions: object({
    id: may('id'),
    from: must('date'),
    to: must('date'),
    reason: must('text'),
  }),
  scopeRevocations: object({ id: may('id'), from: must('date'), reason: must('text') }),
  schemes: scheme,
  methods: method,
  quantities: publishedQuantity,
  assets: asset,
  examinations: object({
    id: may('id'),
    number: must('text'),
    kind: must('one-of'),
    validFrom: must('date'),
    validTo: may('date'),
    authority: may('text'),
  }),
  lifecycle: object({
    id: may('id'),
    event: must('one-of'),
    on: must('date'),
    owner: must('id'),
    note: may('text'),
  }),
  nonconformities: object({
    id: may('id'),
    quantity: must('quantity'),
    from: must('date'),
    to: must('date'),
    shift: may(value),
    shifts: listOrNone(object({ value, parameters, part: may('text'), shift: value })),
    reason: must('text'),
    part: may('text'),
  }),
  dismissals: object({
    id: may('id'),
    quantity: must('quantity'),
    finding: must('id'),
    reason: must('text'),
    part: may('text'),
  }),
  restatements: object({
    id: may('id'),
    quantity: must('quantity'),
    shift: value,
    effectiveFrom: must('date'),
    reason: must('text'),
    source: may('text'),
  }),
  organizationAmendments: object({
    id: may('id'),
    on: must('date'),
    reason: must('text'),
    name: may(localText),
    kinds: { ...listOrNone(must('one-of')), mayBeEmpty: false },
    uscc: may('uscc'),
    region: may('region'),
    publicKeys: listOrNone(object({ keyId: must('id'), x: must('base64url') })),
    level: may('one-of'),
    superior: may('id'),
  }),
  mergers: object({ id: may('id'), into: must('id'), on: must('date'), reason: may('text') }),
  dissolutions: object({ id: may('id'), on: must('date'), reason: may('text') }),
  amendments: object({
    id: may('id'),
    on: must('date'),
    reason: must('text'),
    name: may(localText),
    manufacturer: may('text'),
    model: may('text'),
    serialNumber: may('text'),
    region: may('region'),
    measurands: may(measurands),
    parts: { ...parts, mayBeEmpty: false },
    usage: may(usage),
    schemeLevel: may(schemeLevel),
    catalogueItem: may('text'),
    use: may('one-of'),
    nature: may('one-of'),
    visibility: may('one-of'),
  }),
  assetConfirmations: object({
    id: may('id'),
    certificate: must('id'),
    on: must('date'),
    purpose: must('one-of'),
    requirement: object({ quantity: must('quantity'), limits: table(linear), parameters }),
    conclusion: must('one-of'),
    rule: may(object({ id: must('one-of'), guardFactor: may('decimal') })),
    validUntil: may('date'),
  }),
  checks: object({
    id: may('id'),
    on: must('date'),
    quantity: must('quantity'),
    passed: must('flag'),
    part: may('text'),
    method: may('text'),
    parameters,
    points: listOrNone(
      object({
        nominal: value,
        error: may(value),
        expandedUncertainty: may(positiveValue),
        coverageFactor: may('positive'),
        coverageProbability: may('decimal'),
        mpe: may(linear),
        stage: may('one-of'),
        mark: may('text'),
        observations: listOrNone(must('decimal')),
      }),
    ),
  }),
  calibrations: calibration,
  revocations: object({
    id: may('id'),
    effect: must('one-of'),
    effectiveFrom: must('date'),
    reason: must('text'),
  }),
  erasures: object({ id: may('id'), reason: must('text') }),
  entrustments: entrustment,
  organizationEntrustments: entrustment,
  designations: object({ ...entrustment.fields, reason: must('text') }),
  clearances: suspension,
  disputes: object({ id: may('id'), asset: may('id'), reason: must('text') }),
  assessments: object({ id: may('id'), note: must('text'), grade: may('one-of') }),
  notifications: object({
    id: may('id'),
    notified: list(must('id')),
    on: must('date'),
    note: may('text'),
  }),
} satisfies Record<string, Rule>;

import type { JsonObject } from './to-openapi-31';

const MASS_RANGE = { min: '1', max: '200', unit: 'g' };
const REASON = { reason: 'Found at the yearly audit.' };
const ENTRUSTED = { laboratory: 'lab-one', from: '2026-01-01', to: '2026-12-31' };

/** A sound body of each class, as small as it can be and still say what the class is for. */
export const BODY_EXAMPLES: Readonly<Record<string, JsonObject>> = {
  RegisterOrganizationBody: {
    id: 'lab-one',
    name: { zh: '某省计量院', en: 'A provincial institute' },
    kinds: ['LABORATORY'],
    region: '310000',
  },
  GrantScopeBody: {
    authority: 'CNAS',
    number: 'L0001',
    validFrom: '2024-01-01',
    validTo: '2029-12-31',
    lines: [{ quantity: 'mass', range: MASS_RANGE, cmc: { form: 'CONSTANT', a: '0.1', unit: 'mg', k: '2' } }],
  },
  SuspendScopeBody: { from: '2026-03-01', to: '2026-05-31', ...REASON },
  RevokeScopeBody: { from: '2026-03-01', ...REASON },
  PublishSchemeBody: {
    id: 'JJG 2053-2016',
    title: { zh: '质量计量器具' },
    validFrom: '2017-05-25',
    quantity: 'mass',
    levels: [
      { code: 'E1', ordinal: 1, tier: 'PUBLIC' },
      { code: 'E2', ordinal: 2, tier: 'PUBLIC' },
    ],
    edges: [{ from: 'E1', to: 'E2', maxRatio: '1/3' }],
  },
  PublishMethodBody: {
    id: 'JJG 539-2016',
    title: { zh: '数字指示秤检定规程' },
    validFrom: '2017-05-25',
    ratio: { max: '1/3', of: 'MPE' },
  },
  RegisterAssetBody: {
    id: 'weights-f1',
    kind: 'STANDARD',
    tier: 'WORKING_STANDARD',
    name: { zh: '砝码组', en: 'Set of weights' },
    manufacturer: 'Mettler Toledo',
    model: 'F1 1 g to 200 g',
    serialNumber: '2301-17',
    owner: 'lab-one',
    measurands: [{ quantity: 'mass', range: MASS_RANGE, accuracyClass: 'F1' }],
  },
  ExamineAssetBody: {
    number: '[2024] 0017',
    kind: 'EXAMINATION',
    validFrom: '2024-01-01',
    validTo: '2028-12-31',
  },
  RecordLifecycleBody: { event: 'REPAIRED', on: '2026-01-15', note: 'Load cell replaced.' },
  ReportNonconformityBody: {
    quantity: 'mass',
    from: '2025-06-01',
    to: '2026-01-15',
    shift: { value: '0.4', unit: 'mg' },
    reason: 'Out of tolerance at its calibration.',
  },
  DismissSuspicionBody: {
    quantity: 'mass',
    finding: 'cert-2026-0417',
    reason: 'Soiled in transport to its calibration; cleaned, it weighs what it did.',
  },
  RestateReferenceValueBody: {
    quantity: 'mass',
    shift: { value: '-7', unit: 'ug' },
    effectiveFrom: '2023-03-01',
    reason: 'Consensus value of the kilogram.',
  },
  AmendOrganizationBody: {
    on: '2026-03-01',
    reason: 'Renamed in the register of companies.',
    name: { zh: '示例计量检测有限公司' },
  },
  MergeOrganizationBody: { into: 'lab-two', on: '2026-03-01', reason: 'Reform of the institutes.' },
  DissolveOrganizationBody: { on: '2026-03-01', reason: 'Struck off the register of companies.' },
  AmendAssetBody: {
    on: '2026-03-01',
    reason: 'Interval shortened after drift.',
    usage: { compulsory: false, purpose: 'OTHER', mode: 'PERIODIC', intervalMonths: 6 },
  },
  ConfirmAssetBody: {
    certificate: 'cert-2026-0417',
    on: '2026-02-05',
    purpose: 'OTHER',
    requirement: { quantity: 'mass', limits: { value: '2', unit: 'g' } },
    conclusion: 'PASS',
    validUntil: '2027-02-04',
  },
  CheckAssetBody: {
    on: '2026-03-15',
    quantity: 'mass',
    passed: true,
    method: 'WI-017',
    points: [
      {
        nominal: { value: '200', unit: 'g' },
        error: { value: '0.05', unit: 'mg' },
        mpe: { value: '0.3', unit: 'mg' },
      },
    ],
  },
  RecordCalibrationBody: {
    certificateNumber: 'M-2026-0417',
    issuer: 'lab-one',
    kind: 'CALIBRATION',
    asset: 'scale-15kg',
    performedOn: '2026-02-01',
    validUntil: '2027-01-31',
    methods: ['JJG 539-2016'],
    performedFrom: '2026-01-31',
    place: { kind: 'ON_SITE', name: 'Checkout hall', region: '310000' },
    otherNumbers: [{ kind: 'order', value: 'WT-2026-118' }],
    item: '2/3',
    results: [
      {
        quantity: 'mass',
        points: [
          {
            nominal: { value: '1.000', unit: 'kg' },
            error: { value: '0.1', unit: 'g' },
            expandedUncertainty: { value: '0.8', unit: 'g' },
            coverageFactor: '2',
          },
        ],
        references: [{ asset: 'weights-f1', quantity: 'mass', role: 'MAIN' }],
      },
    ],
  },
  RevokeCertificateBody: { effect: 'WITHDRAWN', effectiveFrom: '2026-02-10', ...REASON },
  DisclosePersonsBody: { reason: 'Whoever verified it is asked.' },
  ErasePersonsBody: { reason: 'Left the institute; asked for it.' },
  SuspendCertificateBody: { from: '2026-02-01', to: '2026-02-28', ...REASON },
  AssessImpactCaseBody: {
    note: 'The shift is a tenth of the tolerance of what was weighed.',
    grade: 'MINOR',
  },
  NotifyOfImpactCaseBody: { notified: ['retail-one'], on: '2026-02-03', note: 'By letter.' },
  CloseImpactCaseBody: { on: '2026-02-20', reason: 'All scales were verified again.' },
  EntrustAssetBody: ENTRUSTED,
  EntrustOrganizationBody: ENTRUSTED,
  DesignateLaboratoryBody: { ...ENTRUSTED, reason: 'The only one in the province.' },
  GrantClearanceBody: { from: '2026-01-01', to: '2026-12-31', reason: 'Supervision of defence.' },
  AcceptCertificateBody: { asset: 'scale-15kg' },
  DisputeCertificateBody: { asset: 'scale-15kg', reason: 'The scale was not there on that day.' },
  ConfirmCertificateBody: { id: 'confirmation-1' },
  ApproveProposalBody: { digest: '0f'.repeat(32) },
  UncertaintyBudgetBody: {
    outputs: [{ symbol: 'y', expression: 'a*b', unit: 'mm' }],
    inputs: [
      { symbol: 'a', estimate: '2', standardUncertainty: '0.1' },
      { symbol: 'b', observations: ['2.9', '3.0'], pooledStandardDeviation: '0.1', degreesOfFreedom: '19' },
    ],
  },
  ConformityDecisionBody: {
    value: '5.9',
    limits: { lower: '-6', upper: '6' },
    expandedUncertainty: '3',
    coverageFactor: '2',
    rule: { id: 'JJF_1094' },
  },
  ConformityComparisonBody: {
    value: '10.00012',
    expandedUncertainty: '0.00010',
    coverageFactor: '2',
    unit: 'V',
    reference: { value: '10.00004', expandedUncertainty: '0.00004', coverageFactor: '2' },
  },
  ConformityRisksBody: {
    tolerance: { lower: '1499.8', upper: '1500.2' },
    acceptance: { lower: '1499.82', upper: '1500.18' },
    process: { mean: '1500', standardDeviation: '0.12' },
    measurement: { standardUncertainty: '0.04' },
  },
  CalibrationIntervalBody: {
    method: 'A3',
    intervalDays: 365,
    reliabilityTarget: '0.95',
    inTolerance: 15,
    tested: 20,
  },
};

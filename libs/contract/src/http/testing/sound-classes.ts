import {
  AcceptCertificateBody,
  ConfirmCertificateBody,
  DesignateLaboratoryBody,
  DisputeCertificateBody,
  EntrustAssetBody,
  EntrustOrganizationBody,
  GrantClearanceBody,
} from '../admission';
import { CheckAssetBody, ConfirmAssetBody } from '../asset-checks';
import { DismissSuspicionBody, ReportNonconformityBody, RestateReferenceValueBody } from '../asset-findings';
import { RegisterAssetBody, ExamineAssetBody, RecordLifecycleBody, AmendAssetBody } from '../assets';
import { RecordCalibrationBody } from '../calibrations';
import { CalibrationIntervalBody, ConformityDecisionBody, ConformityRisksBody } from '../calculators';
import { RevokeCertificateBody } from '../certificates';
import { AssessImpactCaseBody, CloseImpactCaseBody, NotifyOfImpactCaseBody } from '../impact-cases';
import { DisclosePersonsBody, ErasePersonsBody } from '../persons';
import { PublishMethodBody } from '../methods';
import {
  AmendOrganizationBody,
  DissolveOrganizationBody,
  MergeOrganizationBody,
  RegisterOrganizationBody,
} from '../organizations';
import { PublishQuantityBody } from '../quantities';
import { PublishSchemeBody } from '../schemes';
import { GrantScopeBody, RevokeScopeBody, SuspendScopeBody } from '../scopes';
import { UncertaintyBudgetBody } from '../uncertainty';
import {
  calibration,
  asset,
  scope,
  scheme,
  method,
  quantity,
  budget,
  decision,
  risks,
  interval,
} from './sound-bodies';

type Json = Record<string, unknown>;

/** Class, a sound value, and its required fields (bold in API.md). */
export const CLASSES: [new () => object, Json, string[]][] = [
  [
    RegisterOrganizationBody,
    {
      name: { en: 'INM' },
      kinds: ['LABORATORY'],
      region: '310000',
      publicKeys: [{ keyId: 'k', x: 'A'.repeat(43) }],
      level: 'PROVINCIAL',
      superior: 'samr',
      system: 'DEFENCE',
    },
    ['name', 'kinds', 'region'],
  ],
  [GrantScopeBody, scope, ['authority', 'number', 'validFrom', 'lines']],
  [SuspendScopeBody, { from: '2024-01-01', to: null, reason: 'r' }, ['from', 'reason']],
  [RevokeScopeBody, { from: '2024-01-01', to: null, reason: 'r' }, ['from', 'reason']],
  [PublishSchemeBody, scheme, ['title', 'validFrom', 'quantity', 'levels', 'edges']],
  [RegisterAssetBody, asset, ['kind', 'tier', 'name', 'serialNumber', 'owner', 'measurands']],
  [
    ExamineAssetBody,
    { number: '[2020] 1', kind: 'PRIMARY', validFrom: '2020-01-01' },
    ['number', 'kind', 'validFrom'],
  ],
  [RecordLifecycleBody, { event: 'REPAIRED', on: '2024-01-01', note: 'a\nb' }, ['event', 'on']],
  [
    ReportNonconformityBody,
    { quantity: 'mass', from: '2024-01-01', to: '2024-02-01', reason: 'r' },
    ['quantity', 'from', 'to', 'reason'],
  ],
  [
    DismissSuspicionBody,
    { id: 'd', quantity: 'mass', finding: 'c', part: '2*', reason: 'r' },
    ['quantity', 'finding', 'reason'],
  ],
  [
    RecordCalibrationBody,
    calibration,
    ['certificateNumber', 'issuer', 'kind', 'asset', 'performedOn', 'results'],
  ],
  [
    RestateReferenceValueBody,
    {
      id: 'ccm-2023',
      quantity: 'mass',
      shift: { value: '-7', unit: 'ug' },
      effectiveFrom: '2023-03-01',
      reason: 'r',
      source: 'CCM',
    },
    ['quantity', 'shift', 'effectiveFrom', 'reason'],
  ],
  [
    CheckAssetBody,
    { id: 'c', on: '2024-01-01', quantity: 'mass', passed: true },
    ['on', 'quantity', 'passed'],
  ],
  [AmendAssetBody, { id: 'a', on: '2024-01-01', reason: 'r', region: '310000' }, ['on', 'reason']],
  [
    ConfirmAssetBody,
    {
      certificate: 'c',
      on: '2024-01-01',
      purpose: 'OTHER',
      requirement: { quantity: 'mass', limits: { value: '2', unit: 'g' } },
      conclusion: 'PASS',
    },
    ['certificate', 'on', 'purpose', 'requirement', 'conclusion'],
  ],
  [
    AmendOrganizationBody,
    { id: 'a', on: '2024-01-01', reason: 'r', name: { zh: '新名' }, region: '310000' },
    ['on', 'reason'],
  ],
  [MergeOrganizationBody, { id: 'm', into: 'other', on: '2024-01-01', reason: 'r' }, ['into', 'on']],
  [DissolveOrganizationBody, { id: 'd', on: '2024-01-01', reason: 'r' }, ['on']],
  [PublishMethodBody, method, ['id', 'title', 'validFrom']],
  [PublishQuantityBody, quantity, ['code', 'name', 'unit']],
  [AssessImpactCaseBody, { id: 'a', note: 'n', grade: 'MAJOR' }, ['note']],
  [
    NotifyOfImpactCaseBody,
    { id: 'n', notified: ['ent-a', 'ent-b'], on: '2024-01-01', note: 'n' },
    ['notified', 'on'],
  ],
  [CloseImpactCaseBody, { id: 'c', on: '2024-01-01', reason: 'r' }, ['on', 'reason']],
  [RevokeCertificateBody, { effect: 'VOID', reason: 'r' }, ['effect', 'reason']],
  [
    EntrustAssetBody,
    { id: 'e', laboratory: 'lab', from: '2024-01-01', to: '2024-12-31' },
    ['laboratory', 'from'],
  ],
  [EntrustOrganizationBody, { laboratory: 'lab', from: '2024-01-01', to: null }, ['laboratory', 'from']],
  [
    DesignateLaboratoryBody,
    { laboratory: 'lab', from: '2024-01-01', to: '2024-12-31', reason: 'r' },
    ['laboratory', 'from', 'reason'],
  ],
  [GrantClearanceBody, { from: '2024-01-01', to: '2024-12-31', reason: 'r' }, ['from', 'reason']],
  [AcceptCertificateBody, { id: 'a', asset: 'scale' }, []],
  [DisputeCertificateBody, { id: 'd', asset: 'scale', reason: 'r' }, ['reason']],
  [DisclosePersonsBody, { reason: 'r' }, []],
  [ErasePersonsBody, { id: 'e', person: 'p', reason: 'r' }, ['reason']],
  [ConfirmCertificateBody, { id: 'c' }, []],
  [UncertaintyBudgetBody, budget, ['outputs', 'inputs']],
  [ConformityDecisionBody, decision, ['value', 'limits', 'rule']],
  [ConformityRisksBody, risks, ['tolerance', 'acceptance', 'process', 'measurement']],
  [CalibrationIntervalBody, interval, ['method']],
];

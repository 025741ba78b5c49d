import type { AssetBody } from '../asset/asset.commands';
import type { CalibrationBody, PointBody } from '../certificate/certificate.commands';
import type { ScopeBody } from '../laboratory/laboratory.commands';
import type { LaboratoryEvent } from '../laboratory/laboratory.events';
import { decideLaboratory } from '../laboratory/laboratory.decide';
import {
  evolveLaboratory,
  initialLaboratoryState,
  type LaboratoryState,
} from '../laboratory/laboratory.state';
import { CONTEXT } from './given-when-then';

/** Bodies and facts that are accepted as they stand; a test changes what it is about. */

export const registered: LaboratoryEvent = {
  type: 'OrganizationRegistered',
  data: { id: 'lab', name: { en: 'Lab' }, kinds: ['LABORATORY'], uscc: null, region: '110000' },
};

export const scopeBody = (more: Partial<ScopeBody> = {}): ScopeBody => ({
  authority: 'CNAS',
  number: 'L0001',
  validFrom: '2020-01-01',
  validTo: '2026-12-31',
  lines: [
    {
      quantity: 'mass',
      range: { min: '1', max: '20', unit: 'kg' },
      cmc: { form: 'CONSTANT', a: '0.5', unit: 'g', k: '2' },
    },
  ],
  ...more,
});

/** A laboratory after the events and after the scopes that these bodies grant. */
export function laboratoryWith(bodies: ScopeBody[], ...events: LaboratoryEvent[]): LaboratoryState {
  const granted = bodies.flatMap((body, index): LaboratoryEvent[] => {
    const decision = decideLaboratory(initialLaboratoryState, {
      type: 'GrantScope',
      id: `scope-${index}`,
      organization: 'lab',
      body,
      ...CONTEXT,
    });
    if (decision.outcome !== 'ACCEPTED') throw new Error('the scope of the test is refused');
    return decision.events;
  });
  return [registered, ...granted, ...events].reduce(evolveLaboratory, initialLaboratoryState);
}

export const assetBody = (more: Partial<AssetBody> = {}): AssetBody => ({
  kind: 'INSTRUMENT',
  tier: 'WORKING',
  name: { en: 'Scale' },
  manufacturer: 'Mettler',
  model: 'XP-1',
  serialNumber: 'S-1',
  owner: 'lab',
  measurands: [{ quantity: 'mass', range: { min: '0', max: '15', unit: 'kg' } }],
  ...more,
});

export const point = (more: Partial<PointBody> = {}): PointBody => ({
  nominal: { value: '1.000', unit: 'kg' },
  error: { value: '0.1', unit: 'g' },
  expandedUncertainty: { value: '0.8', unit: 'g' },
  coverageFactor: '2',
  ...more,
});

export const calibrationBody = (more: Partial<CalibrationBody> = {}): CalibrationBody => ({
  certificateNumber: 'N-1',
  issuer: 'lab',
  kind: 'CALIBRATION',
  asset: 'scale',
  performedOn: '2026-02-01',
  results: [
    {
      quantity: 'mass',
      points: [point()],
      references: [{ asset: 'weights', quantity: 'mass', role: 'MAIN' }],
    },
  ],
  ...more,
});

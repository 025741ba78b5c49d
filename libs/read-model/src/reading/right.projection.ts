import type { RecordedEvent } from '@suyuan/domain';
import { projection } from '../projection';
import { rightTable, type RightRow } from './right.table';

type Told = Omit<RightRow, 'position'>;

const NOTHING: Omit<Told, 'kind' | 'subject'> = {
  laboratory: null,
  owner: null,
  fromDay: null,
  toDay: null,
  system: null,
};

export const rightProjection = projection(rightTable, (event) => {
  const told = rightOf(event);
  return told === null ? [] : [{ ...told, position: event.position }];
});

/** What an event changes about who may read what; null: nothing. */
export function rightOf(event: RecordedEvent): Told | null {
  switch (event.type) {
    case 'AssetRegistered': {
      const { id: subject, visibility, system } = event.data;
      if (visibility !== 'RESTRICTED' && system === undefined) return null;
      return { ...NOTHING, kind: 'HIDDEN', subject, system: system ?? null };
    }
    case 'OrganizationRegistered':
      return {
        ...NOTHING,
        kind: 'ORGANIZATION',
        subject: event.data.id,
        system: event.data.system ?? null,
      };
    case 'AssetAmended': {
      const { asset: subject, changes } = event.data;
      if (changes.visibility === 'RESTRICTED') return { ...NOTHING, kind: 'HIDDEN', subject };
      const reads = changes.region !== undefined || changes.visibility !== undefined;
      return reads ? { ...NOTHING, kind: 'AMENDED', subject } : null;
    }
    case 'OrganizationAmended':
    case 'OrganizationMerged':
      return { ...NOTHING, kind: 'ORGANIZATION_CHANGED', subject: event.data.organization };
    case 'AssetTransferred':
      return { ...NOTHING, kind: 'TRANSFERRED', subject: event.data.asset };
    case 'AssetEntrusted': {
      const { asset: subject, laboratory, owner, from: fromDay, to: toDay } = event.data;
      return { ...NOTHING, kind: 'ENTRUSTED', subject, laboratory, owner, fromDay, toDay };
    }
    case 'OrganizationEntrusted': {
      const { organization: subject, laboratory, from: fromDay, to: toDay } = event.data;
      return { ...NOTHING, kind: 'ORGANIZATION_ENTRUSTED', subject, laboratory, fromDay, toDay };
    }
    case 'LaboratoryDesignated': {
      const { asset: subject, laboratory, from: fromDay, to: toDay } = event.data;
      return { ...NOTHING, kind: 'DESIGNATED', subject, laboratory, fromDay, toDay };
    }
    case 'ClearanceGranted': {
      const { organization: subject, from: fromDay, to: toDay } = event.data;
      return { ...NOTHING, kind: 'CLEARED', subject, fromDay, toDay };
    }
    default:
      return null;
  }
}

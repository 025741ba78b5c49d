import type { CivilDate } from '@suyuan/domain';
import { requestOf } from '../stories/read-step';
import { STEP_PATHS, type Json, type StepKind } from '../stories/steps';
import type { DemoRequest, DemoSenderOf } from './requests';

/** The national authority: it registers, grants, examines and publishes. */
export const REGULATOR = 'demo-regulator';

/** Demonstration certificates are issued two days after the work. */
const DAYS_TO_ISSUE = 2;

export function daysAfter(day: CivilDate, days: number): CivilDate {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** The last day of a validity of so many months that begins on the day of the calibration. */
function lastDayOf(day: CivilDate, months: number): CivilDate {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCMonth(instant.getUTCMonth() + months);
  return daysAfter(instant.toISOString().slice(0, 10), -1);
}

/** What a step need not say here, beside what no story needs to say. */
const UNSAID: Partial<Record<StepKind, (given: Json) => Json>> = {
  asset: ({ id }) => ({
    manufacturer: 'Suyuan Demo Works',
    model: `DEMO-${String(id).toUpperCase()}`,
    serialNumber: `SN-${String(id).toUpperCase()}`,
  }),
  // What a power rests on is said, or is not known.
  scope: () => ({ basis: undefined }),
  // One that holds for the whole demonstration.
  examination: ({ of }) => ({ id: `exam-${String(of)}`, validFrom: '2021-01-01', validTo: '2027-12-31' }),
  calibration: ({ kind, performedOn, months }) => ({
    issuedOn: daysAfter(String(performedOn), DAYS_TO_ISSUE),
    ...(months === undefined ? {} : { validUntil: lastDayOf(String(performedOn), Number(months)) }),
    ...(kind === 'VERIFICATION' ? { conclusion: 'PASS' } : {}),
  }),
};

/** Steps as requests, each sent by who may: who stands in earlier steps is known to the later ones. */
export class DemoSteps {
  private readonly kinds = new Map<string, readonly string[]>();
  private readonly owners = new Map<string, string>();

  request(kind: StepKind, given: Json): DemoRequest {
    const { months: _, ...said } = { ...UNSAID[kind]?.(given), ...given };
    const request = requestOf(kind, said);
    const { of, body } = request;
    if (kind === 'organization') this.kinds.set(body.id, body['kinds'] as string[]);
    if (kind === 'asset') this.owners.set(body.id, String(body['owner']));
    return {
      ...request,
      method: 'POST',
      path: STEP_PATHS[kind](of),
      ...this.sender(kind, of, body),
      idempotencyKey: `demo-${body.id.replaceAll(' ', '-')}`,
    };
  }

  private sender(kind: StepKind, of: string, body: Json & { id: string }): DemoSenderOf {
    switch (kind) {
      case 'organization':
        // An authority registers the others once it is registered itself.
        return { role: body.id === REGULATOR ? 'admin' : 'regulator', organization: REGULATOR };
      case 'asset':
        return this.owner(body.id);
      case 'calibration':
        // The issuer posts its own certificate; one on paper is recorded by the owner of the asset.
        return body['transcribed'] === true
          ? { ...this.owner(String(body['asset'])), role: 'enterprise' }
          : { role: 'lab', organization: String(body['issuer']) };
      case 'organization-entrustment':
        return { role: 'enterprise', organization: of };
      case 'check':
      case 'asset-confirmation':
      case 'amendment':
        return this.owner(of);
      default:
        return { role: 'regulator', organization: REGULATOR };
    }
  }

  /** A laboratory or an enterprise registers what it owns. */
  private owner(asset: string): DemoSenderOf {
    const organization = this.owners.get(asset);
    const kinds = organization === undefined ? undefined : this.kinds.get(organization);
    if (organization === undefined || kinds === undefined) throw new Error(`nobody is known to own ${asset}`);
    return { role: kinds.includes('ENTERPRISE') ? 'enterprise' : 'lab', organization };
  }
}

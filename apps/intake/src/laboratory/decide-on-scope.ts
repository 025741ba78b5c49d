import { idTaken, refused, type Decision, type LaboratoryState } from '@suyuan/domain';
import type { Attempt } from '../command/command-runner';
import { unknownProblem } from '../command/problems';
import type { StateReader } from '../command/state-reader';
import type { Giver } from '../jurisdiction/giver';
import { demandGrantor } from '../jurisdiction/grants';

export const scopeClaim = (id: string): string => `scope/${id}`;

export const organizationLocation = (id: string): string => `/v1/organizations/${encodeURIComponent(id)}`;

interface ScopeHolder {
  stream: string;
  laboratory: Extract<LaboratoryState, { status: 'REGISTERED' }>;
}

/** Lets through who granted the scope of the path, or stands above who did. */
export async function scopeFor(reader: StateReader, giver: Giver, scope: string): Promise<void> {
  const { laboratory } = await holderOf(reader, scope);
  await demandGrantor(reader, giver, laboratory, scope);
}

/** Finds the laboratory that holds a scope, and lets it decide. */
export async function decideOnScope(
  reader: StateReader,
  scope: string,
  id: string,
  type: 'ScopeSuspended' | 'ScopeRevoked',
  decideOn: (laboratory: LaboratoryState, organization: string) => Decision,
): Promise<Attempt> {
  const { stream, laboratory } = await holderOf(reader, scope);
  const organization = laboratory.organization.id;
  const claim = `${type}/${id}`;
  const holder = reader.fresh ? await reader.claim(claim) : null;
  // The id of another scope's suspension: its own laboratory knows it, this scope does not.
  const decision = decideOn(laboratory, organization);
  const elsewhere = holder !== null && decision.outcome === 'ACCEPTED';
  return {
    decision: elsewhere
      ? refused([idTaken(type === 'ScopeSuspended' ? 'suspension' : 'revocation', id)])
      : decision,
    streamOf: () => stream,
    claims: [{ key: claim, stream }],
    id,
    location: () => organizationLocation(organization),
    recorded: () => ({ streams: [stream], types: [type] }),
  };
}

async function holderOf(reader: StateReader, scope: string): Promise<ScopeHolder> {
  const stream = await reader.claim(scopeClaim(scope));
  if (stream === null) throw unknownProblem('UNKNOWN_SCOPE', scope);
  const laboratory = await reader.laboratoryAt(stream);
  if (laboratory.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_SCOPE', scope);
  return { stream, laboratory };
}

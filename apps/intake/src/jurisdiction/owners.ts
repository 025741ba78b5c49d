import { isEndedOn, ownerOf, ownersOf, type AssetState, type CivilDate } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import { denialProblem } from '../command/problems';
import type { StateReader } from '../command/state-reader';

/** The organization that owns an asset now: what belonged to one that was merged goes over to its successor. */
export async function presentOwner(reader: StateReader, state: AssetState): Promise<string | null> {
  const owner = ownerOf(state);
  return owner === null ? null : ((await successorsOf(reader, owner)).at(-1) ?? owner);
}

/** Everybody who owns or ever owned an asset, and whoever took one of them over. */
export async function everOwners(reader: StateReader, state: AssetState): Promise<string[]> {
  const owners = ownersOf(state);
  const followed = await Promise.all(owners.map((owner) => successorsOf(reader, owner)));
  return [...new Set([...owners, ...followed.flat()])];
}

/** Who took an organization over, and who took that one over, to the last. */
async function successorsOf(reader: StateReader, organization: string): Promise<string[]> {
  const successors: string[] = [];
  for (let next: string | null = organization; next !== null;) {
    const state = await reader.laboratory(next);
    next = state.status === 'REGISTERED' ? (state.end?.into ?? null) : null;
    if (next === organization || (next !== null && successors.includes(next))) break;
    if (next !== null) successors.push(next);
  }
  return successors;
}

/** Nobody acts for an organization that is no more. Throws ProblemError. */
export async function demandLiving(
  reader: StateReader,
  { organization }: Pick<Caller, 'organization'>,
  today: CivilDate,
): Promise<void> {
  if (organization === null || !isEndedOn(await reader.laboratory(organization), today)) return;
  const detail = `The organization ${organization} was merged into another one or dissolved: nobody acts for it.`;
  throw denialProblem({ code: 'ORGANIZATION_ENDED', detail });
}

import { propose, proposalStream, repeated, isExpired, type ProposalMade } from '@suyuan/domain';
import { newId } from '@suyuan/platform';
import type { Attempt, CommandRunner } from '../command/command-runner';
import { digestOf } from '../command/idempotency';
import type { CommandReply, CommandRequest } from '../command/request';
import type { StateReader } from '../command/state-reader';
import type { Given, Proposable } from './proposable';

const proposalLocation = (id: string): string => `/v1/proposals/${encodeURIComponent(id)}`;

/** Runs a command of one person, or, where it takes two, records the proposal of it. */
export function runOrPropose<Body extends { id?: string | null }>(
  runner: CommandRunner,
  proposable: Proposable<Body>,
  request: CommandRequest<Body>,
): Promise<CommandReply> {
  const { body, origin, on } = request;
  const { caller } = origin;
  const proposal = newId();
  // Without an id of its own what is proposed bears that of its proposal, so that it is recorded once.
  const given: Given<Body> = { id: body.id ?? proposal, on, body, caller, context: runner.context(origin) };
  return runner.handle(proposable.command, request, async (reader) => {
    await proposable.admit(reader, given);
    const made = await proposable.decide(reader, given);
    if (made.decision.outcome !== 'ACCEPTED' || !(await proposable.takesTwo(reader, given))) return made;
    return proposed(reader, proposable, given, proposal, runner.now());
  });
}

/** The same content proposed again, by whomever, is the open proposal; a lapsed or approved one makes room. */
async function proposed(
  reader: StateReader,
  { command }: Proposable,
  { on, body, caller }: Given,
  id: string,
  now: Date,
): Promise<Attempt> {
  const { subject, role, organization } = caller;
  const digest = digestOf({ command, on, body });
  const { claim, open } = await placeOf(reader, digest, now.toISOString());
  const proposer = { subject, role, organization };
  const made = propose({ id, command, on, body: body as Record<string, unknown>, digest, proposer, now });
  const { id: proposal, expiresAt } = open ?? made.data;
  return {
    decision: open ? repeated(proposal) : { outcome: 'ACCEPTED', events: [made] },
    streamOf: () => proposalStream(proposal),
    claims: open ? [] : [{ key: claim, stream: proposalStream(proposal) }],
    id: proposal,
    location: proposalLocation,
    waits: true,
    extra: () => ({ proposal, expiresAt, digest }),
    recorded: () => ({ streams: [proposalStream(proposal)], types: ['ProposalMade'] }),
  };
}

/** The first free place among the proposals of one content, and the proposal that still waits on the last one. */
async function placeOf(
  reader: StateReader,
  digest: string,
  now: string,
): Promise<{ claim: string; open: ProposalMade['data'] | null }> {
  for (let place = 0; ; place += 1) {
    const claim = `proposal/${digest}/${place}`;
    const stream = await reader.claim(claim);
    if (stream === null) return { claim, open: null };
    const state = await reader.proposalAt(stream);
    if (state.status === 'OPEN' && !isExpired(state.proposal, now)) return { claim, open: state.proposal };
  }
}

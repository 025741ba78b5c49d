import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  decideApproval,
  maySecond,
  proposalStream,
  receiverOf,
  repeated,
  type Decision,
  type ProposalActor,
  type ProposalMade,
} from '@suyuan/domain';
import { ProblemError, type Caller, type Role } from '@suyuan/platform';
import { CommandRunner, type Attempt } from '../command/command-runner';
import { denyOrganization, denyRole } from '../command/policy';
import { denialProblem, unknownProblem } from '../command/problems';
import { CommandRequest, type CommandReply } from '../command/request';
import type { StateReader } from '../command/state-reader';
import { demandLiving } from '../jurisdiction/owners';
import type { Given, Proposable } from './proposable';
import { PROPOSABLE } from './proposables';

/** Body of `POST /v1/proposals/{id}/approvals`. */
export interface ApprovalBody {
  id?: string | null;
  digest?: string | null;
}

export class ApproveProposalRequest extends CommandRequest<ApprovalBody> {}

/** The second person: what was proposed is decided again, on what is known now, and recorded with the approval. */
@CommandHandler(ApproveProposalRequest)
export class ApproveProposalHandler implements ICommandHandler<ApproveProposalRequest> {
  constructor(private readonly runner: CommandRunner) {}

  execute(request: ApproveProposalRequest): Promise<CommandReply> {
    const { body, origin, on: id } = request;
    const { caller } = origin;
    const context = this.runner.context(origin);
    return this.runner.handle('ApproveProposal', request, async (reader) => {
      const state = await reader.proposal(id);
      if (state.status === 'UNKNOWN') throw unknownProblem('UNKNOWN_PROPOSAL', id);
      const { proposal } = state;
      const proposable = proposableOf(proposal);
      const given = { ...givenOf(proposal), context };
      await admitApprover(reader, proposable, given, proposal, caller);
      const decision = decideApproval(state, {
        approver: actorOf(caller),
        digest: body.digest ?? null,
        consentOf: receiverOf(proposal),
        now: this.runner.now().toISOString(),
      });
      // Only who may still give it has given it: what the proposer lost meanwhile is not done in their name.
      if (decision.outcome === 'ACCEPTED') await admitProposer(reader, proposable, given);
      return together(decision, await proposable.decide(reader, given), id);
    });
  }
}

/** The approval and what it sets off, in one append; the command's own refusal leaves the proposal as it is. */
function together(approval: Decision, made: Attempt, proposal: string): Attempt {
  const { streamOf } = made;
  return {
    ...made,
    decision: decided(approval, made),
    streamOf: (event) => (event.type === 'ProposalApproved' ? proposalStream(proposal) : streamOf(event)),
  };
}

function decided(approval: Decision, { decision, id }: Attempt): Decision {
  if (approval.outcome === 'REFUSED') return approval;
  if (approval.outcome === 'REPEATED') return repeated(id);
  if (decision.outcome !== 'ACCEPTED') return decision;
  return { outcome: 'ACCEPTED', events: [...approval.events, ...decision.events] };
}

function proposableOf({ command }: ProposalMade['data']): Proposable {
  const proposable = PROPOSABLE[command];
  if (!proposable) throw new Error(`a proposal of ${command}, which no release proposes`);
  return proposable;
}

function givenOf({ id, on, body, proposer }: ProposalMade['data']): Omit<Given, 'context'> {
  const own = typeof body.id === 'string' ? body.id : id;
  return { id: own, on, body, caller: { ...proposer, role: proposer.role as Role } };
}

function actorOf({ subject, role, organization }: Caller): ProposalActor {
  return { subject, role, organization };
}

/** Whoever may not know what the proposal is about is told what they would be told of an unknown proposal. */
async function admitApprover(
  reader: StateReader,
  proposable: Proposable,
  given: Given,
  proposal: ProposalMade['data'],
  caller: Caller,
): Promise<void> {
  const { id, proposer } = proposal;
  const receiver = receiverOf(proposal);
  if (receiver !== null) {
    if (caller.role === 'regulator')
      throw denialProblem(denyRole(caller, proposable.command) ?? notAsked(caller));
    const denial = denyOrganization(caller, receiver, 'the one that is asked');
    if (denial) throw denialProblem(denial);
    return;
  }
  const denial =
    denyRole(caller, proposable.command) ?? (maySecond(proposer, caller) ? null : notAsked(caller));
  if (denial) throw denialProblem(denial);
  try {
    await proposable.admit(reader, { ...given, caller });
  } catch (error) {
    const hidden = error instanceof ProblemError && error.status === 404;
    throw hidden ? unknownProblem('UNKNOWN_PROPOSAL', id) : error;
  }
}

function notAsked({ role }: Caller): { code: 'FORBIDDEN'; detail: string } {
  return { code: 'FORBIDDEN', detail: `This proposal is not for a second person of the role ${role}.` };
}

async function admitProposer(reader: StateReader, proposable: Proposable, given: Given): Promise<void> {
  try {
    await demandLiving(reader, given.caller, given.context.today);
    await proposable.admit(reader, given);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { status, code, params } = error;
    const detail = 'Whoever proposed it may not give this command any more.';
    throw new ProblemError({ status, code, detail, params });
  }
}

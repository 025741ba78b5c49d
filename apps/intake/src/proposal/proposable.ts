import type { CommandContext } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';
import type { Attempt } from '../command/command-runner';
import type { CommandName } from '../command/policy';
import type { StateReader } from '../command/state-reader';

/** A command as it was given, by whom and on which day. */
export interface Given<Body = unknown> {
  /** The id of what it records. */
  id: string;
  /** The id in its path. */
  on: string;
  body: Body;
  caller: Caller;
  context: CommandContext;
}

/** A command that may take two people. Rights and decision stand apart, for each is asked of other people. */
export interface Proposable<Body = unknown> {
  command: CommandName;
  /** Throws the problem of somebody who may not give it. */
  admit(reader: StateReader, given: Given<Body>): Promise<void>;
  decide(reader: StateReader, given: Given<Body>): Promise<Attempt>;
  takesTwo(reader: StateReader, given: Given<Body>): Promise<boolean>;
}

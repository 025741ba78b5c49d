import { CommandBus } from '@nestjs/cqrs';
import { deadLetterTopic, TOPICS } from '@suyuan/contract';
import {
  deadLetterMessage,
  type IncomingMessage,
  type MessageBatch,
  type MessageBus,
  type OutgoingMessage,
  type Subscription,
} from '@suyuan/messaging';
import { ProblemError, TokenVerifier, type Logger } from '@suyuan/platform';
import { RecordCalibrationRequest } from '../certificate/certificate.handlers';
import type { CommandReply } from '../command/request';
import type { HearQuantities } from '../quantity/hear-quantities';
import { nameless } from '../persons/nameless';
import { readSubmission, resultMessage, submissionId } from './submission-message';
import type { SubmissionOffsets } from './submission-offsets';

/** Consumer group of the intake; its processes share the partitions. */
export const SUBMISSIONS_GROUP = 'suyuan.intake.submissions';

/** Submissions handled between two saved offsets: a crash repeats at most so many, and each is idempotent. */
export const MAX_SUBMISSION_BATCH = 100;

/** What a submission led to: something to tell its sender, or a letter to the dead. */
type Handled = { topic: string; message: OutgoingMessage };

/**
 * Takes calibrations from laboratory systems that prefer Kafka to HTTP: the same command with the same rights, its
 * outcome published under the submission's id. At least once; the id is the idempotency key, so in effect once.
 */
export class SubmissionConsumer {
  private subscription: Subscription | null = null;

  constructor(
    private readonly bus: MessageBus,
    private readonly commands: CommandBus,
    private readonly verifier: TokenVerifier,
    private readonly quantities: HearQuantities,
    private readonly offsets: SubmissionOffsets,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.subscription = await this.bus.subscribe({
      topic: TOPICS.submissions,
      group: SUBMISSIONS_GROUP,
      startOffsets: () => this.offsets.read(TOPICS.submissions),
      handle: (batch) => this.handle(batch),
      maxBatch: MAX_SUBMISSION_BATCH,
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = null;
  }

  /** In order, for two submissions of one key may rest on each other. A throw brings the whole batch again. */
  private async handle({ topic, partition, messages }: MessageBatch): Promise<void> {
    const handled: Handled[] = [];
    for (const message of messages) handled.push(await this.handleOne(message));
    for (const target of new Set(handled.map((one) => one.topic))) {
      const outgoing = handled.filter((one) => one.topic === target).map((one) => one.message);
      await this.bus.publish(target, outgoing);
    }
    const last = messages.at(-1);
    if (last) await this.offsets.save(topic, partition, last.offset + 1n);
  }

  private async handleOne(message: IncomingMessage): Promise<Handled> {
    const id = submissionId(message);
    if (id === null)
      return this.deadLetter(message, 'ce_id is missing or not 1 to 128 visible ASCII characters');
    try {
      const outcome = await this.record(id, message);
      return { topic: TOPICS.submissionResults, message: resultMessage(id, outcome, this.bus.sources) };
    } catch (error) {
      if (!(error instanceof ProblemError)) {
        // A fault of ours must not hold up the partition, and the submission must not be lost.
        this.logger.error({ err: error, submission: id }, 'a submission failed');
        return this.deadLetter(message, 'INTERNAL');
      }
      // Not now: the log or the identity provider is away. The batch comes again after a pause.
      if (error.status >= 500) throw error;
      return { topic: TOPICS.submissionResults, message: resultMessage(id, error, this.bus.sources) };
    }
  }

  private async record(id: string, message: IncomingMessage): Promise<CommandReply> {
    const { token, body } = await readSubmission(id, message, (named) => this.quantities.hear(named));
    const caller = await this.verifier.verify(token);
    const origin = {
      caller,
      target: `submission/${TOPICS.submissions}`,
      idempotencyKey: id,
      correlationId: message.headers.ce_correlationid ?? null,
    };
    return this.commands.execute<RecordCalibrationRequest, CommandReply>(
      new RecordCalibrationRequest(body, origin),
    );
  }

  private deadLetter(message: IncomingMessage, reason: string): Handled {
    const { topic, partition, offset } = message;
    this.logger.warn({ topic, partition, offset: String(offset), reason }, 'a submission is a dead letter');
    const letter = deadLetterMessage(message, SUBMISSIONS_GROUP, reason);
    return { topic: deadLetterTopic(topic), message: { ...letter, value: nameless(message.value) } };
  }
}

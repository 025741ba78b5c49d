// Goal: a dead letter is the message as it came, says what became of it, and gives nobody's token away.
// Method: a message with everything in it.
import { DEAD_REASON_LENGTH_MAX, deadLetterMessage } from './dead-letter-message';

const MESSAGE = {
  topic: 'things',
  partition: 3,
  offset: 4711n,
  key: 'k',
  headers: { ce_id: 'id-1', authorization: 'Bearer secret', dead_topic: 'of another' },
  value: Buffer.from([0, 255, 10]),
};

it('a dead letter is the message with what became of it, without its token', () => {
  expect(deadLetterMessage(MESSAGE, 'reader', 'broken')).toEqual({
    key: 'k',
    headers: {
      ce_id: 'id-1',
      dead_consumer: 'reader',
      dead_topic: 'things',
      dead_partition: '3',
      dead_offset: '4711',
      dead_reason: 'broken',
    },
    value: MESSAGE.value,
  });
});

it.each([0, 1])('a reason of the greatest length and %d more fits into its header', (more) => {
  const { headers } = deadLetterMessage(MESSAGE, 'reader', 'x'.repeat(DEAD_REASON_LENGTH_MAX + more));
  expect(headers['dead_reason']).toHaveLength(DEAD_REASON_LENGTH_MAX);
});

/** The recorded facts contradict what the house guarantees: a fault of the software, never of a sender. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** A truth of the program that did not hold: a bug, never a clerk's mistake. It is logged with an id and shown with that id. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws InvariantViolation unless the condition holds. Use refuse() for anything that a person could cause. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}

/** A number that left the range in which it is exact. A bug too, unless a person wrote down what it was computed from. */
export class OutOfRange extends InvariantViolation {}

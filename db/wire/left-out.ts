type Payload = Readonly<Record<string, unknown>>;

/**
 * Takes out of a payload what follows from the rest of it, so that it does not cross the line twice: what a payment collected is
 * the sum of the bills it settled, less the prepayment used, plus the one added. Null when nothing can be left out.
 */
export function leaveOut(kind: string, payload: Payload): Payload | null {
  if (kind !== 'payment_taken' || !('c' in payload)) return null;
  const { c, ...rest } = payload;
  return typeof c === 'number' && c === collectedFrom(rest) ? rest : null;
}

/** Puts back what was left out; null when the payload is none that anything was left out of. */
export function putBack(kind: string, payload: Payload): Payload | null {
  const c = kind === 'payment_taken' && !('c' in payload) ? collectedFrom(payload) : null;
  return c === null ? null : { ...payload, c };
}

/** What was collected, in fen, from the bills settled and the prepayment used and added; null when these are no amounts. */
function collectedFrom(payload: Payload): number | null {
  if (!Array.isArray(payload.b)) return null;
  let sum = 0;
  for (const bill of payload.b as unknown[]) {
    if (!Array.isArray(bill)) return null;
    sum += amount(bill[1]) + amount(bill[2] ?? 0);
  }
  sum += amount(payload.p ?? 0) - amount(payload.u ?? 0);
  return Number.isSafeInteger(sum) ? sum : null;
}

function amount(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

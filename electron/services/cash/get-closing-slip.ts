import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { findClosingSlip } from './closing-slip.ts';

/** The closing slip of a closed till, as posted. Refuses right_missing, cash_session_unknown (also while it is not closed). */
export function getClosingSlip(
  counter: Counter,
  actor: Actor,
  { cashSessionId }: CheckedInputOf<'cash/get-closing-slip'>,
): Result<OutputOf<'cash/get-closing-slip'>> {
  const right = checkRight(actor, 'payments.view');
  if (!right.ok) return right;
  const slip = findClosingSlip(counter, cashSessionId);
  return slip === null ? refuse('cash_session_unknown', { cashSessionId }) : ok(slip);
}

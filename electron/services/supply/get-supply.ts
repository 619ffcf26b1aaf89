import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { findSupplyAccount } from '../../../db/local/queries/supply.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { supplyPageOf } from './supply-page.ts';

/** 计费档案 of an account, with its meters and everything it may choose from. Refuses right_missing, account_unknown. */
export function getSupply(
  counter: Counter,
  actor: Actor,
  { accountNo }: CheckedInputOf<'supply/get'>,
): Result<OutputOf<'supply/get'>> {
  const right = checkRight(actor, 'accounts.view');
  if (!right.ok) return right;
  const account = findSupplyAccount(counter.store, accountNo);
  if (account === null) return refuse('account_unknown', { accountNo });
  return ok(supplyPageOf(counter, account));
}

import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import { findSetting, putSetting } from '../../../db/local/queries/settings.ts';
import { type FormLayout, formLayoutShape, usualLayout } from '../../contract/form-layout.ts';
import { type Actor, checkRight, type Counter } from '../counter.ts';

const key = 'printing.receipt-form';

/** Where everything stands on a receipt's form; the usual layout of half a sheet until another was kept. */
export function findFormLayout(counter: Counter): FormLayout {
  return formLayoutShape.safeParse(findSetting(counter.store, key)).data ?? usualLayout('form_half');
}

/** Keeps the layout of a receipt's form on this PC. Refuses right_missing (station.manage). */
export function keepFormLayout(counter: Counter, actor: Actor, layout: FormLayout): Result<null> {
  const right = checkRight(actor, 'station.manage');
  if (!right.ok) return right;
  return counter.store.write(() => {
    putSetting(counter.store, key, layout);
    return ok(null);
  });
}

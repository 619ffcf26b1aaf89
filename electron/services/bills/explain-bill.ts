import { type BillWorking, factsOf, readBillWorking } from '../../../db/domain/billing/bill-working.ts';
import { sealedTransformers } from '../../../db/domain/billing/sealed-transformers.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { billQueries, type BillToExplain } from '../../../db/local/queries/bills.ts';
import { getPolicyPack } from '../../../db/local/queries/policy.ts';
import type { ExplainedBill } from '../../contract/bills.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';
import { dialRowsOf, issuedLineRowsOf } from './bill-rows.ts';

/**
 * Explains an issued bill from the working that was stored with it, what an adjustment posted with the formula that led to it; nothing
 * is computed again. Refuses right_missing, then bill_unknown.
 */
export function explainBill(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/explain'>,
): Result<OutputOf<'bills/explain'>> {
  const right = checkRight(actor, 'bills.view');
  if (!right.ok) return right;
  const { toExplain, lines } = billQueries(counter.store);
  const bill = toExplain.get(input.billId);
  if (bill === undefined) return refuse('bill_unknown', { billId: input.billId });
  const { working: stored, policyPackId, customerClass, formula, source, isReversed, ...shown } = bill;
  const working = bill.kind === 'charge' ? null : readBillWorking(stored, bill);
  const pack = getPolicyPack(counter.store, policyPackId);
  return ok({
    ...shown,
    isReversed: isReversed === 1,
    ...(working === null ? nothingMeasured : measuredOf(working)),
    // What a charge's lines count is all that its working says.
    lines: issuedLineRowsOf(
      lines.all(input.billId),
      working ?? (JSON.parse(stored) as Pick<BillWorking, 'units'>),
    ),
    formula: formulaOf(bill),
    policyPack: { ...(working?.pack ?? { code: pack.code, version: pack.version }), title: pack.title },
  });
}

type Measured = Pick<
  ExplainedBill,
  'dials' | 'corrections' | 'months' | 'childrenWh' | 'sealed' | 'parts' | 'lastMonthEnergyWh'
>;

/** A charge of its own measured nothing: its formula says where it comes from. */
const nothingMeasured: Measured = {
  dials: [],
  corrections: [],
  months: 1,
  childrenWh: [],
  sealed: [],
  parts: [],
  lastMonthEnergyWh: null,
};

function measuredOf(working: BillWorking): Measured {
  const facts = factsOf(working);
  return {
    dials: dialRowsOf(facts.dials),
    corrections: facts.corrections,
    months: facts.months,
    childrenWh: facts.childrenWh,
    sealed: sealedTransformers(facts, working.parts),
    parts: working.parts,
    lastMonthEnergyWh: facts.lastBillEnergyWh,
  };
}

function formulaOf({ formula, source }: BillToExplain): ExplainedBill['formula'] {
  return formula === null ? null : { text: formula, source: source ?? '' };
}

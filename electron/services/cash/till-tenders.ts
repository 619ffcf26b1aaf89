import { compareTenders, type TenderComparison } from '../../../db/domain/cash/tender-comparison.ts';
import { tenderQueries } from '../../../db/local/queries/tenders.ts';
import type { Counter } from '../counter.ts';

/** The counted papers of a till beside what it took by cheque, transfer, card and code; voided payments gave theirs back. */
export function readTillTenders({ store }: Counter, cashSessionId: number): TenderComparison[] {
  const queries = tenderQueries(store);
  return compareTenders(
    queries.countsOfSession.all({ cashSessionId }),
    queries.takingsOfSession.all({ cashSessionId }),
  );
}

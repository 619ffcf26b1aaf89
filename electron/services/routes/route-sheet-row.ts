import type { StoredSheet } from '../../../db/local/queries/routes.ts';
import type { RouteSheet } from '../../contract/routes.ts';

/** A sheet as the page shows it. */
export function routeSheetOf(stored: StoredSheet): RouteSheet {
  const { read, returnedByName, takenByName, returnedAt } = stored;
  const isBack = read !== null && returnedByName !== null && takenByName !== null && returnedAt !== null;
  return {
    sheetId: stored.sheetId,
    month: stored.month,
    meters: stored.meters,
    issuedToId: stored.issuedToId,
    issuedToName: stored.issuedToName,
    issuedByName: stored.issuedByName,
    issuedAt: stored.issuedAt,
    returned: isBack ? { read, returnedByName, takenByName, returnedAt } : null,
  };
}

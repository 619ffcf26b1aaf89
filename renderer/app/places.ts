import { type ComponentType, lazy } from 'react';
import type { Right } from '../../db/domain/access/roles.ts';
import type { CounterStatus } from '../../electron/contract/status.ts';
import type { PlaceId } from '../stores/place-store.ts';

/** A place of the program: whom it is for, what waits there, and the screen, loaded when first opened. */
export interface Place {
  readonly id: PlaceId;
  /** Any of these rights opens it. */
  readonly rights: readonly Right[];
  readonly screen: ComponentType;
  readonly waiting?: (status: CounterStatus) => number;
}

/** Every place in the order of the rail. */
export const places: readonly Place[] = [
  {
    id: 'collect',
    rights: ['payments.take'],
    screen: lazy(() =>
      import('../screens/collect/collect-screen.tsx').then((m) => ({ default: m.CollectScreen })),
    ),
  },
  {
    id: 'readings',
    rights: ['readings.view'],
    screen: lazy(() =>
      import('../screens/readings/readings-screen.tsx').then((m) => ({ default: m.ReadingsScreen })),
    ),
  },
  {
    id: 'routes',
    rights: ['readings.view'],
    screen: lazy(() =>
      import('../screens/routes/routes-screen.tsx').then((m) => ({ default: m.RoutesScreen })),
    ),
  },
  {
    id: 'checks',
    rights: ['readings.view'],
    screen: lazy(() =>
      import('../screens/checks/checks-screen.tsx').then((m) => ({ default: m.ChecksScreen })),
    ),
  },
  {
    id: 'workOrders',
    rights: ['work_orders.open', 'work_orders.finish'],
    screen: lazy(() =>
      import('../screens/work-orders/work-orders-screen.tsx').then((m) => ({ default: m.WorkOrdersScreen })),
    ),
    waiting: (status) => status.waiting.overdueOrders,
  },
  {
    id: 'billing',
    rights: ['bills.compute', 'bills.issue'],
    screen: lazy(() =>
      import('../screens/billing/billing-screen.tsx').then((m) => ({ default: m.BillingScreen })),
    ),
    waiting: (status) => status.waiting.returned,
  },
  {
    id: 'audit',
    rights: ['bills.audit'],
    screen: lazy(() => import('../screens/audit/audit-screen.tsx').then((m) => ({ default: m.AuditScreen }))),
    waiting: (status) => status.waiting.audit,
  },
  {
    id: 'supply',
    rights: ['supply.change', 'meters.change'],
    screen: lazy(() =>
      import('../screens/supply/supply-screen.tsx').then((m) => ({ default: m.SupplyScreen })),
    ),
  },
  {
    id: 'notices',
    rights: ['bills.issue', 'bills.audit', 'payments.view'],
    screen: lazy(() =>
      import('../screens/notices/notices-screen.tsx').then((m) => ({ default: m.NoticesScreen })),
    ),
  },
  {
    id: 'errors',
    // Those whose work the audit finds errors in, the auditor, and those who assess it.
    rights: [
      'bills.audit',
      'bills.compute',
      'bills.issue',
      'readings.enter',
      'meters.change',
      'adjustments.approve',
    ],
    screen: lazy(() =>
      import('../screens/errors/errors-screen.tsx').then((m) => ({ default: m.ErrorsScreen })),
    ),
    waiting: (status) => status.waiting.errors,
  },
  {
    id: 'adjustments',
    rights: ['adjustments.propose', 'adjustments.approve'],
    screen: lazy(() =>
      import('../screens/adjustments/adjustments-screen.tsx').then((m) => ({ default: m.AdjustmentsScreen })),
    ),
  },
  {
    id: 'trial',
    rights: ['bills.view'],
    screen: lazy(() => import('../screens/trial/trial-screen.tsx').then((m) => ({ default: m.TrialScreen }))),
  },
  {
    id: 'till',
    rights: ['cash.hold_session'],
    screen: lazy(() => import('../screens/till/till-screen.tsx').then((m) => ({ default: m.TillScreen }))),
  },
  {
    id: 'tenders',
    // Who settles them, and who answers for the money.
    rights: ['tenders.settle', 'cash.close_day'],
    screen: lazy(() =>
      import('../screens/tenders/tenders-screen.tsx').then((m) => ({ default: m.TendersScreen })),
    ),
  },
  {
    id: 'dayClose',
    rights: ['payments.view'],
    screen: lazy(() =>
      import('../screens/day-close/day-close-screen.tsx').then((m) => ({ default: m.DayCloseScreen })),
    ),
  },
  {
    id: 'receipts',
    rights: ['payments.view'],
    screen: lazy(() =>
      import('../screens/receipts/receipts-screen.tsx').then((m) => ({ default: m.ReceiptsScreen })),
    ),
    waiting: (status) => status.waiting.unprinted,
  },
  {
    id: 'approvals',
    rights: ['payments.approve_void', 'payments.request_void', 'adjustments.approve', 'periods.reopen'],
    screen: lazy(() =>
      import('../screens/approvals/approvals-screen.tsx').then((m) => ({ default: m.ApprovalsScreen })),
    ),
    waiting: (status) => status.waiting.approvals + status.waiting.adjustments + status.waiting.reopenings,
  },
  {
    id: 'imports',
    rights: ['accounts.import', 'readings.enter'],
    screen: lazy(() =>
      import('../screens/imports/imports-screen.tsx').then((m) => ({ default: m.ImportsScreen })),
    ),
  },
  {
    id: 'policy',
    rights: ['policy.accept'],
    screen: lazy(() =>
      import('../screens/policy/policy-screen.tsx').then((m) => ({ default: m.PolicyScreen })),
    ),
  },
  {
    id: 'county',
    rights: ['sync.send'],
    screen: lazy(() =>
      import('../screens/county/county-screen.tsx').then((m) => ({ default: m.CountyScreen })),
    ),
  },
  {
    id: 'books',
    rights: ['daybook.verify'],
    screen: lazy(() => import('../screens/books/books-screen.tsx').then((m) => ({ default: m.BooksScreen }))),
  },
  {
    id: 'people',
    rights: ['people.manage'],
    screen: lazy(() =>
      import('../screens/people/people-screen.tsx').then((m) => ({ default: m.PeopleScreen })),
    ),
  },
  {
    id: 'settings',
    // Everyone: one's own password and how the screen looks are everybody's.
    rights: ['accounts.view', 'station.manage', 'backup.make', 'people.manage'],
    screen: lazy(() =>
      import('../screens/settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
    ),
  },
];

/** The places that a holder of these rights sees. */
export function placesFor(held: readonly Right[]): readonly Place[] {
  return places.filter((place) => place.rights.some((right) => held.includes(right)));
}

/** The roles of a station (product.md "People and what they may do"; seed 001 part four). */
export const roles = [
  'acceptance_clerk',
  'meter_reader',
  'biller',
  'auditor',
  'cashier',
  'fee_accountant',
  'metering_keeper',
  'billing_supervisor',
  'station_head',
  'county_office',
  'administrator',
] as const;

/** One of the roles; a person may hold several, the forbidden pairs are refused per record. */
export type Role = (typeof roles)[number];

/** What a role may do; services ask for one of these before anything else. */
export const rights = [
  'accounts.view',
  'accounts.see_personal',
  'accounts.import',
  'readings.view',
  'readings.enter',
  'readings.look_again',
  'routes.manage',
  'routes.hand_out',
  'work_orders.open',
  'work_orders.finish',
  'supply.change',
  'meters.change',
  'bills.view',
  'bills.compute',
  'bills.audit',
  'bills.issue',
  'periods.reopen',
  'adjustments.propose',
  'adjustments.approve',
  'payments.take',
  'payments.view',
  'payments.request_void',
  'payments.approve_void',
  'receipts.manage_stock',
  'cash.hold_session',
  'cash.close_day',
  'tenders.settle',
  'clock.confirm',
  'daybook.verify',
  'sync.send',
  'policy.accept',
  'people.manage',
  'station.manage',
  'backup.make',
] as const;

/** One right; a role is a set of them. */
export type Right = (typeof rights)[number];

const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  acceptance_clerk: ['accounts.view', 'accounts.see_personal', 'bills.view', 'work_orders.open'],
  meter_reader: [
    'accounts.view',
    'readings.view',
    'readings.enter',
    'readings.look_again',
    'work_orders.open',
    'work_orders.finish',
  ],
  biller: [
    'accounts.view',
    'readings.view',
    'routes.manage',
    'routes.hand_out',
    'bills.view',
    'bills.compute',
    'bills.issue',
    'work_orders.open',
    'adjustments.propose',
  ],
  auditor: [
    'accounts.view',
    'readings.view',
    'routes.hand_out',
    'work_orders.open',
    'bills.view',
    'bills.audit',
  ],
  cashier: [
    'accounts.view',
    'bills.view',
    'payments.take',
    'payments.view',
    'payments.request_void',
    'cash.hold_session',
  ],
  fee_accountant: [
    'accounts.view',
    'bills.view',
    'payments.view',
    'cash.close_day',
    'tenders.settle',
    'daybook.verify',
    'sync.send',
  ],
  metering_keeper: [
    'accounts.view',
    'readings.view',
    'work_orders.open',
    'work_orders.finish',
    'meters.change',
  ],
  billing_supervisor: [
    'accounts.view',
    'accounts.see_personal',
    'accounts.import',
    'readings.view',
    'readings.look_again',
    'routes.manage',
    'routes.hand_out',
    'bills.view',
    'bills.issue',
    'work_orders.open',
    'supply.change',
    'adjustments.propose',
    'payments.view',
    'receipts.manage_stock',
    'policy.accept',
    'daybook.verify',
    'sync.send',
  ],
  station_head: [
    'accounts.view',
    'accounts.see_personal',
    'readings.view',
    'bills.view',
    'periods.reopen',
    'adjustments.approve',
    'payments.view',
    'payments.approve_void',
    'cash.close_day',
    'clock.confirm',
    'daybook.verify',
    'sync.send',
    'backup.make',
  ],
  county_office: [
    'accounts.view',
    'bills.view',
    'adjustments.approve',
    'payments.view',
    'receipts.manage_stock',
    'policy.accept',
    'daybook.verify',
  ],
  administrator: ['people.manage', 'station.manage', 'backup.make', 'daybook.verify'],
};

/** Tells whether any of the roles holds the right. */
export function rolesHold(held: readonly Role[], right: Right): boolean {
  return held.some((role) => rightsOfRole[role].includes(right));
}

/** Lists the rights of the roles together, each once, in the order of `rights`. */
export function rightsOf(held: readonly Role[]): Right[] {
  return rights.filter((right) => rolesHold(held, right));
}

/** The roles, each once, in the order of `roles`: how they are stored, shown and written to the daybook. */
export function sortRoles(held: readonly Role[]): Role[] {
  return roles.filter((role) => held.includes(role));
}

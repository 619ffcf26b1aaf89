import type { Messages } from '../index.ts';

export const names: Messages['names'] = {
  roles: {
    acceptance_clerk: 'Acceptance clerk',
    meter_reader: 'Meter reader',
    biller: 'Biller',
    auditor: 'Auditor',
    cashier: 'Cashier',
    fee_accountant: 'Fee accountant',
    metering_keeper: 'Metering keeper',
    billing_supervisor: 'Billing supervisor',
    station_head: 'Station head',
    county_office: 'County office',
    administrator: 'Administrator',
  },
  classes: {
    residential: 'Residential',
    commercial: 'Commercial',
    agricultural: 'Farming',
    irrigation: 'Irrigation',
    large_industry: 'Large industry',
  },
  welfare: { minimum_living: 'Minimum living allowance', five_guarantees: 'Five guarantees' },
  findings: { backward: 'Backward', jump: 'Jump', zero: 'Zero' },
  readingKinds: { actual: 'Read', locked: 'Locked', fault: 'Faulty' },
};

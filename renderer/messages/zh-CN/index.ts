import { adjustments } from './adjustments.ts';
import { app } from './app.ts';
import { audit } from './audit.ts';
import { billing } from './billing.ts';
import { books } from './books.ts';
import { checks } from './checks.ts';
import { collect } from './collect.ts';
import { county } from './county.ts';
import { customer } from './customer.ts';
import { errors } from './errors.ts';
import { explanation } from './explanation.ts';
import { imports } from './imports.ts';
import { lists } from './lists.ts';
import { names } from './names.ts';
import { notices } from './notices.ts';
import { paper } from './paper.ts';
import { readingMonth } from './reading-month.ts';
import { readings } from './readings.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { setup } from './setup.ts';
import { people } from './people.ts';
import { policy } from './policy.ts';
import { printing, printTroubleWords } from './printing.ts';
import { settings } from './settings.ts';
import { approvals } from './approvals.ts';
import { dayClose } from './day-close.ts';
import { receipts } from './receipts.ts';
import { supply } from './supply.ts';
import { tenders } from './tenders.ts';
import { till } from './till.ts';
import { trial } from './trial.ts';
import { workOrders } from './work-orders.ts';

export const zhCN = {
  adjustments,
  app,
  audit,
  billing,
  books,
  checks,
  collect,
  county,
  customer,
  errors,
  explanation,
  imports,
  lists,
  names,
  notices,
  paper,
  readingMonth,
  readings,
  refusals,
  routes,
  setup,
  people,
  policy,
  printing,
  printTroubleWords,
  settings,
  supply,
  tenders,
  till,
  trial,
  workOrders,
  approvals,
  dayClose,
  receipts,
};

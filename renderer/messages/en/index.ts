import type { Messages } from '../index.ts';
import { app } from './app.ts';
import { audit } from './audit.ts';
import { billing } from './billing.ts';
import { books } from './books.ts';
import { collect } from './collect.ts';
import { county } from './county.ts';
import { imports } from './imports.ts';
import { lists } from './lists.ts';
import { names } from './names.ts';
import { paper } from './paper.ts';
import { readings } from './readings.ts';
import { refusals } from './refusals.ts';
import { setup } from './setup.ts';
import { people } from './people.ts';
import { settings } from './settings.ts';
import { approvals } from './approvals.ts';
import { dayClose } from './day-close.ts';
import { receipts } from './receipts.ts';
import { till } from './till.ts';

export const en: Messages = {
  app,
  audit,
  billing,
  books,
  collect,
  county,
  imports,
  lists,
  names,
  paper,
  readings,
  refusals,
  setup,
  people,
  settings,
  till,
  approvals,
  dayClose,
  receipts,
};

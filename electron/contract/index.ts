import type { z } from 'zod';
import { accountChannels } from './accounts.ts';
import { adjustmentChannels } from './adjustments.ts';
import { billChannels } from './bills.ts';
import { cashChannels } from './cash.ts';
import type { Channel } from './channel.ts';
import { checkChannels } from './checks.ts';
import { countyChannels } from './county.ts';
import { customerWindowChannels } from './customer-window.ts';
import { errorChannels } from './errors.ts';
import { exportChannels } from './exports.ts';
import { importChannels } from './imports.ts';
import { noticeChannels } from './notices.ts';
import { paymentChannels } from './payments.ts';
import { periodChannels } from './periods.ts';
import { peopleChannels } from './people.ts';
import { policyChannels } from './policy.ts';
import { printingChannels } from './printing.ts';
import { readingChannels } from './readings.ts';
import { routeChannels } from './routes.ts';
import { refundChannels } from './refunds.ts';
import { setupChannels } from './setup.ts';
import { statusChannels } from './status.ts';
import { supplyChannels } from './supply.ts';
import { tenderChannels } from './tenders.ts';
import { trialChannels } from './trial.ts';
import { workOrderChannels } from './work-orders.ts';

/** The whole border between page and program: every call there is, by name. */
export const contract = {
  ...setupChannels,
  ...peopleChannels,
  ...accountChannels,
  ...importChannels,
  ...readingChannels,
  ...routeChannels,
  ...billChannels,
  ...checkChannels,
  ...errorChannels,
  ...periodChannels,
  ...adjustmentChannels,
  ...policyChannels,
  ...supplyChannels,
  ...trialChannels,
  ...paymentChannels,
  ...tenderChannels,
  ...refundChannels,
  ...printingChannels,
  ...cashChannels,
  ...countyChannels,
  ...workOrderChannels,
  ...statusChannels,
  ...exportChannels,
  ...noticeChannels,
  ...customerWindowChannels,
};

/** The name of a call. */
export type ChannelName = keyof typeof contract;

/** What a call takes, as the page writes it. */
export type InputOf<Name extends ChannelName> = z.input<(typeof contract)[Name]['input']>;

/** What a call takes, after the border checked it. */
export type CheckedInputOf<Name extends ChannelName> = z.output<(typeof contract)[Name]['input']>;

/** What a call answers. */
export type OutputOf<Name extends ChannelName> =
  (typeof contract)[Name] extends Channel<z.ZodType, infer Output> ? Output : never;

/** The names of every call, for registration and for tests that must miss none. */
export const channelNames = Object.keys(contract) as ChannelName[];

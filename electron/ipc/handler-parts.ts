import type { Result } from '../../db/domain/kernel/result.ts';
import type { ChannelName, CheckedInputOf, OutputOf } from '../contract/index.ts';
import type { Schedule } from '../sync/schedule.ts';
import type { Desk } from './desk.ts';
import type { Outside } from './outside.ts';
import type { Workplace } from './workplace.ts';

/** Who answers a call, once the border has let it through. */
export type Handler<Name extends ChannelName> = (
  input: CheckedInputOf<Name>,
) => Result<OutputOf<Name>> | Promise<Result<OutputOf<Name>>>;

/** Every call has exactly one handler; a channel without one does not compile. */
export type Handlers = { readonly [Name in ChannelName]: Handler<Name> };

/** What handlers reach for. */
export interface HandlerParts {
  readonly desk: Desk;
  readonly workplace: Workplace;
  readonly outside: Outside;
  readonly schedule: Schedule;
}

/** The part of the handlers whose channels begin with one of these names. */
export type HandlersOf<Prefix extends string> = Pick<Handlers, Extract<ChannelName, `${Prefix}/${string}`>>;

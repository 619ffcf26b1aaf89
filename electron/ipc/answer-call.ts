import { rolesHold } from '../../db/domain/access/roles.ts';
import { refuse, type Result } from '../../db/domain/kernel/result.ts';
import { troubleCodeOf } from '../../db/local/trouble.ts';
import type { Answer } from '../contract/channel.ts';
import { type ChannelName, contract } from '../contract/index.ts';
import { doubtClock } from '../services/clock/doubt-clock.ts';
import type { Desk } from './desk.ts';
import type { Handlers } from './handler-parts.ts';

/** The largest request a page may send, in characters of JSON: the longest list of draft ids and the longest table fit. */
const longestRequest = 64_000_000;

/**
 * Answers one call: its name, who is signed in, the right, the shape of its input and, for what is dated for ever, the PC's clock are
 * checked in this order before a handler sees it. Whatever goes wrong is answered as a refusal or a fault with an id, never thrown at the page.
 */
export async function answerCall(
  desk: Desk,
  handlers: Handlers,
  name: unknown,
  input: unknown,
  logFault: (error: unknown, where: string) => string,
): Promise<Answer<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(contract, name))
    return refuse('input_malformed', { field: 'channel' });
  try {
    return await answerKnown(desk, handlers, name as ChannelName, input);
  } catch (error) {
    const code = troubleCodeOf(error);
    return code === null ? { ok: false, faultId: logFault(error, name) } : refuse(code);
  }
}

async function answerKnown(
  desk: Desk,
  handlers: Handlers,
  name: ChannelName,
  input: unknown,
): Promise<Result<unknown>> {
  const { access, isDated, input: shape } = contract[name];
  if (access !== 'anyone') {
    if (desk.actor === null) return refuse('not_signed_in');
    if (desk.isLocked()) return refuse('screen_locked');
    if (access !== 'signed_in' && !rolesHold(desk.actor.roles, access))
      return refuse('right_missing', { right: access });
  }
  if (input !== undefined && JSON.stringify(input).length > longestRequest)
    return refuse('input_malformed', { field: 'size' });
  const checked = shape.safeParse(input);
  if (!checked.success)
    return refuse('input_malformed', { field: checked.error.issues[0]?.path.join('.') ?? null });
  if (isDated) {
    const doubt = doubtClock(desk.getCounter());
    if (doubt !== null) return refuse('clock_doubtful', { ...doubt });
  }
  const handle = handlers[name] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>;
  return handle(checked.data);
}

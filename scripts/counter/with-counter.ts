import { existsSync } from 'node:fs';
import { type Right, rolesHold } from '../../db/domain/access/roles.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { openCounter } from '../../electron/services/open-counter.ts';
import { listPeopleToSignIn } from '../../electron/services/people/list-people-to-sign-in.ts';
import { signIn } from '../../electron/services/people/sign-in.ts';
import type { CommonOptions } from './options.ts';
import { Refused, remark, valueOf } from './output.ts';
import { defaultStorePath } from './paths.ts';
import { findKeptPassword, placeAt } from './station-files.ts';
import { usualStation } from './usual-station.ts';

/** An open counter and the people who work at it. */
export interface OpenStation {
  readonly counter: Counter;
  /** Signs in the person for the command's own act: the one named by `--as`, else the first whose role holds the right. */
  actorFor(right: Right): Promise<Actor>;
  /** Signs in the first person who holds the right and is not `notThis`, whomever `--as` names: for the part of somebody else. */
  otherFor(right: Right, notThis?: Actor): Promise<Actor>;
}

/**
 * Opens the station, lets the work be done, and closes it whatever happens. The default station under out/ is made when it is not
 * there yet, so that a first `counter import` just works; a path given by hand must exist.
 */
export async function withCounter<T>(
  options: CommonOptions,
  work: (station: OpenStation) => Promise<T> | T,
): Promise<T> {
  const { store } = options;
  if (!existsSync(store)) await makeDefaultStation(store);
  const counter = valueOf(openCounter(placeAt(store), options.recoveryCode ?? null));
  try {
    return await work({ counter, ...peopleOf(counter, options) });
  } finally {
    counter.store.close();
  }
}

async function makeDefaultStation(store: string): Promise<void> {
  if (store !== defaultStorePath) throw new Refused({ code: 'not_set_up', facts: {} });
  const { makeStation } = await import('./make-station.ts');
  const made = await makeStation(store, usualStation);
  remark(`There was no station yet: made one at ${store}.`);
  remark(
    `One person for each role, password ${made.password} (kept beside it). Recovery code: ${made.recoveryCode}`,
  );
}

function peopleOf(counter: Counter, options: CommonOptions): Pick<OpenStation, 'actorFor' | 'otherFor'> {
  const signedIn = new Map<string, Actor>();
  const password = options.password ?? findKeptPassword(options.store);
  const signInAs = async (loginName: string): Promise<Actor> => {
    const known = signedIn.get(loginName);
    if (known !== undefined) return known;
    if (password === null) throw new Refused({ code: 'not_signed_in', facts: {} });
    const actor = valueOf(await signIn(counter, { loginName, password }));
    signedIn.set(loginName, actor);
    return actor;
  };
  const otherFor: OpenStation['otherFor'] = (right, notThis) => {
    const people = valueOf(listPeopleToSignIn(counter));
    const holder = people.find(
      ({ roles, loginName }) => rolesHold(roles, right) && loginName !== notThis?.loginName,
    );
    if (holder === undefined) throw new Refused({ code: 'right_missing', facts: { right } });
    return signInAs(holder.loginName);
  };
  return {
    otherFor,
    actorFor: (right) => (options.as === undefined ? otherFor(right) : signInAs(options.as)),
  };
}

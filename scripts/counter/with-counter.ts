import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Right, rolesHold } from '../../db/domain/access/roles.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { openCounter } from '../../electron/services/open-counter.ts';
import { listPeopleToSignIn } from '../../electron/services/people/list-people-to-sign-in.ts';
import { signIn } from '../../electron/services/people/sign-in.ts';
import { remark, Refused, valueOf } from './output.ts';
import { makeStation } from './make-station.ts';
import { defaultStorePath, findKeptPassword, placeAt } from './station-files.ts';

/** What every command may be told. */
export interface CommonOptions {
  readonly store: string;
  readonly json: boolean;
  readonly as?: string;
  readonly password?: string;
  readonly recoveryCode?: string;
}

/** An open counter and the people who work at it. */
export interface OpenStation {
  readonly counter: Counter;
  /** Signs in a person for an act that needs this right: the one named by `--as`, else one whose role holds it and who is not `other`. */
  actorFor(right: Right, other?: Actor): Promise<Actor>;
}

/**
 * Opens the station, lets the work be done, and closes it whatever happens. The default station under out/ is made when it is not
 * there yet, so that a first `counter import` just works; a path given by hand must exist.
 */
export async function withCounter<T>(options: CommonOptions, work: (station: OpenStation) => Promise<T> | T): Promise<T> {
  const storePath = resolve(options.store);
  if (!existsSync(storePath)) {
    if (storePath !== defaultStorePath) throw new Refused({ code: 'not_set_up', facts: {} });
    remark(`No station here yet: making one at ${storePath} (see counter init --help).`);
    await makeStation({ storePath });
  }
  const counter = valueOf(openCounter(placeAt(storePath), options.recoveryCode ?? null));
  try {
    return await work({ counter, actorFor: actorsOf(counter, options, storePath) });
  } finally {
    counter.store.close();
  }
}

function actorsOf(counter: Counter, options: CommonOptions, storePath: string): OpenStation['actorFor'] {
  const signedIn = new Map<string, Actor>();
  const password = options.password ?? process.env['SUPPLY_COUNTER_PASSWORD'] ?? findKeptPassword(storePath);
  return async (right, other) => {
    const people = valueOf(listPeopleToSignIn(counter));
    const loginName =
      options.as ??
      people.find((person) => rolesHold(person.roles, right) && person.loginName !== other?.loginName)?.loginName;
    if (loginName === undefined) throw new Refused({ code: 'right_missing', facts: { right } });
    if (password === null) throw new Refused({ code: 'not_signed_in', facts: {} });
    const known = signedIn.get(loginName);
    if (known !== undefined) return known;
    const actor = valueOf(await signIn(counter, { loginName, password }));
    signedIn.set(loginName, actor);
    return actor;
  };
}

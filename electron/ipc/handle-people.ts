import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { addPerson } from '../services/people/add-person.ts';
import { changeOwnPassword } from '../services/people/change-own-password.ts';
import { changePerson } from '../services/people/change-person.ts';
import { checkPassword } from '../services/people/check-password.ts';
import { listPeople } from '../services/people/list-people.ts';
import { listPeopleToSignIn } from '../services/people/list-people-to-sign-in.ts';
import { setPassword } from '../services/people/set-password.ts';
import { signIn } from '../services/people/sign-in.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';

/** Who is at the counter: the desk remembers it, the services decide it. */
export function peopleHandlers({
  desk,
  workplace,
  schedule,
  outside,
}: HandlerParts): HandlersOf<'session'> & HandlersOf<'people'> {
  return {
    'session/list-people': () => {
      const counter = workplace.open();
      return counter.ok ? listPeopleToSignIn(counter.value) : counter;
    },
    'session/sign-in': async (input) => {
      const counter = workplace.open();
      if (!counter.ok) return counter;
      const signedIn = await signIn(counter.value, input);
      if (!signedIn.ok) return signedIn;
      desk.useCounter(counter.value);
      desk.signIn(signedIn.value);
      schedule.wake();
      return signedIn;
    },
    'session/unlock': async ({ password }) => {
      if (desk.actor === null) return refuse('not_signed_in');
      const checked = await checkPassword(desk.getCounter(), { personId: desk.actor.personId, password });
      if (!checked.ok) return checked;
      desk.signIn(checked.value);
      return checked;
    },
    'session/lock': () => {
      desk.lock();
      return ok(null);
    },
    'session/sign-out': () => {
      desk.signOut();
      // The page that showed them is gone: nobody's figures stay on the customer's window.
      outside.customerWindow.show(null);
      return ok(null);
    },
    'session/stay': () => {
      desk.touch();
      return ok(null);
    },
    'session/change-own-password': (input) => changeOwnPassword(desk.getCounter(), desk.getActor(), input),
    'people/list': () => listPeople(desk.getCounter(), desk.getActor()),
    'people/add': (input) => addPerson(desk.getCounter(), desk.getActor(), input),
    'people/change': (input) => {
      const changed = changePerson(desk.getCounter(), desk.getActor(), input);
      // A change of one's own roles holds at once, not only after the next sign-in.
      if (changed.ok && changed.value.personId === desk.getActor().personId) desk.signIn(changed.value);
      return changed;
    },
    'people/set-password': (input) => setPassword(desk.getCounter(), desk.getActor(), input),
  };
}

import { rolesHold } from '../../../db/domain/access/roles.ts';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';

/** Who of the station may approve what the person at the counter proposes, by name; null until it is known. */
export function useApprovers(): string | null {
  const { lists, names } = useMessages();
  const loginName = useSession((state) => state.person?.loginName);
  const people = useAnswer('session/list-people', undefined);
  if (people.value === null) return null;
  return lists.enumerate(
    people.value
      .filter((person) => person.loginName !== loginName && rolesHold(person.roles, 'adjustments.approve'))
      .map(({ fullName, roles }) => {
        const role = roles.find((candidate) => rolesHold([candidate], 'adjustments.approve'));
        return role === undefined ? fullName : `${fullName} ${names.roles[role]}`;
      }),
  );
}

import type { Role } from '../../../../db/domain/access/roles.ts';
import { ok, type Result } from '../../../../db/domain/kernel/result.ts';
import { appendToDaybook } from '../../../../db/local/daybook.ts';
import { insertPerson } from '../../../../db/local/queries/people.ts';
import { today, type Actor, type Counter } from '../../counter.ts';

/** Someone who works at the demo station. */
export interface DemoPerson {
  readonly loginName: string;
  readonly fullName: string;
  readonly role: Role;
}

/** Who founds the station. */
export const demoAdministrator: DemoPerson = {
  loginName: 'hewenbin',
  fullName: '何文斌',
  role: 'administrator',
};

/** The first person of each other role, in the order of the day's work. */
const others: readonly DemoPerson[] = [
  { loginName: 'zhangxiuying', fullName: '张秀英', role: 'cashier' },
  { loginName: 'zhaotiejun', fullName: '赵铁军', role: 'meter_reader' },
  { loginName: 'zhoumin', fullName: '周敏', role: 'biller' },
  { loginName: 'sunlihua', fullName: '孙丽华', role: 'auditor' },
  { loginName: 'wuguilan', fullName: '吴桂兰', role: 'fee_accountant' },
  { loginName: 'majianguo', fullName: '马建国', role: 'station_head' },
  { loginName: 'chenguodong', fullName: '陈国栋', role: 'billing_supervisor' },
  { loginName: 'liufang', fullName: '刘芳', role: 'acceptance_clerk' },
  { loginName: 'yangzhiqiang', fullName: '杨志强', role: 'metering_keeper' },
  { loginName: 'ayiguli', fullName: '阿依古丽·叶尔兰别克', role: 'county_office' },
];

/** Who walks the routes beside the first reader. */
const moreReaders: readonly DemoPerson[] = [
  { loginName: 'zhaohaiyan', fullName: '赵海燕', role: 'meter_reader' },
  { loginName: 'bahetiyaer', fullName: '巴合提亚尔', role: 'meter_reader' },
];

/** Enters the people with one password hash for all of them: hashing thirteen passwords would cost as much as half the demo. */
export function enterDemoPeople(
  counter: Counter,
  administrator: Actor,
  passwordHash: string,
): Result<Map<Role, Actor>> {
  const { store } = counter;
  const people = new Map<Role, Actor>([[demoAdministrator.role, administrator]]);
  for (const { loginName, fullName, role } of [...others, ...moreReaders]) {
    const entered = store.write(() => {
      const createdAt = counter.clock.now();
      const person = { loginName, fullName, roles: [role] };
      const personId = insertPerson(store, { ...person, passwordHash, createdAt });
      appendToDaybook(store, {
        kind: 'person_added',
        recordedAt: createdAt,
        businessDay: today(counter),
        actor: administrator,
        payload: { personId, ...person },
      });
      return ok({ personId, ...person });
    });
    if (!entered.ok) return entered;
    if (!people.has(role)) people.set(role, entered.value);
  }
  return ok(people);
}

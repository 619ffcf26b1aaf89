import { and, asc, eq, sql } from 'drizzle-orm';
import { sortRoles, type Role } from '../../domain/access/roles.ts';
import { person, personRole } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** A person as services see them; roles in the order of the list of roles. */
export interface StoredPerson {
  readonly personId: number;
  readonly loginName: string;
  readonly fullName: string;
  readonly isActive: boolean;
  readonly roles: readonly Role[];
}

const queries = prepared((db) => {
  const columns = {
    personId: person.id,
    loginName: person.loginName,
    fullName: person.fullName,
    isActive: person.isActive,
  };
  return {
    list: db.select(columns).from(person).orderBy(asc(person.id)).prepare(),
    byId: db
      .select(columns)
      .from(person)
      .where(eq(person.id, sql.placeholder('personId')))
      .prepare(),
    byLoginName: db
      .select(columns)
      .from(person)
      .where(eq(person.loginName, sql.placeholder('loginName')))
      .prepare(),
    roles: db
      .select({ role: personRole.role })
      .from(personRole)
      .where(eq(personRole.personId, sql.placeholder('personId')))
      .prepare(),
    otherActiveWithRole: db
      .select({ personId: person.id })
      .from(person)
      .innerJoin(personRole, eq(personRole.personId, person.id))
      .where(
        and(
          eq(person.isActive, true),
          eq(personRole.role, sql.placeholder('role')),
          sql`${person.id} <> ${sql.placeholder('personId')}`,
        ),
      )
      .limit(1)
      .prepare(),
    attempts: db
      .select({
        passwordHash: person.passwordHash,
        failedAttempts: person.failedAttempts,
        blockedUntilAt: person.blockedUntilAt,
      })
      .from(person)
      .where(eq(person.id, sql.placeholder('personId')))
      .prepare(),
    setAttempts: db
      .update(person)
      .set({
        failedAttempts: sql`${sql.placeholder('failedAttempts')}`,
        blockedUntilAt: sql`${sql.placeholder('blockedUntilAt')}`,
      })
      .where(eq(person.id, sql.placeholder('personId')))
      .prepare(),
    insert: db
      .insert(person)
      .values({
        loginName: sql.placeholder('loginName'),
        fullName: sql.placeholder('fullName'),
        passwordHash: sql.placeholder('passwordHash'),
        createdAt: sql.placeholder('createdAt'),
      })
      .prepare(),
    change: db
      .update(person)
      .set({ fullName: sql`${sql.placeholder('fullName')}`, isActive: sql`${sql.placeholder('isActive')}` })
      .where(eq(person.id, sql.placeholder('personId')))
      .prepare(),
    setPassword: db
      .update(person)
      .set({ passwordHash: sql`${sql.placeholder('passwordHash')}`, failedAttempts: 0, blockedUntilAt: 0 })
      .where(eq(person.id, sql.placeholder('personId')))
      .prepare(),
    insertRole: db
      .insert(personRole)
      .values({ personId: sql.placeholder('personId'), role: sql.placeholder('role') })
      .prepare(),
    deleteRoles: db
      .delete(personRole)
      .where(eq(personRole.personId, sql.placeholder('personId')))
      .prepare(),
  };
});

/** The statements of signing in and of keeping people. */
export const peopleQueries = queries;

/** Everyone who was ever entered, in the order of entry. */
export function listPeople(store: Store): StoredPerson[] {
  return queries(store)
    .list.all()
    .map((row) => withRoles(store, row));
}

/** A person by id; null when there is none. */
export function findPerson(store: Store, personId: number): StoredPerson | null {
  const row = queries(store).byId.get({ personId });
  return row === undefined ? null : withRoles(store, row);
}

/** A person by the normalised login name; null when there is none. */
export function findPersonByLoginName(store: Store, loginName: string): StoredPerson | null {
  const row = queries(store).byLoginName.get({ loginName });
  return row === undefined ? null : withRoles(store, row);
}

/** Enters a person with their roles and answers the id; inside the use case's transaction. */
export function insertPerson(
  store: Store,
  entered: {
    readonly loginName: string;
    readonly fullName: string;
    readonly passwordHash: string;
    readonly createdAt: number;
    readonly roles: readonly Role[];
  },
): number {
  const { roles, ...row } = entered;
  const personId = Number(queries(store).insert.run(row).lastInsertRowid);
  for (const role of roles) queries(store).insertRole.run({ personId, role });
  return personId;
}

/** Replaces a person's roles; inside the use case's transaction. */
export function replaceRoles(store: Store, personId: number, roles: readonly Role[]): void {
  queries(store).deleteRoles.run({ personId });
  for (const role of roles) queries(store).insertRole.run({ personId, role });
}

function withRoles(store: Store, row: Omit<StoredPerson, 'roles'>): StoredPerson {
  return {
    ...row,
    roles: sortRoles(
      queries(store)
        .roles.all({ personId: row.personId })
        .map(({ role }) => role),
    ),
  };
}

import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from '../../domain/access/roles.ts';

/** Who may sign in. Never deleted: posted rows name their person for ever. */
export const person = sqliteTable('person', {
  id: integer('id').primaryKey(),
  loginName: text('login_name').notNull().unique(),
  fullName: text('full_name').notNull(),
  passwordHash: text('password_hash').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
  failedAttempts: integer('failed_attempts').notNull().default(0),
  blockedUntilAt: integer('blocked_until_at').notNull().default(0),
  createdAt: integer('created_at').notNull(),
});

/** Which roles a person holds today; the history is in the daybook. */
export const personRole = sqliteTable(
  'person_role',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role').$type<Role>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
);

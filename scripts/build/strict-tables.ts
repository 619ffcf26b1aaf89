const BREAK = '--> statement-breakpoint';

/**
 * Makes every table of a migration STRICT (SQLite then refuses a text in a number's column), which drizzle-kit cannot write.
 * Virtual tables and tables that are STRICT already stay as they are.
 */
export function makeTablesStrict(migration: string): string {
  return migration
    .split(BREAK)
    .map((statement) => makeStatementStrict(statement))
    .join(BREAK);
}

function makeStatementStrict(statement: string): string {
  const withoutComments = statement.replace(/^\s*--.*$/gm, '');
  if (!/^\s*CREATE\s+TABLE\b/i.test(withoutComments)) return statement;
  // The options of a table stand between its last bracket and the end of the statement.
  const end = statement.lastIndexOf(')') + 1;
  const options = statement.slice(end);
  if (/\bSTRICT\b/i.test(options)) return statement;
  const strict = /^\s*WITHOUT\s+ROWID/i.test(options)
    ? options.replace(/WITHOUT\s+ROWID/i, (words) => `${words}, STRICT`)
    : ` STRICT${options}`;
  return statement.slice(0, end) + strict;
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../runtime/project-paths.ts';
import { runVisibly } from '../runtime/run-program.ts';
import { makeTablesStrict } from './strict-tables.ts';

// `npm run migration -- --name <what-changes>`: writes the migration from the store's last state to what db/local/schema says now.
const folder = path.join(projectFolder, 'db', 'local', 'migrations');
const before = new Set(listMigrations());

const drizzleKit = path.join(projectFolder, 'node_modules', 'drizzle-kit', 'bin.cjs');
const status = await runVisibly(
  process.execPath,
  [drizzleKit, 'generate', '--config', 'db/drizzle.config.ts', ...process.argv.slice(2)],
  { cwd: projectFolder },
);

for (const name of listMigrations().filter((file) => !before.has(file))) {
  const file = path.join(folder, name);
  writeFileSync(file, makeTablesStrict(readFileSync(file, 'utf8')));
  process.stdout.write(`${path.relative(projectFolder, file)}: tables made STRICT\n`);
}
process.exitCode = status;

function listMigrations(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sql'));
}

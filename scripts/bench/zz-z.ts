import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { benchFolder, openBenchStation } from './bench-station.ts';
import { digestPostedRows, postedTables } from '../../db/local/posted-rows.ts';
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
const t = (n: string, f: () => any) => { const a = performance.now(); const c = cpu(); const r = f(); console.log(n.padEnd(30), (performance.now() - a).toFixed(1), 'cpu', (cpu() - c).toFixed(1), String(r).slice(0, 12)); return r; };
const s = openBenchStation(join(benchFolder, 'prof-x')); const db = s.counter.store.sqlite;
const no = db.prepare('select max(entry_no) from daybook_entry').pluck().get() as number;
const make = (order: boolean, blob: boolean) => postedTables.map(({ table, columns, parent }) => { const cs = columns.split(', '); const named = cs.map((c: string) => 't.' + c).join(', '); const by = parent === null ? `t.${cs[0]}` : `t.${cs[0]}, t.${cs[1]}`; const from = parent === null ? `${table} t where t.daybook_no = +?` : `${parent.table} p join ${table} t on t.${parent.key} = p.id where p.daybook_no = +?`;
  const g = (x: string) => blob ? `cast(${x} as blob)` : x;
  return db.prepare(order ? `select ${g(`group_concat('${table}' || json_array(${named}) || char(10), '' order by ${by})`)} from ${from}` : `select ${g(`group_concat(j, '')`)} from (select '${table}' || json_array(${named}) || char(10) as j from ${from} order by ${by})`).pluck(); });
const run = (st: any[], n: number) => { const h = createHash('sha256'); for (const x of st) { const r = x.get(n); if (r !== null) h.update(r); } return h.digest('hex'); };
const A = make(true, true), B = make(false, true), C = make(false, false);
for (let i = 0; i < 3; i++) {
t('now', () => digestPostedRows(s.counter.store, no));
t('agg order blob', () => run(A, no));
t('sub order blob', () => run(B, no));
t('sub order text', () => run(C, no));
t('now small x1000', () => { for (let k = 0; k < 1000; k++) digestPostedRows(s.counter.store, 2); });
t('agg order blob small', () => { for (let k = 0; k < 1000; k++) run(A, 2); });
t('sub small', () => { for (let k = 0; k < 1000; k++) run(B, 2); });
}
s.close();

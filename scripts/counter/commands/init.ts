import { nameShape } from '../../../electron/contract/shapes.ts';
import type { Messages } from '../../../renderer/messages/index.ts';
import { type MadeStation, makeStation } from '../make-station.ts';
import { type CommonOptions, malformed } from '../options.ts';
import { tell } from '../output.ts';
import { messagesHere } from '../words.ts';

interface InitOptions extends CommonOptions {
  readonly code: string;
  readonly name: string;
  readonly countyName: string;
  readonly receipts: string;
}

/** `counter init`: sets a station up and tells, this once, its password and recovery code. */
export async function init(options: InitOptions): Promise<void> {
  const book = /^(\d{7,12})-(\d{7,12})$/.exec(options.receipts);
  if (book === null) throw malformed('--receipts');
  if (!/^[A-Z0-9]{4,12}$/.test(options.code)) throw malformed('--code');
  const made = await makeStation(options.store, {
    code: options.code,
    name: nameGiven(options.name, '--name'),
    countyName: nameGiven(options.countyName, '--county-name'),
    receipts: { firstNo: book[1] as string, lastNo: book[2] as string },
    password: options.password ?? null,
  });
  tell(options.json, made, linesOf(made, messagesHere()));
}

/** A name as the first start takes it; refuses an empty one, a long one, and control characters. */
function nameGiven(text: string, option: string): string {
  const name = nameShape.safeParse(text);
  if (!name.success) throw malformed(option);
  return name.data;
}

function linesOf(made: MadeStation, { settings, people, setup, names, receipts }: Messages): string[] {
  return [
    `${settings.station}: ${made.station.name} (${made.station.code})  ${made.store}`,
    ...made.people.map(
      ({ loginName, fullName, roles }) =>
        `  ${loginName.padEnd(20)}${fullName}  ${roles.map((role) => names.roles[role]).join(', ')}`,
    ),
    `${receipts.range}: ${made.receiptBook.firstNo} – ${made.receiptBook.lastNo}`,
    `${people.password}: ${made.password}`,
    `${setup.recoveryTitle}: ${made.recoveryCode}`,
  ];
}

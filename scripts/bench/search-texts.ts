import { readingsOfName } from '../../db/local/queries/name-readings.ts';
import { type SeededRandom, seededRandom } from '../../electron/services/setup/demo/seeded-random.ts';
import type { BenchAccount } from './bench-accounts.ts';

/** A way to ask for an account, as clerks do. */
interface Way {
  readonly kind: string;
  text(account: BenchAccount['account'], random: SeededRandom): string;
}

const ways: readonly Way[] = [
  { kind: 'name, beginning', text: ({ name }, random) => name.slice(0, random.between(2, 3)) },
  { kind: 'name, middle', text: ({ name }) => name.slice(1, 3) },
  { kind: 'initials', text: ({ name }, random) => initialsOf(name).slice(0, random.between(2, 4)) },
  { kind: 'pinyin', text: ({ name }, random) => pinyinOf(name).slice(0, random.between(4, 9)) },
  { kind: 'phone, first digits', text: ({ phone }, random) => phone.slice(0, random.between(5, 11)) },
  { kind: 'phone, last digits', text: ({ phone }) => phone.slice(-4) },
  {
    kind: 'account, first digits',
    text: ({ accountNo }, random) => accountNo.slice(0, random.between(5, 10)),
  },
  { kind: 'account, last digits', text: ({ accountNo }) => accountNo.slice(-4) },
  { kind: 'meter, first digits', text: ({ meter }, random) => meter.meterNo.slice(0, random.between(7, 12)) },
  { kind: 'meter, last digits', text: ({ meter }) => meter.meterNo.slice(-5) },
  { kind: 'village', text: ({ village }) => village },
  {
    kind: 'village and house',
    text: ({ address, village }) => `${village} ${address.slice(village.length)}`,
  },
  {
    kind: 'village and part of a house',
    text: ({ address, village }) => `${village.slice(0, 2)} ${address.split('组')[1] ?? ''}`,
  },
  { kind: 'name and village', text: ({ name, village }) => `${name.slice(0, 1)} ${village.slice(0, 3)}` },
  { kind: 'nobody', text: (_, random) => `${random.pick([...'龘靐齉'])}${random.pick([...'甲乙丙'])}` },
];

/** The texts of a search bench: as many of each kind, about accounts by chance, the same ones each time. */
export function searchTexts(
  accounts: readonly BenchAccount[],
  count: number,
): { readonly kind: string; readonly text: string }[] {
  const random = seededRandom(95_598);
  return Array.from({ length: count }, (_, index) => {
    const way = ways[index % ways.length] as Way;
    const { account } = random.pick(accounts);
    return { kind: way.kind, text: way.text(account, random) };
  });
}

function initialsOf(name: string): string {
  return (readingsOfName(name)[0] ?? []).map((syllable) => syllable.slice(0, 1)).join('');
}

function pinyinOf(name: string): string {
  return (readingsOfName(name)[0] ?? []).join('');
}

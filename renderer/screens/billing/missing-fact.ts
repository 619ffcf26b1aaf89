import { type RegisterKind, registerKinds } from '../../../db/domain/metering/register-kind.ts';
import type { ComputeOutcome } from '../../../electron/contract/bills.ts';
import type { Messages } from '../../messages/index.ts';

/** An account whose bill lacks a fact. */
export type IncompleteRow = ComputeOutcome['incomplete'][number];

/** Who enters what is missing: the terms, the meters, the readings, or the prices. */
export type WhereToEnter = 'terms' | 'meters' | 'readings' | 'prices';

/** What is missing in plain words, and where it is entered. */
export interface MissingFact {
  readonly words: string;
  readonly where: WhereToEnter;
}

type Place = keyof Messages['billing']['missing']['places'];

/** Where each place that the engine names is entered; what it calls a register is a meter's. */
const wherePlaces: Readonly<Record<Place, WhereToEnter>> = {
  registers: 'meters',
  capacity: 'terms',
  demand: 'terms',
  'loss.transformer': 'terms',
  loss: 'terms',
  'power_factor.standard': 'terms',
  sub_meters: 'readings',
  period: 'readings',
  reading_month: 'readings',
  year: 'prices',
  'year.tiers_left': 'prices',
};

/** Tells what keeps an account from being billed; a place that nobody foresaw is named as it is. */
export function missingFactOf({ names, billing }: Messages, { code, place }: IncompleteRow): MissingFact {
  const words = billing.missing;
  if (code === 'behind_not_read') return { words: words.behind(place), where: 'readings' };
  if (code === 'tariff_unknown') return { words: words.tariff(place), where: 'terms' };
  if (code === 'no_policy_pack') return { words: words.pack(place), where: 'prices' };
  if (code === 'reading_backward') return { words: words.backward, where: 'readings' };
  if (code === 'reading_does_not_fit') return { words: words.doesNotFit, where: 'readings' };
  const register = registerOf(place);
  if (register !== null)
    return {
      words: register === 'reactive_forward' ? words.reactive : words.register(names.registers[register]),
      where: 'meters',
    };
  const isForeseen = Object.hasOwn(words.places, place);
  return isForeseen
    ? { words: words.places[place as Place], where: wherePlaces[place as Place] }
    : { words: words.other(place), where: 'terms' };
}

function registerOf(place: string): RegisterKind | null {
  const [part, name] = place.split('.');
  return part === 'registers' ? (registerKinds.find((kind) => kind === name) ?? null) : null;
}

import type { ChargedTransformer } from '../../../db/domain/billing/capacity-charge.ts';
import type { SupplyTerms } from '../../../db/domain/billing/supply-terms.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import type { SupplyPage, TermsRow } from '../../../electron/contract/supply.ts';
import type { Messages } from '../../messages/index.ts';
import { plainTariffLabel } from './missing-registers.ts';
import { kiloText, percentText, powerFactorText } from './typed-values.ts';

/** One item of the terms in words. */
export interface TermsItem {
  readonly name: string;
  readonly words: string;
}

type Tariffs = SupplyPage['tariffs'];
type Say = (messages: Messages, terms: SupplyTerms, tariffs: Tariffs) => string | null;

/** How an item is called, what it is when terms say nothing of it, and what they say; null for nothing. */
interface ItemWords {
  readonly nameOf: (words: Messages['supply']) => string;
  readonly usualOf?: (words: Messages['supply'], page: SupplyPage) => string;
  readonly say: Say;
}

/** The items in their order. */
const items: readonly ItemWords[] = [
  {
    nameOf: (words) => words.tariff,
    usualOf: (words, page) => {
      const label = plainTariffLabel(page);
      return label === null ? words.byClass : words.byClassIs(label);
    },
    say: (_, { tariffCode }, tariffs) => (tariffCode === null ? null : tariffWords(tariffCode, tariffs)),
  },
  {
    nameOf: (words) => words.parts.severalPersons,
    say: ({ supply }, { severalPersonsFrom }) =>
      severalPersonsFrom === null ? null : supply.monthFrom(severalPersonsFrom),
  },
  {
    nameOf: (words) => words.parts.usedBefore,
    say: ({ supply }, { usedBefore }) =>
      usedBefore === null ? null : supply.usedIs(usedBefore.tierYear, formatKwh(usedBefore.energyWh)),
  },
  {
    nameOf: (words) => words.parts.children,
    say: ({ supply }, { childAccountNos }) =>
      childAccountNos.length === 0 ? null : supply.childrenAre(childAccountNos),
  },
  {
    nameOf: (words) => words.parts.fixed,
    say: ({ supply }, { fixedPart }, tariffs) =>
      fixedPart === null
        ? null
        : supply.fixedIs(formatKwh(fixedPart.whPerMonth), tariffWords(fixedPart.tariffCode, tariffs)),
  },
  {
    nameOf: (words) => words.parts.share,
    say: ({ supply }, { sharePart }, tariffs) =>
      sharePart === null
        ? null
        : supply.shareIs(percentText(sharePart.ppm), tariffWords(sharePart.tariffCode, tariffs)),
  },
  {
    nameOf: (words) => words.parts.loss,
    say: ({ supply }, { loss }) =>
      loss === null
        ? null
        : supply.lossIs(
            supply.lossName(loss.transformerType, kiloText(loss.capacityVa)),
            loss.lineLossPpm === null ? null : percentText(loss.lineLossPpm),
          ),
  },
  { nameOf: (words) => words.parts.capacity, say: ({ supply }, terms) => capacityWords(supply, terms) },
  {
    nameOf: (words) => words.powerFactorItem,
    usualOf: (words) => words.powerFactorByPack,
    say: (_, { powerFactorStandard }) =>
      powerFactorStandard === null ? null : powerFactorText(powerFactorStandard),
  },
  {
    nameOf: (words) => words.bonusItem,
    usualOf: (words) => words.yes,
    say: ({ supply }, { hasPowerFactorBonus }) => (hasPowerFactorBonus ? null : supply.no),
  },
];

/** What terms say beyond class and voltage, item by item; nothing for plain terms. */
export function termsInWords(messages: Messages, terms: SupplyTerms, page: SupplyPage): TermsItem[] {
  return items.flatMap(({ nameOf, say }) => {
    const words = say(messages, terms, page.tariffs);
    return words === null ? [] : [{ name: nameOf(messages.supply), words }];
  });
}

/** The name of every item of the terms, in the order of `termsCells`. */
export function termsTitles(messages: Messages): string[] {
  return items.map(({ nameOf }) => nameOf(messages.supply));
}

/** Every item of terms in words; what is as usual is said as such. */
export function termsCells(messages: Messages, terms: SupplyTerms, page: SupplyPage): string[] {
  return items.map((item) => cellOf(item, messages, terms, page));
}

/** What a change does, a sentence an item; empty when terms stay as they are. */
export function changesInWords(
  messages: Messages,
  before: SupplyTerms,
  after: SupplyTerms,
  page: SupplyPage,
): string[] {
  return items.flatMap((item) => {
    const was = cellOf(item, messages, before, page);
    const becomes = cellOf(item, messages, after, page);
    return was === becomes ? [] : [messages.supply.changed(item.nameOf(messages.supply), was, becomes)];
  });
}

/** The versions that a further one from a day on puts out of force: those that begin on that day or later. */
export function supersededBy(versions: readonly TermsRow[], effectiveFrom: Day): readonly TermsRow[] {
  return versions
    .filter((version) => version.effectiveFrom >= effectiveFrom && !isReplaced(versions, version))
    .toSorted((a, b) => a.version - b.version);
}

/** Tells whether a later version begins on the day of this one or before: then this one is never in force any more. */
export function isReplaced(versions: readonly TermsRow[], version: TermsRow): boolean {
  return versions.some(
    (other) => other.version > version.version && other.effectiveFrom <= version.effectiveFrom,
  );
}

function cellOf(item: ItemWords, messages: Messages, terms: SupplyTerms, page: SupplyPage): string {
  const { supply } = messages;
  return item.say(messages, terms, page.tariffs) ?? item.usualOf?.(supply, page) ?? supply.nothing;
}

function tariffWords(code: string, tariffs: Tariffs): string {
  return tariffs.find((tariff) => tariff.code === code)?.label ?? code;
}

function capacityWords(words: Messages['supply'], { capacity }: SupplyTerms): string | null {
  if (capacity === null) return null;
  if (capacity.kind === 'measured_demand') return words.measuredIs;
  if (capacity.kind === 'contract_demand') {
    return words.contractIs(
      kiloText(capacity.contractW),
      capacity.capacityVa === null ? null : kiloText(capacity.capacityVa),
    );
  }
  return words.transformersAre(
    capacity.transformers.map((transformer) =>
      words.transformerIs(
        transformer.name,
        kiloText(transformer.capacityVa),
        transformerRemarks(words, transformer),
      ),
    ),
  );
}

function transformerRemarks(words: Messages['supply'], transformer: ChargedTransformer): string[] {
  const { from, until, suspensions, interlock, isColdStandby } = transformer;
  return [
    ...(from === null ? [] : [words.fromDay(from)]),
    ...(until === null ? [] : [words.untilDay(until)]),
    ...suspensions.map(({ on, resumedOn }) => words.suspended(on, resumedOn)),
    ...(interlock === null ? [] : [words.interlocked(interlock)]),
    ...(isColdStandby ? [words.cold] : []),
  ];
}

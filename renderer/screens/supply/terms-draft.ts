import type { CapacityTerms, SupplyTerms } from '../../../db/domain/billing/supply-terms.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { kiloText, percentText } from './typed-values.ts';

/** The optional parts of the terms; each is open in the form or left out of the terms. */
export const termsParts = [
  'severalPersons',
  'usedBefore',
  'children',
  'fixed',
  'share',
  'loss',
  'capacity',
  'powerFactor',
] as const;
export type TermsPart = (typeof termsParts)[number];

/** 报停 and 启用 as typed. */
export interface SuspensionDraft {
  readonly key: number;
  readonly on: string;
  readonly resumedOn: string;
}

/** A transformer as typed. */
export interface TransformerDraft {
  readonly key: number;
  readonly name: string;
  readonly kva: string;
  readonly from: string;
  readonly until: string;
  readonly suspensions: readonly SuspensionDraft[];
  readonly interlock: string;
  readonly isColdStandby: boolean;
}

/** The form of the terms as a person has filled it so far: everything as typed, in the units that people write. */
export interface TermsDraft {
  readonly effectiveFrom: string;
  readonly reason: string;
  /** Empty: class and voltage decide. */
  readonly tariffCode: string;
  readonly parts: ReadonlySet<TermsPart>;
  readonly severalPersonsFrom: string;
  readonly tierYear: string;
  readonly usedKwh: string;
  readonly children: readonly string[];
  readonly fixedKwh: string;
  readonly fixedTariff: string;
  readonly sharePercent: string;
  readonly shareTariff: string;
  /** `lossKey` of the transformer in the pack's list; empty: not chosen yet. */
  readonly lossTransformer: string;
  /** Empty: what the pack says. */
  readonly lineLossPercent: string;
  readonly capacityKind: CapacityTerms['kind'];
  readonly transformers: readonly TransformerDraft[];
  readonly contractKw: string;
  readonly installedKva: string;
  readonly powerFactorStandard: '' | '90' | '85' | '80';
  readonly hasPowerFactorBonus: boolean;
}

/** Names a transformer of the pack's loss table. */
export function lossKey(transformer: { readonly type: string; readonly capacityVa: number }): string {
  return `${transformer.capacityVa}|${transformer.type}`;
}

/** An empty transformer; `key` is new in its list. */
export function emptyTransformer(key: number): TransformerDraft {
  return {
    key,
    name: '',
    kva: '',
    from: '',
    until: '',
    suspensions: [],
    interlock: '',
    isColdStandby: false,
  };
}

/** A key that no row of a list has. */
export function nextKey(rows: readonly { readonly key: number }[]): number {
  return rows.reduce((most, { key }) => Math.max(most, key), 0) + 1;
}

/** The form filled with terms, for a change from a day on. */
export function draftOf(terms: SupplyTerms, effectiveFrom: Day, tierYear: string): TermsDraft {
  const { usedBefore, fixedPart, sharePart, loss, capacity, powerFactorStandard } = terms;
  return {
    effectiveFrom,
    reason: '',
    tariffCode: terms.tariffCode ?? '',
    parts: partsOf(terms),
    severalPersonsFrom: terms.severalPersonsFrom ?? effectiveFrom.slice(0, 7),
    tierYear: usedBefore === null ? tierYear : String(usedBefore.tierYear),
    usedKwh: usedBefore === null ? '' : formatKwh(usedBefore.energyWh),
    children: terms.childAccountNos,
    fixedKwh: fixedPart === null ? '' : formatKwh(fixedPart.whPerMonth),
    fixedTariff: fixedPart?.tariffCode ?? '',
    sharePercent: sharePart === null ? '' : percentText(sharePart.ppm),
    shareTariff: sharePart?.tariffCode ?? '',
    lossTransformer:
      loss === null ? '' : lossKey({ type: loss.transformerType, capacityVa: loss.capacityVa }),
    lineLossPercent: loss === null || loss.lineLossPpm === null ? '' : percentText(loss.lineLossPpm),
    capacityKind: capacity?.kind ?? 'transformers',
    transformers: transformersOf(capacity),
    contractKw: capacity?.kind === 'contract_demand' ? kiloText(capacity.contractW) : '',
    installedKva:
      capacity?.kind === 'contract_demand' && capacity.capacityVa !== null
        ? kiloText(capacity.capacityVa)
        : '',
    powerFactorStandard:
      powerFactorStandard === null ? '' : (String(powerFactorStandard) as TermsDraft['powerFactorStandard']),
    hasPowerFactorBonus: terms.hasPowerFactorBonus,
  };
}

/** The parts that terms have. */
export function partsOf(terms: SupplyTerms): ReadonlySet<TermsPart> {
  const has: Readonly<Record<TermsPart, boolean>> = {
    severalPersons: terms.severalPersonsFrom !== null,
    usedBefore: terms.usedBefore !== null,
    children: terms.childAccountNos.length > 0,
    fixed: terms.fixedPart !== null,
    share: terms.sharePart !== null,
    loss: terms.loss !== null,
    capacity: terms.capacity !== null,
    powerFactor: terms.powerFactorStandard !== null || !terms.hasPowerFactorBonus,
  };
  return new Set(termsParts.filter((part) => has[part]));
}

function transformersOf(capacity: SupplyTerms['capacity']): readonly TransformerDraft[] {
  if (capacity?.kind !== 'transformers') return [emptyTransformer(1)];
  return capacity.transformers.map((transformer, index) => ({
    key: index + 1,
    name: transformer.name,
    kva: kiloText(transformer.capacityVa),
    from: transformer.from ?? '',
    until: transformer.until ?? '',
    suspensions: transformer.suspensions.map(({ on, resumedOn }, at) => ({
      key: at + 1,
      on,
      resumedOn: resumedOn ?? '',
    })),
    interlock: transformer.interlock ?? '',
    isColdStandby: transformer.isColdStandby,
  }));
}

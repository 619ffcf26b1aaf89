import type { SupplyTerms } from '../../../db/domain/billing/supply-terms.ts';
import type { ChargedTransformer } from '../../../db/domain/billing/capacity-charge.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { FieldReading, readWords, type Wrongs } from './field-reading.ts';
import type { TermsDraft, TermsPart, TransformerDraft } from './terms-draft.ts';
import { readDay, readKilo, readKwh, readMonth, readPercent, readYear } from './typed-values.ts';

/** A change of terms that is whole. */
export interface TermsChange {
  readonly effectiveFrom: Day;
  readonly terms: SupplyTerms;
  readonly reason: string;
}

/** The name of a transformer's field in Wrongs. */
export function transformerField(key: number, field: 'kva' | 'from' | 'until'): string {
  return `transformer.${key}.${field}`;
}

/** The name of a suspension's field in Wrongs. */
export function suspensionField(transformer: number, key: number, field: 'on' | 'resumedOn'): string {
  return `transformer.${transformer}.suspension.${key}.${field}`;
}

/**
 * Reads the form as terms: kWh as Wh, kW and kVA as W and VA, percent as millionths, by the kernel's parsers. Parts that are not open
 * are left out. Answers what is wrong instead when anything is, everything at once; `billedUntil` is the last day that is billed.
 */
export function readTermsDraft(
  draft: TermsDraft,
  billedUntil: Day | null,
):
  | { readonly change: TermsChange; readonly wrongs: null }
  | { readonly change: null; readonly wrongs: Wrongs } {
  const reading = new FieldReading();
  const effectiveFrom = reading.need('effectiveFrom', draft.effectiveFrom, readDay, 'not_day');
  if (effectiveFrom !== null && billedUntil !== null && effectiveFrom <= billedUntil)
    reading.wrongs.set('effectiveFrom', 'before_billed');
  const terms = termsFrom(draft, reading);
  const reason = reading.need('reason', draft.reason, readWords, 'empty');
  if (reading.wrongs.size > 0 || effectiveFrom === null || reason === null)
    return { change: null, wrongs: reading.wrongs };
  return { change: { effectiveFrom, terms, reason }, wrongs: null };
}

function termsFrom(draft: TermsDraft, reading: FieldReading): SupplyTerms {
  const isOpen = (part: TermsPart): boolean => draft.parts.has(part);
  return {
    tariffCode: draft.tariffCode === '' ? null : draft.tariffCode,
    severalPersonsFrom: isOpen('severalPersons')
      ? reading.need('severalPersonsFrom', draft.severalPersonsFrom, readMonth, 'not_month')
      : null,
    usedBefore: isOpen('usedBefore') ? usedBeforeFrom(draft, reading) : null,
    childAccountNos: isOpen('children') ? childrenFrom(draft, reading) : [],
    fixedPart: isOpen('fixed') ? fixedFrom(draft, reading) : null,
    sharePart: isOpen('share') ? shareFrom(draft, reading) : null,
    loss: isOpen('loss') ? lossFrom(draft, reading) : null,
    capacity: isOpen('capacity') ? capacityFrom(draft, reading) : null,
    powerFactorStandard:
      isOpen('powerFactor') && draft.powerFactorStandard !== '' ? Number(draft.powerFactorStandard) : null,
    hasPowerFactorBonus: !isOpen('powerFactor') || draft.hasPowerFactorBonus,
  };
}

function usedBeforeFrom(draft: TermsDraft, reading: FieldReading): SupplyTerms['usedBefore'] {
  const tierYear = reading.need('tierYear', draft.tierYear, readYear, 'not_year');
  const energyWh = reading.need('usedKwh', draft.usedKwh, readKwh, 'not_energy');
  return tierYear === null || energyWh === null ? null : { tierYear, energyWh };
}

function childrenFrom(draft: TermsDraft, reading: FieldReading): readonly string[] {
  if (draft.children.length === 0) reading.wrongs.set('children', 'no_children');
  return draft.children;
}

function fixedFrom(draft: TermsDraft, reading: FieldReading): SupplyTerms['fixedPart'] {
  const whPerMonth = reading.need('fixedKwh', draft.fixedKwh, readKwh, 'not_energy');
  const tariffCode = reading.chosen('fixedTariff', draft.fixedTariff);
  return whPerMonth === null || tariffCode === null ? null : { whPerMonth, tariffCode };
}

function shareFrom(draft: TermsDraft, reading: FieldReading): SupplyTerms['sharePart'] {
  const ppm = reading.need('sharePercent', draft.sharePercent, readPercent, 'not_percent');
  const tariffCode = reading.chosen('shareTariff', draft.shareTariff);
  return ppm === null || tariffCode === null ? null : { ppm, tariffCode };
}

function lossFrom(draft: TermsDraft, reading: FieldReading): SupplyTerms['loss'] {
  const key = reading.chosen('lossTransformer', draft.lossTransformer);
  const lineLossPpm = reading.may('lineLossPercent', draft.lineLossPercent, readPercent, 'not_percent');
  if (key === null) return null;
  const [capacityVa = '', ...type] = key.split('|');
  return { transformerType: type.join('|'), capacityVa: Number(capacityVa), lineLossPpm };
}

function capacityFrom(draft: TermsDraft, reading: FieldReading): SupplyTerms['capacity'] {
  if (draft.capacityKind === 'measured_demand') return { kind: 'measured_demand' };
  if (draft.capacityKind === 'contract_demand') {
    const contractW = reading.need('contractKw', draft.contractKw, readKilo, 'not_power');
    const capacityVa = reading.may('installedKva', draft.installedKva, readKilo, 'not_power');
    return contractW === null ? null : { kind: 'contract_demand', contractW, capacityVa };
  }
  const transformers = draft.transformers.map((transformer) => transformerFrom(transformer, reading));
  return { kind: 'transformers', transformers: transformers.filter((one) => one !== null) };
}

function transformerFrom(draft: TransformerDraft, reading: FieldReading): ChargedTransformer | null {
  const { key } = draft;
  const untilField = transformerField(key, 'until');
  const capacityVa = reading.need(transformerField(key, 'kva'), draft.kva, readKilo, 'not_power');
  const from = reading.may(transformerField(key, 'from'), draft.from, readDay, 'not_day');
  const until = reading.may(untilField, draft.until, readDay, 'not_day');
  if (from !== null && until !== null && until <= from) reading.wrongs.set(untilField, 'until_before_from');
  const suspensions = draft.suspensions.flatMap((suspension) => {
    const resumedField = suspensionField(key, suspension.key, 'resumedOn');
    const on = reading.need(suspensionField(key, suspension.key, 'on'), suspension.on, readDay, 'not_day');
    const resumedOn = reading.may(resumedField, suspension.resumedOn, readDay, 'not_day');
    if (on !== null && resumedOn !== null && resumedOn <= on)
      reading.wrongs.set(resumedField, 'resumed_before');
    return on === null ? [] : [{ on, resumedOn }];
  });
  if (capacityVa === null) return null;
  return {
    name: draft.name.trim(),
    capacityVa,
    from,
    until,
    suspensions,
    interlock: draft.interlock.trim() === '' ? null : draft.interlock.trim(),
    isColdStandby: draft.isColdStandby,
  };
}

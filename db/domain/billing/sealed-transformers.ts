import { daysBetween, type Day } from '../kernel/calendar.ts';
import type { BillFacts } from './bill-facts.ts';
import type { WorkedPart } from './bill-working.ts';
import { termsOn } from './supply-terms.ts';

/** A transformer that was sealed on some days of a bill: since when and until when, and what that did to its capacity charge. */
export interface SealedTransformer {
  readonly name: string;
  readonly capacityVa: number;
  readonly on: Day;
  /** Null while it lasts. */
  readonly resumedOn: Day | null;
  /** `free`: nothing is charged for its days; `in_full`: it was too short, all days were charged; `reduced` is told by its own line. */
  readonly charge: 'free' | 'in_full' | 'reduced';
}

/**
 * The transformers of a two-part bill that were sealed in its period, told from its facts and what it charged: nothing is computed
 * anew. A sealing of fewer days than the tariff asks for cuts nothing (domain.md §1.5). Empty where the bill has no period.
 */
export function sealedTransformers(
  { terms, period }: Pick<BillFacts, 'terms' | 'period'>,
  parts: readonly Pick<WorkedPart, 'capacity'>[],
): SealedTransformer[] {
  if (period === null) return [];
  const { capacity } = termsOn(terms, period.to);
  if (capacity?.kind !== 'transformers') return [];
  const spans = parts.flatMap((part) => part.capacity ?? []);
  const allDays = daysBetween(period.from, period.to) + 1;
  return capacity.transformers.flatMap(({ name, capacityVa, suspensions }) => {
    const own = spans.filter((span) => span.name === name && span.capacityVa === capacityVa);
    const fullDays = own.reduce((sum, span) => sum + (span.sharePpm === 1_000_000 ? span.days : 0), 0);
    const isReduced = own.some((span) => span.sharePpm < 1_000_000);
    const charge = isReduced ? 'reduced' : fullDays === allDays ? 'in_full' : 'free';
    return suspensions
      .filter(({ on, resumedOn }) => on <= period.to && (resumedOn === null || resumedOn > period.from))
      .map(({ on, resumedOn }) => ({ name, capacityVa, on, resumedOn, charge }));
  });
}

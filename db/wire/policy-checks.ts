import { z } from 'zod';
import { type OwnCheckThresholds, usualCheckThresholds } from '../domain/metering/checks/check-thresholds.ts';
import { shareText } from './exact-text.ts';

/** A share as a fraction. */
export const ratio = z.strictObject({
  numerator: z.int().min(1).max(100),
  denominator: z.int().min(1).max(100),
});

/** The office's checks (校核); what is left out is as usual (see usualCheckThresholds). */
export const checksShape = z
  .strictObject({
    zerosInRow: z.int().min(2).max(12),
    slipWithin: ratio,
    historyFromMonths: z.int().min(1).max(13),
    seasonFromHouseholds: z.int().min(1).max(1_000),
    swapWithin: ratio,
    swapWalkPlaces: z.int().min(0).max(100),
    holdsWithoutSecondLook: z.boolean(),
    areaLossFrom: shareText,
    areaLossUpTo: shareText,
  })
  .partial()
  .refine(
    ({ areaLossFrom, areaLossUpTo }) =>
      (areaLossFrom ?? usualCheckThresholds.areaLossFromPpm) <=
      (areaLossUpTo ?? usualCheckThresholds.areaLossUpToPpm),
    { message: 'loss_range_empty', path: ['areaLossUpTo'] },
  )
  .transform(
    ({ areaLossFrom, areaLossUpTo, ...rest }): OwnCheckThresholds => ({
      ...rest,
      areaLossFromPpm: areaLossFrom,
      areaLossUpToPpm: areaLossUpTo,
    }),
  );

import { formatKwh, formatMultiplier, type WattHours } from '../../../db/domain/kernel/energy.ts';
import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import type { WorkOrderKind } from '../../../db/domain/metering/reading-work.ts';
import type { CheckCode, CheckRow, CheckWord } from '../../../electron/contract/checks.ts';
import type { Messages } from '../../messages/index.ts';

/** Energy as a list shows it; nothing for what is not known. */
export function kwhText(energy: WattHours | null): string {
  return energy === null ? '' : formatKwh(energy);
}

/** Hundredths of a percent with two decimals. */
export function percentText(basisPoints: number): string {
  return formatDecimal(BigInt(basisPoints), 2);
}

/** What is odd about a finding, in one sentence. */
export function factsText({ checks: words }: Messages, row: CheckRow): string {
  const say = words.factsOf;
  const [usual, use, other] = [row.usualUseWh, row.useWh, row.otherWh].map(kwhText) as [
    string,
    string,
    string,
  ];
  switch (row.code) {
    case 'backward':
    case 'rolled_over':
    case 'estimate_too_high':
      return say.below(kwhText(row.lastDialWh), kwhText(row.dialWh));
    case 'decimal_slip':
      return other === '' ? say.jump(usual, use) : say.decimal(usual, use, other);
    case 'multiplier_slip':
      return other === ''
        ? say.jump(usual, use)
        : say.multiplier(usual, use, formatMultiplier(row.multiplierMilli), other);
    case 'season_jump':
      return say.season(other, use);
    case 'zero':
      return say.zero(usual === '' ? '0' : usual);
    case 'three_zeros':
      return say.threeZeros;
    case 'second_look_differs':
      return say.secondDiffers(kwhText(row.dialWh), other);
    case 'second_look_missing':
      return say.secondMissing;
    case 'swapped':
      return say.swapped(usual, use, row.otherAccountNo ?? '');
    case 'meter_differs':
      return say.meterDiffers;
    case 'estimate_forbidden':
      return say.estimateForbidden;
    case 'estimated_twice':
      return say.estimatedTwice;
    case 'jump':
    case 'area_loss':
      return say.jump(usual, use);
    default:
      return say.site(row.note);
  }
}

/** A word with whose it is. */
export function wordText({ checks: words }: Messages, word: CheckWord): string {
  return word.saidByName === null ? words.onTheSpot(word.reason) : words.said(word.saidByName, word.reason);
}

const faults: ReadonlySet<CheckCode> = new Set<CheckCode>([
  'backward',
  'three_zeros',
  'zero',
  'site_lost',
  'site_burnt',
  'site_stopped',
  'site_reversed',
  'site_creeping',
]);

/** The field work that a finding asks for. */
export function orderKindOf(code: CheckCode): WorkOrderKind {
  if (faults.has(code)) return 'meter_fault';
  if (code === 'meter_differs' || code === 'site_meter_differs') return 'card_without_meter';
  const isAboutDial =
    code === 'decimal_slip' ||
    code === 'multiplier_slip' ||
    code === 'estimate_forbidden' ||
    code === 'estimate_too_high' ||
    code === 'second_look_differs';
  return isAboutDial ? 'reread' : 'field_check';
}

import { siteAnomalies, type SiteAnomaly } from '../site-anomaly.ts';
import { readingFindings, type ReadingFinding } from '../reading-finding.ts';

/** What stands at a meter beside its dial, as a check. */
export type SiteCheck = `site_${SiteAnomaly}`;

/** Every check of the office, the gravest first: a list is told in this order. */
export const checkCodes = [
  ...readingFindings.slice(0, 4),
  'second_look_differs',
  'swapped',
  ...readingFindings.slice(4, 6),
  ...siteAnomalies.map((anomaly): SiteCheck => `site_${anomaly}`),
  'second_look_missing',
  ...readingFindings.slice(6),
  'season_jump',
  'area_loss',
] as readonly CheckCode[];

/** One check. */
export type CheckCode =
  | ReadingFinding
  | SiteCheck
  | 'second_look_differs'
  | 'second_look_missing'
  | 'swapped'
  | 'season_jump'
  | 'area_loss';

/** What only field work or a correction settles: a word does not. */
const wordsDoNotSettle: ReadonlySet<CheckCode> = new Set<CheckCode>([
  'backward',
  'estimate_too_high',
  'estimate_forbidden',
  'second_look_differs',
]);

/** What is told before the bills go out and does not keep them back. */
const onlyTold: ReadonlySet<CheckCode> = new Set<CheckCode>(['season_jump', 'area_loss']);

/** Tells whether a word of explanation settles what a check found. */
export function isSettledByWord(code: CheckCode): boolean {
  return !wordsDoNotSettle.has(code);
}

/** Tells whether an account is not billed before what a check found there is answered; a missing second look as the pack says. */
export function isHeldBack(code: CheckCode, holdsWithoutSecondLook: boolean): boolean {
  if (code === 'second_look_missing') return holdsWithoutSecondLook;
  return !onlyTold.has(code) && !code.startsWith('site_');
}

/** What an anomaly at the meter is called as a check. */
export function siteCheckOf(anomaly: SiteAnomaly): SiteCheck {
  return `site_${anomaly}`;
}

import type { PackSection, PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { formatYuan } from '../../../db/domain/kernel/money.ts';
import { formatPrice } from '../../../db/domain/kernel/price.ts';
import { usualErrorPenalties } from '../../../db/domain/metering/error-penalties.ts';
import {
  type UserLimits,
  usualNeverEstimated,
  usualReadTwice,
} from '../../../db/domain/metering/user-limits.ts';
import type { Messages } from '../../messages/index.ts';
import { hundredthsText, percentText, perMilleText, plainText, timeText } from './figure-text.ts';
import { voltsText } from './price-lines.ts';

/** One rule of a pack beside its tariffs, in words. */
export interface PackRule {
  readonly section: PackSection | 'tierYear';
  readonly name: string;
  /** Empty: the pack has none. */
  readonly lines: readonly string[];
  readonly isSample: boolean;
}

/** Every rule of a pack beside its tariffs, in the order in which people ask for them. */
export function packRules(messages: Messages, pack: PolicyPack): PackRule[] {
  const { policy } = messages;
  const rule = (section: PackSection, lines: readonly string[]): PackRule => ({
    section,
    name: policy.sections[section],
    lines,
    isSample: pack.samples.includes(section),
  });
  const ratio = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
    `${numerator}/${denominator}`;
  const { severalPersons: several, readings } = pack;
  const penalties = readings.errorPenalties ?? usualErrorPenalties;
  return [
    rule('due', [policy.due(pack.due.dayOfNextMonth, pack.due.minimumDaysAfterIssue)]),
    rule('lateFee', lateFeeLines(messages, pack)),
    rule(
      'welfare',
      pack.welfareFreeWhPerMonth === 0 ? [] : [policy.freeKwh(formatKwh(pack.welfareFreeWhPerMonth))],
    ),
    rule(
      'severalPersons',
      several === null
        ? []
        : [policy.severalPersons(several.fromPersons, formatKwh(several.extraWhPerMonth))],
    ),
    ...(hasYearlyTiers(pack)
      ? [
          {
            section: 'tierYear' as const,
            name: policy.tierYear,
            lines: [policy.tierYearFrom(pack.tierYearStartsInMonth)],
            isSample: false,
          },
        ]
      : []),
    rule('timeOfUse', hoursLines(messages, pack)),
    rule('includedFunds', fundLines(messages, pack)),
    rule('powerFactor', powerFactorLines(messages, pack)),
    rule(
      'transformerLoss',
      pack.transformerLoss.map((entry) =>
        policy.transformer(
          entry.type,
          plainText(entry.capacityVa, 3),
          formatKwh(entry.ironWhPerMonth),
          plainText(entry.ironVarhPerMonth, 3),
          percentText(entry.copperPpm),
          plainText(entry.reactiveKMilli, 3),
        ),
      ),
    ),
    rule('lineLoss', pack.lineLossPpm === 0 ? [] : [policy.lineLoss(percentText(pack.lineLossPpm))]),
    rule('breach', breachLines(messages, pack)),
    rule('publicList', [policy.publicList(pack.publicList.maskName, pack.publicList.showsAccountNo)]),
    rule('readings', [
      policy.jump(ratio(readings.jumpOverLighting), ratio(readings.jumpOverPower)),
      limitsLine(messages, policy.neverEstimated, readings.neverEstimated ?? usualNeverEstimated),
      limitsLine(messages, policy.readTwice, readings.readTwice ?? usualReadTwice),
      policy.errorPenalties(formatYuan(penalties.onceFen), formatYuan(penalties.repeatedFen)),
    ]),
    rule('cheques', [
      policy.cheques(pack.chequeDays.validDays, pack.chequeDays.warnFromDay, pack.chequeDays.holidayDays),
    ]),
    rule('assumedVolts', [policy.assumedVolts(pack.assumedVolts)]),
  ];
}

/** Whom a rule of reading is about; the two-part users always are. */
function limitsLine(
  messages: Messages,
  tell: (users: string) => string,
  { classes, fromKva }: UserLimits,
): string {
  return tell(
    messages.lists.enumerate([
      messages.policy.twoPartUsers,
      ...classes.map((one) => messages.names.classes[one]),
      ...(fromKva === null ? [] : [messages.policy.fromKva(fromKva)]),
    ]),
  );
}

function hasYearlyTiers({ tariffs }: PolicyPack): boolean {
  return tariffs.some(({ charge }) => charge.kind === 'tiered' && charge.period === 'year');
}

function lateFeeLines({ policy }: Messages, { lateFee }: PolicyPack): string[] {
  return [
    policy.lateFeeRates(
      perMilleText(lateFee.residentialPpmPerDay),
      perMilleText(lateFee.otherPpmPerDay),
      perMilleText(lateFee.carriedOverPpmPerDay),
    ),
    policy.carriedOver[lateFee.carriedOver],
    ...(lateFee.minimumFen === 0 ? [] : [policy.lateFeeMinimum(formatYuan(lateFee.minimumFen))]),
    ...(lateFee.capPpm === null ? [] : [policy.lateFeeCap(percentText(lateFee.capPpm))]),
  ];
}

const minutesOfDay = 24 * 60;

function hoursLines({ policy, lists }: Messages, { touWindows }: PolicyPack): string[] {
  return touWindows.map(({ months, windows }) => {
    const when = months.length === 12 ? policy.allYear : policy.months(lists.enumerate(months.map(String)));
    const periods = [...new Set(windows.map(({ period }) => period))];
    const told = periods.map((period) =>
      policy.window(
        period,
        windows
          .filter((window) => window.period === period)
          .map(({ fromMinute, toMinute }) => `${timeText(fromMinute)}–${timeText(toMinute)}`),
      ),
    );
    const covered = windows.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
    const rest = covered < minutesOfDay ? [policy.restFlat] : [];
    return lists.about(when, [...told, ...rest].join(policy.separator));
  });
}

function fundLines({ policy, lists, names }: Messages, { includedFunds }: PolicyPack): string[] {
  return includedFunds.map((fund) =>
    policy.fundIn(
      fund.label,
      formatPrice(fund.priceNanoyuan),
      lists.enumerate(fund.customerClasses.map((customerClass) => names.classes[customerClass])),
    ),
  );
}

function powerFactorLines(messages: Messages, pack: PolicyPack): string[] {
  const { policy, lists, names } = messages;
  const users = pack.powerFactorUsers.map((user) =>
    policy.powerFactorUser(
      hundredthsText(user.standard),
      names.classes[user.customerClass],
      user.fromVolts === 0 ? null : voltsText(messages, { fromVolts: user.fromVolts, belowVolts: null }),
      plainText(user.fromVa, 3),
    ),
  );
  const standards = pack.powerFactorTables.map(({ standard }) => hundredthsText(standard));
  return [
    ...users,
    policy.powerFactorBase[pack.powerFactorBase],
    policy.powerFactorTables(lists.enumerate(standards)),
  ];
}

function breachLines({ policy: { breachRules } }: Messages, { breach }: PolicyPack): string[] {
  return [
    breachRules.theft(
      breach.theftMultiple,
      breach.theftDays,
      breach.theftPowerHours,
      breach.theftLightingHours,
    ),
    breachRules.priceClass(breach.priceClassMultiple, breach.priceClassMonths),
    breachRules.capacity(breach.privateCapacityMultiple, formatYuan(breach.overCapacityFenPerKw)),
    breachRules.suspended(breach.suspendedUseMultiple, formatYuan(breach.suspendedUseFenPerKva)),
    breachRules.outage(breach.outageMultiple),
  ];
}

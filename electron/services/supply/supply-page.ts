import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { termsOn } from '../../../db/domain/billing/supply-terms.ts';
import { findTariff, pricedPeriodsOf, type Tariff } from '../../../db/domain/billing/tariff.ts';
import { addMonths, type Month, monthOf } from '../../../db/domain/kernel/calendar.ts';
import { registerKinds, type RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import { listInstallations, listRegisterDials } from '../../../db/local/queries/meters.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import { findMeterMonth } from '../../../db/local/queries/readings.ts';
import {
  datedTerms,
  findBilledUpTo,
  listSupplyTerms,
  readSupplyTerms,
  type SupplyAccount,
} from '../../../db/local/queries/supply.ts';
import type { MeterRow, SupplyPage, TariffChoice, TermsRow } from '../../contract/supply.ts';
import { today, type Counter } from '../counter.ts';

/** 计费档案 of an account as it is now: what decides its bill, and what the pack in force today offers to choose from. */
export function supplyPageOf(counter: Counter, account: SupplyAccount): SupplyPage {
  const { store } = counter;
  const { accountId, servicePointId: _place, isClosed: _closed, ...head } = account;
  const pack = findPolicyPackInForce(store, today(counter))?.pack ?? null;
  const versions = listSupplyTerms(store, accountId);
  const billed = findBilledUpTo(store, accountId);
  const terms = termsOn(versions.map(datedTerms), today(counter));
  return {
    ...head,
    tariffLabel: pack === null ? null : (chosenTariff(pack, account, terms.tariffCode)?.label ?? null),
    terms: versions.toReversed().map(
      ({ version, effectiveFrom, content, reason, recordedAt, recordedByName }): TermsRow => ({
        version,
        effectiveFrom,
        terms: readSupplyTerms(content),
        reason,
        recordedAt,
        recordedByName,
      }),
    ),
    meters: metersOf(
      counter,
      accountId,
      billed === null ? monthOf(today(counter)) : addMonths(billed.month, 1),
    ),
    tariffs: pack === null ? [] : pack.tariffs.map(choiceOf),
    transformerTypes: (pack?.transformerLoss ?? []).map(({ type, capacityVa }) => ({ type, capacityVa })),
    billedUntil: billed?.day ?? null,
  };
}

/** The tariff that the terms name, or the one for class and supply voltage (computeBill chooses the same). */
function chosenTariff(pack: PolicyPack, account: SupplyAccount, code: string | null): Tariff | null {
  return code === null
    ? findTariff(pack.tariffs, account.customerClass, account.voltageV ?? pack.assumedVolts)
    : (pack.tariffs.find((tariff) => tariff.code === code) ?? null);
}

/** The account's meters; those that hang with the dials that the bill of `nextMonth` starts from. */
function metersOf({ store }: Counter, accountId: number, nextMonth: Month): MeterRow[] {
  return listInstallations(store, accountId).map(({ servicePointId: _place, ...installation }) => ({
    ...installation,
    registers: listRegisterDials(store, installation.meterId, accountId)
      .sort((a, b) => registerKinds.indexOf(a.kind) - registerKinds.indexOf(b.kind))
      .map((register) => ({
        ...register,
        startDialWh:
          installation.removedOn === null
            ? (findMeterMonth(store, register.registerId, nextMonth)?.lastDialWh ?? null)
            : null,
      })),
  }));
}

function choiceOf(tariff: Tariff): TariffChoice {
  const { code, label, customerClass, isSample, use, twoPart } = tariff;
  return {
    code,
    label,
    customerClass,
    isSample,
    isNamed: use === 'named',
    registers: registersNeeded(tariff),
    hasCapacity: twoPart !== undefined,
  };
}

/** What a meter must count for a tariff. The flat part may be what the others leave of the total; reactive energy may be in one direction. */
function registersNeeded(tariff: Tariff): readonly RegisterKind[] {
  const { twoPart, powerFactor } = tariff;
  const needed = new Set<RegisterKind>(['total', ...pricedPeriodsOf([tariff])]);
  needed.delete('flat');
  if (powerFactor !== undefined) needed.add('reactive_forward');
  if (twoPart !== undefined && twoPart.capacityNanoyuan === null) needed.add('demand');
  return registerKinds.filter((kind) => needed.has(kind));
}

import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { touPeriods, type Tariff } from '../../../db/domain/billing/tariff.ts';
import { ok, type Result } from '../../../db/domain/kernel/result.ts';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { TrialPack, TrialTariff } from '../../contract/trial.ts';
import type { Counter } from '../counter.ts';
import { trialPacksOf } from './trial-packs.ts';

/**
 * Lists the packs that a trial may name, with what each tariff needs to know: the station's own, the one in force first, then the
 * shipped ones that it has not accepted. Anyone signed in may ask. Refuses policy_pack_invalid for a broken shipped file.
 */
export function listTrialPacks(counter: Counter, policyFolder: string): Result<OutputOf<'trial/list-packs'>> {
  const packs = trialPacksOf(counter, policyFolder);
  return packs.ok ? ok(packs.value.map(({ packId, pack }) => rowOf(packId, pack))) : packs;
}

function rowOf(packId: number | null, pack: PolicyPack): TrialPack {
  const { code, version, title } = pack;
  return { packId, code, version, title, tariffs: pack.tariffs.map(tariffOf) };
}

function tariffOf(tariff: Tariff): TrialTariff {
  const { charge, twoPart } = tariff;
  return {
    code: tariff.code,
    label: tariff.label,
    customerClass: tariff.customerClass,
    isSample: tariff.isSample,
    registers: registersOf(tariff),
    needsYear: charge.kind === 'tiered' && charge.period === 'year',
    needsCapacity: twoPart !== undefined && twoPart.capacityNanoyuan !== null,
    needsDemand:
      twoPart !== undefined &&
      (twoPart.contractDemandNanoyuan !== null || twoPart.measuredDemandNanoyuan !== null),
  };
}

/** What a tariff counts: the parts of the day that it prices or else the total; reactive energy where it judges the power factor. */
function registersOf({ charge, powerFactor }: Tariff): RegisterKind[] {
  const prices =
    charge.kind === 'time_of_use' ? charge.prices : charge.kind === 'tiered' ? charge.timeOfUse : undefined;
  const active: RegisterKind[] =
    prices === undefined
      ? ['total']
      : touPeriods.filter((period) => prices.some((price) => price.period === period));
  return powerFactor === undefined ? active : [...active, 'reactive_forward', 'reactive_reverse'];
}

import type { ComputedBill } from '../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../db/domain/kernel/energy.ts';
import { addFen, type Fen, noFen, subtractFen } from '../../../db/domain/kernel/money.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import type { Refusal } from '../../../db/domain/kernel/result.ts';
import type { IssuedBillWorking } from '../../../db/local/queries/issued-bills.ts';
import type { TriedBill, TriedGroup, TrialRun } from '../../contract/policy.ts';

/** More rows than a station has accounts do not cross the border. */
const longest = 100_000;

/** What a trial run has found so far. */
export interface TrialTally {
  /** A bill that the pack makes: counted with its tariff, and listed when its amount changes. */
  count(bill: IssuedBillWorking, again: ComputedBill): void;
  /** A bill that the pack cannot make. */
  leaveAside(bill: IssuedBillWorking, refusal: Refusal): void;
  close(month: Month | null): TrialRun;
}

interface Group {
  accounts: number;
  dearer: number;
  cheaper: number;
  energyWh: number;
  oldFen: number;
  newFen: number;
}

/** Begins to count a trial run of a pack: by the tariffs that the new bills begin with, in the order of the pack. */
export function openTally(pack: PolicyPack): TrialTally {
  const groups = new Map<string, Group>();
  const changed: TriedBill[] = [];
  const notBilled: TrialRun['notBilled'][number][] = [];
  return {
    count({ accountNo, name, amountFen: oldFen }, { totalFen: newFen, energyWh, working }) {
      const tariff = working.parts[0]?.tariff;
      invariant(tariff !== undefined, 'a bill without a part');
      const differenceFen = subtractFen(newFen, oldFen);
      const group = groups.get(tariff.code) ?? emptyGroup();
      groups.set(tariff.code, group);
      group.accounts += 1;
      group.energyWh += energyWh;
      group.oldFen += oldFen;
      group.newFen += newFen;
      if (differenceFen === 0) return;
      if (differenceFen > 0) group.dearer += 1;
      else group.cheaper += 1;
      changed.push({
        accountNo,
        name,
        tariffLabel: tariff.label,
        energyWh,
        oldFen,
        newFen,
        differenceFen,
      });
    },
    leaveAside({ accountNo, name }, { code, facts }) {
      notBilled.push({ accountNo, name, code, place: String(facts.place ?? facts.code ?? '') });
    },
    close(month) {
      const listed = pack.tariffs.flatMap(({ code, label }): TriedGroup[] => {
        const group = groups.get(code);
        return group === undefined ? [] : [toldGroup(code, label, group)];
      });
      return {
        month,
        accounts: listed.reduce((sum, group) => sum + group.accounts, 0),
        oldFen: addFen(noFen, ...listed.map((group) => group.oldFen)),
        newFen: addFen(noFen, ...listed.map((group) => group.newFen)),
        groups: listed,
        changed: changed.sort(largestFirst).slice(0, longest),
        notBilled: notBilled.slice(0, longest),
      };
    },
  };
}

function emptyGroup(): Group {
  return { accounts: 0, dearer: 0, cheaper: 0, energyWh: 0, oldFen: 0, newFen: 0 };
}

function toldGroup(tariffCode: string, tariffLabel: string, group: Group): TriedGroup {
  const oldFen = group.oldFen as Fen;
  const newFen = group.newFen as Fen;
  return {
    ...group,
    tariffCode,
    tariffLabel,
    energyWh: wattHours(group.energyWh),
    oldFen,
    newFen,
    differenceFen: subtractFen(newFen, oldFen),
  };
}

function largestFirst(a: TriedBill, b: TriedBill): number {
  const bySize = Math.abs(b.differenceFen) - Math.abs(a.differenceFen);
  return bySize !== 0 ? bySize : a.accountNo < b.accountNo ? -1 : 1;
}

import { join } from 'node:path';
import { z } from 'zod';
import { readShippedPolicyPack } from '../../electron/services/policy/read-shipped-policy-pack.ts';
import { projectFolder } from '../runtime/project-paths.ts';

const packShape = z.looseObject({
  tariffs: z.array(z.looseObject({ charge: z.looseObject({ kind: z.string() }) })),
});

/**
 * The shipped pack with so many funds itemised that every bill of a bench has four lines: three tiers and a fund for a household,
 * one price and three funds for everyone else (measures.md: "20,000 accounts, 4 lines each").
 */
export function fourLinePolicyPack(): string {
  const pack = packShape.parse(JSON.parse(readShippedPolicyPack(join(projectFolder, 'db', 'policy'))));
  const tariffs = pack.tariffs.map((tariff) => ({
    ...tariff,
    funds: fundsOf(tariff.charge.kind === 'tiered' ? 1 : 3),
  }));
  return JSON.stringify({ ...pack, code: 'bench', tariffs });
}

function fundsOf(count: number) {
  const prices = ['0.0087', '0.0196', '0.0012'];
  return prices
    .slice(0, count)
    .map((yuanPerKwh, index) => ({ code: `fund_${index + 1}`, label: `基金${index + 1}`, yuanPerKwh }));
}

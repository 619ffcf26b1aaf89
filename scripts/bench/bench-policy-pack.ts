import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../runtime/project-paths.ts';

const tariffShape = z.looseObject({ code: z.string() });
const packShape = z.looseObject({ tariffs: z.array(tariffShape) });

/**
 * A pack that prices every kind of customer of a bench: the shipped one of Gansu, with the yearly tiers of Zhejiang (plain and by the
 * time of use, several persons), funds itemised for commerce, and free energy for welfare.
 */
export function benchPolicyPack(): string {
  const gansu = shipped('gansu');
  const zhejiang = shipped('zhejiang');
  const yearly = (code: string, as: string) => ({ ...find(zhejiang.tariffs, code), code: as, use: 'named' });
  const tariffs = gansu.tariffs.map((tariff) =>
    tariff.code === 'commercial_low' ? { ...tariff, funds: funds(['0.0087', '0.0196', '0.0012']) } : tariff,
  );
  return JSON.stringify({
    ...gansu,
    code: 'bench',
    tariffs: [
      ...tariffs,
      yearly('residential', 'residential_year'),
      yearly('residential_tou', 'residential_tou'),
    ],
    severalPersons: zhejiang.severalPersons,
    welfare: { freeKwhPerMonth: '10' },
  });
}

function shipped(code: string) {
  return packShape.parse(
    JSON.parse(readFileSync(join(projectFolder, 'db', 'policy', `${code}.json`), 'utf8')),
  );
}

function find(tariffs: readonly z.output<typeof tariffShape>[], code: string) {
  return z.looseObject({}).parse(tariffs.find((tariff) => tariff.code === code));
}

function funds(prices: readonly string[]) {
  return prices.map((yuanPerKwh, index) => ({
    code: `fund_${index + 1}`,
    label: `基金${index + 1}`,
    yuanPerKwh,
  }));
}

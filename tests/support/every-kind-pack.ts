import { shippedPackText } from './packs.ts';

interface PackText {
  code: string;
  version: number;
  effectiveFrom: string;
  tariffs: { code: string; use?: string; charge: { kind: string; yuanPerKwh?: string } }[];
  severalPersons: unknown;
  welfare: { freeKwhPerMonth: string };
}

function read(code: 'gansu' | 'zhejiang' | 'hunan'): PackText {
  return JSON.parse(shippedPackText(code)) as PackText;
}

/**
 * A pack with a tariff of every kind: Gansu's own, Zhejiang's yearly tiers and Hunan's seasonal ones as named tariffs (`zj_…`,
 * `hn_…`), 10 kWh a month free for 低保, 100 kWh a month for several persons. Of 35 kV commerce the price may be another.
 */
export function everyKindPack(
  options: {
    readonly version?: number;
    readonly effectiveFrom?: string;
    readonly commercial35kv?: string;
  } = {},
): string {
  const pack = read('gansu');
  const [zhejiang, hunan] = [read('zhejiang'), read('hunan')];
  const named = (prefix: string, tariffs: PackText['tariffs']) =>
    tariffs.map((tariff) => ({ ...tariff, code: `${prefix}_${tariff.code}`, use: 'named' }));
  const own = pack.tariffs.map((tariff) =>
    tariff.code === 'commercial_35kv' && options.commercial35kv !== undefined
      ? { ...tariff, charge: { ...tariff.charge, yuanPerKwh: options.commercial35kv } }
      : tariff,
  );
  return JSON.stringify({
    ...pack,
    code: 'every_kind',
    version: options.version ?? 1,
    effectiveFrom: options.effectiveFrom ?? '2021-08-01',
    tariffs: [...own, ...named('zj', zhejiang.tariffs), ...named('hn', hunan.tariffs)],
    severalPersons: zhejiang.severalPersons,
    welfare: { ...pack.welfare, freeKwhPerMonth: '10' },
  });
}

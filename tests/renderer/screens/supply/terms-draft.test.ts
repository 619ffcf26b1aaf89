import { describe, expect, it } from 'vitest';
import { plainTerms, type SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { supplyTermsShape } from '../../../../electron/contract/supply-terms-shape.ts';
import {
  readTermsDraft,
  suspensionField,
  transformerField,
} from '../../../../renderer/screens/supply/read-terms-draft.ts';
import {
  draftOf,
  emptyTransformer,
  nextKey,
  type TermsDraft,
} from '../../../../renderer/screens/supply/terms-draft.ts';
import { kwhOf } from './supply-page.ts';

const from = day('2026-12-01');

/** Everything that terms can say. */
const full: SupplyTerms = {
  tariffCode: 'industry_two_part',
  severalPersonsFrom: month('2026-03'),
  usedBefore: { tierYear: 2026, energyWh: kwhOf(1_200.5) },
  childAccountNos: ['6204200018', '6204200019'],
  fixedPart: { whPerMonth: kwhOf(300), tariffCode: 'home' },
  sharePart: { ppm: 125_000, tariffCode: 'shop' },
  loss: { transformerType: 'S9|old', capacityVa: 400_000, lineLossPpm: 30_000 },
  capacity: {
    kind: 'transformers',
    transformers: [
      {
        name: '1号主变',
        capacityVa: 400_000,
        from: null,
        until: day('2027-06-01'),
        suspensions: [
          { on: day('2026-12-10'), resumedOn: day('2027-01-10') },
          { on: day('2027-03-01'), resumedOn: null },
        ],
        interlock: 'A',
        isColdStandby: false,
      },
      {
        name: '',
        capacityVa: 630_500,
        from: day('2026-12-05'),
        until: null,
        suspensions: [],
        interlock: null,
        isColdStandby: true,
      },
    ],
  },
  powerFactorStandard: 85,
  hasPowerFactorBonus: false,
};

function draft(changed: Partial<TermsDraft>, terms: SupplyTerms = plainTerms): TermsDraft {
  return { ...draftOf(terms, from, '2026'), reason: '用户申请', ...changed };
}

function read(changed: Partial<TermsDraft>, terms: SupplyTerms = plainTerms) {
  return readTermsDraft(draft(changed, terms), day('2026-11-23'));
}

function wrongsOf(changed: Partial<TermsDraft>): Record<string, string> {
  return Object.fromEntries(read(changed).wrongs ?? []);
}

describe('the form of the terms', () => {
  it.each([
    ['plain terms', plainTerms],
    ['full terms', full],
    [
      'contract demand',
      { ...full, capacity: { kind: 'contract_demand', contractW: 320_000, capacityVa: null } },
    ],
    ['measured demand', { ...full, capacity: { kind: 'measured_demand' } }],
  ] as const)('gives back %s unchanged, in the shape of the border', (_, terms) => {
    const { change } = read({}, terms as SupplyTerms);
    expect(change).toEqual({ effectiveFrom: from, terms, reason: '用户申请' });
    expect(supplyTermsShape.parse(change?.terms)).toEqual(terms);
  });

  it('leaves out a part that was closed, whatever is typed in it', () => {
    const { change } = read({ parts: new Set(), fixedKwh: 'nonsense' }, full);
    expect(change?.terms).toEqual({ ...plainTerms, tariffCode: 'industry_two_part' });
  });

  it('takes the units that people write', () => {
    const { change } = read({
      parts: new Set(['fixed', 'share', 'loss', 'capacity']),
      fixedKwh: '１２０．５',
      fixedTariff: 'home',
      sharePercent: '12.5',
      shareTariff: 'shop',
      lossTransformer: '400000|S9',
      lineLossPercent: '',
      capacityKind: 'contract_demand',
      contractKw: '320',
      installedKva: '400',
    });
    expect(change?.terms).toMatchObject({
      fixedPart: { whPerMonth: 120_500 },
      sharePart: { ppm: 125_000 },
      loss: { transformerType: 'S9', capacityVa: 400_000, lineLossPpm: null },
      capacity: { kind: 'contract_demand', contractW: 320_000, capacityVa: 400_000 },
    });
  });

  it('says everything that is wrong at once, each at its field', () => {
    const wrongs = wrongsOf({
      effectiveFrom: '2026-11-23',
      reason: ' ',
      parts: new Set(['severalPersons', 'usedBefore', 'children', 'fixed', 'share', 'loss', 'capacity']),
      severalPersonsFrom: '2026',
      usedKwh: '',
      sharePercent: '101',
      transformers: [
        {
          ...emptyTransformer(1),
          kva: '-1',
          from: '2026-12-01',
          until: '2026-12-01',
          suspensions: [{ key: 1, on: '2026-12-10', resumedOn: '2026-12-09' }],
        },
      ],
    });
    expect(wrongs).toEqual({
      effectiveFrom: 'before_billed',
      reason: 'empty',
      severalPersonsFrom: 'not_month',
      usedKwh: 'empty',
      children: 'no_children',
      fixedKwh: 'empty',
      fixedTariff: 'not_chosen',
      sharePercent: 'not_percent',
      shareTariff: 'not_chosen',
      lossTransformer: 'not_chosen',
      [transformerField(1, 'kva')]: 'not_power',
      [transformerField(1, 'until')]: 'until_before_from',
      [suspensionField(1, 1, 'resumedOn')]: 'resumed_before',
    });
  });

  it('lets a change begin on any day where nothing was billed', () => {
    expect(readTermsDraft(draft({ effectiveFrom: '2020-01-01' }), null).wrongs).toBeNull();
  });

  it('gives every further row a key of its own', () => {
    expect(nextKey([])).toBe(1);
    expect(nextKey([{ key: 1 }, { key: 5 }])).toBe(6);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchWordsOf } from '../../../../db/domain/accounts/search-terms.ts';
import { ok } from '../../../../db/domain/kernel/result.ts';
import { findAccountIds } from '../../../../db/local/queries/find-accounts.ts';
import { indexAccount } from '../../../../db/local/queries/search.ts';
import { insertAccounts, type TestAccount } from '../../../support/accounts.ts';
import { openTestStation, type TestStation } from '../../../support/station.ts';

const surnames = [...'王李张刘陈单曾仇解查区乐'];
const given = [...'英秀兰芳玉桂明国建乐茜长𠮷㛃䶮'];
const kazakh = ['阿依古丽', '叶尔兰别克', '哈山', '努尔兰', '加尔肯'];
const villages = ['和平村', '红柳湾村', '团结村', '东格列克村'];

/** Names, numbers and places that repeat parts of one another, so that ranges are crowded. */
function makeAccounts(count: number): TestAccount[] {
  let seed = 7;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  return Array.from({ length: count }, (_, index): TestAccount => {
    const isKazakh = random(6) === 0;
    const village = pick(villages);
    return {
      accountNo: `62042${String(index).padStart(5, '0')}`,
      name: isKazakh
        ? `${pick(kazakh)}·${pick(kazakh)}`
        : pick(surnames) + pick(given) + (random(3) > 0 ? pick(given) : ''),
      phone:
        random(9) === 0
          ? null
          : `1${pick(['39', '87', '50'])}${String(random(100_000_000)).padStart(8, '0')}`,
      meterNo: random(9) === 0 ? null : `2300070${String(index).padStart(5, '0')}`,
      village,
      address: `${random(2) === 0 ? village : ''}${1 + random(8)}组${1 + random(60)}号`,
    };
  });
}

let station: TestStation;
let accountIds: number[];
const accounts = [
  ...makeAccounts(600),
  {
    accountNo: '6204299001',
    name: '王秀英',
    phone: '13893700017',
    meterNo: '230009900001',
    village: '和平村',
    address: '和平村3组12号',
  },
  {
    accountNo: '6204299002',
    name: '尉迟恭',
    phone: '0937-8321000',
    meterNo: '230009900002',
    village: '团结村',
    address: '1组1号',
  },
  {
    accountNo: '6204299003',
    name: '阿依古丽·叶尔兰别克·哈山',
    meterNo: '230009900003',
    village: '和平村',
    address: '和平村13组12号',
  },
  {
    accountNo: '6204299004',
    name: 'Lucky 888 超市有限责任公司阿克塞哈萨克族自治县红柳湾分公司',
    meterNo: '230009900004',
    village: '团结村',
  },
];

beforeAll(() => {
  station = openTestStation();
  accountIds = insertAccounts(station, accounts);
});

const find = (text: string, limit = 20): string[] =>
  findAccountIds(station.store, searchWordsOf(text), limit).map(
    (id) => accounts[accountIds.indexOf(id)]?.accountNo ?? '?',
  );

describe('an account is found by', () => {
  it.each([
    ['its number', '6204299001'],
    ['the end of its number', '99001'],
    ['the middle of its number', '42990'],
    ['its name', '王秀英'],
    ['two characters of its name', '秀英'],
    ['initials', 'wxy'],
    ['full pinyin', 'wangxiuying'],
    ['part of the pinyin, in capitals', 'XIUYING'],
    ['the beginning of the phone', '138937'],
    ['the end of the phone', '700017'],
    ['its meter', '230009900001'],
    ['the end of its meter', '9900001'],
    ['village, group and house', '和平村3组12号'],
    ['full-width digits', '６２０４２９９００１'],
    ['village and house apart', '和平村 3组 12号'],
    ['words in any order', '12号 王秀'],
  ])('%s', (_what, text) => {
    expect(find(text)).toContain('6204299001');
  });

  it('a surname read as a surname, or as whoever does not know better reads it', () => {
    expect(find('yuchi')).toEqual(['6204299002']);
    expect(find('ycg')).toEqual(['6204299002']);
    expect(find('weichigong')).toEqual(['6204299002']);
  });

  it('a phone with a dash, typed with it or without', () => {
    expect(find('0937-8321')).toEqual(['6204299002']);
    expect(find('8321000')).toEqual(['6204299002']);
  });

  it('village and house where the address does not name the village', () => {
    expect(find('团结村1组1号')).toContain('6204299002');
  });

  it('any part of a long name with dots, typed with them or without', () => {
    expect(find('叶尔兰别克·哈山')).toContain('6204299003');
    expect(find('阿依古丽叶尔兰')).toContain('6204299003');
    expect(find('ayglyebbkhs')).toEqual([]);
    expect(find('ayglyelbkhs')).toEqual(['6204299003']);
  });

  it('a word longer than a stored suffix', () => {
    expect(find('有限责任公司阿克塞哈萨克族自治县红柳湾')).toEqual(['6204299004']);
    expect(find('有限责任公司阿克塞哈萨克族自治县红柳弯')).toEqual([]);
    expect(find('888超市有限责任公司阿克塞哈萨克族自治 团结村')).toEqual(['6204299004']);
  });
});

describe('the best hits come first', () => {
  it('an exact number before others that hold it', () => {
    expect(find('6204200017')[0]).toBe('6204200017');
  });

  it('a number that ends with the digits before a phone that holds them', () => {
    expect(find('00017')[0]).toBe('6204200017');
  });

  it('a name that begins with the word before one that holds it', () => {
    const found = find('乐').map(
      (accountNo) => accounts.find((account) => account.accountNo === accountNo)?.name ?? '',
    );
    expect(found).toHaveLength(20);
    expect(found.every((name) => name.startsWith('乐'))).toBe(true);
  });

  it('a place that stands as it was typed before one that only holds the words', () => {
    expect(find('和平村 3组 12号')[0]).toBe('6204299001');
  });
});

describe('nothing asked finds nothing', () => {
  it.each(['', '   ', '·', '。，', '\u0001'])('%j', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('and a wild card is a character like any other', () => {
    expect(find('%')).toEqual([]);
    expect(find('王%英')).toEqual(find('王英'));
  });
});

describe('against LIKE over the same fields', () => {
  const like = () =>
    station.store.sqlite
      .prepare<object, number>(`
      select a.id from account a
      join customer c on c.id = a.customer_id
      join service_point p on p.account_id = a.id
      left join meter_installation i on i.service_point_id = p.id
      left join meter m on m.id = i.meter_id
      where not exists (
        select 1 from json_each(@words) w
        where not (a.account_no like '%' || w.value || '%' or c.name like '%' || w.value || '%'
          or coalesce(c.phone, '') like '%' || w.value || '%' or coalesce(m.meter_no, '') like '%' || w.value || '%'
          or p.address like '%' || w.value || '%' or p.village like '%' || w.value || '%'))`)
      .pluck();

  const part = fc
    .tuple(fc.nat(accounts.length - 1), fc.nat(4), fc.nat(40), fc.integer({ min: 1, max: 14 }))
    .map(([index, field, from, length]) => {
      const account = accounts[index] as TestAccount;
      const text = [
        account.accountNo,
        account.name,
        account.phone ?? '',
        account.meterNo ?? '',
        account.address ?? '',
      ][field] as string;
      const characters = [...text];
      const start = characters.length === 0 ? 0 : from % characters.length;
      return characters.slice(start, start + length).join('');
    });
  const noise = fc.string({
    minLength: 1,
    maxLength: 3,
    unit: fc.constantFrom(...'0123456789王秀村组号xyw'),
  });
  const words = fc
    .array(fc.oneof({ weight: 5, arbitrary: part }, { weight: 1, arbitrary: noise }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((list) => list.filter((word) => /[\p{L}\p{N}]/u.test(word) && !/[\s%_]/.test(word)))
    .filter((list) => list.length > 0);

  it('never finds fewer, and finds each of them when there is room', () => {
    const statement = like();
    fc.assert(
      fc.property(words, (list) => {
        const expected = statement.all({ words: JSON.stringify(list) });
        const found = findAccountIds(station.store, searchWordsOf(list.join(' ')), 20);
        expect(new Set(found).size).toBe(found.length);
        expect(found.length).toBeGreaterThanOrEqual(Math.min(20, expected.length));
        const all = new Set(findAccountIds(station.store, searchWordsOf(list.join(' ')), accounts.length));
        expect(expected.filter((id) => !all.has(id))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a changed account', () => {
  it('is found by its new values and no longer by the old ones, and leaves no rows behind', () => {
    const own = openTestStation();
    const [accountId] = insertAccounts(own, [
      { accountNo: '6204200001', name: '曾国梁', phone: '13900000001', meterNo: '230007000001' },
    ]);
    const search = (text: string) => findAccountIds(own.store, searchWordsOf(text), 20);
    const rows = () => own.store.sqlite.prepare('select count(*) from account_suffix').pluck().get();
    const rowsBefore = rows();
    const rename = (name: string) =>
      own.store.write(() => {
        own.store.sqlite.prepare('update customer set name = ? where id = 1').run(name);
        indexAccount(own.store, accountId as number);
        return ok(null);
      });
    expect(search('zengguoliang')).toEqual([accountId]);
    rename('解建国');
    expect(search('xiejianguo')).toEqual([accountId]);
    expect(search('曾国梁')).toEqual([]);
    expect(search('zgl')).toEqual([]);
    expect(search('6204200001')).toEqual([accountId]);
    rename('曾国梁');
    expect(rows()).toBe(rowsBefore);
  });
});

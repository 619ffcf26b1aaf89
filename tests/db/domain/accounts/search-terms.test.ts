import { describe, expect, it } from 'vitest';
import {
  normaliseForSearch,
  searchLinesOf,
  searchWordsOf,
  suffixesOf,
} from '../../../../db/domain/accounts/search-terms.ts';

describe('normalising for the search', () => {
  it('reads full-width as ASCII, capitals as small, ü as v, and forgets dots, dashes and blanks', () => {
    expect(normaliseForSearch('阿依古丽·叶尔兰别克·哈山')).toBe('阿依古丽叶尔兰别克哈山');
    expect(normaliseForSearch('６２０４２０ ００１７')).toBe('6204200017');
    expect(normaliseForSearch('0937-8321')).toBe('09378321');
    expect(normaliseForSearch('Lü Ｂu')).toBe('lvbu');
  });

  it('keeps rare characters whole, inside and outside Unicode, and drops variation selectors', () => {
    expect(normaliseForSearch('𠮷㛃䶮')).toBe('𠮷㛃䶮');
    expect(normaliseForSearch('\ue863山')).toBe('\ue863山');
    expect(normaliseForSearch('吉\u{e0100}')).toBe('吉');
  });

  it('leaves no control character, so that no word can meet the mark of a field', () => {
    expect(normaliseForSearch('\u0001王\u0000\n')).toBe('王');
    expect(searchWordsOf('\u0001 \u0002 ·')).toEqual([]);
  });
});

describe('the words of a search', () => {
  it('are split at any blank, each once, at most six', () => {
    expect(searchWordsOf(' 王　3组  王 ')).toEqual(['王', '3组']);
    expect(searchWordsOf('a b c d e f g h')).toHaveLength(6);
  });
});

describe('what an account is found by', () => {
  it('puts the village before an address that does not name it, and gives every reading its initials', () => {
    const lines = searchLinesOf({
      accountNo: '6204200017',
      name: '单红梅',
      readings: [
        ['shan', 'hong', 'mei'],
        ['dan', 'hong', 'mei'],
      ],
      phone: null,
      meterNos: ['230007000017'],
      places: [{ village: '和平村', address: '3组12号' }],
    });
    expect(lines).toEqual([
      { field: 'account_no', value: '6204200017' },
      { field: 'name', value: '单红梅' },
      { field: 'initials', value: 'shm' },
      { field: 'pinyin', value: 'shanhongmei' },
      { field: 'initials', value: 'dhm' },
      { field: 'pinyin', value: 'danhongmei' },
      { field: 'meter_no', value: '230007000017' },
      { field: 'place', value: '和平村3组12号' },
    ]);
  });

  it('cuts suffixes between characters, not inside them', () => {
    expect(suffixesOf('𠮷野家')).toEqual(['𠮷野家', '野家', '家']);
    expect(suffixesOf('12345678901234')[0]).toBe('123456789012');
  });
});

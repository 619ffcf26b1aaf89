/** What of an account can be searched, in the order of their numbers in the store. Numbers are never re-used. */
export const searchFields = [
  'account_no',
  'name',
  'initials',
  'pinyin',
  'phone',
  'meter_no',
  'place',
] as const;

/** One searchable field. */
export type SearchField = (typeof searchFields)[number];

/** One searchable value of an account, already normalised. */
export interface SearchLine {
  readonly field: SearchField;
  readonly value: string;
}

/** What is known of an account where it is written down for the search. */
export interface SearchableAccount {
  readonly accountNo: string;
  readonly name: string;
  /** The readings of the name, each a list of syllables ("wang", "xiu", "ying"). */
  readonly readings: readonly (readonly string[])[];
  readonly phone: string | null;
  readonly meterNos: readonly string[];
  readonly places: readonly { readonly village: string; readonly address: string }[];
}

/** A stored suffix is no longer than so many characters; a longer word is checked against the whole text. */
export const suffixLength = 12;

/** More words than this are not looked at: nobody types them at a counter, a paste does. */
const mostSearchWords = 6;

const normalised = new Map<string, string>();

/**
 * The form in which texts are compared: character by character full-width becomes ASCII and capitals small, ü becomes v as
 * on every keyboard, and only letters, digits and private characters (rare names of older systems) stay: blanks, the dots in
 * 阿依古丽·哈山 and the dash in 0937-8321 need not be typed. Works on single characters, so that whatever is part of a text is
 * also part of its normalised form.
 */
export function normaliseForSearch(text: string): string {
  let result = '';
  for (const character of text) {
    let mapped = normalised.get(character);
    if (mapped === undefined) {
      mapped = [...character.normalize('NFKC').toLowerCase().replaceAll('ü', 'v')]
        .filter(isSearched)
        .join('');
      if (normalised.size < 50_000) normalised.set(character, mapped);
    }
    result += mapped;
  }
  return result;
}

function isSearched(character: string): boolean {
  return (
    /^[\p{L}\p{N}\p{M}\p{Co}]$/u.test(character) && !/^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u.test(character)
  );
}

/** The words of a search text, normalised, each once; a word without any letter or digit asks nothing. */
export function searchWordsOf(text: string): string[] {
  const words = text
    .split(/\s+/u)
    .map(normaliseForSearch)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, mostSearchWords);
}

/** The searchable values of an account, each once. */
export function searchLinesOf(account: SearchableAccount): SearchLine[] {
  const lines: SearchLine[] = [];
  const add = (field: SearchField, text: string) => {
    const value = normaliseForSearch(text);
    if (value !== '' && !lines.some((line) => line.field === field && line.value === value))
      lines.push({ field, value });
  };
  add('account_no', account.accountNo);
  add('name', account.name);
  for (const syllables of account.readings) {
    add('initials', syllables.map((syllable) => syllable.slice(0, 1)).join(''));
    add('pinyin', syllables.join(''));
  }
  if (account.phone !== null) add('phone', account.phone);
  for (const meterNo of account.meterNos) add('meter_no', meterNo);
  for (const { village, address } of account.places)
    add('place', address.includes(village) ? address : `${village}${address}`);
  return lines;
}

/** Every suffix of a normalised value, the whole value first, each cut to `suffixLength` characters. */
export function suffixesOf(value: string): string[] {
  const characters = [...value];
  if (characters.length === value.length)
    return characters.map((_, start) => value.slice(start, start + suffixLength));
  return characters.map((_, start) => characters.slice(start, start + suffixLength).join(''));
}

/** Tells whether a normalised word or value has other than ASCII characters; such a word can only stand in such a value. */
export function isWide(word: string): boolean {
  return /[^ -~]/.test(word);
}

/** The mark of a field, a control character that no normalised word can hold: stored lines and beginnings start with it. */
export function markOf(field: SearchField): string {
  return String.fromCharCode(searchFields.indexOf(field) + 1);
}

/** Where in an account a word was found, as it is stored: the field, and whether the word is its beginning. */
export function spotOf(field: SearchField, isStart: boolean): number {
  return searchFields.indexOf(field) * 2 + (isStart ? 0 : 1);
}

const rankedForDigits = ['account_no', 'phone', 'meter_no', 'place', 'name', 'initials', 'pinyin'] as const;
const rankedForLetters = ['initials', 'pinyin', 'name', 'account_no', 'meter_no', 'phone', 'place'] as const;
const rankedForOthers = ['name', 'place', 'account_no', 'meter_no', 'phone', 'initials', 'pinyin'] as const;

/**
 * Every field, the likeliest meaning of the (normalised) word first: digits are an account number, then a phone, then a meter; letters
 * are initials, then pinyin; anything else a name, then a place.
 */
export function fieldsRankedFor(word: string): readonly SearchField[] {
  if (/^\d+$/.test(word)) return rankedForDigits;
  return /^[a-z]+$/.test(word) ? rankedForLetters : rankedForOthers;
}

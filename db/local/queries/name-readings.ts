import { pinyin } from 'pinyin-pro';

/** Characters of given names that are read in two ways; whoever searches may think of either. */
const otherReadings: Readonly<Record<string, string>> = {
  茜: 'xi',
  乐: 'yue',
  长: 'zhang',
  晟: 'cheng',
  朝: 'zhao',
  柏: 'bo',
  盛: 'cheng',
  娜: 'nuo',
  行: 'hang',
  重: 'zhong',
  藏: 'cang',
  绿: 'lv',
};

const mostReadings = 4;

/**
 * How a name may be read, each reading a list of syllables without tones (ü as v): first as a name (单 Shàn, 曾 Zēng, 尉迟 Yùchí), then
 * as the same characters are read elsewhere, for whoever does not know better. Foreign letters are kept as they are; signs fall
 * out. Loading the dictionary takes a tenth of a second: only what writes names imports this file, never what searches.
 */
export function readingsOfName(name: string): string[][] {
  const asName = syllablesOf(name, 'head');
  const readings = [asName, syllablesOf(name, 'off')];
  const characters = [...name].filter((character) => /[\p{L}\p{N}]/u.test(character));
  if (characters.length === asName.length) {
    characters.forEach((character, index) => {
      const other = otherReadings[character];
      if (other !== undefined) readings.push(asName.with(index, other));
    });
  }
  const seen = new Set<string>();
  return readings
    .filter((reading) => reading.length > 0 && !seen.has(reading.join(' ')) && seen.add(reading.join(' ')))
    .slice(0, mostReadings);
}

function syllablesOf(name: string, surname: 'head' | 'off'): string[] {
  return pinyin(name, { surname, toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
}

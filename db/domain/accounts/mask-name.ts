import type { CustomerClass } from './customer-class.ts';

/** How much of a person's name a public list shows. */
export const nameMasks = ['all_but_surname', 'all_but_first_and_last', 'none'] as const;

/** One way of it. */
export type NameMask = (typeof nameMasks)[number];

/** Surnames of two characters; a name of only these two is a surname of one character with a given name. */
const doubleSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 ' +
    '宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 ' +
    '微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 ' +
    '歐陽 諸葛 司馬 東方 獨孤 南宮 聞人 尉遲 鍾離 長孫 鮮于 軒轅'
  ).split(' '),
);

/** Ends of names that no person bears. */
const bodyEnds =
  /(?:公司|集团|厂|店|铺|行|社|会|部|局|所|站|院|校|学|园|馆|场|队|组|室|井|泵|库|房|塔|点|中心|基地|政府|机关|移动|联通|电信|铁塔|超市|饭庄|食堂|路灯|灌溉|提灌|用电|公变)$/u;

/** Names of more letters than this, without a dot between them, are those of companies and public bodies. */
const longestPersonalName = 4;

const letter = /[\p{L}\p{N}\p{Co}]/u;

/** A letter with the marks and variation selectors that belong to it. */
function piecesOf(name: string): string[] {
  const pieces: string[] = [];
  for (const character of name) {
    const last = pieces.length - 1;
    if (/^\p{M}$/u.test(character) && last >= 0) pieces[last] += character;
    else pieces.push(character);
  }
  return pieces;
}

/**
 * Tells whether a customer of other than the residential class is a company or a public body, whose name is public anyhow. A shop or an
 * irrigation well may stand under its owner's own name: that is a person's.
 */
export function isBodyName(name: string): boolean {
  const plain = name.replace(/[（(].*$/u, '').trim();
  if (bodyEnds.test(plain)) return true;
  const letters = piecesOf(plain).filter((piece) => letter.test(piece)).length;
  return !/[·•・‧]/u.test(plain) && letters > longestPersonalName;
}

/**
 * A customer's name as a public list shows it: every hidden letter is one `*`; dots, blanks and brackets stay. A name of two letters and
 * more never stays whole. Residents are always masked, others unless their name is that of a company or a public body (三公开; the rule is
 * the policy pack's).
 */
export function maskCustomerName(name: string, customerClass: CustomerClass, mask: NameMask): string {
  return customerClass !== 'residential' && isBodyName(name) ? name : maskName(name, mask);
}

/** Masks a person's name; see maskCustomerName. */
export function maskName(name: string, mask: NameMask): string {
  if (mask === 'none') return name;
  const pieces = piecesOf(name.trim());
  const letters = pieces.flatMap((piece, index) => (letter.test(piece) ? [index] : []));
  const shown = new Set<number>();
  const [first, second] = letters;
  if (first !== undefined) shown.add(first);
  if (mask === 'all_but_surname') {
    const isDouble =
      first !== undefined &&
      second === first + 1 &&
      letters.length > 2 &&
      doubleSurnames.has(`${pieces[first]}${pieces[second]}`);
    if (isDouble) shown.add(second);
  } else if (letters.length > 2) shown.add(letters.at(-1) ?? 0);
  return pieces.map((piece, index) => (letter.test(piece) && !shown.has(index) ? '*' : piece)).join('');
}

import type { SeededRandom } from './seeded-random.ts';

const surnames = [
  ...'王李张刘陈杨马赵周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤单解仇查尹',
];
const menGiven = [...'建国军强伟平志勇军福喜贵林海涛斌鹏辉峰刚磊东成明德生发财'];
const womenGiven = [...'秀英玉兰桂芳凤珍梅香红霞艳丽娟萍静燕莲琴云霞菊花彩萍翠'];

const kazakhMen = [
  '叶尔兰',
  '努尔兰',
  '哈山',
  '巴合提',
  '赛力克',
  '木拉提',
  '阿尔曼',
  '叶尔江',
  '达吾列提',
  '胡安德克',
  '加尔肯',
  '沙肯',
];
const kazakhWomen = [
  '阿依古丽',
  '古丽娜',
  '沙依拉',
  '阿依努尔',
  '玛依拉',
  '巴哈尔古丽',
  '加娜尔',
  '库丽夏西',
];
const fathers = [
  '叶尔兰别克',
  '努尔别克',
  '哈山',
  '巴合提别克',
  '木哈买提',
  '赛力克江',
  '加尔肯',
  '阿布都拉',
  '哈力木别克',
];

/** The name of a householder, Han or (one in eight) Kazakh, some with the father's and grandfather's name. */
export function householderName(random: SeededRandom): string {
  if (random.below(8) === 0) {
    const own = random.pick(random.chance(50) ? kazakhMen : kazakhWomen);
    const father = random.pick(fathers);
    return random.chance(20) ? `${own}·${father}·${random.pick(kazakhMen)}` : `${own}·${father}`;
  }
  const given = random.chance(50) ? menGiven : womenGiven;
  return random.pick(surnames) + random.pick(given) + (random.chance(72) ? random.pick(given) : '');
}

const shops = [
  '便民超市',
  '粮油店',
  '农家乐',
  '五金店',
  '卫生室',
  '加油站',
  '汽修部',
  '牛肉面馆',
  '快递驿站',
  '小学',
  '村委会',
  '移动基站',
];
const farms = ['养殖场', '温室大棚', '饲草加工点', '牧业合作社', '枸杞烘干房'];
const pumps = ['一号机井', '二号机井', '提灌站', '滴灌首部'];
const works = ['砖厂', '石棉矿', '商砼站'];

/** The names of what is not a household, by class. */
export const enterpriseNames = {
  commercial: shops,
  agricultural: farms,
  irrigation: pumps,
  large_industry: works,
} as const;

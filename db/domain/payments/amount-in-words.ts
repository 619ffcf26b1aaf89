import type { Day } from '../kernel/calendar.ts';
import type { Fen } from '../kernel/money.ts';

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const places = ['仟', '佰', '拾', ''] as const;

function digit(value: number | string): string {
  return digits[Number(value)] as string;
}

/**
 * Writes an amount in fen as the words of a receipt or cheque (大写金额), without the 人民币 before it: 整 after 元 and after 角, no
 * 零元 for less than a yuan, one 零 for zeros inside, 零 between 元 and 角 when the 元 place is 0 (支付结算办法 附一 "正确填写票据和
 * 结算凭证的基本规定"; the free choices as in its own first examples: 107000.53 is 壹拾万柒仟元零伍角叁分). Negative takes 负.
 */
export function amountInWords(amount: Fen): string {
  const magnitude = Math.abs(amount);
  const yuan = Math.trunc(magnitude / 100);
  const jiao = Math.trunc(magnitude / 10) % 10;
  const fenPlace = magnitude % 10;
  const sign = amount < 0 ? '负' : '';
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`;
  if (jiao === 0 && fenPlace === 0) return `${sign}${whole === '' ? '零元' : whole}整`;
  const needsZero = whole !== '' && (jiao === 0 || yuan % 10 === 0);
  const jiaoText = jiao === 0 ? '' : `${digit(jiao)}角`;
  const fenText = fenPlace === 0 ? '整' : `${digit(fenPlace)}分`;
  return `${sign}${whole}${needsZero ? '零' : ''}${jiaoText}${fenText}`;
}

/** A positive whole number, cut at 亿 and at 万; what follows a cut takes 零 when it starts below its own highest place. */
function wholeInWords(value: number): string {
  if (value >= 100_000_000) return cutAt(value, 100_000_000, '亿');
  return value >= 10_000 ? cutAt(value, 10_000, '万') : groupInWords(String(value).padStart(4, '0'));
}

function cutAt(value: number, unitValue: number, unit: string): string {
  const rest = value % unitValue;
  const zero = rest < unitValue / 10 ? '零' : '';
  return `${wholeInWords(Math.trunc(value / unitValue))}${unit}${rest === 0 ? '' : `${zero}${wholeInWords(rest)}`}`;
}

function groupInWords(group: string): string {
  let words = '';
  let zeroWaits = false;
  [...group].forEach((character, index) => {
    if (character === '0') {
      zeroWaits = words !== '';
      return;
    }
    words += `${zeroWaits ? '零' : ''}${digit(character)}${places[index]}`;
    zeroWaits = false;
  });
  return words;
}

/**
 * Writes a day as the words of a cheque: months 壹 贰 壹拾 and days 壹 to 玖, 壹拾 贰拾 叁拾 take 零 before them, 拾壹 to 拾玖 take 壹
 * (支付结算办法 附一 rule 6; cases DT01–DT03).
 */
export function dateInWords(value: Day): string {
  const year = [...value.slice(0, 4)].map(digit).join('');
  const monthNumber = Number(value.slice(5, 7));
  const dayNumber = Number(value.slice(8));
  const monthTakesZero = monthNumber === 1 || monthNumber === 2 || monthNumber === 10;
  const dayTakesZero = dayNumber < 10 || dayNumber % 10 === 0;
  return `${year}年${monthTakesZero ? '零' : ''}${twoDigitsInWords(monthNumber)}月${dayTakesZero ? '零' : ''}${twoDigitsInWords(dayNumber)}日`;
}

function twoDigitsInWords(value: number): string {
  const ten = Math.trunc(value / 10);
  return `${ten === 0 ? '' : `${digit(ten)}拾`}${value % 10 === 0 ? '' : digit(value % 10)}`;
}

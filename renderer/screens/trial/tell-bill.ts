import type { UsageWorking } from '../../../db/domain/billing/price-usage.ts';
import { workedPart } from '../../../db/domain/billing/worked-part.ts';
import { parsePrice } from '../../../db/domain/kernel/price.ts';
import { tellParts } from '../../components/explain-price.ts';
import type { Messages } from '../../messages/index.ts';
import { listAt, type Output, partAt, textAt } from './read-output.ts';
import { fenOf, type ToldAnswer, yuanOf } from './told-answer.ts';

/** Tells a priced bill: its lines, their sum, and how it is priced in the words of the explanation of a real bill. */
export function tellBill(output: Output, messages: Messages): ToldAnswer {
  const { trial, lists } = messages;
  const { columns } = trial;
  const lines = listAt(output, 'lines');
  const average = textAt(partAt(output, 'working'), 'average_price');
  return {
    figure: { label: trial.total, text: yuanOf(textAt(output, 'total')), unit: trial.units.yuan },
    facts: average === null ? [] : [{ name: trial.averagePrice, value: trial.perKwh(average) }],
    table: {
      columns: [
        { title: columns.item, kind: 'text' },
        { title: columns.quantity, kind: 'text', isFigure: true },
        { title: columns.price, kind: 'text', isFigure: true },
        { title: columns.amount, kind: 'money_fen' },
      ],
      rows: lines.map((line) => {
        const unit = textAt(line, 'unit') ?? '';
        return [
          lists.chargeName(textAt(line, 'code') ?? '', textAt(line, 'label') ?? ''),
          unit === 'yuan' ? '' : quantity(textAt(line, 'quantity') ?? '', trial.linesUnit[unit] ?? unit),
          priceOf(line, unit),
          fenOf(textAt(line, 'amount')),
        ];
      }),
    },
    working: tellWorking(output, messages),
  };
}

/** Of a percentage what it is taken of; of kVA and kW a price with at least two decimals. */
function priceOf(line: Output, unit: string): string {
  const price = textAt(line, 'price') ?? '';
  if (unit === 'yuan') return '';
  if (unit === '%') return yuanOf(price);
  return unit === 'kWh' ? price : price.replace(/(\.\d\d)0+$/, '$1');
}

function quantity(text: string, unit: string): string {
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

function tellWorking(output: Output, messages: Messages): ToldAnswer['working'] {
  // The calculator's parts are the engine's own working (README: "`working.parts` is what would be stored with the bill").
  const parts = listAt(partAt(output, 'working'), 'parts') as unknown as readonly UsageWorking[];
  const lines = listAt(output, 'lines').map((line) => ({
    code: textAt(line, 'code') ?? '',
    priceNanoyuan: textAt(line, 'unit') === 'kWh' ? parsePrice(textAt(line, 'price') ?? '') : null,
  }));
  const worked = parts.map((part) => workedPart(part, null));
  return tellParts(worked, lines, parts[0]?.months ?? 1, messages);
}

import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours } from '../../../db/domain/kernel/energy.ts';
import { addFen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { averagePrice } from '../../../db/domain/kernel/price.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { cellText } from '../../components/cell-text.ts';
import { noticePaper as words } from '../../messages/notice-paper.ts';
import type { PaperHead } from './paper-head.ts';
import { publicPages } from './paper-pages.ts';

/** The village list of a month as it was answered. */
export type PublicList = OutputOf<'notices/public-list'>;

/** The pages of a village list, each with its heading and number. */
export function PublicPages(props: {
  readonly village: string;
  readonly month: Month;
  readonly list: PublicList;
  readonly head: PaperHead;
}) {
  const { village, month, list, head } = props;
  const pages = publicPages(list.rows);
  const sum = publicSum(list);
  return pages.map((rows, index) => (
    <div className="paper-page public-page" key={rows[0]?.no}>
      <h1>{words.publicTitle(village, words.month(month))}</h1>
      <p className="public-head">
        <span>{words.publicHead(head.station, head.printedOn)}</span>
        {head.isDemo ? <span className="notice-training">{words.training}</span> : null}
        <span>{words.page(index + 1, pages.length)}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th className="figures">{words.no}</th>
            {list.showsAccountNo ? <th>{words.accountNo}</th> : null}
            <th>{words.name}</th>
            <th>{words.tariffKind}</th>
            <th className="figures">{words.energy}</th>
            <th className="figures">{words.averagePrice}</th>
            <th className="figures">{words.charged}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.no}>
              <td className="figures">{row.no}</td>
              {list.showsAccountNo ? <td className="public-number">{row.accountNo}</td> : null}
              <td>{row.maskedName}</td>
              <td>{row.tariffLabel}</td>
              <td className="figures">{formatKwh(row.energyWh)}</td>
              <td className="figures">{cellText('price_nanoyuan', row.averageNanoyuan)}</td>
              <td className="figures">{formatYuanGrouped(row.amountFen)}</td>
            </tr>
          ))}
          {index < pages.length - 1 ? null : (
            <tr className="public-sum" data-testid="public-sum">
              <td colSpan={list.showsAccountNo ? 3 : 2}>
                {words.sum} {words.households(list.rows.length)}
              </td>
              <td />
              <td className="figures">{formatKwh(sum.energyWh)}</td>
              <td className="figures">{cellText('price_nanoyuan', sum.averageNanoyuan)}</td>
              <td className="figures">{formatYuanGrouped(sum.amountFen)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="public-foot">{words.publicFoot(head.station)}</p>
    </div>
  ));
}

/** What a village used and was charged. */
export function publicSum({ rows }: PublicList) {
  const energyWh = wattHours(rows.reduce((sum, row) => sum + row.energyWh, 0));
  const amountFen = addFen(...rows.map((row) => row.amountFen));
  return { energyWh, amountFen, averageNanoyuan: averagePrice(amountFen, energyWh) };
}

import {
  energyBetween,
  formatKwh,
  formatMultiplier,
  milliMultiplier,
  wattHours,
} from '../../../db/domain/kernel/energy.ts';
import { fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { amountInWords } from '../../../db/domain/payments/amount-in-words.ts';
import type { BillDialRow } from '../../../electron/contract/bills.ts';
import type { BillNotice } from '../../../electron/contract/notices.ts';
import { kwhText, lineWorking } from '../../components/bill-line-text.ts';
import { messagesOf } from '../../messages/index.ts';
import { noticePaper as words } from '../../messages/notice-paper.ts';
import { noticePages, type PlacedNotice } from './paper-pages.ts';
import type { PaperHead } from './paper-head.ts';

const { explanation, names } = messagesOf['zh-CN'];

/** The pages of bill notices, each notice whole, with lines to cut along. */
export function NoticePages(props: { readonly notices: readonly BillNotice[]; readonly head: PaperHead }) {
  return noticePages(props.notices).map((page, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: laid-out pages never change their order.
    <div className="paper-page notice-page" key={index}>
      {page.map((placed) => (
        <Notice key={placed.notice.accountNo} placed={placed} head={props.head} />
      ))}
    </div>
  ));
}

/** One household's notice. */
function Notice({ placed, head }: { readonly placed: PlacedNotice; readonly head: PaperHead }) {
  const { notice, parts, isTight } = placed;
  const owedFen = notice.outstandingFen + notice.arrearsFen;
  const toPayFen = owedFen - notice.prepaymentFen;
  const paidFen = notice.amountFen - notice.outstandingFen;
  const meterNo = onlyMeterOf(notice);
  return (
    <article className={`notice notice-${parts} ${isTight ? 'notice-tight' : ''}`} data-testid="notice">
      <header className="notice-head">
        <span>{head.station}</span>
        <strong className="notice-title">{words.title}</strong>
        <span className="notice-right">
          {head.isDemo ? <span className="notice-training">{words.training}</span> : null}
          {words.month(notice.month)}
        </span>
      </header>
      <div className="notice-who">
        <span className="notice-number">
          {words.accountNo} <b>{notice.accountNo}</b>
        </span>
        <b className="notice-name">{notice.name}</b>
      </div>
      <div className="notice-where">
        <span>
          {words.address} {notice.address}
        </span>
        {meterNo === null ? null : (
          <span>
            {words.meterNo} {meterNo}
          </span>
        )}
        <span>
          {words.tariff} {notice.tariffLabel}
        </span>
      </div>
      <div className="notice-tables">
        <Dials dials={notice.dials} />
        <Charges notice={notice} />
      </div>
      <div className="notice-sums">
        <span>
          {words.energySum} <b>{formatKwh(notice.energyWh)}</b> {words.kwh}
        </span>
        <span>
          {words.amountSum} <b>{formatYuanGrouped(notice.amountFen)}</b> {words.yuan}
        </span>
        <span>
          {words.inWords} {amountInWords(notice.amountFen)}
        </span>
        {notice.dials.some((dial) => dial.isEstimated) ? <span>{words.estimateNote}</span> : null}
      </div>
      <div className="notice-pay">
        {paidFen === 0 ? null : <Sum name={words.paid} amount={paidFen} />}
        {notice.arrearsFen === 0 ? null : <Sum name={words.arrears} amount={notice.arrearsFen} />}
        {notice.prepaymentFen === 0 ? null : <Sum name={words.prepayment} amount={notice.prepaymentFen} />}
        {toPayFen > 0 ? (
          <span>
            {notice.prepaymentFen === 0 ? words.toPay : words.toPayNet}{' '}
            <b className="notice-due">{formatYuanGrouped(fen(toPayFen))}</b> {words.yuan}
          </span>
        ) : (
          <b>{owedFen > 0 ? words.coveredByPrepayment : words.nothingToPay}</b>
        )}
        {owedFen > 0 ? (
          <span>
            {words.dueOn} <b>{notice.dueOn}</b>
          </span>
        ) : null}
      </div>
      <footer className="notice-foot">
        <span>{words.foot(head.station)}</span>
        <span className="notice-day">{words.printedOn(head.printedOn)}</span>
      </footer>
    </article>
  );
}

/** The number of the household's meter; null where it has several, which stand over their dials. */
function onlyMeterOf({ dials }: BillNotice): string | null {
  const [first] = dials;
  return first !== undefined && dials.every((dial) => dial.meterNo === first.meterNo) ? first.meterNo : null;
}

function Sum({ name, amount }: { readonly name: string; readonly amount: number }) {
  return (
    <span>
      {name} {formatYuanGrouped(fen(amount))} {words.yuan}
    </span>
  );
}

function Dials({ dials }: { readonly dials: readonly BillDialRow[] }) {
  const meters = [...new Set(dials.map((dial) => dial.meterNo))];
  return (
    <table className="notice-dials">
      <thead>
        <tr>
          <th>{words.register}</th>
          <th className="figures">{words.lastDial}</th>
          <th className="figures">{words.dial}</th>
          <th className="figures">{words.multiplier}</th>
          <th className="figures">{words.counted}</th>
        </tr>
      </thead>
      {meters.map((meterNo) => (
        <tbody key={meterNo}>
          {meters.length === 1 ? null : (
            <tr>
              <td colSpan={5}>
                {words.meterNo} {meterNo}
              </td>
            </tr>
          )}
          {dials
            .filter((dial) => dial.meterNo === meterNo)
            .map((dial) => (
              <tr key={`${dial.register} ${dial.dialWh}`}>
                <td>{names.registers[dial.register]}</td>
                <td className="figures">{dial.lastDialWh === null ? '' : formatKwh(dial.lastDialWh)}</td>
                <td className="figures">
                  {dial.isEstimated ? `${words.estimated} ` : ''}
                  {formatKwh(dial.dialWh)}
                </td>
                <td className="figures">{formatMultiplier(milliMultiplier(dial.multiplierMilli))}</td>
                <td className="figures">{countedOf(dial)}</td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

/** What a register counted; a dial that has rolled over says so, since its digits are not on the paper. */
function countedOf({ lastDialWh, dialWh, multiplierMilli, hasRolledOver }: BillDialRow): string {
  if (hasRolledOver) return words.rolledOver;
  return kwhText(energyBetween(lastDialWh ?? wattHours(0), dialWh, milliMultiplier(multiplierMilli)));
}

function Charges({ notice }: { readonly notice: BillNotice }) {
  return (
    <table className="notice-charges">
      <thead>
        <tr>
          <th>{words.charge}</th>
          <th className="figures">{words.working}</th>
          <th className="figures">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {notice.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a bill never change, and two may bear the same code.
          <tr key={index}>
            <td>{line.label}</td>
            <td className="figures">{lineWorking(line, explanation)}</td>
            <td className="figures">{formatYuanGrouped(line.amountFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { type ReactNode, useEffect, useState } from 'react';
import type { BillLineRow, ExplainedBill } from '../../electron/contract/bills.ts';
import {
  formatKwh,
  formatMultiplier,
  milliMultiplier,
  type WattHours,
} from '../../db/domain/kernel/energy.ts';
import type { Fen } from '../../db/domain/kernel/money.ts';
import { formatPrice } from '../../db/domain/kernel/price.ts';
import type { Messages } from '../messages/index.ts';
import { call } from '../api/counter-api.ts';
import { Money } from './money.tsx';
import { TroubleLine } from './trouble-line.tsx';
import { sentenceOf, useMessages } from './use-messages.ts';
import '../styles/components.css';

/** A bill in plain words from its stored working: what the meter showed, which prices hold, and each charge. Never computed again. */
export function BillExplanation({ billId }: { readonly billId: number }) {
  const messages = useMessages();
  const [bill, setBill] = useState<ExplainedBill | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void call('bills/explain', { billId }).then((answer) => {
      if (!isCurrent) return;
      setBill(answer.ok ? answer.value : null);
      setTrouble(answer.ok ? null : sentenceOf(messages, answer));
    });
    return () => {
      isCurrent = false;
    };
  }, [billId, messages]);
  if (trouble !== null) return <TroubleLine>{trouble}</TroubleLine>;
  if (bill === null) return <p className="quiet">{messages.app.loading}</p>;
  return <ExplainedBillPage bill={bill} />;
}

function ExplainedBillPage({ bill }: { readonly bill: ExplainedBill }) {
  const { collect } = useMessages();
  return (
    <article className="explanation" data-testid="bill-explanation">
      <h2>{collect.explainTitle(bill.periodMonth)}</h2>
      <Part heading={collect.readingHeading}>
        {bill.lastDialWh === null || bill.dialWh === null ? (
          <p>{collect.noReading(formatKwh(bill.energyWh))}</p>
        ) : (
          <p>
            {collect.reading(formatKwh(bill.lastDialWh), formatKwh(bill.dialWh))}
            {bill.multiplierMilli === 1000
              ? ''
              : collect.timesMultiplier(formatMultiplier(milliMultiplier(bill.multiplierMilli)))}
            {collect.readingMakes}
            <strong>{collect.makesEnergy(formatKwh(bill.energyWh))}</strong>
          </p>
        )}
        <p className="quiet">
          {bill.lastReadOn === null || bill.readOn === null
            ? null
            : collect.readingDays(bill.lastReadOn, bill.readOn)}
          {comparison(bill, collect)}
        </p>
      </Part>
      <Part heading={`${collect.priceHeading} · ${bill.tariffLabel}`}>
        {tierSentences(bill.tiers, collect).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Part>
      <Part heading={collect.linesHeading}>
        <BillLines lines={bill.lines} amountFen={bill.amountFen} />
      </Part>
      <p className="quiet explanation-foot">
        {collect.dueOn(bill.dueOn)}
        <br />
        {collect.policy(bill.policyPack.title, bill.policyPack.code, bill.policyPack.version)}
      </p>
    </article>
  );
}

function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{heading}</h3>
      {children}
    </section>
  );
}

/** The charges of a bill with how each was worked out, and their sum. */
export function BillLines(props: { readonly lines: readonly BillLineRow[]; readonly amountFen: Fen }) {
  const { collect, lists } = useMessages();
  return (
    <table className="bill-lines">
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.code}>
            <td>{lists.chargeName(line.code, line.label)}</td>
            <td className="figures quiet">
              {line.energyWh === null || line.priceNanoyuan === null
                ? ''
                : collect.lineTimes(formatKwh(line.energyWh), formatPrice(line.priceNanoyuan))}
            </td>
            <td className="figures">
              <Money amount={line.amountFen} />
            </td>
          </tr>
        ))}
        <tr className="bill-sum">
          <td>{collect.sum}</td>
          <td />
          <td className="figures">
            <Money amount={props.amountFen} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function comparison(bill: ExplainedBill, collect: Messages['collect']): string {
  if (bill.lastMonthEnergyWh === null) return '';
  const last = formatKwh(bill.lastMonthEnergyWh);
  const difference = bill.energyWh - bill.lastMonthEnergyWh;
  if (difference === 0) return collect.sameAsLast;
  const kwh = formatKwh(Math.abs(difference) as WattHours);
  return difference > 0 ? collect.moreThanLast(kwh, last) : collect.lessThanLast(kwh, last);
}

/** One sentence for each tier: up to, from to, above; a single price says that there are none. */
export function tierSentences(tiers: ExplainedBill['tiers'], collect: Messages['collect']): string[] {
  return tiers.map(({ upToWh, priceNanoyuan }, index) => {
    const price = formatPrice(priceNanoyuan);
    const below = tiers[index - 1]?.upToWh ?? null;
    if (below === null)
      return upToWh === null ? collect.tierFlat(price) : collect.tierFirst(formatKwh(upToWh), price);
    return upToWh === null
      ? collect.tierLast(index + 1, formatKwh(below), price)
      : collect.tierMiddle(index + 1, formatKwh(below), formatKwh(upToWh), price);
  });
}

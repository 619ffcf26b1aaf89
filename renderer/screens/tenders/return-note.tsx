import type { TenderRow } from '../../../electron/contract/tenders.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { amountInWords } from '../../../db/domain/payments/amount-in-words.ts';
import { useMessages } from '../../components/use-messages.ts';

/** The note for a customer whose cheque came back: what, why, what is owed now, and what to do. */
export function ReturnNote(props: {
  readonly row: TenderRow;
  readonly stationName: string;
  readonly isDemo: boolean;
  readonly day: string;
}) {
  const { row, stationName, isDemo, day } = props;
  const { tenders, names, paper } = useMessages();
  const words = tenders.paper;
  return (
    <div className="return-note">
      <h1>{words.title}</h1>
      {isDemo ? <p>{paper.training}</p> : null}
      <p>{words.to(row.name, row.accountNo)}</p>
      <p>
        {words.text(
          row.businessDay,
          names.tenders[row.kind],
          row.reference,
          formatYuanGrouped(row.amountFen),
          amountInWords(row.amountFen),
          row.reason ?? '',
        )}
      </p>
      <p>{words.owed}</p>
      <p>{words.ask}</p>
      <p>
        {words.receipt} {row.receiptNo}
      </p>
      <p>
        {words.station} {stationName} · {words.printedOn} {day}
      </p>
      <p className="return-note-sign">
        {words.sign.map((who) => (
          <span key={who}>{who}</span>
        ))}
      </p>
    </div>
  );
}

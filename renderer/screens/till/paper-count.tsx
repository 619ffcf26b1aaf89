import { readAmount } from '../../components/amount-text.ts';
import { noFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { type OtherTenderKind, otherTenderKinds } from '../../../db/domain/payments/tender-kind.ts';
import { AmountField } from '../../components/amount-field.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { tidyCount } from './count-sum.ts';

/** Pieces and sum of each kind of paper, as typed. */
export type PaperTexts = Readonly<
  Partial<Record<OtherTenderKind, { readonly pieces: string; readonly amount: string }>>
>;

/** The papers that were typed; null where a sum is no amount. */
export function papersOf(
  texts: PaperTexts,
): { readonly kind: OtherTenderKind; readonly pieces: number; readonly amountFen: Fen }[] | null {
  const papers = otherTenderKinds.flatMap((kind) => {
    const typed = texts[kind];
    if (typed === undefined || (typed.pieces === '' && typed.amount === '')) return [];
    return [
      {
        kind,
        pieces: Number(typed.pieces),
        amountFen: typed.amount === '' ? noFen : readAmount(typed.amount),
      },
    ];
  });
  return papers.every(
    (paper): paper is { kind: OtherTenderKind; pieces: number; amountFen: Fen } => paper.amountFen !== null,
  )
    ? papers
    : null;
}

/** Cheques, terminal slips and code slips beside the drawer: pieces and sum; what should be there is not told. */
export function PaperCount(props: {
  readonly texts: PaperTexts;
  readonly onTexts: (texts: PaperTexts) => void;
  /** Enter in the last field. */
  readonly onEnd: () => void;
}) {
  const { texts, onTexts, onEnd } = props;
  const { till, names } = useMessages();
  return (
    <table
      className="count paper-count"
      data-testid="paper-count"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        const fields = [...event.currentTarget.querySelectorAll('input')];
        const next = fields[fields.indexOf(event.target as HTMLInputElement) + 1];
        if (next === undefined) onEnd();
        else next.focus();
      }}
    >
      <thead>
        <tr className="quiet">
          <th scope="col">{till.papers}</th>
          <th scope="col">{till.pieces}</th>
          <th scope="col">{till.subtotal}</th>
        </tr>
      </thead>
      <tbody>
        {otherTenderKinds.map((kind) => {
          const typed = texts[kind] ?? { pieces: '', amount: '' };
          return (
            <tr key={kind}>
              <td>{names.tenders[kind]}</td>
              <td>
                <input
                  className="amount-field money-normal"
                  data-testid={`papers-${kind}`}
                  aria-label={till.papersOf(names.tenders[kind])}
                  inputMode="numeric"
                  autoComplete="off"
                  value={typed.pieces}
                  onChange={(event) =>
                    onTexts({ ...texts, [kind]: { ...typed, pieces: tidyCount(event.target.value) } })
                  }
                />
              </td>
              <td>
                <AmountField
                  label={till.amountOf(names.tenders[kind])}
                  testId={`papers-sum-${kind}`}
                  text={typed.amount}
                  onText={(amount) => onTexts({ ...texts, [kind]: { ...typed, amount } })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

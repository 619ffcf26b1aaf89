import { Button, Input } from 'antd';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { ReceiptBookRow } from '../../../electron/contract/payments.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';

/** The ranges of numbered paper in stock: used, left, void; whoever keeps the stock enters new ones. */
export function ReceiptBooks() {
  const messages = useMessages();
  const { receipts } = messages;
  const canAdd = useRight('receipts.manage_stock');
  const [books, setBooks] = useState<readonly ReceiptBookRow[] | null>(null);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);
  const load = useCallback(async (): Promise<void> => {
    const answer = await call('receipts/list-books');
    if (answer.ok) setBooks(answer.value);
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
  }, [messages]);
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <div className="books">
      {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
      {canAdd ? (
        <AddBook
          onAdded={(row) => {
            setNews({ tone: 'done', words: receipts.added(row.firstNo, row.lastNo) });
            void load();
            void useStatus.getState().refresh();
          }}
        />
      ) : null}
      {books === null ? null : books.length === 0 ? (
        <EmptyPlace purpose={receipts.booksEmpty} firstStep={receipts.booksEmptyStep} />
      ) : (
        <Sheet>
          <table className="book-table" data-testid="receipt-books">
            <thead>
              <tr className="quiet">
                <th scope="col">{receipts.range}</th>
                <th scope="col">{receipts.next}</th>
                <th scope="col">{receipts.used}</th>
                <th scope="col">{receipts.voided}</th>
                <th scope="col">{receipts.left}</th>
              </tr>
            </thead>
            <tbody>
              {books.map((book) => (
                <tr key={book.bookId} className={book.nextNo === null ? 'quiet' : ''}>
                  <td>
                    {book.firstNo} – {book.lastNo}
                  </td>
                  <td>{book.nextNo ?? receipts.usedUp}</td>
                  <td>{book.used}</td>
                  <td>{book.voided}</td>
                  <td>{book.left}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </div>
  );
}

function AddBook({ onAdded }: { readonly onAdded: (row: ReceiptBookRow) => void }) {
  const messages = useMessages();
  const { receipts } = messages;
  const [firstNo, setFirstNo] = useState('');
  const [lastNo, setLastNo] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isComplete = [firstNo, lastNo].every((text) => /^\d{7,12}$/.test(text));
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete || isBusy) return;
    setBusy(true);
    setTrouble(null);
    const answer = await call('receipts/add-book', { firstNo, lastNo });
    setBusy(false);
    if (!answer.ok) return setTrouble(sentenceOf(messages, answer));
    setFirstNo('');
    setLastNo('');
    onAdded(answer.value);
  };
  const field = (label: string, text: string, setText: (text: string) => void, testId: string) => (
    <FieldRow label={label} hint={receipts.numberHint}>
      {(id) => (
        <Input
          id={id}
          data-testid={testId}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value.normalize('NFKC').replace(/\D/g, '').slice(0, 12))}
        />
      )}
    </FieldRow>
  );
  return (
    <Sheet title={receipts.addBook}>
      <form className="add-book" onSubmit={(event) => void add(event)}>
        {field(receipts.firstNo, firstNo, setFirstNo, 'book-first')}
        {field(receipts.lastNo, lastNo, setLastNo, 'book-last')}
        <Button
          htmlType="submit"
          type="primary"
          loading={isBusy}
          disabled={!isComplete}
          data-testid="add-book"
        >
          {receipts.add}
        </Button>
      </form>
      {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
    </Sheet>
  );
}

import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { DaybookRow } from '../../../electron/contract/county.ts';
import { FactRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { cellWord, keyWord, kindWord } from './entry-words.ts';
import { type PayloadCell, payloadLines } from './payload-lines.ts';

const figureKinds: ReadonlySet<PayloadCell['kind']> = new Set(['money_fen', 'energy_wh', 'dial']);

/** One entry with everything in it, in words. */
export function EntryDetail({ entry }: { readonly entry: DaybookRow }) {
  const messages = useMessages();
  const words = messages.books;
  return (
    <Sheet
      title={`${entry.entryNo} · ${kindWord(messages, entry.kind)}`}
      className="books-entry"
      testId="entry-detail"
    >
      <FactRow name={words.recordedAt}>{stationTimeAt(entry.recordedAt)}</FactRow>
      <FactRow name={words.businessDay}>{entry.businessDay}</FactRow>
      <FactRow name={words.actor}>{entry.actorName}</FactRow>
      <hr />
      {payloadLines(entry.kind, entry.payload).map(({ key, items, more }, index) =>
        items.length === 1 && more === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the contents of an entry never change.
          <FactRow key={index} name={keyWord(messages, key)}>
            {items[0]?.map((cell) => cellWord(messages, cell)).join('  ')}
          </FactRow>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the contents of an entry never change.
          <div key={index} className="books-items">
            <span className="quiet">
              {keyWord(messages, key)} · {words.listCount(items.length + more)}
            </span>
            <table>
              <tbody>
                {items.map((cells, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the contents of an entry never change.
                  <tr key={row}>
                    {cells.map((cell, column) => (
                      <td
                        // biome-ignore lint/suspicious/noArrayIndexKey: the contents of an entry never change.
                        key={column}
                        className={figureKinds.has(cell.kind) ? 'figures' : undefined}
                      >
                        {cellWord(messages, cell)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {more === 0 ? null : <span className="quiet">{words.andMore(more)}</span>}
          </div>
        ),
      )}
      <hr />
      <p className="books-hash quiet">
        {words.hash} <code>{entry.hash}</code>
      </p>
    </Sheet>
  );
}

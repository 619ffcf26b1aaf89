import { useEffect, useMemo, useRef, useState } from 'react';
import { type Day, type Month, stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { OneLook, SecondLookRow } from '../../../electron/contract/readings.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight, useSession } from '../../stores/session-store.ts';
import { lookAtDial } from './dial-look.ts';
import './second-looks.css';

/** 二次抄表: the registers of large users for the second person, blind until both looks are there; then side by side. */
export function SecondLooks({ month, readOn }: { readonly month: Month; readonly readOn: Day }) {
  const messages = useMessages();
  const words = messages.readingMonth;
  const canLook = useRight('readings.look_again');
  const list = useAnswer('readings/list-second-looks', { month });
  const [current, setCurrent] = useState(0);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const cell = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => list.value ?? [], [list.value]);
  // The cursor is in the cell of its row, wherever it goes.
  useEffect(() => cell.current?.focus(), [current, rows]);
  if (list.trouble !== null) return <TroubleLine>{list.trouble}</TroubleLine>;
  if (list.value === null) return null;
  if (rows.length === 0) return <EmptyPlace purpose={words.noLarge} />;
  const row = rows[current];
  const look = row === undefined ? null : lookAtDial({ ...row, lastDialWh: null, usualUseWh: null }, text);
  const go = (step: 1 | -1): void => {
    setText('');
    setRefusal(null);
    setCurrent(Math.min(Math.max(current + step, 0), rows.length - 1));
  };
  const give = async (step: 1 | -1): Promise<void> => {
    if (row === undefined || look === null || look.state === 'empty') {
      go(step);
      return;
    }
    if (look.state !== 'read') return;
    const wanted = { registerId: row.registerId, month, readOn, dialWh: look.dialWh };
    const answer = await call('readings/record-second-look', wanted);
    if (!answer.ok) {
      setRefusal(sentenceOf(messages, answer));
      return;
    }
    await list.reload();
    // A difference keeps the cursor: it is seen before one goes on.
    if (answer.value.differs) {
      setText('');
      setRefusal(null);
    } else go(step);
  };
  const done = rows.filter(({ second }) => second !== null).length;
  return (
    <>
      {refusal === null ? null : <TroubleLine testId="second-refused">{refusal}</TroubleLine>}
      <p className="quiet second-purpose">
        {words.secondPurpose} <strong data-testid="second-done">{words.leftToDo(done, rows.length)}</strong>
        {canLook ? null : ` ${words.mayNot}`}
      </p>
      <div className="second-looks" data-testid="second-looks">
        <table>
          <thead>
            <tr>
              <th>{words.who}</th>
              <th>{words.meter}</th>
              <th>{words.register}</th>
              <th className="figures">{words.first}</th>
              <th className="figures">{words.second}</th>
              <th>{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one, index) => (
              <tr
                key={one.registerId}
                className={index === current ? 'second-current' : undefined}
                data-testid={`second-${one.accountNo}-${one.register}`}
                onClick={() => {
                  setText('');
                  setCurrent(index);
                }}
              >
                <td>
                  {one.name} <span className="quiet">{one.accountNo}</span>
                </td>
                <td>{one.meterNo}</td>
                <td>{messages.names.registers[one.register]}</td>
                <td className="figures">
                  <First row={one} />
                </td>
                <td className="figures">
                  {index === current && canLook && !one.isBilled ? (
                    <input
                      ref={cell}
                      className="reading-cell figures"
                      value={text}
                      placeholder={one.second === null ? '' : formatKwh(one.second.dialWh)}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={`${words.second} ${one.name}`}
                      aria-invalid={look?.state === 'wrong'}
                      data-testid="second-cell"
                      onChange={(event) => setText(event.target.value)}
                      onKeyDown={(event) => {
                        if (event.nativeEvent.isComposing || event.ctrlKey) return;
                        if (event.key === 'Enter' || event.key === 'ArrowDown') void give(1);
                        else if (event.key === 'ArrowUp') void give(-1);
                        else return;
                        event.preventDefault();
                      }}
                    />
                  ) : one.second === null ? null : (
                    <Look look={one.second} />
                  )}
                </td>
                <td>
                  <Result row={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function First({ row }: { readonly row: SecondLookRow }) {
  const { readingMonth: words } = useMessages();
  const me = useSession((session) => session.person?.personId ?? null);
  if (row.first !== null) return <Look look={row.first} />;
  if (!row.isRead) return <span className="quiet">{words.notRead}</span>;
  return (
    <span className="quiet">{row.readById === me ? words.ownFirst : words.hidden(row.readByName ?? '')}</span>
  );
}

function Look({ look }: { readonly look: OneLook }) {
  return (
    <span className="reading-two">
      <span>{formatKwh(look.dialWh)}</span>
      <span className="quiet">
        {look.byName} {stationTimeAt(look.at)}
      </span>
    </span>
  );
}

function Result({ row }: { readonly row: SecondLookRow }) {
  const { readingMonth: words } = useMessages();
  if (row.first === null || row.second === null) return null;
  if (!row.differs) return <span className="done">✓ {words.agrees}</span>;
  const difference = wattHours(Math.abs(row.second.dialWh - row.first.dialWh));
  return (
    <strong className="wrong" data-testid="second-differs">
      {words.differs(formatKwh(difference))}
    </strong>
  );
}

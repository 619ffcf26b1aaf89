import { useEffect, useMemo, useRef, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { MissedMeter, RouteOfMonth } from '../../../electron/contract/routes.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { LongTable } from '../../components/long-table.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { missedTable, missedWords } from './routes-table.ts';
import { useRefresh } from './use-refresh.ts';

/** 未抄清单: what was missed or read outside its days, and on demand what may still be read; of one route or of all. */
export function MissedView(props: {
  readonly month: Month;
  readonly route: RouteOfMonth | null;
  readonly startsWithAll: boolean;
  readonly onLeave: () => void;
}) {
  const { month, route, onLeave } = props;
  const messages = useMessages();
  const words = messages.routes;
  const [isAll, setAll] = useState(props.startsWithAll || route === null);
  const [hasOpen, setHasOpen] = useState(!props.startsWithAll);
  const routeId = isAll || route === null ? null : route.routeId;
  const answer = useAnswer('routes/list-missed', { month, routeId });
  useRefresh(answer.reload);
  const all = answer.value;
  const rows = useMemo(
    () => all?.filter(({ timing }) => hasOpen || timing !== 'open') ?? null,
    [all, hasOpen],
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const count = (wanted: readonly MissedMeter['timing'][]) =>
    all?.filter(({ timing }) => wanted.includes(timing)).length ?? 0;
  const paper = useListPaper(
    () => (rows === null ? null : missedTable(messages, month, rows)),
    rows === null || rows.length === 0,
  );
  const turns = useMemo(
    () => [
      { key: 'F10', label: words.turnScope, isOff: route === null, run: () => setAll((is) => !is) },
      { key: 'F11', label: words.turnOpen, run: () => setHasOpen((is) => !is) },
      { key: 'Escape', label: words.back, run: onLeave },
    ],
    [words, route, onLeave],
  );
  useKeys(useMemo(() => [...turns, ...paper.acts], [turns, paper.acts]));
  const box = useRef<HTMLDivElement>(null);
  const isThere = rows !== null;
  useEffect(() => {
    if (isThere) box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isThere, isAll, hasOpen]);
  const scope = isAll || route === null ? words.scopeAll : `${words.scopeOwn} ${route.code}`;
  return (
    <div className="routes-view" ref={box} data-testid="missed-view">
      <div className="routes-acts">
        <strong>
          {scope} · {hasOpen ? words.everything : words.onlyMissed}
        </strong>
        <span className="quiet routes-sum" data-testid="missed-sum">
          {words.missedSum(count(['missed']), count(['early', 'late']), count(['open']))}
        </span>
        {turns.map((act) => (
          <KeyButton key={act.key} act={act} size="small" />
        ))}
      </div>
      {paper.news}
      {answer.trouble === null ? null : <TroubleLine>{answer.trouble}</TroubleLine>}
      {rows === null ? null : rows.length === 0 ? (
        <EmptyPlace purpose={hasOpen ? words.noneOpen : words.noneMissed} />
      ) : (
        <LongTable
          rows={rows}
          rowKey={(row) => row.meterId}
          chosen={chosen ?? rows[0]?.meterId ?? null}
          onChoose={(row) => setChosen(row.meterId)}
          label={words.missedLabel}
          testId="missed"
          columns={[
            {
              id: 'route',
              title: words.route,
              width: '4.6em',
              cell: (row) => row.routeCode ?? words.without,
            },
            { id: 'order', title: words.order, width: '3em', isFigure: true, cell: (row) => row.walkOrder },
            { id: 'account', title: words.accountNo, width: '7.4em', cell: (row) => row.accountNo },
            { id: 'name', title: words.customer, width: 'minmax(6em, 1.3fr)', cell: (row) => row.name },
            { id: 'address', title: words.address, width: 'minmax(7em, 1.1fr)', cell: (row) => row.address },
            { id: 'meter', title: words.meterNo, width: '8em', cell: (row) => row.meterNo },
            {
              id: 'what',
              title: words.what,
              width: 'minmax(6em, 9.6em)',
              cell: (row) => (
                <span className={row.timing === 'missed' ? 'wrong' : row.timing === 'open' ? '' : 'owed'}>
                  {missedWords(words, row)}
                </span>
              ),
            },
            { id: 'day', title: words.readOn, width: '6.4em', cell: (row) => row.readOn },
            {
              id: 'reader',
              title: words.reader,
              width: 'minmax(5.4em, 0.9fr)',
              cell: (row) => row.readerName,
            },
          ]}
        />
      )}
    </div>
  );
}

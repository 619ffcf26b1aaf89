import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { WorkOrderKind } from '../../../db/domain/metering/reading-work.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { call } from '../../api/counter-api.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import './work-order-panel.css';

/** Work that a meter on the route may ask for. */
const kinds: readonly WorkOrderKind[] = ['reread', 'meter_fault', 'card_without_meter', 'field_check'];

/** What the reading asks for by itself: a locked or unread meter a re-read, a faulty one the fault ticket, anything else a check. */
export function proposedKind({ kind }: Pick<ReadingRow, 'kind'>): WorkOrderKind {
  if (kind === 'fault') return 'meter_fault';
  return kind === 'actual' || kind === 'estimated' ? 'field_check' : 'reread';
}

type OrdersByRegister = ReadonlyMap<number, readonly WorkOrderKind[]>;
const OpenOrders = createContext<OrdersByRegister>(new Map());

/** The small mark of a register about which a work order of the month is open. */
export function WorkOrderMark({ registerId }: { readonly registerId: number }) {
  const messages = useMessages();
  const open = useContext(OpenOrders).get(registerId);
  if (open === undefined) return null;
  const names = messages.lists.enumerate(open.map((kind) => messages.names.workOrderKinds[kind]));
  return (
    <span className="order-mark" data-testid="order-mark" title={messages.workOrders.markTitle(names)}>
      {messages.workOrders.mark}
    </span>
  );
}

/** Around the grid: F10 makes a work order for the register under the cursor, in a panel above; the grid shows which have one. */
export function WorkOrdersOfGrid(props: {
  readonly month: Month;
  /** The register under the cursor, as the eye sees it. */
  readonly row: ReadingRow | null;
  /** Gives the cursor back to the grid. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  const { month, row, onLeave } = props;
  const messages = useMessages();
  const words = messages.workOrders;
  const canOpen = useRight('work_orders.open');
  const [asked, setAsked] = useState<{ registerId: number; kind: WorkOrderKind } | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const list = useAnswer('work-orders/list', { state: 'open' });
  const orders = list.value?.orders;
  const open = useMemo((): OrdersByRegister => {
    const byRegister = new Map<number, WorkOrderKind[]>();
    for (const order of orders ?? []) {
      if (order.meter === null || order.month !== month) continue;
      const { registerId } = order.meter;
      byRegister.set(registerId, [...(byRegister.get(registerId) ?? []), order.kind]);
    }
    return byRegister;
  }, [orders, month]);
  const turnTo = useCallback(
    (kind: WorkOrderKind) => setAsked((now) => (now === null ? null : { ...now, kind })),
    [],
  );
  const isAsking = row !== null && asked?.registerId === row.registerId;
  useKeys(
    useMemo(
      () =>
        canOpen
          ? [
              {
                key: 'F10',
                label: words.orderKey,
                isOff: row === null,
                run: () => {
                  setNews(null);
                  if (row !== null) setAsked({ registerId: row.registerId, kind: proposedKind(row) });
                },
              },
            ]
          : [],
      [canOpen, words, row],
    ),
  );
  return (
    <OpenOrders.Provider value={open}>
      {isAsking ? (
        <Panel
          row={row}
          month={month}
          kind={asked.kind}
          onKind={turnTo}
          onDone={(told) => {
            setNews(told);
            setAsked(null);
            onLeave();
            void list.reload();
            void useStatus.getState().refresh();
          }}
          onLeave={() => {
            setAsked(null);
            onLeave();
          }}
        />
      ) : news === null ? null : (
        <TroubleLine tone="done" testId="order-news">
          {news}
        </TroubleLine>
      )}
      {props.children}
    </OpenOrders.Provider>
  );
}

/** The order for one register: F10 turns from kind to kind, a digit or Enter gives the reason and makes it. */
function Panel(props: {
  readonly row: ReadingRow;
  readonly month: Month;
  readonly kind: WorkOrderKind;
  readonly onKind: (kind: WorkOrderKind) => void;
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { row, month, kind, onKind, onDone } = props;
  const messages = useMessages();
  const words = messages.workOrders;
  const [refusal, setRefusal] = useState<string | null>(null);
  // Not shown: a field that is switched off loses the cursor.
  const isBusy = useRef(false);
  const turn = useMemo(
    () => ({
      key: 'F10',
      label: words.turnKind,
      run: () => onKind(kinds[(kinds.indexOf(kind) + 1) % kinds.length] ?? kind),
    }),
    [words, kind, onKind],
  );
  // The keys of the grid sleep meanwhile: a digit here is a reason, never an answer to a finding.
  useKeys(
    useMemo(() => [turn], [turn]),
    true,
  );
  const give = async (reason: string): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const answer = await call('work-orders/open', {
      kind,
      month,
      registerId: row.registerId,
      accountNo: null,
      meterNo: null,
      reason,
      assignedTo: null,
      dueOn: null,
    });
    isBusy.current = false;
    if (answer.ok) onDone(words.openedPlain(answer.value.workOrderId, messages.names.workOrderKinds[kind]));
    else setRefusal(sentenceOf(messages, answer));
  };
  return (
    <section className="sheet order-panel" aria-label={words.newOrder} data-testid="order-panel">
      <div className="order-panel-head">
        <span>{words.panelTitle(row.name, row.accountNo, row.meterNo)}</span>
        <strong data-testid="order-kind">{messages.names.workOrderKinds[kind]}</strong>
        <KeyButton act={turn} kind="quiet" size="small" />
      </div>
      {refusal === null ? null : <TroubleLine testId="order-refused">{refusal}</TroubleLine>}
      <ReasonPick
        label={words.reasonLabel}
        usual={words.usualReasons[kind]}
        testId="order-reason"
        onGive={(reason) => void give(reason)}
        onLeave={props.onLeave}
      />
    </section>
  );
}

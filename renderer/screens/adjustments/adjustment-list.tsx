import { Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { AdjustmentRow } from '../../../electron/contract/adjustments.ts';
import { AdjustmentPage } from '../../components/adjustment-page.tsx';
import { DifferenceMoney } from '../../components/difference-money.tsx';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { LongTable } from '../../components/long-table.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { ScrollBox } from '../../components/scroll-box.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { adjustmentsTable } from './adjustments-table.ts';
import { useApprovalPaper } from './approval-paper.tsx';
import type { Proposed } from './use-new-adjustment.ts';

type State = 'waiting' | 'decided';
const states: readonly State[] = ['waiting', 'decided'];

/** The adjustments that wait or were decided, and the chosen one whole. F3 and F4 turn from one to the other. */
export function AdjustmentList(props: {
  readonly proposed: Proposed | null;
  /** Null for those who only look on and approve. */
  readonly onPropose: (() => void) | null;
}) {
  const { proposed, onPropose } = props;
  const messages = useMessages();
  const words = messages.adjustments;
  const canApprove = useRight('adjustments.approve');
  const [state, setState] = useState<State>('waiting');
  const [chosenId, setChosenId] = useState<number | null>(proposed?.adjustmentId ?? null);
  const list = useAnswer('adjustments/list', { state });
  const rows = list.value;
  const chosen = rows?.find((row) => row.adjustmentId === chosenId) ?? rows?.[0] ?? null;

  const propose = useMemo(
    () => ({ key: 'F2', label: words.propose, isOff: onPropose === null, run: () => onPropose?.() }),
    [words, onPropose],
  );
  const approve = useMemo(
    () => ({ key: 'F9', label: words.toApprovals, run: () => usePlace.getState().goTo('approvals') }),
    [words],
  );
  const sheet = useApprovalPaper(chosen?.adjustmentId ?? null);
  const paper = useListPaper(
    () => (rows === null ? null : adjustmentsTable(messages, state, rows)),
    chosen === null,
  );
  const { reload } = list;
  const turn = useCallback(
    (to: State) => {
      if (to === state) void reload();
      setState(to);
      setChosenId(null);
    },
    [state, reload],
  );
  useKeys(
    useMemo(
      () => [
        ...(onPropose === null ? [] : [propose]),
        { key: 'F3', label: words.showWaiting, run: () => turn('waiting') },
        { key: 'F4', label: words.showDecided, run: () => turn('decided') },
        sheet.act,
        ...(canApprove ? [approve] : []),
        ...paper.acts,
      ],
      [onPropose, propose, words, turn, sheet.act, canApprove, approve, paper.acts],
    ),
  );
  const box = useRef<HTMLDivElement>(null);
  const isThere = chosen !== null;
  useEffect(() => {
    if (isThere) box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isThere, state]);

  return (
    <PlaceFrame
      isFilling
      title={messages.app.places.adjustments}
      hint={words.purpose}
      testId="adjustments-screen"
      aside={
        <>
          <Segmented
            value={state}
            aria-label={words.tabsLabel}
            options={states.map((value) => ({
              value,
              label: <span data-testid={`adjustments-${value}`}>{words.tabs[value]}</span>,
            }))}
            onChange={turn}
          />
          {onPropose === null ? null : <KeyButton act={propose} kind="primary" testId="new-adjustment-act" />}
        </>
      }
      news={
        <>
          {list.trouble === null ? null : <TroubleLine>{list.trouble}</TroubleLine>}
          {proposed === null || state === 'decided' ? null : (
            <TroubleLine tone="done" testId="proposed-news">
              {proposed.words}
            </TroubleLine>
          )}
          {sheet.news}
          {paper.news}
        </>
      }
    >
      {rows === null ? (
        list.trouble === null ? (
          <p className="quiet">{messages.app.loading}</p>
        ) : null
      ) : chosen === null ? (
        <EmptyPlace
          purpose={state === 'waiting' ? words.noWaiting : words.noDecided}
          firstStep={onPropose === null ? words.firstStepApprover : words.firstStep}
        />
      ) : (
        <div className="adjustments" ref={box}>
          <Rows rows={rows} state={state} chosenId={chosen.adjustmentId} onChoose={setChosenId} />
          <ScrollBox label={words.detailLabel}>
            <AdjustmentPage key={chosen.adjustmentId} adjustmentId={chosen.adjustmentId} />
          </ScrollBox>
        </div>
      )}
    </PlaceFrame>
  );
}

function Rows(props: {
  readonly rows: readonly AdjustmentRow[];
  readonly state: State;
  readonly chosenId: number;
  readonly onChoose: (adjustmentId: number) => void;
}) {
  const { adjustments: words } = useMessages();
  const isWaiting = props.state === 'waiting';
  return (
    <LongTable
      rows={props.rows}
      rowKey={(row) => row.adjustmentId}
      chosen={props.chosenId}
      onChoose={(row) => props.onChoose(row.adjustmentId)}
      label={words.listLabel}
      testId="adjustments"
      columns={[
        { id: 'no', title: words.no, width: '2.2em', isFigure: true, cell: (row) => row.adjustmentId },
        { id: 'name', title: words.name, width: 'minmax(4em, 1.1fr)', cell: (row) => row.name },
        {
          id: 'fault',
          title: words.fault,
          width: 'minmax(4em, 1.2fr)',
          cell: (row) => words.faults[row.fault].name,
        },
        {
          id: 'amount',
          title: words.amount,
          width: '5.8em',
          isFigure: true,
          cell: (row) => <DifferenceMoney amount={row.amountFen} />,
        },
        {
          id: 'who',
          title: words.by[props.state],
          width: 'minmax(4.2em, 1fr)',
          cell: (row) =>
            isWaiting ? (
              row.proposedByName
            ) : (
              <span className={row.state === 'approved' ? 'done' : 'quiet'}>
                {row.state === 'approved' ? '✓' : '✕'} {row.decidedByName}
              </span>
            ),
        },
        {
          id: 'day',
          title: words.day,
          width: '3.2em',
          cell: (row) => stationTimeAt(row.decidedAt ?? row.proposedAt).slice(5, 10),
        },
      ]}
    />
  );
}

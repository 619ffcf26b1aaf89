import { Input, type InputRef, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import type { TriedBill, TriedGroup, TrialRun } from '../../../electron/contract/policy.ts';
import { type LongColumn, LongTable } from '../../components/long-table.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { Money } from '../../components/money.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { whyNotBilled } from '../../messages/why-not-billed.ts';
import { PackContent } from './pack-content.tsx';
import {
  changedTable,
  filterChanged,
  groupsTable,
  notBilledTable,
  packTable,
  totalOf,
} from './policy-tables.ts';
import { signedText } from './trial-sum.tsx';

type View = 'groups' | 'changed' | 'notBilled' | 'content';

/** What a trial run found, list by list: by tariff, account by account, who cannot be billed, and what is in the pack. */
export function TrialLists(props: {
  readonly run: TrialRun;
  readonly month: Month;
  readonly pack: PolicyPack;
}) {
  const { run, month, pack } = props;
  const messages = useMessages();
  const words = messages.policy;
  const [view, setView] = useState<View>('groups');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const views: readonly View[] = useMemo(
    () => ['groups', 'changed', ...(run.notBilled.length > 0 ? (['notBilled'] as const) : []), 'content'],
    [run],
  );
  const findField = useRef<InputRef>(null);
  const box = useRef<HTMLDivElement>(null);
  const changed = useMemo(() => filterChanged(run.changed, typed), [run, typed]);

  const show = (next: View): void => {
    setView(next);
    setChosen(null);
  };
  const newest = useRef({ views, view, show });
  newest.current = { views, view, show };
  const acts = useMemo(
    () => [
      {
        key: 'F2',
        label: messages.app.search,
        run: () => {
          newest.current.show('changed');
          // The field is there once the list is.
          requestAnimationFrame(() => findField.current?.focus());
        },
      },
      {
        key: 'F6',
        label: words.nextList,
        run: () => {
          const { views: all, view: now, show: go } = newest.current;
          go(all[(all.indexOf(now) + 1) % all.length] ?? 'groups');
        },
      },
    ],
    [messages, words],
  );
  const paper = useListPaper(() => {
    if (view === 'groups') return groupsTable(messages, run);
    if (view === 'changed') return changedTable(messages, month, changed);
    return view === 'notBilled' ? notBilledTable(messages, run) : packTable(messages, pack);
  });
  useKeys(useMemo(() => [...acts, ...paper.acts], [acts, paper.acts]));
  // Each list can be walked at once.
  useEffect(() => {
    if (view !== 'content') box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    else box.current?.querySelector<HTMLElement>('.pack-content')?.focus();
  }, [view]);

  return (
    <div className="trial-lists" ref={box}>
      <div className="trial-views">
        <Segmented
          value={view}
          data-testid="trial-views"
          onChange={show}
          options={views.map((candidate) => ({
            value: candidate,
            label: viewLabel(messages, run, candidate),
          }))}
        />
        {view === 'changed' && run.changed.length > 0 ? (
          <Input
            ref={findField}
            className="trial-find"
            data-testid="trial-find"
            aria-label={words.findHint}
            placeholder={words.findHint}
            allowClear
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()}
          />
        ) : null}
      </div>
      {paper.news}
      {view === 'groups' ? (
        <LongTable
          rows={[...run.groups, totalOf(messages, run.groups)]}
          rowKey={(row) => row.tariffCode}
          chosen={chosen}
          onChoose={(row) => setChosen(row.tariffCode)}
          onOpen={(row) => {
            setTyped(row.tariffCode === '' ? '' : row.tariffLabel);
            show('changed');
          }}
          toneOf={(row) => (row.tariffCode === '' ? 'trial-total' : undefined)}
          label={words.views.groups}
          testId="trial-groups"
          columns={groupColumns(messages)}
        />
      ) : view === 'changed' ? (
        changed.length === 0 ? (
          <p className="quiet">{run.changed.length === 0 ? words.noneChanged : words.noneFound}</p>
        ) : (
          <LongTable
            rows={changed}
            rowKey={(row) => row.accountNo}
            chosen={chosen}
            onChoose={(row) => setChosen(row.accountNo)}
            label={words.views.changed(run.changed.length)}
            testId="trial-changed"
            columns={changedColumns(messages)}
          />
        )
      ) : view === 'notBilled' ? (
        <LongTable
          rows={run.notBilled}
          rowKey={(row) => row.accountNo}
          chosen={chosen}
          onChoose={(row) => setChosen(row.accountNo)}
          label={words.views.notBilled(run.notBilled.length)}
          testId="trial-not-billed"
          columns={[
            { id: 'accountNo', title: words.accountNo, width: '7em', cell: (row) => row.accountNo },
            { id: 'name', title: words.name, width: 'minmax(8em, 1fr)', cell: (row) => row.name },
            {
              id: 'why',
              title: words.why,
              width: 'minmax(12em, 3fr)',
              cell: (row) => <span className="wrong">{whyNotBilled(messages, row)}</span>,
            },
          ]}
        />
      ) : (
        <PackContent pack={pack} />
      )}
    </div>
  );
}

function viewLabel({ policy: { views } }: Messages, run: TrialRun, view: View) {
  if (view === 'groups' || view === 'content') return views[view];
  if (view === 'changed') return views.changed(run.changed.length);
  return <span className="wrong">{views.notBilled(run.notBilled.length)}</span>;
}

/** Old, new and difference, as both lists show them. */
function moneyColumns(
  messages: Messages,
): readonly LongColumn<Pick<TriedBill, 'energyWh' | 'oldFen' | 'newFen' | 'differenceFen'>>[] {
  const words = messages.policy;
  return [
    {
      id: 'energy',
      title: words.energy,
      width: '5.5em',
      isFigure: true,
      cell: (row) => formatKwh(row.energyWh),
    },
    {
      id: 'old',
      title: words.old,
      width: '7em',
      isFigure: true,
      cell: (row) => <Money amount={row.oldFen} />,
    },
    {
      id: 'new',
      title: words.new,
      width: '7em',
      isFigure: true,
      cell: (row) => <Money amount={row.newFen} />,
    },
    {
      id: 'difference',
      title: words.difference,
      width: '6em',
      isFigure: true,
      cell: (row) => <strong data-fen={row.differenceFen}>{signedText(row.differenceFen)}</strong>,
    },
  ];
}

function groupColumns(messages: Messages): readonly LongColumn<TriedGroup>[] {
  const words = messages.policy;
  const count = (id: 'accounts' | 'dearer' | 'cheaper'): LongColumn<TriedGroup> => ({
    id,
    title: words[id],
    width: '4.6em',
    isFigure: true,
    cell: (row) => (row[id] === 0 ? <span className="quiet">0</span> : row[id]),
  });
  return [
    { id: 'tariff', title: words.tariff, width: 'minmax(10em, 1fr)', cell: (row) => row.tariffLabel },
    count('accounts'),
    count('dearer'),
    count('cheaper'),
    ...moneyColumns(messages),
  ];
}

function changedColumns(messages: Messages): readonly LongColumn<TriedBill>[] {
  const words = messages.policy;
  return [
    { id: 'accountNo', title: words.accountNo, width: '7em', cell: (row) => row.accountNo },
    { id: 'name', title: words.name, width: 'minmax(7em, 1fr)', cell: (row) => row.name },
    { id: 'tariff', title: words.tariff, width: 'minmax(8em, 1.3fr)', cell: (row) => row.tariffLabel },
    ...moneyColumns(messages),
  ];
}

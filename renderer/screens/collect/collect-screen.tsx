import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountHit } from '../../../electron/contract/accounts.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { AccountHead, NoAccount, OpenItems } from './account-zone.tsx';
import { AccountSearch, type SearchHandle } from './account-search.tsx';
import { type DonePayment, DoneLine, WaitingLine } from './collect-lines.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LastPayment, PaymentZone } from './payment-zone.tsx';
import { allOrNothing, toggled, useOpenAccount } from './use-open-account.ts';
import { usePaper } from './use-paper.ts';
import './collect.css';

type Panel =
  | { readonly at: 'items' }
  | { readonly at: 'history' }
  | { readonly at: 'explain'; readonly billId: number };
const items: Panel = { at: 'items' };

/** 收费: find the account, see what is owed and why, take the money, print. Everything on keys; the cursor is always where the next key belongs. */
export function CollectScreen() {
  const messages = useMessages();
  const { collect } = messages;
  const { account, openingNo, open, close, change, moveTo, refreshPage, take } = useOpenAccount();
  const paper = usePaper();
  const isTillClosed = useStatus((state) => state.status !== null && !state.status.isTillOpen);
  const [panel, setPanel] = useState<Panel>(items);
  const [done, setDone] = useState<DonePayment | null>(null);
  const [news, setNews] = useState<{
    readonly tone: 'wrong' | 'done' | 'quiet';
    readonly words: string;
  } | null>(null);
  const [isTaking, setTaking] = useState(false);
  const takingNow = useRef(false);
  const search = useRef<SearchHandle>(null);
  const cashField = useRef<HTMLInputElement>(null);
  const addField = useRef<HTMLInputElement>(null);
  const itemsZone = useRef<HTMLDivElement>(null);

  useEffect(() => search.current?.focus(), []);

  const accountNo = account?.page.accountNo ?? null;
  const isSomethingOwed = (account?.page.openItems.length ?? 0) > 0;
  // The cursor follows the account: to the cash when something is owed, else it stays with the search for the next one.
  useEffect(() => {
    if (accountNo === null) return;
    if (isSomethingOwed) cashField.current?.focus();
    else search.current?.focus();
  }, [accountNo, isSomethingOwed]);
  const isAdding = account !== null && account.draft.addText !== null;
  useEffect(() => {
    if (isAdding) addField.current?.focus();
  }, [isAdding]);

  const openAccount = useCallback(
    async (no: string, cashText = '', words: string | null = null): Promise<void> => {
      setPanel(items);
      setNews(words === null ? null : { tone: 'wrong', words });
      const answer = await open(no, cashText);
      if (answer !== null && !answer.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    },
    [open, messages],
  );
  const pick = useCallback(
    (hit: AccountHit) => {
      setDone(null);
      void openAccount(hit.accountNo);
    },
    [openAccount],
  );

  const takeNow = useCallback(async (): Promise<void> => {
    if (account === null || takingNow.current) return;
    const { page, draft, sums } = account;
    if (!sums.canTake) {
      const isShort = sums.missingFen !== null || sums.givenFen === null;
      const words =
        sums.dueFen === 0 && draft.addText === null
          ? messages.refusals.nothing_to_pay({})
          : messages.refusals.cash_too_little({ missingFen: sums.missingFen ?? sums.collectedFen });
      setNews(isShort || sums.dueFen === 0 ? { tone: 'wrong', words } : null);
      cashField.current?.focus();
      return;
    }
    takingNow.current = true;
    setTaking(true);
    setNews(null);
    const answer = await take();
    takingNow.current = false;
    setTaking(false);
    if (answer === null) return;
    void useStatus.getState().refresh();
    if (answer.ok) {
      const { receipt, printJobId } = answer.value;
      close();
      setPanel(items);
      setDone({ receipt, printJobId, paper: 'printing' });
      search.current?.clear();
      const isOut = await paper.print({
        printJobId,
        receiptNo: receipt.receiptNo,
        cashSessionId: null,
        name: receipt.name,
        collectedFen: receipt.collectedFen,
      });
      setDone((before) =>
        before?.printJobId === printJobId ? { ...before, paper: isOut ? 'printed' : 'waiting' } : before,
      );
      return;
    }
    const sentence = sentenceOf(messages, answer);
    if (!('refusal' in answer)) setNews({ tone: 'wrong', words: `${collect.answerLost} ${sentence}` });
    else if (answer.refusal.code === 'amount_due_changed' || answer.refusal.code === 'payment_key_reused') {
      void openAccount(page.accountNo, draft.cashText, sentence);
    } else setNews({ tone: 'wrong', words: sentence });
  }, [account, take, close, paper, messages, collect, openAccount]);

  const reprint = useCallback(
    async (receiptNo: string | undefined): Promise<void> => {
      if (receiptNo === undefined) return setNews({ tone: 'quiet', words: collect.noReceiptYet });
      const answer = await call('receipts/reprint', { receiptNo });
      if (!answer.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
      const payment = account?.page.payments.find((row) => row.receiptNo === receiptNo);
      setNews(null);
      const isOut = await paper.print({
        printJobId: answer.value.printJobId,
        receiptNo,
        cashSessionId: null,
        name: payment?.name ?? null,
        collectedFen: payment?.collectedFen ?? null,
      });
      if (isOut) setNews({ tone: 'done', words: collect.reprinted(receiptNo) });
      if (account !== null) void refreshPage(account.page.accountNo);
    },
    [account, paper, collect, messages, refreshPage],
  );

  const explain = useCallback((billId: number) => setPanel({ at: 'explain', billId }), []);
  const stepBack = useCallback((): void => {
    setNews(null);
    if (panel.at !== 'items') {
      setPanel(items);
      cashField.current?.focus();
    } else if (account === null) search.current?.focus();
    else if (account.draft.addText !== null) {
      change({ addText: null });
      cashField.current?.focus();
    } else if (account.draft.cashText !== '') {
      change({ cashText: '' });
      cashField.current?.focus();
    } else {
      close();
      search.current?.focus();
    }
  }, [panel, account, change, close]);

  const takeAct = useMemo(
    () => ({
      key: 'F9',
      label: collect.take,
      isOff: account === null || isTaking || isTillClosed,
      run: () => void takeNow(),
    }),
    [collect, account, isTaking, isTillClosed, takeNow],
  );
  const cursorBillId = account?.cursorId ?? account?.page.bills[0]?.billId ?? null;
  const explainAct = useMemo(
    () => ({
      key: 'F5',
      label: collect.explain,
      isOff: cursorBillId === null,
      run: () => (cursorBillId === null ? undefined : explain(cursorBillId)),
    }),
    [collect, cursorBillId, explain],
  );
  const historyAct = useMemo(
    () => ({
      key: 'F11',
      label: collect.history,
      isOff: account === null,
      run: () => setPanel({ at: 'history' }),
    }),
    [collect, account],
  );
  const tillAct = useMemo(
    () => ({
      key: 'F10',
      label: isTillClosed ? collect.openTill : collect.till,
      run: () => usePlace.getState().goTo('till'),
    }),
    [collect, isTillClosed],
  );
  useKeys(
    useMemo(
      () => [
        { key: 'F2', label: collect.find, run: () => search.current?.focus() },
        {
          key: 'F3',
          label: collect.all,
          isOff: account === null || !isSomethingOwed,
          run: () =>
            account === null ? undefined : change({ tickedIds: allOrNothing(account.page, account.draft) }),
        },
        {
          key: 'F4',
          label: collect.prepay,
          isOff: account === null,
          run: () => {
            if (account?.draft.addText === null) change({ addText: '' });
            addField.current?.focus();
          },
        },
        explainAct,
        {
          key: 'F7',
          label: collect.reprint,
          isOff: account === null,
          run: () => void reprint(account?.page.payments.find((row) => row.state !== 'void')?.receiptNo),
        },
        takeAct,
        tillAct,
        historyAct,
        { key: 'Escape', label: collect.back, run: stepBack },
      ],
      [
        collect,
        account,
        isSomethingOwed,
        change,
        explainAct,
        reprint,
        takeAct,
        tillAct,
        historyAct,
        stepBack,
      ],
    ),
  );

  const firstPaper = paper.waiting[0];
  return (
    <div className="collect" data-testid="collect-screen">
      <div className="zones">
        <AccountSearch handle={search} openAccountNo={accountNo} onPick={pick} />
        <section className="sheet zone zone-account" aria-label={collect.accountTitle} ref={itemsZone}>
          {account === null ? (
            openingNo === null ? (
              <NoAccount />
            ) : (
              <p className="quiet">{collect.accountOpening}</p>
            )
          ) : (
            <>
              <AccountHead page={account.page} />
              <div className="account-panel">
                {panel.at === 'items' ? (
                  <OpenItems
                    page={account.page}
                    tickedIds={account.draft.tickedIds}
                    cursorId={account.cursorId}
                    onCursor={moveTo}
                    onToggle={(billId) => change({ tickedIds: toggled(account.draft, billId) })}
                    onEnter={() => cashField.current?.focus()}
                  />
                ) : panel.at === 'history' ? (
                  <HistoryPanel
                    page={account.page}
                    onExplain={explain}
                    onReprint={(receiptNo) => void reprint(receiptNo)}
                  />
                ) : (
                  <ExplainPanel
                    billIds={account.page.bills.map((bill) => bill.billId)}
                    billId={panel.billId}
                    onBill={explain}
                  />
                )}
              </div>
              <footer className="account-acts">
                {panel.at === 'items' ? (
                  <>
                    <KeyButton act={explainAct} kind="quiet" testId="explain" />
                    <KeyButton act={historyAct} kind="quiet" testId="open-history" />
                  </>
                ) : (
                  <KeyButton act={{ key: 'Escape', label: collect.back, run: stepBack }} kind="quiet" />
                )}
              </footer>
            </>
          )}
        </section>
        <section className="sheet zone zone-pay" aria-label={collect.payTitle}>
          {account !== null ? (
            <PaymentZone
              page={account.page}
              draft={account.draft}
              sums={account.sums}
              take={takeAct}
              isTaking={isTaking}
              cashField={cashField}
              addField={addField}
              onDraft={change}
              onEnter={() => takeAct.run()}
              onLeaveAdd={() => cashField.current?.focus()}
              onUp={() => itemsZone.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()}
            />
          ) : done !== null ? (
            <LastPayment receipt={done.receipt} />
          ) : (
            <EmptyPlace purpose={collect.payEmpty} />
          )}
        </section>
      </div>
      <div className="collect-lines">
        {news === null ? null : (
          <TroubleLine tone={news.tone} testId="collect-news">
            {news.words}
          </TroubleLine>
        )}
        {done === null ? null : <DoneLine done={done} />}
        {firstPaper === undefined ? null : (
          <WaitingLine
            paper={paper}
            first={firstPaper}
            onAside={() =>
              setNews({ tone: 'quiet', words: collect.setAsideDone(firstPaper.receiptNo ?? '') })
            }
          />
        )}
        {isTillClosed ? (
          <TroubleLine tone="quiet" testId="till-not-open">
            {collect.tillNotOpen} <KeyButton act={tillAct} size="small" />
          </TroubleLine>
        ) : null}
      </div>
    </div>
  );
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountHit } from '../../../electron/contract/accounts.ts';
import { AccountSearch, type SearchHandle } from '../../components/account-search.tsx';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { formatYuan } from '../../../db/domain/kernel/money.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';
import { AccountHead, NoAccount, OpenItems } from './account-zone.tsx';
import { DoneLine, WaitingLine } from './collect-lines.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LastPayment, PaymentZone } from './payment-zone.tsx';
import type { PaymentDraft } from './settlement.ts';
import { useCollectKeys } from './use-collect-keys.ts';
import { TenderPanel } from './tender-panel.tsx';
import { useCounterPayment } from './use-counter-payment.ts';
import { allOrNothing, toggled, useOpenAccount } from './use-open-account.ts';
import { useCustomerWindow } from './use-customer-window.ts';
import { usePaper } from './use-paper.ts';
import './collect.css';

type Panel =
  | { readonly at: 'items' }
  | { readonly at: 'history' }
  | { readonly at: 'tender' }
  | { readonly at: 'explain'; readonly billId: number };
const items: Panel = { at: 'items' };

/** 收费: find the account, see what is owed and why, take the money, print. The cursor is always where the next key belongs. */
export function CollectScreen() {
  const { collect } = useMessages();
  const opened = useOpenAccount();
  const { account, openingNo, close, change, moveTo } = opened;
  const paper = usePaper();
  const isTillClosed = useStatus((state) => state.status !== null && !state.status.isTillOpen);
  const isStockEmpty = useStatus((state) => state.status !== null && state.status.nextReceiptNo === null);
  const [panel, setPanel] = useState<Panel>(items);
  const search = useRef<SearchHandle>(null);
  const cash = useRef<HTMLInputElement>(null);
  const add = useRef<HTMLInputElement>(null);
  const accountZone = useRef<HTMLDivElement>(null);
  const payment = useCounterPayment(opened, paper, { search, cash, add });
  const { done, setDone, news, setNews, isTaking, openAccount, takeNow, reprint } = payment;

  useCustomerWindow(account, done);

  useEffect(() => search.current?.focus(), []);
  const accountNo = account?.page.accountNo ?? null;
  const isSomethingOwed = (account?.page.openItems.length ?? 0) > 0;
  // The cursor follows the account: to the cash when something is owed, else it stays with the search for the next one.
  useEffect(() => {
    setPanel(items);
    if (accountNo === null) return;
    if (isSomethingOwed) cash.current?.focus();
    else search.current?.focus();
  }, [accountNo, isSomethingOwed]);
  const isAdding = account !== null && account.draft.addText !== null;
  useEffect(() => {
    if (isAdding) add.current?.focus();
  }, [isAdding]);

  const pick = useCallback(
    (hit: AccountHit) => {
      setDone(null);
      void openAccount(hit.accountNo);
    },
    [openAccount, setDone],
  );
  // What the last F9 was refused for is past as soon as the clerk changes something.
  const edit = useCallback(
    (changed: Partial<PaymentDraft>): void => {
      setNews(null);
      change(changed);
    },
    [change, setNews],
  );
  const explain = useCallback((billId: number) => setPanel({ at: 'explain', billId }), []);
  const back = useCallback((): void => {
    setNews(null);
    if (panel.at !== 'items') setPanel(items);
    else if (account !== null && account.draft.others.length > 0)
      change({ others: account.draft.others.slice(0, -1) });
    else if (account !== null && account.draft.addText !== null) change({ addText: null });
    else if (account !== null && account.draft.cashText !== '') change({ cashText: '' });
    else {
      close();
      search.current?.focus();
      return;
    }
    cash.current?.focus();
  }, [panel, account, change, close, setNews]);
  const deeds = useMemo(
    () => ({
      find: () => search.current?.focus(),
      tickAll: () =>
        account === null ? undefined : change({ tickedIds: allOrNothing(account.page, account.draft) }),
      prepay: () => {
        // What a cheque or code brings beyond the sum is offered as what is paid ahead.
        if (account?.draft.addText === null)
          change({ addText: account.sums.moreFen > 0 ? formatYuan(account.sums.moreFen) : '' });
        add.current?.focus();
      },
      explain,
      reprint: (receiptNo: string | undefined) => void reprint(receiptNo),
      tender: () => setPanel({ at: 'tender' }),
      take: () => void takeNow(),
      history: () => setPanel({ at: 'history' }),
      back,
    }),
    [account, change, explain, reprint, takeNow, back],
  );
  const lastReceiptNo = account === null ? (done?.receipt.receiptNo ?? null) : null;
  const acts = useCollectKeys(account, { isTaking, isTillClosed, lastReceiptNo }, deeds);

  const firstPaper = paper.waiting[0];
  return (
    <div className="collect" data-testid="collect-screen">
      <div className="zones">
        <AccountSearch handle={search} openAccountNo={accountNo} onPick={pick} />
        <section className="sheet zone zone-account" aria-label={collect.accountTitle} ref={accountZone}>
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
                    onToggle={(billId) => edit({ tickedIds: toggled(account.draft, billId) })}
                    onEnter={() => cash.current?.focus()}
                  />
                ) : panel.at === 'tender' ? (
                  <TenderPanel
                    page={account.page}
                    sums={account.sums}
                    onAdd={(tender) => {
                      edit({ others: [...account.draft.others, tender] });
                      setPanel(items);
                      cash.current?.focus();
                    }}
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
                    <KeyButton act={acts.explain} kind="quiet" testId="explain" />
                    <KeyButton act={acts.history} kind="quiet" testId="open-history" />
                    <KeyButton act={acts.tender} kind="quiet" testId="open-tender" />
                  </>
                ) : (
                  <KeyButton act={acts.back} kind="quiet" />
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
              take={acts.take}
              isTaking={isTaking}
              cashField={cash}
              addField={add}
              onDraft={edit}
              onEnter={() => acts.take.run()}
              onLeaveAdd={() => cash.current?.focus()}
              onUp={() => accountZone.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()}
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
        {isStockEmpty ? (
          <TroubleLine tone="owed" testId="receipts-used-up">
            {collect.receiptsUsedUp}
          </TroubleLine>
        ) : null}
        {isTillClosed ? (
          <TroubleLine tone="quiet" testId="till-not-open">
            {collect.tillNotOpen} <KeyButton act={acts.till} size="small" />
          </TroubleLine>
        ) : null}
      </div>
    </div>
  );
}

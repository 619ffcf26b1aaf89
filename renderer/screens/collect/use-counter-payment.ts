import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { Messages } from '../../messages/index.ts';
import { call } from '../../api/counter-api.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';
import type { SearchHandle } from '../../components/account-search.tsx';
import type { DonePayment } from './collect-lines.tsx';
import type { OpenAccount, useOpenAccount } from './use-open-account.ts';
import type { Paper } from './use-paper.ts';

/** One line of news under the zones. */
export interface CollectNews {
  readonly tone: 'wrong' | 'done' | 'quiet';
  readonly words: string;
}

/** Why F9 does not take: nothing chosen, the amount to pay ahead left empty, or not enough cash. */
function whyNot(account: OpenAccount, { refusals, collect }: Messages): CollectNews {
  const { sums, draft } = account;
  if (sums.dueFen === 0 && draft.addText === null)
    return { tone: 'wrong', words: refusals.nothing_to_pay({}) };
  if (sums.addPrepaymentFen === null) return { tone: 'wrong', words: collect.addMissing };
  if (sums.moreFen > 0)
    return { tone: 'wrong', words: refusals.other_tender_too_much({ moreFen: sums.moreFen }) };
  const missingFen = sums.missingFen ?? sums.cashDueFen;
  return { tone: 'wrong', words: refusals.cash_too_little({ missingFen }) };
}

/**
 * Taking the money and printing its receipt: books first, then prints, then the cursor is back in the search. A refusal leaves
 * everything as it is; an amount that has changed shows the account anew; a lost answer is asked again under the same key.
 */
export function useCounterPayment(
  opened: ReturnType<typeof useOpenAccount>,
  paper: Paper,
  fields: {
    readonly search: RefObject<SearchHandle | null>;
    readonly cash: RefObject<HTMLInputElement | null>;
    readonly add: RefObject<HTMLInputElement | null>;
  },
) {
  const messages = useMessages();
  const { account, open, close, refreshPage, take } = opened;
  const { search, cash, add } = fields;
  const [done, setDone] = useState<DonePayment | null>(null);
  const [news, setNews] = useState<CollectNews | null>(null);
  const [isTaking, setTaking] = useState(false);
  const takingNow = useRef(false);

  const openAccount = useCallback(
    async (accountNo: string, cashText = '', words: string | null = null): Promise<void> => {
      setNews(words === null ? null : { tone: 'wrong', words });
      const answer = await open(accountNo, cashText);
      if (answer !== null && !answer.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    },
    [open, messages],
  );

  const takeNow = useCallback(async (): Promise<void> => {
    if (account === null || takingNow.current) return;
    const { page, draft, sums } = account;
    if (!sums.canTake) {
      setNews(whyNot(account, messages));
      (sums.addPrepaymentFen === null ? add : cash).current?.focus();
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
    if (!answer.ok) {
      const sentence = sentenceOf(messages, answer);
      if (!('refusal' in answer)) {
        setNews({ tone: 'wrong', words: `${messages.collect.answerLost} ${sentence}` });
      } else if (
        answer.refusal.code === 'amount_due_changed' ||
        answer.refusal.code === 'payment_key_reused'
      ) {
        void openAccount(page.accountNo, draft.cashText, sentence);
      } else setNews({ tone: 'wrong', words: sentence });
      return;
    }
    const { receipt, printJobId } = answer.value;
    close();
    setDone({ receipt, printJobId, paper: 'printing' });
    search.current?.clear();
    const { receiptNo, name, collectedFen } = receipt;
    const isOut = await paper.print({ printJobId, receiptNo, cashSessionId: null, name, collectedFen });
    setDone((before) =>
      before?.printJobId === printJobId ? { ...before, paper: isOut ? 'printed' : 'waiting' } : before,
    );
  }, [account, take, close, paper, messages, openAccount, search, cash, add]);

  const reprint = useCallback(
    async (receiptNo: string | undefined): Promise<void> => {
      const { collect } = messages;
      if (receiptNo === undefined) return setNews({ tone: 'quiet', words: collect.noReceiptYet });
      // A receipt that waits for the printer is printed itself: a second paper of it would wait beside the first.
      const waits = paper.waiting.find((other) => other.receiptNo === receiptNo);
      if (waits !== undefined) {
        setNews(null);
        await paper.print(waits);
        return;
      }
      const answer = await call('receipts/reprint', { receiptNo });
      if (!answer.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
      setNews(null);
      const payment = account?.page.payments.find((row) => row.receiptNo === receiptNo);
      const lastReceipt = done?.receipt.receiptNo === receiptNo ? done.receipt : null;
      const isOut = await paper.print({
        printJobId: answer.value.printJobId,
        receiptNo,
        cashSessionId: null,
        name: payment?.name ?? lastReceipt?.name ?? null,
        collectedFen: payment?.collectedFen ?? lastReceipt?.collectedFen ?? null,
      });
      if (isOut) setNews({ tone: 'done', words: collect.reprinted(receiptNo) });
      if (account !== null) void refreshPage(account.page.accountNo);
    },
    [account, done, paper, messages, refreshPage],
  );

  return useMemo(
    () => ({ done, setDone, news, setNews, isTaking, openAccount, takeNow, reprint }),
    [done, news, isTaking, openAccount, takeNow, reprint],
  );
}

import { useCallback, useMemo, useRef, useState } from 'react';
import type { AccountPage } from '../../../electron/contract/accounts.ts';
import type { Answer } from '../../../electron/contract/channel.ts';
import type { TakenPayment } from '../../../electron/contract/payments.ts';
import { noFen } from '../../../db/domain/kernel/money.ts';
import { call } from '../../api/counter-api.ts';
import { draftFor, type PaymentDraft, type PaymentSums, sumsOf, tickedItems } from './settlement.ts';
import { makeGenerations } from '../../components/use-account-search.ts';

/** The account on the counter with what the clerk has set for it. */
export interface OpenAccount {
  readonly page: AccountPage;
  readonly draft: PaymentDraft;
  readonly sums: PaymentSums;
  /** The highlighted month: F5 explains it. */
  readonly cursorId: number | null;
}

interface OpenState {
  readonly page: AccountPage;
  readonly draft: PaymentDraft;
  readonly cursorId: number | null;
  /**
   * One key for all tries to take this payment: a try whose answer was lost is asked again under the same key and is not taken
   * twice. A freshly opened account is a new payment.
   */
  readonly requestKey: string;
}

/** Opens, changes and closes the one account on the counter; only the newest opening counts. */
export function useOpenAccount() {
  const [state, setState] = useState<OpenState | null>(null);
  const [openingNo, setOpeningNo] = useState<string | null>(null);
  const generations = useRef(makeGenerations());

  const open = useCallback(async (accountNo: string, cashText = ''): Promise<Answer<AccountPage> | null> => {
    const generation = generations.current.next();
    setState(null);
    setOpeningNo(accountNo);
    const answer = await call('accounts/get', { accountNo });
    if (!generations.current.isNewest(generation)) return null;
    setOpeningNo(null);
    if (answer.ok) {
      const page = answer.value;
      setState({
        page,
        draft: { ...draftFor(page), cashText },
        cursorId: page.openItems[0]?.billId ?? null,
        requestKey: crypto.randomUUID(),
      });
    }
    return answer;
  }, []);

  const close = useCallback(() => {
    generations.current.next();
    setState(null);
    setOpeningNo(null);
  }, []);

  const change = useCallback((changed: Partial<PaymentDraft>) => {
    setState((before) => (before === null ? null : { ...before, draft: { ...before.draft, ...changed } }));
  }, []);

  const moveTo = useCallback((cursorId: number) => {
    setState((before) => (before === null ? null : { ...before, cursorId }));
  }, []);

  /** The page again after a reprint or the like, without touching what the clerk has set. */
  const refreshPage = useCallback(async (accountNo: string): Promise<void> => {
    const answer = await call('accounts/get', { accountNo });
    if (!answer.ok) return;
    setState((before) =>
      before?.page.accountNo === accountNo
        ? { ...before, page: { ...before.page, payments: answer.value.payments } }
        : before,
    );
  }, []);

  const take = useCallback(async (): Promise<Answer<TakenPayment> | null> => {
    if (state === null) return null;
    const { page, draft, requestKey } = state;
    const sums = sumsOf(page, draft);
    return call('payments/take', {
      requestKey,
      accountNo: page.accountNo,
      billIds: tickedItems(page, draft).map((item) => item.billId),
      expectedDueFen: sums.dueFen,
      usePrepaymentFen: sums.usePrepaymentFen,
      addPrepaymentFen: sums.addPrepaymentFen ?? noFen,
      cashGivenFen: sums.givenFen ?? noFen,
      ...(draft.others.length === 0 ? {} : { otherTenders: [...draft.others] }),
    });
  }, [state]);

  const account = useMemo(
    (): OpenAccount | null =>
      state === null
        ? null
        : {
            page: state.page,
            draft: state.draft,
            cursorId: state.cursorId,
            sums: sumsOf(state.page, state.draft),
          },
    [state],
  );
  return { account, openingNo, open, close, change, moveTo, refreshPage, take };
}

/** Ticks a month that is not ticked, and the other way round. */
export function toggled(draft: PaymentDraft, billId: number): PaymentDraft['tickedIds'] {
  const tickedIds = new Set(draft.tickedIds);
  if (!tickedIds.delete(billId)) tickedIds.add(billId);
  return tickedIds;
}

/** F3: everything owed is ticked, or nothing if everything was. */
export function allOrNothing(page: AccountPage, draft: PaymentDraft): PaymentDraft['tickedIds'] {
  return draft.tickedIds.size === page.openItems.length ? new Set() : draftFor(page).tickedIds;
}

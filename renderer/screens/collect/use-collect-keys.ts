import { useMemo } from 'react';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import { usePlace } from '../../stores/place-store.ts';
import type { OpenAccount } from './use-open-account.ts';

/** What the keys of the counter do; the screen knows how. */
export interface CollectDeeds {
  readonly find: () => void;
  readonly tickAll: () => void;
  readonly prepay: () => void;
  readonly explain: (billId: number) => void;
  readonly reprint: (receiptNo: string | undefined) => void;
  readonly tender: () => void;
  readonly take: () => void;
  readonly history: () => void;
  readonly back: () => void;
}

/** The acts that are also buttons in the zones. */
export interface CollectActs {
  readonly tender: KeyAct;
  readonly take: KeyAct;
  readonly explain: KeyAct;
  readonly history: KeyAct;
  readonly till: KeyAct;
  readonly back: KeyAct;
}

/** Puts the counter's acts on F2 to F11 and Esc: the same key for the same act whatever is open, dimmed where it has no sense. */
export function useCollectKeys(
  account: OpenAccount | null,
  state: {
    readonly isTaking: boolean;
    readonly isTillClosed: boolean;
    /** The receipt of the payment just taken, while no other account is open. */
    readonly lastReceiptNo: string | null;
  },
  deeds: CollectDeeds,
): CollectActs {
  const { collect } = useMessages();
  const { isTaking, isTillClosed, lastReceiptNo } = state;
  const isNone = account === null;
  const takesNothing = isNone || (account.sums.dueFen === 0 && account.draft.addText === null);
  const owesNothing = isNone || account.page.openItems.length === 0;
  const billId = account?.cursorId ?? account?.page.bills[0]?.billId ?? null;
  const receiptNo = isNone
    ? (lastReceiptNo ?? undefined)
    : account.page.payments.find((payment) => payment.state !== 'void' && payment.state !== 'reversed')
        ?.receiptNo;
  const acts = useMemo(
    () => ({
      find: { key: 'F2', label: collect.find, run: deeds.find },
      tickAll: { key: 'F3', label: collect.all, isOff: owesNothing, run: deeds.tickAll },
      prepay: { key: 'F4', label: collect.prepay, isOff: isNone, run: deeds.prepay },
      explain: {
        key: 'F5',
        label: collect.explain,
        isOff: billId === null,
        run: () => (billId === null ? undefined : deeds.explain(billId)),
      },
      reprint: {
        key: 'F7',
        label: collect.reprint,
        isOff: isNone && lastReceiptNo === null,
        run: () => deeds.reprint(receiptNo),
      },
      tender: {
        key: 'F8',
        label: collect.otherTender,
        isOff: isNone || isTaking || isTillClosed,
        run: deeds.tender,
      },
      take: {
        key: 'F9',
        label: collect.take,
        isOff: takesNothing || isTaking || isTillClosed,
        run: deeds.take,
      },
      till: {
        key: 'F10',
        label: isTillClosed ? collect.openTill : collect.till,
        run: () => usePlace.getState().goTo('till'),
      },
      history: { key: 'F11', label: collect.history, isOff: isNone, run: deeds.history },
      back: { key: 'Escape', label: collect.back, run: deeds.back },
    }),
    [
      collect,
      isNone,
      takesNothing,
      owesNothing,
      billId,
      receiptNo,
      lastReceiptNo,
      isTaking,
      isTillClosed,
      deeds,
    ],
  );
  useKeys(useMemo(() => Object.values(acts), [acts]));
  return acts;
}

import { useCallback, useMemo, useState } from 'react';
import type { AdjustmentFault } from '../../../db/domain/billing/adjustment/fault.ts';
import { formatMultiplier } from '../../../db/domain/kernel/energy.ts';
import type { AccountHit } from '../../../electron/contract/accounts.ts';
import type { AdjustmentPreview, StandingBill } from '../../../electron/contract/adjustments.ts';
import { call, type FailedAnswer } from '../../api/counter-api.ts';
import { type Loaded, useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';
import { emptyForm, type FaultForm } from './fault-form.ts';
import { type FactsRead, type Place, readFacts, type Wrong } from './read-facts.ts';
import { refusedWords } from './refused-place.ts';
import { useApprovers } from './use-approvers.ts';

/** A submitted adjustment, and the sentence that says so. */
export interface Proposed {
  readonly adjustmentId: number;
  readonly words: string;
}

/** What a person has chosen and typed for a new adjustment. */
export interface AdjustmentDraft {
  readonly account: AccountHit | null;
  readonly tickedIds: ReadonlySet<number>;
  readonly fault: AdjustmentFault | null;
  readonly form: FaultForm;
  readonly reason: string;
}

const emptyDraft: AdjustmentDraft = {
  account: null,
  tickedIds: new Set(),
  fault: null,
  form: emptyForm,
  reason: '',
};

/** A new adjustment in the making. */
export interface NewAdjustmentState extends AdjustmentDraft {
  readonly bills: Loaded<readonly StandingBill[]>;
  readonly newest: StandingBill | null;
  /** The preview of exactly what is typed now; anything changed since takes it away. */
  readonly preview: AdjustmentPreview | null;
  /** What is wrong with the form; empty until it was tried once. */
  readonly wrong: Readonly<Record<Place, Wrong>>;
  /** Why the program would not compute or take it. */
  readonly trouble: string | null;
  readonly isBusy: boolean;
  /** Names of those who may approve it; empty when there is nobody. */
  readonly approvers: string | null;
  chooseAccount(account: AccountHit): void;
  toggleBill(billId: number): void;
  chooseFault(fault: AdjustmentFault): void;
  changeForm(change: Partial<FaultForm>): void;
  changeReason(reason: string): void;
  /** Answers whether there is a preview now. */
  compute(): Promise<boolean>;
  submit(): Promise<void>;
}

const nothingWrong: Readonly<Record<Place, Wrong>> = {};

/** The multiplier that every one of some bills was billed with, as it is typed; empty when they differ. */
export function billedMultiplierOf(bills: readonly StandingBill[]): string {
  const [first] = bills;
  const isOne = bills.every((bill) => bill.multiplierMilli === first?.multiplierMilli);
  const multiplier = isOne ? (first?.multiplierMilli ?? null) : null;
  return multiplier === null ? '' : formatMultiplier(multiplier);
}

/** Keeps what is typed for a new adjustment, through every refusal, until it is submitted or another account is chosen. */
export function useNewAdjustment(onProposed: (proposed: Proposed) => void): NewAdjustmentState {
  const messages = useMessages();
  const words = messages.adjustments;
  const approvers = useApprovers();
  const [draft, setDraft] = useState(emptyDraft);
  const [isTried, setTried] = useState(false);
  const [previewed, setPreviewed] = useState<{ question: string; preview: AdjustmentPreview } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { account, tickedIds, fault, form, reason } = draft;
  const accountNo = account?.accountNo ?? null;
  const bills = useAnswer(
    'adjustments/list-standing-bills',
    { accountNo: accountNo ?? '-' },
    accountNo === null,
  );
  const newest = bills.value?.find((bill) => bill.isNewest) ?? null;

  const read = useMemo((): FactsRead | null => {
    if (fault === null) return null;
    const chosen = (bills.value ?? []).filter((bill) => tickedIds.has(bill.billId));
    const idsOf = (isCharge: boolean) =>
      chosen.filter((bill) => (bill.chargedFor !== null) === isCharge).map((bill) => bill.billId);
    return readFacts(fault, form, { ticked: idsOf(false), tickedCharges: idsOf(true), newest });
  }, [fault, form, bills.value, tickedIds, newest]);
  const question = read?.ok === true ? JSON.stringify([accountNo, read.facts]) : null;
  const preview = previewed !== null && previewed.question === question ? previewed.preview : null;

  const chooseAccount = useCallback((chosen: AccountHit) => {
    setTried(false);
    setTrouble(null);
    setPreviewed(null);
    // What was typed belongs to its account: another one starts empty, the same one goes on.
    setDraft((before) =>
      before.account?.accountNo === chosen.accountNo
        ? { ...before, account: chosen }
        : { ...emptyDraft, account: chosen },
    );
  }, []);
  const toggleBill = useCallback((billId: number) => {
    setTrouble(null);
    setDraft((before) => {
      const ids = new Set(before.tickedIds);
      if (!ids.delete(billId)) ids.add(billId);
      return { ...before, tickedIds: ids };
    });
  }, []);
  const chooseFault = useCallback(
    (chosen: AdjustmentFault) => {
      setTried(false);
      setTrouble(null);
      setDraft((before) => {
        const { texts } = before.form;
        // The end dial is mostly corrected for the day it was read on.
        const readOn = texts.readOn === '' ? (newest?.readOn ?? '') : texts.readOn;
        const billedMultiplier =
          texts.billedMultiplier === ''
            ? billedMultiplierOf((bills.value ?? []).filter((bill) => before.tickedIds.has(bill.billId)))
            : texts.billedMultiplier;
        const filled = { ...texts, readOn, billedMultiplier };
        return { ...before, fault: chosen, form: { ...before.form, texts: filled } };
      });
    },
    [newest, bills.value],
  );
  const changeForm = useCallback((changed: Partial<FaultForm>) => {
    setTrouble(null);
    setDraft((before) => ({ ...before, form: { ...before.form, ...changed } }));
  }, []);

  const changeReason = useCallback((typed: string) => {
    setTrouble(null);
    setDraft((before) => ({ ...before, reason: typed }));
  }, []);

  const { reload } = bills;
  /** What refuses may have changed the bills under this form: they are looked up anew. */
  const refused = useCallback(
    (answer: FailedAnswer) => {
      setTrouble(refusedWords(messages, answer));
      void reload();
    },
    [messages, reload],
  );
  const compute = useCallback(async (): Promise<boolean> => {
    setTried(true);
    setTrouble(null);
    if (accountNo === null || read === null || !read.ok || question === null) return false;
    setBusy(true);
    const answer = await call('adjustments/preview', { accountNo, facts: read.facts });
    setBusy(false);
    if (answer.ok) setPreviewed({ question, preview: answer.value });
    else refused(answer);
    return answer.ok;
  }, [accountNo, read, question, refused]);
  const submit = useCallback(async (): Promise<void> => {
    if (accountNo === null || read === null || !read.ok) return;
    setBusy(true);
    setTrouble(null);
    const answer = await call('adjustments/propose', { accountNo, facts: read.facts, reason: reason.trim() });
    setBusy(false);
    if (!answer.ok) {
      refused(answer);
      return;
    }
    const { adjustmentId } = answer.value;
    setDraft(emptyDraft);
    setTried(false);
    setPreviewed(null);
    void useStatus.getState().refresh();
    onProposed({
      adjustmentId,
      words: approvers ? words.proposed(adjustmentId, approvers) : words.proposedPlain(adjustmentId),
    });
  }, [accountNo, read, reason, refused, words, approvers, onProposed]);

  return {
    ...draft,
    bills,
    newest,
    preview,
    wrong: isTried && read !== null && !read.ok ? read.wrong : nothingWrong,
    trouble,
    isBusy,
    approvers,
    chooseAccount,
    toggleBill,
    chooseFault,
    changeForm,
    changeReason,
    compute,
    submit,
  };
}

import type { RefObject } from 'react';
import type { AccountPage } from '../../../electron/contract/accounts.ts';
import type { ReceiptContent } from '../../../electron/contract/payments.ts';
import { type Fen, fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { amountInWords } from '../../../db/domain/payments/amount-in-words.ts';
import { AmountField } from '../../components/amount-field.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import type { PaymentDraft, PaymentSums } from './settlement.ts';

/** Zone 3: due, given, change in figures of 40 px and more; what makes up the due above them, small. */
export function PaymentZone(props: {
  readonly page: AccountPage;
  readonly draft: PaymentDraft;
  readonly sums: PaymentSums;
  readonly take: KeyAct;
  readonly isTaking: boolean;
  readonly cashField: RefObject<HTMLInputElement | null>;
  readonly addField: RefObject<HTMLInputElement | null>;
  readonly onDraft: (change: Partial<PaymentDraft>) => void;
  readonly onEnter: () => void;
  readonly onLeaveAdd: () => void;
  readonly onUp: () => void;
}) {
  const { page, draft, sums, take, isTaking, cashField, addField, onDraft, onEnter, onLeaveAdd, onUp } =
    props;
  const { collect, names } = useMessages();
  const showsWhatToSay = usePreferences((state) => state.showsWhatToSay);
  const hasParts =
    sums.lateFeeFen > 0 || (page.prepaymentFen > 0 && sums.dueFen > 0) || draft.addText !== null;
  return (
    <>
      {hasParts ? (
        <div className="pay-parts">
          <Part name={collect.bills} amount={sums.principalFen} />
          {sums.lateFeeFen > 0 ? <Part name={collect.lateFee} amount={sums.lateFeeFen} /> : null}
          {page.prepaymentFen > 0 && sums.dueFen > 0 ? (
            <div className="pay-part">
              <label>
                <input
                  type="checkbox"
                  data-testid="use-prepayment"
                  checked={draft.isPrepaymentUsed}
                  onChange={(event) => onDraft({ isPrepaymentUsed: event.target.checked })}
                />{' '}
                {collect.prepaymentUsed}
              </label>
              <Money amount={fen(-sums.usePrepaymentFen)} testId="prepayment-used" />
            </div>
          ) : null}
          {draft.addText === null ? null : (
            <div className="pay-part">
              <label htmlFor="add-prepayment">{collect.prepaymentAdded}</label>
              <span className="pay-add">
                <AmountField
                  id="add-prepayment"
                  label={collect.addLabel}
                  testId="add-prepayment"
                  field={addField}
                  text={draft.addText}
                  onText={(addText) => onDraft({ addText })}
                  onEnter={onLeaveAdd}
                />
              </span>
            </div>
          )}
        </div>
      ) : null}
      <div className="pay-sum">
        <span>{collect.due}</span>
        <Money
          amount={sums.collectedFen}
          size="huge"
          tone={sums.collectedFen > 0 ? 'owed' : 'plain'}
          testId="due"
        />
      </div>
      <p className="quiet pay-words">{sums.collectedFen > 0 ? amountInWords(sums.collectedFen) : ''}</p>
      {draft.others.length === 0 ? null : (
        <div className="pay-parts" data-testid="other-tenders">
          {draft.others.map((tender) => (
            <div className="pay-part" key={`${tender.kind} ${tender.reference} ${tender.cheque?.bank}`}>
              <span className="clip">
                {names.tenders[tender.kind]} <span className="quiet figures">{tender.reference}</span>
              </span>
              <Money amount={tender.amountFen} />
            </div>
          ))}
          <div className="pay-part">
            <span>{sums.moreFen > 0 ? collect.tooMuch : collect.cashDue}</span>
            <Money
              amount={sums.moreFen > 0 ? sums.moreFen : sums.cashDueFen}
              tone={sums.moreFen > 0 ? 'wrong' : 'plain'}
              testId="cash-due"
            />
          </div>
        </div>
      )}
      <div className="pay-sum">
        <label htmlFor="cash-given">{draft.others.length === 0 ? collect.given : collect.givenCash}</label>
        <AmountField
          id="cash-given"
          label={collect.givenLabel}
          testId="cash-given"
          size="huge"
          field={cashField}
          text={draft.cashText}
          isOff={sums.dueFen === 0 && draft.addText === null}
          onText={(cashText) => onDraft({ cashText })}
          onEnter={onEnter}
          onArrowUp={onUp}
        />
      </div>
      <div className="pay-sum pay-change">
        {sums.missingFen === null ? (
          <>
            <span>{collect.change}</span>
            {sums.changeFen === null ? (
              <span className="money-huge quiet" data-testid="change" />
            ) : (
              <Money amount={sums.changeFen} size="huge" testId="change" />
            )}
          </>
        ) : (
          <>
            <span className="quiet">{collect.missing}</span>
            <Money amount={sums.missingFen} size="huge" tone="quiet" testId="missing" />
          </>
        )}
      </div>
      <p className="pay-say" aria-live="polite" data-testid="say">
        {showsWhatToSay && sums.canTake ? <Spoken sums={sums} /> : null}
      </p>
      <span className="place-space" />
      <KeyButton
        act={isTaking ? { ...take, label: collect.taking } : take}
        kind="primary"
        size="large"
        isWide
        testId="take"
      />
    </>
  );
}

function Part({ name, amount }: { readonly name: string; readonly amount: Fen }) {
  return (
    <div className="pay-part">
      <span>{name}</span>
      <Money amount={amount} />
    </div>
  );
}

/** What is said aloud while money changes hands (唱收唱付). */
function Spoken({ sums }: { readonly sums: PaymentSums }) {
  const { collect } = useMessages();
  const { collectedFen, cashDueFen, otherFen, givenFen, changeFen } = sums;
  if (givenFen === null || changeFen === null) return null;
  if (collectedFen === 0) return collect.sayPrepaid;
  if (cashDueFen === 0 && givenFen === 0) return collect.sayNoCash(formatYuanGrouped(otherFen));
  const given = formatYuanGrouped(givenFen);
  const change = changeFen === 0 ? collect.sayExact : collect.sayChange(formatYuanGrouped(changeFen));
  return [collect.sayGiven(given), change].map((part) => (
    <span key={part} className="pay-said">
      {part}
    </span>
  ));
}

/** Until the next account: what was just taken, so that the change can still be read while it is counted out. */
export function LastPayment({ receipt }: { readonly receipt: ReceiptContent }) {
  const { collect } = useMessages();
  return (
    <div className="last-payment" data-testid="last-payment">
      <p className="quiet clip">
        {collect.lastOne} {receipt.receiptNo} {receipt.name}
      </p>
      <div className="pay-sum">
        <span className="quiet">{collect.given}</span>
        <Money amount={receipt.givenFen} size="large" tone="quiet" />
      </div>
      <div className="pay-sum">
        <span>{collect.change}</span>
        <Money amount={receipt.changeFen} size="huge" testId="last-change" />
      </div>
    </div>
  );
}

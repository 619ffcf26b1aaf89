import { Checkbox, Input, type InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountPage } from '../../../electron/contract/accounts.ts';
import type { TenderRules } from '../../../electron/contract/tenders.ts';
import { formatYuan } from '../../../db/domain/kernel/money.ts';
import { amountInWords } from '../../../db/domain/payments/amount-in-words.ts';
import type { OtherTender } from '../../../db/domain/payments/other-tender.ts';
import { otherTenderKinds } from '../../../db/domain/payments/tender-kind.ts';
import { call } from '../../api/counter-api.ts';
import { AmountField } from '../../components/amount-field.tsx';
import { readAmount } from '../../components/amount-text.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import type { PaymentSums } from './settlement.ts';
import { ageOf, emptyTender, readTender, type TenderDraft } from './tender-draft.ts';

/**
 * F8: a tender that is not cash. A digit or the arrows choose the kind, Enter goes from field to field and from the last one adds it;
 * the amount is what is still missing.
 */
export function TenderPanel(props: {
  readonly page: AccountPage;
  readonly sums: PaymentSums;
  readonly onAdd: (tender: OtherTender) => void;
}) {
  const { page, sums, onAdd } = props;
  const messages = useMessages();
  const { collect, names } = messages;
  const words = collect.tender;
  const [rules, setRules] = useState<TenderRules | null>(null);
  const [draft, setDraft] = useState<TenderDraft>(() => emptyTender(formatYuan(sums.cashDueFen)));
  const [trouble, setTrouble] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const amount = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void call('tenders/get-rules').then((answer) => {
      if (!answer.ok) return setTrouble(sentenceOf(messages, answer));
      setRules(answer.value);
      setDraft((before) => ({ ...before, payee: answer.value.payee }));
    });
  }, [messages]);

  const change = useCallback((changed: Partial<TenderDraft>): void => {
    setTrouble(null);
    setDraft((before) => ({ ...before, ...changed }));
  }, []);
  const step = useCallback((): void => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    const at = fields.indexOf(document.activeElement as HTMLInputElement);
    fields[at + 1]?.focus();
  }, []);
  const addAct = useMemo(() => {
    const add = (): void => {
      if (rules === null) return;
      const read = readTender(draft, rules, page.countedTo);
      if (read.ok) {
        onAdd(read.value);
        return;
      }
      const said = messages.refusals[read.refusal.code](read.refusal.facts);
      setTrouble(
        read.refusal.code === 'input_malformed'
          ? words.missing[draft.kind === 'cheque' ? 'cheque' : 'other']
          : said,
      );
    };
    return { key: 'F8', label: words.add, run: add };
  }, [draft, rules, page.countedTo, words, messages, onAdd]);
  useKeys(useMemo(() => [addAct], [addAct]));

  const isCheque = draft.kind === 'cheque';
  const amountFen = readAmount(draft.amountText);
  const age = rules === null ? null : ageOf(draft, rules, page.countedTo);
  return (
    <section className="tender-panel" data-testid="tender-panel">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the digits belong to the list inside */}
      <div
        onKeyDown={(event) => {
          const kind = otherTenderKinds[Number(event.key) - 1];
          if (kind === undefined) return;
          event.preventDefault();
          change({ kind });
          amount.current?.focus();
        }}
      >
        <PickList
          label={words.kinds}
          testId="tender-kinds"
          items={otherTenderKinds}
          keyOf={(kind) => kind}
          chosenKey={draft.kind}
          isFocused
          onChoose={(kind) => change({ kind })}
          onOpen={() => amount.current?.focus()}
        >
          {(kind, index) => (
            <div className="tender-kind">
              <kbd>{index + 1}</kbd> {names.tenders[kind]}
            </div>
          )}
        </PickList>
      </div>
      <div className={isCheque ? 'tender-form is-cheque' : 'tender-form'} ref={form}>
        <FieldRow
          label={words.amount}
          hint={isCheque && amountFen !== null ? amountInWords(amountFen) : undefined}
        >
          {(id) => (
            <AmountField
              id={id}
              label={words.amount}
              testId="tender-amount"
              size="large"
              field={amount}
              text={draft.amountText}
              onText={(amountText) => change({ amountText })}
              onEnter={step}
            />
          )}
        </FieldRow>
        <TextRow
          label={isCheque ? words.chequeNo : words.reference}
          hint={isCheque ? undefined : words.referenceHints[draft.kind]}
          testId="tender-reference"
          text={draft.reference}
          onText={(reference) => change({ reference })}
          onEnter={isCheque ? step : addAct.run}
        />
        {isCheque ? (
          <>
            <TextRow
              label={words.bank}
              testId="cheque-bank"
              text={draft.bank}
              onText={(bank) => change({ bank })}
              onEnter={step}
            />
            <TextRow
              label={words.drawerAccount}
              testId="cheque-account"
              text={draft.drawerAccount}
              onText={(drawerAccount) => change({ drawerAccount })}
              onEnter={step}
            />
            <TextRow
              label={words.issuedOn}
              hint={age === null ? words.dayHint : undefined}
              testId="cheque-issued"
              text={draft.issuedOn}
              onText={(issuedOn) => change({ issuedOn })}
              onEnter={step}
            />
            <TextRow
              label={words.payee}
              testId="cheque-payee"
              text={draft.payee}
              onText={(payee) => change({ payee })}
              onEnter={step}
            />
            <Checkbox
              data-testid="cheque-words"
              checked={draft.isWordsConfirmed}
              onChange={(event) => change({ isWordsConfirmed: event.target.checked })}
            >
              {words.wordsAgree(amountFen === null ? '' : amountInWords(amountFen))}
            </Checkbox>
            {age?.state === 'ended' ? (
              <Checkbox
                data-testid="cheque-holiday"
                checked={draft.isHolidayConfirmed}
                onChange={(event) => change({ isHolidayConfirmed: event.target.checked })}
              >
                {words.holiday(age.lastDay)}
              </Checkbox>
            ) : null}
            {age?.state === 'soon' ? (
              <TroubleLine tone="owed" testId="cheque-soon">
                {words.soon(age.dayNo, age.lastDay)}
              </TroubleLine>
            ) : null}
          </>
        ) : null}
        {trouble === null ? null : <TroubleLine testId="tender-trouble">{trouble}</TroubleLine>}
        <KeyButton act={addAct} kind="primary" testId="add-tender" />
      </div>
    </section>
  );
}

function TextRow(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly testId: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
}) {
  const { label, hint, testId, text, onText, onEnter } = props;
  const field = useRef<InputRef>(null);
  return (
    <FieldRow label={label} hint={hint}>
      {(id) => (
        <Input
          ref={field}
          id={id}
          data-testid={testId}
          autoComplete="off"
          maxLength={64}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : onEnter())}
        />
      )}
    </FieldRow>
  );
}

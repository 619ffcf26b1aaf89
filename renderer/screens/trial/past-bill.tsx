import { useEffect, useMemo, useRef, useState } from 'react';
import { AccountSearch, type SearchHandle } from '../../components/account-search.tsx';
import { kwhText } from '../../components/bill-line-text.ts';
import { BillUnderPack } from '../../components/bill-under-pack.tsx';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';

/** 旧单换政策: an account, one of its bills, a pack; before and after side by side. */
export function PastBill() {
  const { trial: words } = useMessages();
  const [accountNo, setAccountNo] = useState<string | null>(null);
  const [billId, setBillId] = useState<number | null>(null);
  const [isBack, setBack] = useState(false);
  const search = useRef<SearchHandle>(null);
  // Walking through the list of kinds leaves the cursor there; only who asks for another account is taken to the search.
  useEffect(() => {
    if (isBack && accountNo === null) search.current?.focus();
  }, [isBack, accountNo]);
  const back = useMemo(
    () => ({
      key: 'F3',
      label: words.pastBack,
      isOff: accountNo === null,
      run: () => {
        setAccountNo(null);
        setBillId(null);
        setBack(true);
      },
    }),
    [words, accountNo],
  );
  useKeys(useMemo(() => [back], [back]));
  return (
    <>
      <div className="trial-past">
        {accountNo === null ? (
          <AccountSearch
            handle={search}
            openAccountNo={null}
            onPick={(hit) => {
              setBillId(null);
              setAccountNo(hit.accountNo);
            }}
          />
        ) : (
          <section className="sheet trial-bills">
            <BillChoice accountNo={accountNo} billId={billId} onBill={setBillId} />
            <KeyButton act={back} kind="quiet" size="small" />
          </section>
        )}
      </div>
      <section className="sheet trial-side">
        {billId === null ? (
          <EmptyPlace purpose={words.pastFirst} />
        ) : (
          <BillUnderPack key={billId} billId={billId} isFocused={false} />
        )}
      </section>
    </>
  );
}

function BillChoice(props: {
  readonly accountNo: string;
  readonly billId: number | null;
  readonly onBill: (billId: number) => void;
}) {
  const { accountNo, billId, onBill } = props;
  const { trial: words, collect, explanation } = useMessages();
  const page = useAnswer('accounts/get', { accountNo });
  const bills = useMemo(
    () => (page.value?.bills ?? []).filter(({ kind }) => kind === 'regular' || kind === 'rebill'),
    [page.value],
  );
  const first = bills[0]?.billId ?? null;
  const choose = useRef(onBill);
  choose.current = onBill;
  useEffect(() => {
    if (first !== null) choose.current(first);
  }, [first]);
  if (page.trouble !== null) return <TroubleLine>{page.trouble}</TroubleLine>;
  if (page.value === null) return null;
  return (
    <>
      <header>
        <h2>{page.value.name}</h2>
        <span className="quiet">{page.value.accountNo}</span>
      </header>
      {bills.length === 0 ? (
        <p className="quiet">{words.pastNoBills}</p>
      ) : (
        <PickList
          label={words.pastBills}
          items={bills}
          keyOf={(bill) => String(bill.billId)}
          chosenKey={billId === null ? null : String(billId)}
          isFocused
          onChoose={(bill) => onBill(bill.billId)}
          testId="trial-bills"
        >
          {(bill) => (
            <span className="trial-bill-line">
              <span>
                {bill.periodMonth}
                <span className="bill-mark">
                  {bill.isReversed
                    ? collect.billMarks.reversed
                    : bill.kind === 'rebill'
                      ? collect.billMarks.rebill
                      : explanation.kwh(kwhText(bill.energyWh))}
                </span>
              </span>
              <Money amount={bill.amountFen} />
            </span>
          )}
        </PickList>
      )}
    </>
  );
}

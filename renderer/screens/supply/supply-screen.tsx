import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountHit } from '../../../electron/contract/accounts.ts';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import { call } from '../../api/counter-api.ts';
import { AccountSearch, type SearchHandle } from '../../components/account-search.tsx';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { makeGenerations } from '../../components/use-account-search.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';
import { SupplyAccount } from './supply-account.tsx';
import './supply.css';

/** 计费档案: find an account, see everything that decides its bill, change its terms and its meters. */
export function SupplyScreen() {
  const messages = useMessages();
  const { supply } = messages;
  const today = useStatus((state) => state.status?.businessDay ?? null);
  const [page, setPage] = useState<SupplyPage | null>(null);
  const [openingNo, setOpeningNo] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<{ readonly accountNo: string; readonly words: string } | null>(null);
  const [isWorking, setWorking] = useState(false);
  const search = useRef<SearchHandle>(null);
  const generations = useRef(makeGenerations());

  const open = useCallback(
    async (accountNo: string): Promise<void> => {
      const generation = generations.current.next();
      setOpeningNo(accountNo);
      setTrouble(null);
      const answer = await call('supply/get', { accountNo });
      if (!generations.current.isNewest(generation)) return;
      setOpeningNo(null);
      setPage(answer.ok ? answer.value : null);
      if (!answer.ok) setTrouble({ accountNo, words: sentenceOf(messages, answer) });
    },
    [messages],
  );
  const pick = useCallback((hit: AccountHit) => void open(hit.accountNo), [open]);
  const find = useCallback(() => search.current?.focus(), []);
  useEffect(() => search.current?.focus(), []);
  useKeys(
    useMemo(
      () => (isWorking ? [] : [{ key: 'F2', label: supply.find, run: find }]),
      [isWorking, supply, find],
    ),
  );
  const retry = useMemo(
    () =>
      trouble === null
        ? []
        : [{ key: 'F5', label: messages.app.retry, run: () => void open(trouble.accountNo) }],
    [messages, trouble, open],
  );

  return (
    <PlaceFrame isFilling title={supply.title} testId="supply-screen">
      <div className={isWorking ? 'supply supply-working' : 'supply'}>
        <AccountSearch handle={search} openAccountNo={page?.accountNo ?? null} onPick={pick} />
        <div className="supply-main">
          {trouble !== null ? (
            <TroubleLine acts={retry}>{trouble.words}</TroubleLine>
          ) : openingNo !== null || (page !== null && today === null) ? (
            <p className="quiet">{supply.opening}</p>
          ) : page === null || today === null ? (
            <EmptyPlace purpose={supply.empty} firstStep={supply.emptyStep} />
          ) : (
            <SupplyAccount
              key={page.accountNo}
              page={page}
              today={today}
              onPage={setPage}
              onWork={setWorking}
              onFind={find}
            />
          )}
        </div>
      </div>
    </PlaceFrame>
  );
}

import { type ReactNode, useMemo, useRef } from 'react';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import { useListPaper } from '../../components/list-paper.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { metersTable, supplySheet, versionsTable } from './supply-tables.ts';

/** What the keys of the page do; null where it cannot be done now. */
export interface SupplyDeeds {
  readonly find: () => void;
  readonly terms: () => void;
  readonly exchange: (() => void) | null;
  readonly addRegisters: (() => void) | null;
  readonly hang: () => void;
}

/** The keys of an account's page: what this person may change, and the sheet and the lists to take out. */
export function useSupplyKeys(
  page: SupplyPage,
  today: Day,
  deeds: SupplyDeeds,
): { readonly deeds: readonly KeyAct[]; readonly news: ReactNode } {
  const messages = useMessages();
  const { supply } = messages;
  const mayChange = useRight('supply.change');
  const mayChangeMeters = useRight('meters.change');
  const newest = useRef(deeds);
  newest.current = deeds;
  const sheet = useListPaper(() => supplySheet(messages, page, today));
  const versions = useListPaper(() => versionsTable(messages, page), page.terms.length === 0);
  const meters = useListPaper(() => metersTable(messages, page), page.meters.length === 0);
  const canExchange = deeds.exchange !== null;
  const canAdd = deeds.addRegisters !== null;

  const own = useMemo(
    (): readonly KeyAct[] => [
      ...(mayChange ? [{ key: 'F4', label: supply.change, run: () => newest.current.terms() }] : []),
      ...(mayChangeMeters
        ? [
            {
              key: 'F5',
              label: supply.exchange,
              isOff: !canExchange,
              run: () => newest.current.exchange?.(),
            },
            {
              key: 'F6',
              label: supply.addRegisters,
              isOff: !canAdd,
              run: () => newest.current.addRegisters?.(),
            },
            { key: 'F7', label: supply.hang, run: () => newest.current.hang() },
          ]
        : []),
    ],
    [supply, mayChange, mayChangeMeters, canExchange, canAdd],
  );
  const [, print] = sheet.acts;
  const [saveVersions] = versions.acts;
  const [saveMeters] = meters.acts;
  const acts = useMemo(
    () => [
      { key: 'F2', label: supply.find, run: () => newest.current.find() },
      ...own,
      // The same as F2, which is the one that is written on the screen.
      { key: 'Escape', label: '', run: () => newest.current.find() },
      ...(print === undefined ? [] : [{ ...print, label: supply.print }]),
      ...(saveVersions === undefined ? [] : [{ ...saveVersions, label: supply.exportTerms }]),
      ...(saveMeters === undefined ? [] : [{ ...saveMeters, key: 'Ctrl+M', label: supply.exportMeters }]),
    ],
    [supply, own, print, saveVersions, saveMeters],
  );
  useKeys(acts);
  return {
    deeds: own,
    news: (
      <>
        {sheet.news}
        {versions.news}
        {meters.news}
      </>
    ),
  };
}

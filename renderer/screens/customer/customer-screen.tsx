import { useEffect, useState } from 'react';
import { type Fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { CustomerView } from '../../../electron/contract/customer-window.ts';
import { onCustomerView } from '../../api/counter-api.ts';
import { useMessages } from '../../components/use-messages.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import './customer.css';

/** 客户屏: due, given and change so large that somebody without glasses can read them, and "please check"; nothing else. */
export function CustomerScreen() {
  const { customer } = useMessages();
  const { language, appearance } = usePreferences();
  const [view, setView] = useState<CustomerView | null>(null);
  useEffect(() => onCustomerView(setView), []);
  // The counter's page changes language and looks; this one follows.
  useEffect(() => {
    const follow = (): void => void usePreferences.persist.rehydrate();
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.appearance = appearance;
    document.title = customer.title;
  }, [language, appearance, customer]);
  if (view === null)
    return (
      <main className="customer customer-welcome" data-testid="customer-welcome">
        {customer.welcome}
      </main>
    );
  return (
    <main className="customer" data-testid="customer-view">
      <Figure name={customer.due} amount={view.dueFen} testId="customer-due" isMain={!view.isTaken} />
      <Figure name={customer.given} amount={view.givenFen} testId="customer-given" isMain={false} />
      <Figure name={customer.change} amount={view.changeFen} testId="customer-change" isMain={view.isTaken} />
      <p className={view.isTaken ? 'customer-say done' : 'customer-say'} data-testid="customer-say">
        {view.isTaken ? customer.taken : customer.check}
      </p>
    </main>
  );
}

function Figure(props: {
  readonly name: string;
  readonly amount: Fen | null;
  readonly testId: string;
  readonly isMain: boolean;
}) {
  const { name, amount, testId, isMain } = props;
  return (
    <div className={isMain ? 'customer-figure customer-main' : 'customer-figure'}>
      <span>{name}</span>
      <span className="figures" data-testid={testId} data-fen={amount ?? ''}>
        {amount === null ? '' : formatYuanGrouped(amount)}
      </span>
    </div>
  );
}

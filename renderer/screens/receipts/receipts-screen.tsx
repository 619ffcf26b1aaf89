import { Segmented } from 'antd';
import { useState } from 'react';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { PrintJobs } from './print-jobs.tsx';
import { ReceiptBooks } from './receipt-books.tsx';
import { ReceiptsOfDay } from './receipts-of-day.tsx';
import './receipts.css';

type Tab = 'payments' | 'jobs' | 'books';
const tabs: readonly Tab[] = ['payments', 'jobs', 'books'];

/** 票据: today's receipts with their paper, what is due at the printer, and the stock of receipt numbers. */
export function ReceiptsScreen() {
  const { receipts } = useMessages();
  const [tab, setTab] = useState<Tab>('payments');
  return (
    <PlaceFrame
      isFilling
      title={receipts.title}
      testId="receipts-screen"
      aside={
        <Segmented
          value={tab}
          aria-label={receipts.tabsLabel}
          options={tabs.map((value) => ({
            value,
            label: <span data-testid={`receipts-tab-${value}`}>{receipts.tabs[value]}</span>,
          }))}
          onChange={setTab}
        />
      }
    >
      {tab === 'payments' ? <ReceiptsOfDay /> : tab === 'jobs' ? <PrintJobs /> : <ReceiptBooks />}
    </PlaceFrame>
  );
}

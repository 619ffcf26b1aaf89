import { Select } from 'antd';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import { monthOf } from '../../db/domain/kernel/calendar.ts';
import { useStatus } from '../stores/status-store.ts';
import { recentMonths, useWorkMonth } from '../stores/work-month-store.ts';
import { InlineField } from './inline-field.tsx';
import { useMessages } from './use-messages.ts';

/** Chooses the billing month that the office works on. `note` may say of a month what waits in it. */
export function MonthChoice(props: {
  readonly isOff?: boolean;
  readonly note?: (month: Month) => string | null;
}) {
  const messages = useMessages();
  const { month, choose } = useWorkMonth();
  const businessDay = useStatus((state) => state.status?.businessDay ?? null);
  if (month === null) return null;
  const newest = businessDay === null ? month : monthOf(businessDay);
  return (
    <InlineField label={messages.lists.month}>
      {(id) => (
        <Select
          id={id}
          value={month}
          disabled={props.isOff === true}
          data-testid="month-choice"
          popupMatchSelectWidth={false}
          options={recentMonths(newest, month).map((candidate) => {
            const note = props.note?.(candidate) ?? null;
            return { value: candidate, label: note === null ? candidate : `${candidate} · ${note}` };
          })}
          onChange={choose}
        />
      )}
    </InlineField>
  );
}

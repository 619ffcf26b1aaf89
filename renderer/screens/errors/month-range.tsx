import { Select } from 'antd';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { InlineField } from '../../components/inline-field.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { recentMonths } from '../../stores/work-month-store.ts';

/** Months from–to, of the last two years. */
export function MonthRange(props: {
  readonly newest: Month;
  readonly from: Month;
  readonly to: Month;
  readonly onChange: (from: Month, to: Month) => void;
}) {
  const { from, to, newest, onChange } = props;
  const words = useMessages().errors;
  const options = recentMonths(newest, to, 25).map((month) => ({ value: month, label: month }));
  return (
    <>
      <InlineField label={words.from}>
        {(id) => (
          <Select
            id={id}
            value={from}
            options={options}
            data-testid="errors-from"
            popupMatchSelectWidth={false}
            onChange={(month) => onChange(month, month > to ? month : to)}
          />
        )}
      </InlineField>
      <InlineField label={words.to}>
        {(id) => (
          <Select
            id={id}
            value={to}
            options={options}
            data-testid="errors-to"
            popupMatchSelectWidth={false}
            onChange={(month) => onChange(month < from ? month : from, month)}
          />
        )}
      </InlineField>
    </>
  );
}

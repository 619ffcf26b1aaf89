import { Select } from 'antd';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { InlineField } from '../../components/inline-field.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';

/** Which route is computed and issued: one, or the empty code for all. Nothing to choose where there is at most one. */
export function RouteChoice(props: {
  readonly month: Month;
  readonly routeCode: string;
  readonly onRoute: (routeCode: string) => void;
}) {
  const words = useMessages().billing;
  const canRead = useRight('readings.view');
  const routes = useAnswer('readings/list-routes', { month: props.month }, !canRead);
  const codes = routes.value?.map(({ routeCode }) => routeCode) ?? [];
  if (codes.length < 2) return null;
  const nameOf = (code: string) => (code === '' ? words.allRoutes : code === '-' ? words.noRoute : code);
  return (
    <InlineField label={words.route}>
      {(id) => (
        <Select
          id={id}
          value={props.routeCode}
          popupMatchSelectWidth={false}
          data-testid="billing-route"
          className="route-choice"
          onChange={props.onRoute}
          options={['', ...codes].map((value) => ({
            value,
            label: nameOf(value),
          }))}
        />
      )}
    </InlineField>
  );
}

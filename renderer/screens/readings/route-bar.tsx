import { DatePicker, Input, type InputRef, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useRef, useState } from 'react';
import { type Day, parseDay } from '../../../db/domain/kernel/calendar.ts';
import type { RouteProgress } from '../../../electron/contract/readings.ts';
import { InlineField } from '../../components/inline-field.tsx';
import { MonthChoice } from '../../components/month-choice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { findRow, progressOf } from './grid-state.ts';
import type { GridNews } from './reading-grid.tsx';
import { nameOfRoute } from './route-name.ts';

/** Month, route and day of the walk, finding a meter on it, and how far it is. */
export function RouteBar(props: {
  readonly routes: readonly RouteProgress[];
  readonly routeCode: string;
  readonly onRoute: (code: string) => void;
  readonly readOn: Day;
  readonly onReadOn: (day: Day) => void;
  readonly lastDay: Day;
  readonly canEnter: boolean;
  /** The second looks are of the whole station: there is no route to choose and no line to find. */
  readonly isOfAllRoutes: boolean;
  readonly news: GridNews | null;
}) {
  const { news, lastDay } = props;
  const messages = useMessages();
  const words = messages.readings;
  const progress = news === null ? null : progressOf(news.state);
  return (
    <div className="route-bar">
      <MonthChoice />
      {props.isOfAllRoutes ? null : (
        <InlineField label={words.route}>
          {(id) => (
            <Select
              id={id}
              value={props.routeCode}
              popupMatchSelectWidth={false}
              data-testid="route-choice"
              className="route-choice"
              onChange={props.onRoute}
              options={[
                ...props.routes.map(({ routeCode, read, meters, unexplained }) => ({
                  value: routeCode,
                  label: [
                    nameOfRoute(words, routeCode),
                    words.routeProgress(read, meters),
                    ...(unexplained > 0 ? [words.unexplained(unexplained)] : []),
                  ].join(' · '),
                })),
                { value: '', label: words.allRoutes },
              ]}
              labelRender={({ value }) => nameOfRoute(words, String(value))}
            />
          )}
        </InlineField>
      )}
      {props.canEnter ? (
        <InlineField label={words.readOn}>
          {(id) => (
            <DatePicker
              id={id}
              value={dayjs(props.readOn)}
              allowClear={false}
              className="read-on"
              data-testid="read-on"
              disabledDate={(day) => day.format('YYYY-MM-DD') > lastDay}
              onChange={(day) => {
                const chosen = day === null ? null : parseDay(day.format('YYYY-MM-DD'));
                if (chosen !== null) props.onReadOn(chosen);
                news?.focus();
              }}
            />
          )}
        </InlineField>
      ) : null}
      {props.isOfAllRoutes ? null : <FindMeter news={news} />}
      {progress === null ? null : (
        <span className="route-progress" data-testid="route-progress">
          <strong>{words.routeProgress(progress.read, progress.meters)}</strong>
          {progress.estimated > 0 ? <span>{words.estimatedCount(progress.estimated)}</span> : null}
          {progress.unexplained > 0 ? <span>{words.unexplained(progress.unexplained)}</span> : null}
          {progress.failed > 0 ? <span className="wrong">{words.failed(progress.failed)}</span> : null}
        </span>
      )}
    </div>
  );
}

/** F2: the cursor goes here; each Enter goes to the next meter that fits, Escape or ↓ back to the grid. */
function FindMeter({ news }: { readonly news: GridNews | null }) {
  const messages = useMessages();
  const words = messages.readings;
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  useKeys(
    useMemo(
      () => [{ key: 'F2', label: words.find, run: () => input.current?.focus({ cursor: 'all' }) }],
      [words],
    ),
  );
  return (
    <>
      {isMissing ? <span className="wrong">{words.notFound}</span> : null}
      <Input
        ref={input}
        value={text}
        className="find-meter"
        placeholder={`F2 ${words.findHint}`}
        aria-label={words.find}
        data-testid="find-meter"
        status={isMissing ? 'error' : ''}
        onChange={(event) => {
          setText(event.target.value);
          setMissing(false);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || news === null) return;
          if (event.key === 'Enter') {
            const index = findRow(news.state, text);
            setMissing(index === null && text.trim() !== '');
            if (index === null) return;
            news.goTo(index);
            news.focus();
          } else if (event.key === 'Escape' || event.key === 'ArrowDown') news.focus();
          else return;
          event.preventDefault();
        }}
      />
    </>
  );
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { type Month, stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import type { ReadingRow, ReadingVersionRow, SiteRecordRow } from '../../../electron/contract/readings.ts';
import { call } from '../../api/counter-api.ts';
import { AttachmentList } from '../../components/attachment-list.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** 记录与附件: every version of the reading under the cursor, what was seen on the spot, and the photos and scans of the month. */
export function RecordPanel(props: {
  readonly row: ReadingRow;
  readonly month: Month;
  readonly canEnter: boolean;
  readonly onChanged: () => void;
  readonly onLeave: () => void;
}) {
  const { row, month, canEnter } = props;
  const messages = useMessages();
  const words = messages.readingMonth;
  const history = useAnswer('readings/get-history', { registerId: row.registerId, month });
  const [added, setAdded] = useState(0);
  const [news, setNews] = useState<{ isWrong: boolean; text: string } | null>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const newest = useRef(props);
  newest.current = props;
  const acts = useMemo(() => {
    const attach = async (): Promise<void> => {
      const chosen = await call('readings/choose-attachment');
      if (chosen.ok && chosen.value === null) return;
      const answer =
        chosen.ok && chosen.value !== null
          ? await call('readings/add-attachment', {
              accountNo: row.accountNo,
              month,
              token: chosen.value.token,
            })
          : chosen;
      panel.current?.focus();
      if (!answer.ok) {
        setNews({ isWrong: true, text: sentenceOf(messages, answer) });
        return;
      }
      setNews({ isWrong: false, text: words.attached(answer.value?.fileName ?? '') });
      setAdded((count) => count + 1);
      newest.current.onChanged();
    };
    return [
      ...(canEnter ? [{ key: 'F9', label: words.attach, run: () => void attach() }] : []),
      { key: 'Escape', label: messages.app.back, run: () => newest.current.onLeave() },
    ];
  }, [messages, words, row.accountNo, month, canEnter]);
  useKeys(acts, true);
  return (
    <section
      className="sheet order-panel record-panel"
      role="dialog"
      tabIndex={-1}
      ref={panel}
      aria-label={words.record}
      data-testid="record-panel"
    >
      <div className="order-panel-head">
        <strong>{words.recordTitle(row.name, row.accountNo, month)}</strong>
        {acts.map((act) => (
          <KeyButton key={act.key} act={act} size="small" />
        ))}
      </div>
      {news === null ? null : <TroubleLine tone={news.isWrong ? 'wrong' : 'done'}>{news.text}</TroubleLine>}
      {history.trouble === null ? null : <TroubleLine>{history.trouble}</TroubleLine>}
      {history.value === null ? null : <Versions versions={history.value.versions} />}
      <h3>{words.seen}</h3>
      {history.value === null ? null : <Seen records={history.value.siteRecords} />}
      <h3>{words.attachments}</h3>
      <AttachmentList accountNo={row.accountNo} month={month} added={added} tellsNone />
    </section>
  );
}

function Versions({ versions }: { readonly versions: readonly ReadingVersionRow[] }) {
  const messages = useMessages();
  const words = messages.readingMonth;
  if (versions.length === 0) return <p className="quiet record-none">{words.noVersions}</p>;
  return (
    <table className="record-versions" data-testid="reading-versions">
      <thead>
        <tr>
          <th className="figures">{words.version}</th>
          <th>{words.kind}</th>
          <th className="figures">{words.dial}</th>
          <th>{words.by}</th>
          <th>{words.at}</th>
          <th>{words.source}</th>
          <th>{words.why}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.version}>
            <td className="figures">{one.version}</td>
            <td>{messages.workOrders.readingKinds[one.kind]}</td>
            <td className="figures">{one.dialWh === null ? '' : formatKwh(one.dialWh)}</td>
            <td>{one.recordedByName}</td>
            <td>{stationTimeAt(one.recordedAt)}</td>
            <td>{words.sources[one.source]}</td>
            <td>
              {one.reason}
              {one.correction === null || one.correction === one.reason ? null : (
                <span> {words.corrected(one.correction)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Seen({ records }: { readonly records: readonly SiteRecordRow[] }) {
  const messages = useMessages();
  const words = messages.readingMonth;
  if (records.length === 0) return <p className="quiet record-none">{words.nothingSeen}</p>;
  return (
    <ul className="record-seen">
      {records.map((one) => (
        <li key={one.recordId}>
          {messages.lists.enumerate([
            ...(one.anomaly === null ? [] : [words.anomalies[one.anomaly]]),
            ...(one.note === null ? [] : [one.note]),
            ...(one.seals === null ? [] : [`${words.seals} ${one.seals}`]),
            ...(one.sealsAreWhole === null ? [] : [words.sealsState[one.sealsAreWhole ? 'whole' : 'broken']]),
            ...(one.customerWasPresent === null
              ? []
              : [words.presence[one.customerWasPresent ? 'yes' : 'no']]),
          ])}{' '}
          <span className="quiet">{words.byAt(one.recordedByName, stationTimeAt(one.recordedAt))}</span>
        </li>
      ))}
    </ul>
  );
}

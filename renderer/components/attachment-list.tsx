import { Button } from 'antd';
import { useState } from 'react';
import type { Month } from '../../db/domain/kernel/calendar.ts';
import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import type { AttachmentRow } from '../../electron/contract/readings.ts';
import { call } from '../api/counter-api.ts';
import '../styles/attachment-list.css';
import { TroubleLine } from './trouble-line.tsx';
import { useAnswer } from './use-answer.ts';
import { sentenceOf, useMessages } from './use-messages.ts';

/**
 * The photos and scans of an account's month: a photo is shown in place (its bytes as a data address, which the page's policy allows for
 * pictures), a scan is saved where the person says.
 */
export function AttachmentList(props: {
  readonly accountNo: string;
  readonly month: Month;
  /** Says so where there is none. */
  readonly tellsNone?: boolean;
  /** Counts up when one was added. */
  readonly added?: number;
}) {
  const { accountNo, month, tellsNone = false, added = 0 } = props;
  return (
    <List key={`${accountNo} ${month} ${added}`} accountNo={accountNo} month={month} tellsNone={tellsNone} />
  );
}

function List(props: { readonly accountNo: string; readonly month: Month; readonly tellsNone: boolean }) {
  const { accountNo, month } = props;
  const messages = useMessages();
  const words = messages.readingMonth;
  const list = useAnswer('readings/list-attachments', { accountNo, month });
  const [shown, setShown] = useState<{ id: number; source: string | null } | null>(null);
  const [news, setNews] = useState<{ isWrong: boolean; text: string } | null>(null);
  if (list.trouble !== null) return <TroubleLine>{list.trouble}</TroubleLine>;
  if (list.value === null) return null;
  if (list.value.length === 0)
    return props.tellsNone ? <p className="quiet attachment-none">{words.noAttachments}</p> : null;
  const show = async ({ attachmentId, mediaType }: AttachmentRow): Promise<void> => {
    if (shown?.id === attachmentId) {
      setShown(null);
      return;
    }
    if (mediaType === 'application/pdf') {
      setShown({ id: attachmentId, source: null });
      return;
    }
    const answer = await call('readings/get-attachment', { attachmentId });
    if (answer.ok)
      setShown({ id: attachmentId, source: `data:${mediaType};base64,${answer.value.contentBase64}` });
    else setNews({ isWrong: true, text: sentenceOf(messages, answer) });
  };
  const save = async (attachmentId: number): Promise<void> => {
    const answer = await call('readings/save-attachment', { attachmentId });
    if (!answer.ok) setNews({ isWrong: true, text: sentenceOf(messages, answer) });
    else if (answer.value !== null) setNews({ isWrong: false, text: words.savedCopy(answer.value.fileName) });
  };
  const chosen = list.value.find(({ attachmentId }) => attachmentId === shown?.id);
  return (
    <div className="attachment-list" data-testid="attachment-list">
      <div className="attachment-names">
        {list.value.map((one) => (
          <Button
            key={one.attachmentId}
            size="small"
            type={one.attachmentId === shown?.id ? 'primary' : 'default'}
            title={words.byAt(one.addedByName, stationTimeAt(one.addedAt))}
            data-testid="attachment-name"
            onClick={() => void show(one)}
          >
            <span className="clip">{one.fileName}</span>
          </Button>
        ))}
      </div>
      {news === null ? null : <TroubleLine tone={news.isWrong ? 'wrong' : 'done'}>{news.text}</TroubleLine>}
      {chosen === undefined || shown === null ? null : (
        <figure className="attachment-shown">
          {shown.source === null ? (
            <p className="quiet">{words.pdfNote}</p>
          ) : (
            <img src={shown.source} alt={chosen.fileName} data-testid="attachment-picture" />
          )}
          <figcaption>
            <span className="quiet">{words.byAt(chosen.addedByName, stationTimeAt(chosen.addedAt))}</span>{' '}
            <Button size="small" onClick={() => void save(chosen.attachmentId)}>
              {words.saveCopy}
            </Button>
          </figcaption>
        </figure>
      )}
    </div>
  );
}

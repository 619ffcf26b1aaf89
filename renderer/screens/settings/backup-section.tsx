import { Button } from 'antd';
import { useState } from 'react';
import { formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** A copy of everything, made while the counter works. */
export function BackupSection() {
  const messages = useMessages();
  const { settings } = messages;
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);
  const make = async (): Promise<void> => {
    setBusy(true);
    setNews(null);
    const answer = await call('backup/make');
    setBusy(false);
    if (!answer.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    else if (answer.value !== null) {
      const { fileName, bytes } = answer.value;
      setNews({ tone: 'done', words: settings.backupDone(fileName, megabytesOf(bytes)) });
    }
  };
  return (
    <Sheet title={settings.backupTitle} testId="settings-backup">
      <p className="quiet">{settings.backupText}</p>
      <Button onClick={() => void make()} loading={isBusy} data-testid="make-backup">
        {isBusy ? settings.backupMaking : settings.backupMake}
      </Button>
      {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
    </Sheet>
  );
}

function megabytesOf(bytes: number): string {
  return formatDecimal(BigInt(Math.ceil(bytes / 100_000)), 1);
}

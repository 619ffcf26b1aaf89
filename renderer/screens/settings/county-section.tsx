import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import type { CountyState } from '../../../electron/contract/county.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';

/** Enrolment at the county office: address and the code it gave, once. */
export function CountySection() {
  const messages = useMessages();
  const { settings } = messages;
  const [state, setState] = useState<CountyState | null>(null);
  const [url, setUrl] = useState('');
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);
  useEffect(() => {
    void call('county/get-state').then((answer) => {
      if (answer.ok) setState(answer.value);
    });
  }, []);
  const enrol = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || url.trim() === '' || code.trim() === '') return;
    setBusy(true);
    const answer = await call('county/enrol', { url: url.trim(), enrolmentCode: code.trim() });
    setBusy(false);
    if (!answer.ok) {
      const isUnreachable = 'refusal' in answer && answer.refusal.code === 'county_unreachable';
      const words = isUnreachable ? settings.countyNoAnswer : sentenceOf(messages, answer);
      return setNews({ tone: 'wrong', words });
    }
    setState(answer.value);
    setNews({ tone: 'done', words: settings.countyEnrolledNow });
    void useStatus.getState().refresh();
  };
  return (
    <Sheet title={settings.countyTitle} testId="settings-county">
      {state === null ? null : state.isEnrolled ? (
        <>
          <p className="settings-long">{settings.countyEnrolled(state.url ?? '')}</p>
          <p className="quiet">{settings.countyPending(state.pendingEntries)}</p>
        </>
      ) : (
        <form onSubmit={(event) => void enrol(event)}>
          <p className="quiet">{settings.countyNotEnrolled}</p>
          <div className="settings-fields">
            <FieldRow label={settings.countyUrl}>
              {(id) => (
                <Input
                  id={id}
                  data-testid="county-url"
                  placeholder="https://"
                  maxLength={300}
                  value={url}
                  onChange={(event) => setUrl(event.target.value)}
                />
              )}
            </FieldRow>
            <FieldRow label={settings.countyCode} hint={settings.countyCodeHint}>
              {(id) => (
                <Input
                  id={id}
                  data-testid="county-code"
                  autoComplete="off"
                  maxLength={64}
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </FieldRow>
          </div>
          <Button
            htmlType="submit"
            loading={isBusy}
            disabled={url.trim() === '' || code.trim().length < 6}
            data-testid="county-enrol"
          >
            {settings.countyEnrol}
          </Button>
        </form>
      )}
      {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
    </Sheet>
  );
}

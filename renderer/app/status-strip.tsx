import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { Messages } from '../messages/index.ts';
import type { CounterStatus } from '../../electron/contract/status.ts';
import { useMessages } from '../components/use-messages.ts';
import { type TextSize, usePreferences } from '../stores/preference-store.ts';
import { useSession } from '../stores/session-store.ts';
import { useStatus } from '../stores/status-store.ts';

const sizes: readonly TextSize[] = ['normal', 'large', 'largest'];
const dayMilliseconds = 86_400_000;

/** Station, business day, line, receipt number and person: always in sight, calm when all is well. */
export function StatusStrip() {
  const messages = useMessages();
  const station = useSession((state) => state.setup?.station ?? null);
  const status = useStatus((state) => state.status);
  return (
    <header className="strip">
      <span className="strip-station clip">{station?.name}</span>
      {station?.isDemo === true ? <span className="strip-demo">{messages.app.training}</span> : null}
      {status === null ? null : (
        <span className="clip">
          {status.businessDay} {status.isTillOpen ? <span className="done">{messages.app.open}</span> : null}
        </span>
      )}
      <span className="strip-space" />
      {status === null ? null : <LineState status={status} messages={messages} />}
      {status?.isTillOpen === true ? (
        <span className={status.nextReceiptNo === null ? 'owed' : 'figures'}>
          {status.nextReceiptNo === null
            ? messages.app.noReceipts
            : messages.app.nextReceipt(status.nextReceiptNo)}
        </span>
      ) : null}
      <PersonMenu />
    </header>
  );
}

function LineState({ status, messages }: { readonly status: CounterStatus; readonly messages: Messages }) {
  const { isEnrolled, pendingEntries, downSinceAt } = status.county;
  if (!isEnrolled) return <span className="quiet">○ {messages.app.notEnrolled}</span>;
  if (downSinceAt !== null) {
    const days = Math.floor((Date.now() - downSinceAt) / dayMilliseconds);
    return (
      <span className="owed">
        ○ {messages.app.lineDown(days)} · {messages.app.pending(pendingEntries)}
      </span>
    );
  }
  return (
    <span>
      <span className="done">●</span> {messages.app.lineUp} ·{' '}
      {pendingEntries === 0 ? messages.app.allSent : messages.app.pending(pendingEntries)}
    </span>
  );
}

function PersonMenu() {
  const messages = useMessages();
  const person = useSession((state) => state.person);
  const { language, appearance, textSize, change } = usePreferences();
  if (person === null) return null;
  const role = person.roles[0];
  return (
    <>
      <Button
        size="small"
        type="text"
        data-testid="switch-language"
        onClick={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}
      >
        {messages.app.language}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'appearance',
              label: `${messages.app.appearanceLabel}：${messages.app.appearance[appearance]}`,
              onClick: () => change({ appearance: appearance === 'dark' ? 'light' : 'dark' }),
            },
            {
              key: 'size',
              label: messages.app.textSizeLabel,
              children: sizes.map((size) => ({
                key: size,
                label: `${size === textSize ? '✓ ' : ''}${messages.app.textSize[size]}`,
                onClick: () => change({ textSize: size }),
              })),
            },
            { type: 'divider' },
            { key: 'out', label: messages.app.signOut, onClick: () => void useSession.getState().signOut() },
          ],
        }}
      >
        <Button type="text" data-testid="person-menu" style={{ maxWidth: '20em' }}>
          <span className="clip">
            {person.fullName}
            {role === undefined ? '' : ` ${messages.names.roles[role]}`}
          </span>
          <DownOutlined />
        </Button>
      </Dropdown>
    </>
  );
}

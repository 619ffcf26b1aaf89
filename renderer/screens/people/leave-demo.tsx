import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/counter-api.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import { useSession } from '../../stores/session-store.ts';

/** From the demo to the real thing: says what becomes of the demo's data, and asks once more. */
export function LeaveDemo() {
  const messages = useMessages();
  const { people } = messages;
  const [isSure, setSure] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const leave = async (): Promise<void> => {
    const answer = await call('setup/leave-demo');
    if (!answer.ok) return setTrouble(sentenceOf(messages, answer));
    usePreferences.getState().change({ lastLoginName: null });
    await useSession.getState().loadSetup();
  };
  if (!isSure) {
    return (
      <Button type="link" size="small" data-testid="leave-demo" onClick={() => setSure(true)}>
        {people.leaveDemo}
      </Button>
    );
  }
  return (
    <span className="leave-demo">
      <span>{trouble ?? people.leaveDemoSure}</span>
      <Button size="small" data-testid="leave-demo-sure" onClick={() => void leave()}>
        {people.leaveDemoNow}
      </Button>
      <Button size="small" type="text" onClick={() => setSure(false)}>
        {messages.app.cancel}
      </Button>
    </span>
  );
}

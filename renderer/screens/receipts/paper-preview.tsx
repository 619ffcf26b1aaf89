import { useEffect, useState } from 'react';
import { call } from '../../api/counter-api.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** The paper as the printer gets it, in a frame that can run nothing and reach nothing. */
export function PaperPreview({ printJobId, title }: { readonly printJobId: number; readonly title: string }) {
  const messages = useMessages();
  const [html, setHtml] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void call('printing/preview', { printJobId }).then((answer) => {
      if (!isCurrent) return;
      setHtml(answer.ok ? answer.value.html : '');
      setTrouble(answer.ok ? null : sentenceOf(messages, answer));
    });
    return () => {
      isCurrent = false;
    };
  }, [printJobId, messages]);
  if (trouble !== null) return <TroubleLine>{trouble}</TroubleLine>;
  return (
    <iframe
      className="paper"
      title={title}
      sandbox=""
      srcDoc={html}
      tabIndex={-1}
      data-testid="paper-preview"
    />
  );
}

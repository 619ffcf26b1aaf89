import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../components/use-messages.ts';

/** The question and its answer as the calculator reads and writes them, for whoever wants to check; folded away until asked for. */
export function AsData(props: {
  readonly data: unknown;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}) {
  const { data, isOpen, onOpen } = props;
  const { trial: words } = useMessages();
  const [isCopied, setCopied] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const text = JSON.stringify(data, null, 1);
  useEffect(() => {
    if (text !== '') setCopied(false);
  }, [text]);
  const copy = (): void => {
    // The page may not use the clipboard by itself; what a person marks and copies it may.
    area.current?.select();
    setCopied(document.execCommand('copy'));
  };
  return (
    <details className="trial-data" open={isOpen} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary data-testid="trial-data">{words.asData}</summary>
      {isOpen ? (
        <>
          <Button size="small" onClick={copy} data-testid="trial-copy">
            {isCopied ? `✓ ${words.copied}` : words.copy}
          </Button>
          <textarea ref={area} readOnly rows={12} value={text} aria-label={words.asData} spellCheck={false} />
        </>
      ) : null}
    </details>
  );
}

import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ImportPreview, ReadingFileSource } from '../../../electron/contract/imports.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { sourceKey, sourceWord } from './source-word.ts';

/** Where a file of readings comes from: F6 goes from source to source, F8 gives files of this sort a name of the station's own. */
export function SourceChoice(props: {
  readonly preview: ImportPreview;
  readonly isOff: boolean;
  readonly onChoose: (source: ReadingFileSource) => void;
}) {
  const { preview, isOff, onChoose } = props;
  const words = useMessages().imports;
  const [newName, setNewName] = useState<string | null>(null);
  const chosen = preview.source;
  const sources = useMemo(() => {
    const isListed =
      chosen === null || preview.sources.some((source) => sourceKey(source) === sourceKey(chosen));
    return isListed || chosen === null ? preview.sources : [...preview.sources, chosen];
  }, [preview.sources, chosen]);
  const acts = useMemo(() => {
    const at = sources.findIndex((source) => chosen !== null && sourceKey(source) === sourceKey(chosen));
    const next = sources[(at + 1) % sources.length];
    return [
      {
        key: 'F6',
        label: words.nextSource,
        isOff: isOff || next === undefined,
        run: () => {
          if (next !== undefined) onChoose(next);
        },
      },
      { key: 'F8', label: words.nameSource, isOff, run: () => setNewName('') },
    ] as const;
  }, [sources, chosen, words, isOff, onChoose]);
  useKeys(acts);
  if (chosen === null) return null;
  const giveName = (): void => {
    const name = newName?.trim() ?? '';
    setNewName(null);
    if (name !== '') onChoose({ kind: chosen.kind, name });
  };
  return (
    <div className="imports-source" data-testid="import-source" data-source={sourceKey(chosen)}>
      <div className="imports-source-choice">
        <strong>{words.source}</strong>
        <Segmented
          value={sourceKey(chosen)}
          disabled={isOff}
          options={sources.map((source) => ({
            value: sourceKey(source),
            label: <span className="imports-source-name clip">{sourceWord(words, source)}</span>,
          }))}
          onChange={(key) => {
            const source = sources.find((candidate) => sourceKey(candidate) === key);
            if (source !== undefined) onChoose(source);
          }}
        />
        {acts.map((act) => (
          <KeyButton key={act.key} act={act} size="small" kind="quiet" />
        ))}
      </div>
      {newName === null ? (
        <span className="quiet">{words.sourceHints[chosen.kind]}</span>
      ) : (
        <span className="imports-source-choice">
          <Input
            autoFocus
            value={newName}
            maxLength={20}
            placeholder={words.sourceName(words.sources[chosen.kind])}
            data-testid="source-name"
            onChange={(event) => setNewName(event.target.value)}
            onPressEnter={giveName}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setNewName(null);
            }}
          />
          <Button onClick={giveName}>{words.giveName}</Button>
        </span>
      )}
    </div>
  );
}

import { Input, type InputRef } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouteOfMonth, RoutePoint } from '../../../electron/contract/routes.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { PointList } from './point-list.tsx';
import { useWalk } from './use-walk.ts';

/** 走抄顺序: the places of a route in their order, and beside them those elsewhere; nothing is written before it is saved. */
export function WalkView(props: {
  readonly route: RouteOfMonth;
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { route } = props;
  const stored = useAnswer('routes/list-points', { routeId: route.routeId });
  if (stored.value === null)
    return stored.trouble === null ? null : <TroubleLine>{stored.trouble}</TroubleLine>;
  return <WalkEditor key={route.routeId} {...props} stored={stored.value} />;
}

function WalkEditor(props: {
  readonly route: RouteOfMonth;
  readonly stored: readonly RoutePoint[];
  readonly onDone: (words: string) => void;
  readonly onLeave: () => void;
}) {
  const { route, stored, onDone, onLeave } = props;
  const messages = useMessages();
  const words = messages.routes;
  const [text, setText] = useState('');
  const [isLeaving, setLeaving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const found = useAnswer('routes/find-points', { routeId: route.routeId, text: text.trim() });
  const edit = useWalk(stored, found.value);
  const { walk, elsewhere, isChanged, takenOffIds } = edit;
  const box = useRef<HTMLDivElement>(null);
  const filter = useRef<InputRef>(null);
  const focusList = useCallback(
    (side: 'walk' | 'elsewhere') =>
      box.current?.querySelector<HTMLElement>(`[data-testid="${side}"]`)?.focus(),
    [],
  );
  useEffect(() => {
    if (stored.length > 0) focusList('walk');
    else filter.current?.focus();
  }, [stored, focusList]);

  const save = async (): Promise<void> => {
    const pointIds = walk.map(({ pointId }) => pointId);
    const answer = await call('routes/set-walk', { routeId: route.routeId, pointIds, takenOffIds });
    if (answer.ok) onDone(words.walkSaved(route.code, walk.length));
    else setRefusal(sentenceOf(messages, answer));
  };
  const hasNone = walk.length === 0;
  const acts = [
    { key: 'F6', label: words.find, run: () => filter.current?.focus({ cursor: 'all' }) },
    { key: 'Ctrl+ArrowUp', label: words.moveUp, isOff: hasNone, run: () => edit.move('up') },
    { key: 'Ctrl+ArrowDown', label: words.moveDown, isOff: hasNone, run: () => edit.move('down') },
    { key: 'F7', label: words.placeAfter, isOff: edit.ticked.size === 0, run: edit.placeTicked },
    { key: 'F8', label: words.takeOff, isOff: hasNone, run: edit.takeOff },
    { key: 'F10', label: words.insertAfter, isOff: elsewhere.length === 0, run: edit.insert },
    { key: 'F9', label: words.save, isOff: !isChanged, run: () => void save() },
    { key: 'Escape', label: words.back, run: () => (isChanged ? setLeaving(true) : onLeave()) },
  ];
  useKeys(acts);
  const buttons = acts.filter(({ key }) => key !== 'F6');
  return (
    <div className="routes-view" ref={box} data-testid="walk-view">
      <div className="routes-acts">
        <strong>{words.walkTitle(route.code)}</strong>
        <span className="quiet routes-sum">{isChanged ? words.unsaved : words.walkHint}</span>
        {buttons.map((act) => (
          <KeyButton
            key={act.key}
            act={act}
            size="small"
            {...(act.key === 'F9' ? { kind: 'primary' as const } : {})}
          />
        ))}
      </div>
      {refusal === null ? null : <TroubleLine testId="walk-refused">{refusal}</TroubleLine>}
      {found.trouble === null ? null : <TroubleLine>{found.trouble}</TroubleLine>}
      <div className="walk-sides">
        <div className="walk-side">
          <div className="walk-head" data-testid="walk-count">
            {words.walkCount(walk.length, edit.ticked.size)}
          </div>
          {hasNone ? (
            <EmptyPlace purpose={words.walkEmpty} firstStep={words.walkEmptyStep} />
          ) : (
            <PointList
              points={walk}
              side="walk"
              ticked={edit.ticked}
              chosenId={edit.chosenId}
              onChoose={edit.choose}
              onTick={edit.tick}
            />
          )}
        </div>
        <div className="walk-side">
          <div className="walk-head">
            <Input
              ref={filter}
              value={text}
              placeholder={`F6 ${words.findHint}`}
              aria-label={words.find}
              data-testid="walk-find"
              onChange={(event) => setText(event.target.value)}
              onPressEnter={() => focusList('elsewhere')}
            />
            <span className="quiet">{words.foundCount(elsewhere.length)}</span>
          </div>
          {found.value !== null && elsewhere.length === 0 ? (
            <EmptyPlace purpose={words.nothingFound} />
          ) : (
            <PointList
              points={elsewhere}
              side="elsewhere"
              ticked={edit.picked}
              chosenId={edit.otherId}
              onChoose={edit.chooseOther}
              onTick={edit.pick}
              onOpen={edit.insert}
            />
          )}
        </div>
      </div>
      {isLeaving ? (
        <SureQuestion
          title={words.leaveTitle}
          yes={words.leaveYes}
          name="leave-walk"
          onYes={onLeave}
          onNo={() => setLeaving(false)}
        >
          {words.leaveWords}
        </SureQuestion>
      ) : null}
    </div>
  );
}

import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { KeyAct } from '../../stores/key-store.ts';

/** The foot of a form: what was refused, whether leaving is meant, and the keys. */
export function FormFoot(props: {
  readonly refusal: string | null;
  readonly isLeaving: boolean;
  readonly acts: readonly [KeyAct, KeyAct];
  readonly more?: readonly KeyAct[];
}) {
  const { refusal, isLeaving, acts, more = [] } = props;
  const { supply } = useMessages();
  return (
    <div className="supply-foot">
      {refusal === null ? null : <TroubleLine testId="supply-refused">{refusal}</TroubleLine>}
      {isLeaving ? (
        <TroubleLine tone="owed" testId="leave-sure">
          {supply.leaveSure}
        </TroubleLine>
      ) : null}
      <div className="supply-acts">
        <KeyButton act={acts[0]} kind="primary" size="large" testId="supply-check" />
        <KeyButton act={acts[1]} size="large" />
        <span className="place-space" />
        {more.map((act) => (
          <KeyButton key={act.key} act={act} kind="quiet" />
        ))}
      </div>
    </div>
  );
}

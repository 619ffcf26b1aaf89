import type { TrialKind } from '../../../db/domain/billing/trial-kind.ts';
import { trialKinds } from '../../../db/domain/billing/trial-kind.ts';
import { PickList } from '../../components/pick-list.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** What the screen can work out: a question of a kind, or a past bill under another pack. */
export type TrialWork = TrialKind | 'past';

/** Every work in the order of the list; the tenth is on 0. */
export const trialWorks: readonly TrialWork[] = [...trialKinds, 'past'];

/** The digit of a work. */
export function digitOf(work: TrialWork): string {
  return String((trialWorks.indexOf(work) + 1) % 10);
}

/** The kinds of question: ↑ ↓ or a digit choose, Enter goes to the form. */
export function KindsList(props: {
  readonly chosen: TrialWork;
  readonly onChoose: (work: TrialWork) => void;
  readonly onOpen: () => void;
}) {
  const { chosen, onChoose, onOpen } = props;
  const { trial } = useMessages();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the digits are keys of the list inside
    <div
      className="trial-kinds"
      onKeyDown={(event) => {
        const work = trialWorks.find((one) => digitOf(one) === event.key);
        if (work === undefined || event.ctrlKey || event.altKey) return;
        event.preventDefault();
        onChoose(work);
      }}
    >
      <PickList
        label={trial.kindsLabel}
        items={trialWorks}
        keyOf={(work) => work}
        chosenKey={chosen}
        onChoose={onChoose}
        onOpen={onOpen}
        testId="trial-kinds"
        rowTestId="trial-kind"
      >
        {(work) => (
          <span className="trial-kind">
            <kbd>{digitOf(work)}</kbd>
            <span>{work === 'past' ? trial.past : trial.kinds[work]}</span>
          </span>
        )}
      </PickList>
    </div>
  );
}

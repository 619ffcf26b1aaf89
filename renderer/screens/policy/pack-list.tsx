import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { PackRow } from '../../../electron/contract/policy.ts';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** The accepted packs, the newest start first: which is in force, and who loaded each. */
export function PackList(props: {
  readonly packs: readonly PackRow[];
  readonly chosenId: number;
  readonly today: string | null;
  readonly onChoose: (packId: number) => void;
}) {
  const { policy } = useMessages();
  return (
    <Sheet className="pack-list">
      <PickList
        label={policy.listLabel}
        testId="packs"
        rowTestId="pack-row"
        items={props.packs}
        keyOf={(pack) => String(pack.packId)}
        chosenKey={String(props.chosenId)}
        isFocused
        onChoose={(pack) => props.onChoose(pack.packId)}
      >
        {(pack) => (
          <div className="pack-line">
            <span className="pack-title">{pack.title}</span>
            <span>
              {policy.from(pack.effectiveFrom)}
              {pack.isInForce ? (
                <strong className="done pack-mark">{policy.inForce}</strong>
              ) : props.today !== null && pack.effectiveFrom > props.today ? (
                <span className="quiet pack-mark">{policy.notYet}</span>
              ) : null}
            </span>
            <span className="quiet pack-code">{policy.version(pack.code, pack.version)}</span>
            <span className="quiet pack-code">
              {policy.accepted(stationTimeAt(pack.acceptedAt).slice(0, 10), pack.acceptedByName)}
            </span>
          </div>
        )}
      </PickList>
    </Sheet>
  );
}

import { useState } from 'react';
import type { AdjustmentFault } from '../../../db/domain/billing/adjustment/fault.ts';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { type FaultChoice, faultChoices } from './fault-groups.ts';

/** Every fault in its group, when it applies and the rule behind it; ↑ ↓, Enter goes to its figures. */
export function FaultList(props: {
  readonly fault: AdjustmentFault | null;
  readonly isFocused: boolean;
  readonly onChoose: (fault: AdjustmentFault) => void;
}) {
  const { adjustments: words } = useMessages();
  const [cursor, setCursor] = useState<AdjustmentFault>(props.fault ?? 'meter_error');
  return (
    <Sheet className="adjust-right adjust-faults" title={words.faultTitle}>
      <PickList
        label={words.faultLabel}
        testId="faults"
        rowTestId="fault"
        items={faultChoices}
        keyOf={(choice) => choice.fault}
        chosenKey={cursor}
        isFocused={props.isFocused}
        onChoose={(choice) => setCursor(choice.fault)}
        onOpen={(choice) => props.onChoose(choice.fault)}
      >
        {(choice) => <FaultLine choice={choice} />}
      </PickList>
    </Sheet>
  );
}

function FaultLine({ choice }: { readonly choice: FaultChoice }) {
  const { adjustments: words } = useMessages();
  const { name, when, rule } = words.faults[choice.fault];
  return (
    <div className="fault-line">
      <span className="quiet fault-group">{choice.isFirst ? words.groups[choice.group] : ''}</span>
      <strong>{name}</strong>
      <span>{when}</span>
      <span className="quiet fault-rule">{rule}</span>
    </div>
  );
}

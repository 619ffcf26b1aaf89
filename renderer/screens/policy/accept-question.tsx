import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { subtractFen } from '../../../db/domain/kernel/money.ts';
import type { TrialRun } from '../../../electron/contract/policy.ts';
import { FactRow } from '../../components/field-row.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { signedText } from './trial-sum.tsx';

/** Before a pack is accepted: from which day, and what it changes; F9 once more accepts it. */
export function AcceptQuestion(props: {
  readonly pack: PolicyPack;
  readonly run: TrialRun;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const { pack, run } = props;
  const { policy: words } = useMessages();
  return (
    <SureQuestion
      title={words.acceptTitle}
      yes={words.acceptYes}
      name="accept"
      onYes={props.onYes}
      onNo={props.onNo}
    >
      <div data-testid="accept-question">
        <p className="pack-title">{pack.title}</p>
        <FactRow name={words.acceptFrom}>
          <strong className="money-large">{pack.effectiveFrom}</strong>
        </FactRow>
        {run.month === null ? null : (
          <FactRow name={words.acceptChange(run.month)}>
            <span className="figures">{signedText(subtractFen(run.newFen, run.oldFen))}</span>
          </FactRow>
        )}
        {run.notBilled.length === 0 ? null : (
          <TroubleLine>{words.cannotBill(run.notBilled.length)}</TroubleLine>
        )}
        <p className="quiet">{words.acceptDrafts}</p>
      </div>
    </SureQuestion>
  );
}

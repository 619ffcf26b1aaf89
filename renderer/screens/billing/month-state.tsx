import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { BillingMonth, ComputeOutcome } from '../../../electron/contract/bills.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { type NextStep, nextStepsOf } from './next-step.ts';

const toldByOutcome: ReadonlySet<NextStep['step']> = new Set(['read', 'explain', 'compute']);

const testIds: Readonly<Record<string, string>> = { F7: 'lock', F8: 'compute', F9: 'issue' };

/** One month from reading to issue: six numbers in the order of the work, what is next, and what a computation left aside. */
export function MonthState(props: {
  readonly month: BillingMonth;
  readonly outcome: ComputeOutcome | null;
  /** Lock or reopen, compute, issue: those that this person may do. */
  readonly acts: readonly KeyAct[];
  readonly children?: ReactNode;
}) {
  const { month, outcome } = props;
  const messages = useMessages();
  const words = messages.billing;
  // What a computation has just left aside says more than the steps of the same accounts.
  const steps = (month.isLocked ? [] : nextStepsOf(month)).filter(
    ({ step }) => outcome === null || !toldByOutcome.has(step),
  );
  const hasToCompute = nextStepsOf(month).some(({ step }) => step === 'compute' || step === 'returned');
  const mainKey = month.isLocked ? '' : month.passed > 0 ? 'F9' : hasToCompute ? 'F8' : '';
  const flow = [
    {
      id: 'read',
      count: `${month.read}/${month.accounts}`,
      isDone: month.read === month.accounts && month.accounts > 0,
    },
    { id: 'unexplained', count: month.unexplained, isDone: false },
    { id: 'waiting', count: month.waiting, isDone: false },
    { id: 'returned', count: month.returned, isDone: false },
    { id: 'passed', count: month.passed, isDone: false },
    { id: 'issued', count: month.issued, isDone: month.issued > 0 && month.issued === month.accounts },
  ] as const;
  return (
    <Sheet
      title={month.isLocked ? words.lockedTitle(month.month) : month.month}
      testId="month-state"
      aside={
        <span className="billing-sums">
          {month.draftFen === 0 ? null : (
            <span>
              <span className="quiet">{words.draftSum}</span>{' '}
              <Money amount={month.draftFen} testId="draft-sum" />
            </span>
          )}
          {month.issuedFen === 0 ? null : (
            <span>
              <span className="quiet">{words.issuedSum}</span>{' '}
              <Money amount={month.issuedFen} testId="issued-sum" />
            </span>
          )}
        </span>
      }
    >
      <ol className="billing-flow">
        {flow.map(({ id, count, isDone }) => (
          <li
            key={id}
            className={count === 0 ? 'billing-step quiet' : 'billing-step'}
            data-testid={`flow-${id}`}
          >
            <span className="billing-number">
              {count} {isDone ? <span className="done">✓</span> : null}
            </span>
            <span className="quiet">{words.flow[id]}</span>
          </li>
        ))}
      </ol>
      <div className="billing-next">
        <ul>
          {month.isLocked ? <li className="quiet">{words.lockedNote}</li> : null}
          {steps.map((step) => (
            <li key={step.step}>
              {words.next[step.step](step.count)} <WayThere step={step} />
            </li>
          ))}
        </ul>
        <span className="billing-acts">
          {props.children}
          {props.acts.map((act) => (
            <KeyButton
              key={act.key}
              act={act}
              kind={act.key === mainKey ? 'primary' : 'plain'}
              testId={testIds[act.key] ?? act.key}
            />
          ))}
        </span>
      </div>
      {outcome === null ? null : <LeftAside outcome={outcome} />}
    </Sheet>
  );
}

/** A button to the place where the step is taken, for those who may go there. */
function WayThere({ step }: { readonly step: NextStep }) {
  const words = useMessages().billing;
  const canRead = useRight('readings.view');
  const canAudit = useRight('bills.audit');
  if ((step.step === 'read' || step.step === 'explain') && canRead) {
    return (
      <Button size="small" onClick={() => usePlace.getState().goTo('readings')}>
        {words.goToReadings}
      </Button>
    );
  }
  if (step.step === 'audit' && canAudit) {
    return (
      <Button size="small" onClick={() => usePlace.getState().goTo('audit')}>
        {words.goToAudit}
      </Button>
    );
  }
  return null;
}

const reasons = [
  'unexplained',
  'returned_unchanged',
  'locked',
  'fault',
  'not_read',
  'facts_missing',
  'no_tariff',
  'behind_not_read',
  'other_month_open',
  'area_total',
] as const;

function LeftAside({ outcome }: { readonly outcome: ComputeOutcome }) {
  const words = useMessages().billing;
  const left = reasons.filter((reason) => outcome.leftAside[reason] > 0);
  if (left.length === 0) return <p className="quiet">{words.nothingLeftAside}</p>;
  return (
    <section className="billing-left" data-testid="left-aside" aria-label={words.leftAsideTitle}>
      <h3>{words.leftAsideTitle}</h3>
      <ul>
        {left.map((reason) => (
          <li key={reason} data-testid={`left-aside-${reason}`}>
            <span>{words.leftAside[reason]}</span>
            <span className="figures">{outcome.leftAside[reason]}</span>
            <span className="quiet">{words.leftAsideWhere[reason]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

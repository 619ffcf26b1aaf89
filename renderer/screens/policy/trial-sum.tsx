import type { ReactNode } from 'react';
import { formatDecimal, divideHalfUp } from '../../../db/domain/kernel/rounding.ts';
import { type Fen, formatYuanGrouped, subtractFen } from '../../../db/domain/kernel/money.ts';
import type { ChosenPack, TrialRun } from '../../../electron/contract/policy.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { Money } from '../../components/money.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** What was chosen, and what the trial run comes to: issued, by the new pack, and the change. */
export function TrialSum({ file, run }: { readonly file: ChosenPack; readonly run: TrialRun | null }) {
  const { policy } = useMessages();
  const { pack } = file;
  const difference = run === null ? null : subtractFen(run.newFen, run.oldFen);
  return (
    <Sheet className="trial-sum" testId="trial-sum">
      <div className="trial-pack">
        <strong>{pack.title}</strong>
        <span className="quiet">
          {policy.version(pack.code, pack.version)} · {policy.from(pack.effectiveFrom)} ·{' '}
          {policy.trialOf(file.fileName)}
        </span>
        {run === null || run.month === null ? null : (
          <span data-testid="trial-told">{policy.tried(run.month, run.accounts)}</span>
        )}
      </div>
      {run === null || run.month === null || difference === null ? null : (
        <div className="trial-figures">
          <Figure name={policy.oldSum}>
            <Money amount={run.oldFen} size="large" testId="trial-old" />
          </Figure>
          <Figure name={policy.newSum}>
            <Money amount={run.newFen} size="large" testId="trial-new" />
          </Figure>
          <Figure name={`${policy.change} ${shareOf(difference, run.oldFen)}`}>
            <span className="figures money-large" data-testid="trial-change" data-fen={difference}>
              {signedText(difference)}
            </span>
          </Figure>
        </div>
      )}
    </Sheet>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="trial-figure">
      <span className="quiet">{name}</span>
      {children}
    </div>
  );
}

/** A difference of money with its sign in front; neither good nor bad. */
export function signedText(amount: Fen): string {
  const text = formatYuanGrouped(Math.abs(amount) as Fen);
  return amount > 0 ? `+${text}` : amount < 0 ? `−${text}` : text;
}

/** A change as a percentage of what it changes, with its sign; empty when there is nothing to compare with. */
export function shareOf(difference: Fen, of: Fen): string {
  if (of === 0) return '';
  const tenths = divideHalfUp(BigInt(difference) * 1000n * (of < 0 ? -1n : 1n), BigInt(Math.abs(of)));
  const text = `${formatDecimal(tenths < 0n ? -tenths : tenths, 1)}%`;
  return tenths > 0n ? `+${text}` : tenths < 0n ? `−${text}` : text;
}

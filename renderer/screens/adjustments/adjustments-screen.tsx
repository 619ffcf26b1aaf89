import { useCallback, useState } from 'react';
import { useRight } from '../../stores/session-store.ts';
import { AdjustmentList } from './adjustment-list.tsx';
import { NewAdjustment } from './new-adjustment.tsx';
import { type Proposed, useNewAdjustment } from './use-new-adjustment.ts';
import './adjustments.css';

/** 退补: what waits and what was decided; F2 proposes a new one. What was typed for a new one stays while one looks at the list. */
export function AdjustmentsScreen() {
  const canPropose = useRight('adjustments.propose');
  const [isNew, setNew] = useState(false);
  const [made, setMade] = useState<Proposed | null>(null);
  const proposed = useCallback((proposal: Proposed) => {
    setMade(proposal);
    setNew(false);
  }, []);
  const draft = useNewAdjustment(proposed);
  const toList = useCallback(() => setNew(false), []);
  const propose = useCallback(() => {
    setMade(null);
    setNew(true);
  }, []);
  return isNew && canPropose ? (
    <NewAdjustment draft={draft} onLeave={toList} />
  ) : (
    <AdjustmentList proposed={made} onPropose={canPropose ? propose : null} />
  );
}

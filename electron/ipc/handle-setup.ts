import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { getSetupState } from '../services/setup/get-setup-state.ts';
import { setUpStation } from '../services/setup/set-up-station.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';

/** The first start: nobody is signed in yet, and each of these works only then. */
export function setupHandlers({ desk, workplace, outside }: HandlerParts): HandlersOf<'setup'> {
  const { policyFolder } = workplace;
  return {
    'setup/get-state': () => {
      const counter = workplace.open();
      if (counter.ok) return getSetupState(counter.value, outside.programVersion);
      return counter.refusal.code === 'not_set_up' ? getSetupState(null, outside.programVersion) : counter;
    },
    'setup/start-demo': async ({ jobId }) => {
      // Made once in a PC's life: its names and pinyin are not worth a tenth of a second at every start.
      const { buildDemoStation, demoPassword } = await import('../services/setup/demo/build-demo-station.ts');
      const progress = desk.startJob(jobId);
      const made = await workplace.create('demo', (counter) =>
        buildDemoStation(counter, { policyFolder }, progress),
      );
      return made.ok ? ok({ password: demoPassword }) : made;
    },
    'setup/set-up-station': async (input) => {
      const made = await workplace.create('station', (counter) =>
        setUpStation(counter, { ...input, policyFolder }),
      );
      return made.ok ? ok({ recoveryCode: made.value.recoveryCode }) : made;
    },
    'setup/open-with-recovery-code': ({ recoveryCode }) => {
      const opened = workplace.open(recoveryCode);
      return opened.ok ? ok(null) : opened;
    },
    'setup/leave-demo': () => {
      const counter = workplace.open();
      const state = counter.ok ? getSetupState(counter.value, outside.programVersion) : counter;
      if (!state.ok || state.value.station?.isDemo !== true || desk.actor !== null)
        return refuse('already_set_up');
      desk.useCounter(null);
      workplace.leaveDemo();
      return ok(null);
    },
  };
}

import { z } from 'zod';
import { answers } from './channel.ts';
import { jobIdShape, nameShape, nothing } from './shapes.ts';

/** How far this PC is, and whose counter it is. */
export interface SetupState {
  readonly stage: 'fresh' | 'set_up';
  readonly station: {
    readonly code: string;
    readonly name: string;
    readonly countyName: string;
    readonly isDemo: boolean;
  } | null;
  readonly programVersion: string;
  /** Who guards the data key: the operating system, or only the file's permissions. */
  readonly keyGuard: 'operating_system' | 'file_permissions' | 'none';
}

/** Shown once, to be written down and locked away. */
export interface SetUpStation {
  readonly recoveryCode: string;
}

export const setupChannels = {
  'setup/get-state': answers<SetupState>()('anyone', nothing),
  'setup/start-demo': answers<{ readonly password: string }>()(
    'anyone',
    z.strictObject({ jobId: jobIdShape }),
  ),
  /** Opens a station whose key this PC cannot open (another PC, another user of it) by the printed recovery code. */
  'setup/open-with-recovery-code': answers<null>()(
    'anyone',
    z.strictObject({ recoveryCode: z.string().trim().min(25).max(60) }),
  ),
  /** Puts the demo aside, so that the PC asks again what it shall be. Refused at a real station. */
  'setup/leave-demo': answers<null>()('anyone', nothing),
  'setup/set-up-station': answers<SetUpStation>()(
    'anyone',
    z.strictObject({
      code: z.string().regex(/^[A-Z0-9]{4,12}$/),
      name: nameShape,
      countyName: nameShape,
      administrator: z.strictObject({
        loginName: nameShape,
        fullName: nameShape,
        password: z.string().min(1).max(128),
      }),
    }),
  ),
};

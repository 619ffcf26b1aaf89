import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';
import type { Workplace } from '../ipc/workplace.ts';
import type { Clock, Counter } from '../services/counter.ts';
import type { OsVault } from '../services/keyring/keyring.ts';
import { type CounterPlace, createCounter, openCounter } from '../services/open-counter.ts';

const kinds = ['station', 'demo'] as const;
type Kind = (typeof kinds)[number];

const storeName = 'station.sqlite';

/**
 * The stores of this PC: a station's own, or else a demo's, each in a folder of its own, so that practice never touches real money.
 * The station's wins when both are there.
 */
export function makeWorkplace(options: {
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  readonly policyFolder: string;
  readonly nativeBinding: string | undefined;
  readonly vault: OsVault;
  readonly clock: Clock;
}): Workplace {
  let counter: Counter | null = null;
  const folderOf = (kind: Kind): string => join(options.dataFolder, kind);
  const placeOf = (kind: Kind): CounterPlace => ({
    ...options,
    storePath: join(folderOf(kind), 'station.sqlite'),
  });
  const close = (): void => {
    counter?.store.close();
    counter = null;
  };

  return {
    policyFolder: options.policyFolder,
    open() {
      if (counter !== null) return ok(counter);
      const kind = (['station', 'demo'] as const).find((candidate) =>
        existsSync(placeOf(candidate).storePath),
      );
      if (kind === undefined) return refuse('not_set_up');
      const opened = openCounter(placeOf(kind));
      if (opened.ok) counter = opened.value;
      return opened;
    },
    async create(kind, build) {
      if (counter !== null) return refuse('already_set_up');
      if (existsSync(placeOf(kind).storePath)) return refuse('already_set_up');
      // Built in a folder that no start looks into and renamed when it is whole: a power cut or a refusal in the middle leaves
      // nothing that could be taken for a station.
      const unfinished = `${folderOf(kind)}.unfinished`;
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { recursive: true });
      const made = createCounter({ ...options, storePath: join(unfinished, storeName) });
      let built: Result<unknown> = refuse('not_set_up');
      try {
        built = await build(made.counter);
      } finally {
        made.counter.store.close();
        if (!built.ok) rmSync(unfinished, { recursive: true, force: true });
      }
      if (!built.ok) return built;
      renameSync(unfinished, folderOf(kind));
      const opened = openCounter(placeOf(kind));
      if (!opened.ok) return opened;
      counter = opened.value;
      return ok({ counter, recoveryCode: made.recoveryCode });
    },
    leaveDemo() {
      close();
      if (!existsSync(folderOf('demo'))) return;
      const aside = join(
        options.dataFolder,
        `demo-until-${new Date(options.clock.now()).toISOString().replace(/[-:]|\.\d+Z$/g, '')}`,
      );
      renameSync(folderOf('demo'), aside);
    },
    close,
  } satisfies Workplace;
}

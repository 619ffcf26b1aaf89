import { buildDemoStation, demoPassword } from '../../../electron/services/setup/demo/build-demo-station.ts';
import { makeStore } from '../make-station.ts';
import type { CommonOptions } from '../options.ts';
import { tell } from '../output.ts';
import { policyFolder } from '../paths.ts';
import { progressLine } from '../progress-line.ts';
import { messagesHere } from '../words.ts';

/** `counter demo`: builds the station that the program offers for trying, at `--store`. */
export async function demo({ store, json }: CommonOptions): Promise<void> {
  const progress = progressLine();
  const { recoveryCode } = await makeStore(store, demoPassword, (counter) =>
    buildDemoStation(counter, { policyFolder }, progress),
  ).finally(() => progress.end());
  const { settings, people } = messagesHere();
  tell(json, { store, password: demoPassword, recoveryCode }, [
    `${settings.station}: ${store}`,
    `${people.password}: ${demoPassword}`,
  ]);
}

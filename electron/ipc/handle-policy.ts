import { basename } from 'node:path';
import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { acceptPolicyFile } from '../services/policy/accept-policy-file.ts';
import { getPolicyPack } from '../services/policy/get-policy-pack.ts';
import { listPolicyPacks } from '../services/policy/list-policy-packs.ts';
import { readPolicyFile } from '../services/policy/read-policy-file.ts';
import { tryPolicyPack } from '../services/policy/try-policy-pack.ts';
import type { HandlerParts, HandlersOf } from './handler-parts.ts';

/** Policy packs: the file is read anew at each step, and must stay what was chosen. */
export function policyHandlers({ desk, outside }: HandlerParts): HandlersOf<'policy'> {
  // One file at a time: the page shows the last chosen only.
  let chosen: { readonly token: string; readonly contentHash: string } | null = null;
  return {
    'policy/list': () => listPolicyPacks(desk.getCounter(), desk.getActor()),
    'policy/get': (input) => getPolicyPack(desk.getCounter(), desk.getActor(), input),
    'policy/choose': async () => {
      const path = await outside.chooseFile(['json']);
      if (path === null) return ok(null);
      const file = await readPolicyFile(desk.getCounter(), desk.getActor(), { path });
      if (!file.ok) return file;
      const { contentHash, acceptedId, pack } = file.value;
      chosen = { token: desk.keepFile(path), contentHash };
      const { token } = chosen;
      return ok({ token, fileName: basename(path), contentHash, isKnown: acceptedId !== null, pack });
    },
    'policy/try': async ({ token, jobId }) => {
      const path = desk.findFile(token);
      if (path === null || chosen?.token !== token)
        return refuse('file_unreadable', { wanted: 'policy_pack' });
      const progress = desk.startJob(jobId);
      const file = await readPolicyFile(desk.getCounter(), desk.getActor(), { path });
      if (!file.ok) return file;
      if (file.value.contentHash !== chosen.contentHash) return refuse('policy_pack_changed');
      return tryPolicyPack(desk.getCounter(), desk.getActor(), file.value, progress);
    },
    'policy/accept': ({ token, contentHash }) => {
      const path = desk.findFile(token);
      if (path === null) return refuse('file_unreadable', { wanted: 'policy_pack' });
      return acceptPolicyFile(desk.getCounter(), desk.getActor(), { path, contentHash });
    },
  };
}

import { type ChildProcess, spawn } from 'node:child_process';

/** How a program is started and by what its first page is known to be there. */
export interface WatchedStart {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** A selector of what must be on the page. */
  readonly selector: string;
}

/** No start takes this long, in milliseconds. */
const patience = 60_000;

/**
 * Starts an Electron program, waits until its first page shows what it must, ends it, and answers the milliseconds from the spawning
 * of the process to the frame that shows it. It looks in from outside by Chromium's own debugging port, which costs both programs
 * of a comparison the same, and the page itself tells the time, so the way of the answer does not count.
 */
export async function timeToPage(start: WatchedStart): Promise<number> {
  const startedAt = performance.timeOrigin + performance.now();
  const program = spawn(start.executablePath, ['--remote-debugging-port=0', ...start.args], {
    env: start.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => program.once('close', () => resolve()));
  try {
    const shownAt = await Promise.race([seePage(program, start.selector), giveUpAfter(patience)]);
    return shownAt - startedAt;
  } finally {
    program.kill('SIGTERM');
    await ended;
  }
}

async function seePage(program: ChildProcess, selector: string): Promise<number> {
  const chromium = await talkTo(await debuggingAddress(program));
  try {
    const page = await chromium.firstPage();
    for (;;) {
      const shownAt = await chromium.evaluate(page, whenShown(selector));
      // Null: the page navigated while it was being asked.
      if (typeof shownAt === 'number') return shownAt;
    }
  } finally {
    chromium.close();
  }
}

/** A page's own words for: as soon as it is there, the time of the frame that shows it. */
function whenShown(selector: string): string {
  return `new Promise((done) => {
    const look = () => document.querySelector(${JSON.stringify(selector)}) === null
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
    look();
  })`;
}

function debuggingAddress(program: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    program.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    program.once('error', reject);
    program.once('close', () =>
      reject(new Error(`The program ended before it showed a page:\n${said.slice(-2000)}`)),
    );
  });
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly error?: unknown;
  readonly result?: { readonly sessionId?: string; readonly result?: { readonly value?: unknown } };
  readonly params?: { readonly targetInfo?: { readonly targetId: string; readonly type: string } };
}

/** The few words of the debugging protocol that are needed. */
async function talkTo(address: string) {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  let foundPage: (targetId: string) => void = () => {};
  const page = new Promise<string>((resolve) => {
    foundPage = resolve;
  });
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    const target = answer.method === 'Target.targetCreated' ? answer.params?.targetInfo : undefined;
    if (target?.type === 'page') foundPage(target.targetId);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no answer from ${address}`)));
  });
  const ask = (method: string, params: object, sessionId?: string): Promise<Answer> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      socket.send(
        JSON.stringify({ id: lastId, method, params, ...(sessionId === undefined ? {} : { sessionId }) }),
      );
    });
  await ask('Target.setDiscoverTargets', { discover: true });
  return {
    async firstPage(): Promise<string> {
      const answer = await ask('Target.attachToTarget', { targetId: await page, flatten: true });
      const sessionId = answer.result?.sessionId;
      if (sessionId === undefined)
        throw new Error(`the page cannot be asked: ${JSON.stringify(answer.error)}`);
      return sessionId;
    },
    async evaluate(sessionId: string, expression: string): Promise<unknown> {
      const answer = await ask(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        sessionId,
      );
      return answer.result?.result?.value ?? null;
    },
    close: () => socket.close(),
  };
}

function giveUpAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`No page within ${ms / 1000} seconds.`)), ms).unref();
  });
}

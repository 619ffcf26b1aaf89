import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What a bad line does to one request. */
export const lineFaults = [
  /** The connection is cut before the county hears anything. */
  'drop',
  /** Everything arrives, late. */
  'delay',
  /** The county gets the request twice; the station gets the second answer. */
  'double',
  /** The county gets only a part of the bytes, as a whole request. */
  'truncate_request',
  /** The county gets a flipped bit. */
  'flip_bit',
  /** The county has committed; its answer never comes back. */
  'kill_answer',
  /** The county has committed; half of its answer comes back. */
  'truncate_answer',
  /** A captive portal: 200 and a web page. */
  'portal_page',
  /** A captive portal that lies better: the county's own status and JSON that is no ack. */
  'portal_created',
  /** A captive portal that redirects to its sign-in. */
  'portal_redirect',
  /** A gateway in between: 502 and a web page. */
  'gateway_error',
  /** The county's answer to the request before this one. */
  'stale_answer',
] as const;

/** One of them. */
export type LineFault = (typeof lineFaults)[number];

/** A line to a county that can be made bad. */
export interface Proxy {
  readonly url: string;
  /** How often each fault was done. */
  readonly counts: ReadonlyMap<LineFault | 'none', number>;
  /** Chooses what happens to each request from now on. */
  use(choose: (requestNo: number) => LineFault | null): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const page: Answer = {
  status: 200,
  contentType: 'text/html; charset=utf-8',
  body: Buffer.from('<!doctype html><title>Wi-Fi</title><h1>请先登录</h1>'),
};

/** Puts a bad line before a county. */
export async function startProxy(countyUrl: string): Promise<Proxy> {
  const counts = new Map<LineFault | 'none', number>();
  let choose: (requestNo: number) => LineFault | null = () => null;
  let requestNo = 0;
  let lastAnswer: Answer | null = null;

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await bytesOf(incoming);
    requestNo += 1;
    const fault = choose(requestNo);
    counts.set(fault ?? 'none', (counts.get(fault ?? 'none') ?? 0) + 1);
    const forward = async (bytes: Buffer): Promise<Answer> => {
      lastAnswer = await send(countyUrl, incoming, bytes);
      return lastAnswer;
    };
    switch (fault) {
      case null:
        return reply(outgoing, await forward(body));
      case 'drop':
        return cut(outgoing);
      case 'delay':
        await wait(30);
        return reply(outgoing, await forward(body));
      case 'double':
        await forward(body);
        return reply(outgoing, await forward(body));
      case 'truncate_request':
        return reply(outgoing, await forward(body.subarray(0, Math.floor(body.length * 0.7))));
      case 'flip_bit': {
        const flipped = Buffer.from(body);
        const at = (requestNo * 7919) % flipped.length;
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (requestNo % 8));
        return reply(outgoing, await forward(flipped));
      }
      case 'kill_answer':
        await forward(body);
        return cut(outgoing);
      case 'truncate_answer': {
        const { body: whole } = await forward(body);
        outgoing.writeHead(201, { 'content-type': 'application/json', 'content-length': whole.length });
        outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => cut(outgoing));
        return;
      }
      case 'portal_page':
        return reply(outgoing, page);
      case 'portal_created':
        return reply(outgoing, {
          status: 201,
          contentType: 'application/json',
          body: Buffer.from('{"status":"ok"}'),
        });
      case 'portal_redirect':
        outgoing.writeHead(302, { location: 'http://portal.invalid/login' }).end();
        return;
      case 'gateway_error':
        return reply(outgoing, { ...page, status: 502 });
      case 'stale_answer':
        return lastAnswer === null ? cut(outgoing) : reply(outgoing, lastAnswer);
    }
  };

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => cut(outgoing));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    use(next) {
      choose = next;
    },
    stop: () => close(server),
  };
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function send(countyUrl: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onward = request(
      new URL(incoming.url ?? '/', countyUrl),
      {
        method: incoming.method,
        agent: false,
        headers: { 'content-type': incoming.headers['content-type'] ?? '', 'content-length': body.length },
      },
      (response) => {
        bytesOf(response).then(
          (bytes) =>
            resolve({
              status: response.statusCode ?? 0,
              contentType: response.headers['content-type'] ?? '',
              body: bytes,
            }),
          reject,
        );
      },
    );
    onward.on('error', reject);
    onward.end(body);
  });
}

function reply(outgoing: ServerResponse, answer: Answer): void {
  outgoing.writeHead(answer.status, {
    'content-type': answer.contentType,
    'content-length': answer.body.length,
  });
  outgoing.end(answer.body);
}

function cut(outgoing: ServerResponse): void {
  outgoing.socket?.destroy();
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { County } from '../../db/county/county-office.ts';
import { enrolStation } from '../../db/county/enrol-station.ts';
import { ingestBatch } from '../../db/county/ingest-batch.ts';
import { listStations } from '../../db/county/list-stations.ts';
import { batchMediaType, mostEnvelopeBytes } from '../../db/wire/batch-envelope.ts';
import { ackStatus, type CountyReason } from '../../db/wire/county-answer.ts';
import { enrolledStatus } from '../../db/wire/enrolment.ts';
import { renderPage } from './page.ts';
import { pagePolicy } from './page-style.ts';
import { choosePageLanguage } from './page-words.ts';
import { makeRateLimit } from './rate-limit.ts';

/** How a receiver behaves. */
export interface ServerOptions {
  readonly county: County;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Shows the page and its data to other machines too; otherwise to this one only, for there is no sign-in yet. */
  readonly showsPageToAll?: boolean;
  /** How often one address may do what, a minute. */
  readonly limits?: { readonly enrolments?: number; readonly batches?: number; readonly pages?: number };
  /** Where trouble is told: the id that the caller was given, and what happened. */
  readonly logFault: (faultId: string, message: string) => void;
}

const statusOfReason: Readonly<Record<CountyReason, number>> = {
  batch_malformed: 400,
  station_unknown: 403,
  signature_wrong: 401,
  batch_damaged: 422,
  batch_number_reused: 409,
  batch_gap: 409,
  entries_overlap: 409,
  entries_gap: 409,
  chain_broken: 409,
  enrolment_malformed: 400,
  enrolment_code_wrong: 401,
  station_key_differs: 409,
};

/** So many batches are unpacked at the same time; the next one is asked to come again. */
const mostAtOnce = 4;

const json = 'application/json; charset=utf-8';

/** Makes the county's receiver: enrolment, batches, health, and the overview as a page and as JSON. */
export function makeCountyServer(options: ServerOptions): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: mostEnvelopeBytes,
    forceCloseConnections: true,
    trustProxy: false,
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(batchMediaType, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: 16_384 },
    (_request, body, done) => done(null, body),
  );

  server.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': pagePolicy,
    });
  });
  server.setNotFoundHandler((_request, reply) => answerReason(reply, 404, 'not_found'));
  server.setErrorHandler((error, _request, reply) => answerError(options, error, reply));

  takeEnrolments(server, options);
  takeBatches(server, options);
  showOverview(server, options);
  server.get('/health', async (_request, reply) => {
    await options.county.store.db.execute(sql`select 1`);
    return reply.type(json).send({ status: 'ok', engine: options.county.store.engine });
  });
  return server;
}

function takeEnrolments(server: FastifyInstance, { county, now, limits }: ServerOptions): void {
  const limit = makeRateLimit(limits?.enrolments ?? 20);
  server.post('/enrol', { onRequest: limited(limit) }, async (request, reply) => {
    const outcome = await enrolStation(county, typeof request.body === 'string' ? request.body : '', now());
    if (outcome.kind === 'refused')
      return answerReason(reply, statusOfReason[outcome.reason], outcome.reason);
    return reply.code(enrolledStatus).type(json).send(outcome.answer);
  });
}

function takeBatches(server: FastifyInstance, { county, now, limits }: ServerOptions): void {
  const limit = makeRateLimit(limits?.batches ?? 600);
  let atOnce = 0;
  server.post('/batches', { onRequest: limited(limit) }, async (request, reply) => {
    if (!Buffer.isBuffer(request.body)) return answerReason(reply, 415, 'media_type_unknown');
    if (atOnce >= mostAtOnce) return answerReason(reply.header('retry-after', '2'), 503, 'busy');
    atOnce += 1;
    try {
      const outcome = await ingestBatch(county, request.body, now());
      if (outcome.kind !== 'refused') return await reply.code(ackStatus).type(json).send(outcome.ack);
      const status = statusOfReason[outcome.reason];
      if (outcome.answer === null) return answerReason(reply, status, outcome.reason);
      return await reply.code(status).type(json).send(outcome.answer);
    } finally {
      atOnce -= 1;
    }
  });
}

function showOverview(server: FastifyInstance, options: ServerOptions): void {
  const { county, now } = options;
  const limit = makeRateLimit(options.limits?.pages ?? 120);
  const onRequest = [limited(limit), forThisMachine(options.showsPageToAll ?? false)];
  server.get('/stations.json', { onRequest }, async (_request, reply) =>
    reply.type(json).send({ county: county.name, at: now(), stations: await listStations(county.store) }),
  );
  server.get<{ Querystring: { lang?: string } }>('/', { onRequest }, async (request, reply) => {
    const language = choosePageLanguage(request.query.lang, request.headers['accept-language']);
    const stations = await listStations(county.store);
    const page = renderPage(
      { countyName: county.name, engine: county.store.engine, stations, now: now() },
      language,
    );
    return reply
      .type('text/html; charset=utf-8')
      .header('content-language', language)
      .header('vary', 'accept-language')
      .send(page);
  });
}

function limited(limit: ReturnType<typeof makeRateLimit>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const waitSeconds = limit.take(request.ip);
    if (waitSeconds !== null)
      answerReason(reply.header('retry-after', String(waitSeconds)), 429, 'too_many_requests');
  };
}

/** The overview is for the machine that the receiver runs on, asked for by one of its own names (no other site's name points here). */
function forThisMachine(showsPageToAll: boolean) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const isLocal = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(request.ip);
    const isLocalName = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(request.hostname);
    if (!showsPageToAll && !(isLocal && isLocalName)) answerReason(reply, 403, 'for_this_machine_only');
  };
}

function answerReason(reply: FastifyReply, status: number, reason: string): FastifyReply {
  return reply.code(status).type(json).send({ reason });
}

function answerError(options: ServerOptions, error: unknown, reply: FastifyReply): FastifyReply {
  const status = statusOf(error);
  if (status < 500) return answerReason(reply, status, status === 413 ? 'too_large' : 'request_malformed');
  const faultId = randomBytes(4).toString('hex');
  options.logFault(faultId, causeOf(error));
  return reply.code(500).type(json).send({ reason: 'fault', faultId });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

/** A failed query's own words: drizzle's message around them repeats the parameters, and those hold people's names. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}

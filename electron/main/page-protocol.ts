import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must be called before the app is ready: pages get a secure origin of their own instead of file://. */
export function declarePageProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'counter', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built pages, and nothing outside their folder, at counter://app/. */
export function servePages(session: Session, folder: string): void {
  session.protocol.handle('counter', async (request) => {
    const path = normalize(join(folder, decodeURIComponent(new URL(request.url).pathname)));
    const mediaType = mediaTypes[extname(path)];
    if (!path.startsWith(folder + sep) || mediaType === undefined) return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(path)), { headers: { 'content-type': mediaType } });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

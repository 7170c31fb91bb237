import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inertPolicy, safeHeaders } from '#platform/answer.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import type { Settings } from '#platform/settings.ts';
import { pageWeights, tooHeavy } from './page-weights.ts';

const root = join(import.meta.dirname, '..');

/** Builds the pages if there is no build of exactly these sources. A page that makes a phone load too much script ends it, with a sentence that names the page. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  const wanted = await sourcesDigest();
  const stamp = join(root, 'build', 'sources');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  say('  building the pages …');
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: root, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NODE_ENV: 'production' } });
  const heavy = tooHeavy(await pageWeights(join(root, 'build')));
  if (heavy.length > 0) throw new CannotStart(heavy.join('\n'));
  await writeFile(stamp, wanted);
}

/** Whether there is a build, and of exactly these sources. */
export async function pagesBuilt(): Promise<'built' | 'missing' | 'of other sources'> {
  const stamp = await readFile(join(root, 'build', 'sources'), 'utf8').catch(() => null);
  if (stamp === null) return 'missing';
  return stamp === (await sourcesDigest()) ? 'built' : 'of other sources';
}

async function sourcesDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['src', 'playbooks', 'rubrics', 'static'])
    for (const name of (await readdir(join(root, folder), { recursive: true })).sort()) {
      const file = join(root, folder, name);
      if ((await stat(file)).isFile()) hash.update(name).update(await readFile(file));
    }
  for (const name of ['package-lock.json', 'vite.config.ts']) hash.update(await readFile(join(root, name)));
  return hash.digest('hex');
}

export interface Web {
  port: number;
  /** No new requests; those under way are finished, event streams ended. */
  close(): Promise<void>;
}

/** How long an orderly end waits for requests under way, in milliseconds. */
const patience = 20_000;

const cannotListen: Record<string, (settings: Settings) => string> = {
  EADDRINUSE: ({ host, port }) => `Port ${port} on ${host} is taken by another program: end it, or set PORT to another number.`,
  EADDRNOTAVAIL: ({ host }) => `HOST is ${host}, which is no address of this machine: set it to one that is, or to 0.0.0.0 for all.`,
  ENOTFOUND: ({ host }) => `HOST is ${host}, a name that leads nowhere: set it to an address of this machine.`,
  EACCES: ({ port }) => `This account may not serve on port ${port}: set PORT to a number above 1023, with a proxy in front.`
};

/** Serves the build. Answers the port it came to; a taken port is named. */
export async function serve(settings: Settings): Promise<Web> {
  process.env['BODY_SIZE_LIMIT'] = '30M';
  // The address a page believes it has is ours to say, never the client's: the origin that was set, in a demo also the one asked for.
  process.env['PROTOCOL_HEADER'] = 'x-nn-protocol';
  process.env['HOST_HEADER'] = 'x-nn-host';
  const origin = new URL(settings.origin);
  if (settings.behindTlsProxy) process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
  const { handler } = (await import(join(root, 'build/handler.js'))) as { handler: (request: unknown, response: unknown) => void };
  const server: Server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 120_000 }, (request, response) => {
    request.headers['x-nn-protocol'] = origin.protocol.slice(0, -1);
    request.headers['x-nn-host'] = process.env['NEN_NEP_DEMO'] === 'yes' ? (request.headers.host ?? origin.host) : origin.host;
    for (const [name, value] of safeHeaders(origin.protocol)) response.setHeader(name, value);
    response.setHeader('content-security-policy', inertPolicy);
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    // a body without its length could grow past any bound asked beforehand; browsers always say it
    if (request.headers['transfer-encoding'] !== undefined) return void response.writeHead(411, { connection: 'close', 'content-length': 0 }).end();
    handler(request, response);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (failure: NodeJS.ErrnoException) =>
      fail(cannotListen[failure.code ?? ''] ? new CannotStart(cannotListen[failure.code!]!(settings)) : failure)
    );
    server.listen(settings.port, settings.host, done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    close: () => ended(server)
  };
}

function ended(server: Server): Promise<void> {
  return new Promise((done) => {
    process.emit('nen-nep:closing' as never);
    // a connection that was answering when the end began is idle later
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const limit = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(limit);
      done();
    });
  });
}

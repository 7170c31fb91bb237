import { spawn } from 'node:child_process';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { Actor } from '#platform/actor.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { buildIfNeeded } from '../scripts/web.ts';
import type { Cast } from './cast.ts';
import { freePort } from './program.ts';
import './secrets.ts';

/** The built pages as the program serves them behind a proxy that ends TLS, over the site of a cast; asked with raw HTTP, as anybody may. */
export interface Served {
  /** the address people type, told by the setting; requests go to the program itself */
  origin: string;
  ask(method: string, path: string, send?: { headers?: Record<string, string>; body?: string | Uint8Array; as?: string }): Promise<Told>;
  /** a file as it is sent; fails unless it is there */
  bytes(path: string, as: string): Promise<Uint8Array>;
  /** signs somebody in, and answers the cookies as a browser would send them */
  enter(person: Actor): Promise<string>;
  /** what the program wrote to its log */
  said(): string;
  /** where it listens */
  port: number;
  close(): Promise<void>;
}
export interface Told {
  status: number;
  headers: IncomingHttpHeaders;
  cookies: string[];
  body: string;
  bytes: Uint8Array;
}
export const password = 'con trâu đi cày';
export const formType = 'application/x-www-form-urlencoded';

export async function serveCast(cast: Cast, origin = 'https://nennep.example'): Promise<Served> {
  await buildIfNeeded(() => {});
  const port = await freePort();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  const settings = { port, host: '127.0.0.1', origin, behindTlsProxy: true };
  const child = spawn(process.execPath, ['--input-type=module', '-e', `const { serve } = await import('./scripts/web.ts'); await serve(${JSON.stringify(settings)}); console.log('serving');`], { cwd: join(import.meta.dirname, '..'), env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', () => said.includes('serving') && done());
    child.once('close', () => fail(new Error(`it did not serve:\n${said}`)));
  });
  const ask: Served['ask'] = (method, path, { headers = {}, body, as } = {}) => new Promise((done, fail) => {
    const own = { 'x-forwarded-for': '203.0.113.9', ...(as ? { cookie: as } : {}), ...(body === undefined || 'transfer-encoding' in headers ? {} : { 'content-length': String(Buffer.byteLength(body)) }) };
    const asked = request({ port, method, path, setHost: !('host' in headers), headers: { ...own, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => done({ status: answer.statusCode!, headers: answer.headers, cookies: answer.headers['set-cookie'] ?? [], body: Buffer.concat(parts).toString('utf8'), bytes: Buffer.concat(parts) }));
    });
    // refused before all was sent: the answer has come, or the line broke
    asked.on('error', fail);
    asked.end(body);
  });
  let accounts = 0;
  return {
    origin, ask, port,
    said: () => said,
    bytes: async (path, as) => {
      const told = await ask('GET', path, { as });
      if (told.status !== 200) throw new Error(`${path}: ${told.status}`);
      return told.bytes;
    },
    enter: async ({ personId, name }) => {
      const username = `ai.${++accounts}`;
      await createAccount({ personId, name, username, password });
      const told = await ask('POST', '/sign-in', { headers: { origin, 'content-type': formType, accept: 'text/html', 'x-forwarded-for': `10.6.0.${accounts}` }, body: new URLSearchParams({ username, password }).toString() });
      if (told.status !== 303) throw new Error(`${name} was not signed in: ${told.status}`);
      return told.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
    },
    close: async () => {
      await closeSignIn();
      child.removeAllListeners('close').kill('SIGKILL');
      await new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(null)));
      await cast.close();
    }
  };
}

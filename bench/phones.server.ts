import { createHmac, randomBytes } from 'node:crypto';
import { hashPassword } from '#platform/sign-in/password.server.ts';
import { siteSecret } from '#platform/secret.server.ts';
import type { Person } from './hall.server.ts';
import { openLine, type Line } from './line.ts';
import type { Stand } from './stand.server.ts';

/** A person's device: signed in, with a connection that is kept. */
export interface Phone {
  cookie: string;
  /** the page's status and text, after at most one redirect; gzip as a browser asks for */
  get(path: string): Promise<{ status: number; bytes: number; path: string }>;
  post(path: string, body: string, type?: string): Promise<{ status: number; text: string }>;
  close(): void;
}

/** The password of everybody here: one hash for all, worked out once. */
export const password = 'cây đa bến nước sân đình';

/** Accounts for these people, by their number: straight into sign-in's tables, since each hash is a thirtieth of a second. Answers the names they sign in with. */
export async function accounts({ owner }: Stand, people: readonly Person[], prefix: string): Promise<string[]> {
  const hash = await hashPassword(password);
  const made = people.map((one, n) => ({ id: randomBytes(16).toString('hex'), name: one.name, person: one.personId, username: `${prefix}${n}` }));
  const rows = JSON.stringify(made);
  const from = 'from jsonb_to_recordset($1::jsonb) as x (id text, name text, person uuid, username text)';
  await owner.query(`insert into sign_in."user" ("id", "name", "email", "username", "displayUsername", "personId") select id, name, person || '@members.invalid', username, username, person ${from}`, [rows]);
  await owner.query(`insert into sign_in.account ("id", "accountId", "providerId", "userId", "password") select id, id, 'credential', id, $2 ${from}`, [rows, hash]);
  return made.map((one) => one.username);
}

/** A session for each of these accounts, and its cookie as sign-in signs it. With it all is filled, and the database is told how much there is, as it finds out by itself in a minute. */
export async function sessions({ owner }: Stand, usernames: readonly string[]): Promise<string[]> {
  const secret = createHmac('sha256', siteSecret()).update('sessions').digest('hex');
  const made = usernames.map((username) => ({ username, token: randomBytes(24).toString('base64url') }));
  await owner.query(`insert into sign_in.session ("id", "expiresAt", "token", "userId") select x.token, now() + interval '30 days', x.token, u.id
    from jsonb_to_recordset($1::jsonb) as x (username text, token text) join sign_in."user" u on u.username = x.username`, [JSON.stringify(made)]);
  await owner.query('analyze');
  return made.map(({ token }) => `nn.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`);
}

/** A connection with a cookie; opened when it first asks. */
export function phone(port: number, cookie: string): Phone {
  let opened: Promise<Line> | undefined;
  const line = () => (opened ??= openLine(port));
  const head = `HTTP/1.1\r\nhost: localhost:${port}\r\norigin: http://localhost:${port}\r\naccept-encoding: gzip\r\n${cookie ? `cookie: ${cookie}\r\n` : ''}accept: text/html\r\n`;
  return {
    cookie,
    get: async (path) => {
      const first = await (await line()).ask(`GET ${path} ${head}\r\n`);
      const to = /\r\nlocation: (\S+)/i.exec(first.head)?.[1];
      if (!to) return { status: first.status, bytes: first.body.length, path };
      const second = await (await line()).ask(`GET ${to} ${head}\r\n`);
      return { status: second.status, bytes: second.body.length, path: to };
    },
    post: async (path, body, type = 'application/x-www-form-urlencoded') => {
      const { status, body: said } = await (await line()).ask(`POST ${path} ${head}content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      return { status, text: said.toString() };
    },
    close: () => void opened?.then((one) => one.close())
  };
}

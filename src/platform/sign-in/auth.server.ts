import { randomInt } from 'node:crypto';
import { fold } from '../fold.ts';
import { digestOf } from '../secret.server.ts';
import { forget, keysOf, networkOf, take, waitFor } from './attempt.server.ts';
import { note } from './event.server.ts';
import { hashPassword, inLineOf, lineIsFull, verifyPassword } from './password.server.ts';
import { inOneStep, sessionCookie, site } from './site.server.ts';
import { slipHash } from './slip.server.ts';

export interface SignedIn {
  accountId: string;
  personId: string;
  name: string;
  username: string;
  sessionToken: string;
  /** to be set on the answer: a session in use is prolonged, and its cookie with it */
  cookies: string[];
}

/**
 * What an attempt came to; `cookies` are to be set as they are. `secondFactor`: the password was right, and the code of the
 * second factor is still asked for. `waitSeconds`: too many failures from here for this account. `locked`: by the administrator.
 */
export type Attempt = { ok: true; cookies: string[]; secondFactor: boolean } | { ok: false; waitSeconds: number; locked?: true };

/**
 * Whose session these headers carry, if any. A cookie whose signature the library has found right is remembered, so that later
 * requests ask the tables alone: an ended session is out at once, and one to be prolonged goes back to the library.
 */
export async function sessionOf(headers: Headers): Promise<SignedIn | null> {
  const name = sessionCookie();
  const cookie = (headers.get('cookie') ?? '').split(';').map((one) => one.trim()).find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  if (!cookie) return null;
  const token = rightlySigned.get(cookie);
  if (token) {
    const { rows } = await site().pool.query<Omit<SignedIn, 'cookies'>>(`
      select u.id as "accountId", u."personId", u.name, coalesce(u.username, '') as username, s.token as "sessionToken" from session s join "user" u on u.id = s."userId"
      where s.token = $1 and s."expiresAt" between now() and now() + interval '31 days' and s."updatedAt" > now() - interval '23 hours' and s."createdAt" > now() - $2::interval`, [token, oldestSession]);
    if (rows[0]) return { ...rows[0], cookies: [] };
  }
  rightlySigned.delete(cookie);
  const { response: found, headers: made } = await site().auth.api.getSession({ headers, query: { disableCookieCache: true }, returnHeaders: true });
  if (!found) return null;
  const { user, session } = found;
  // longer than any session lasts: it was begun by a clock that was wrong
  if (new Date(session.expiresAt).getTime() > Date.now() + longestSession) return null;
  // the library prolongs without end
  if ((await site().pool.query('delete from session where token = $1 and "createdAt" <= now() - $2::interval', [session.token, oldestSession])).rowCount) return null;
  if (rightlySigned.size >= mostRemembered) rightlySigned.delete(rightlySigned.keys().next().value!);
  rightlySigned.set(cookie, session.token);
  return { accountId: user.id, personId: user.personId, name: user.name, username: user.username ?? '', sessionToken: session.token, cookies: made.getSetCookie() };
}

/** After this long one signs in anew, however often the session was used: twice a year. */
const oldestSession = '180 days';

/** Ends the session in which somebody signs in again: who goes on does so in the new one alone. */
export async function leaveBehind(session: SignedIn | null, now: Date): Promise<void> {
  if (!session) return;
  const { rowCount } = await site().pool.query('delete from session where token = $1', [session.sessionToken]);
  if (rowCount) await note(session.personId, 'session-ended', '', now);
}

/** Which of these sessions still stand: asked again and again for what stays open under them, so it prolongs none. */
export async function sessionsThatStand(tokens: readonly string[]): Promise<Map<string, true>> {
  const { rows } = await site().pool.query<{ token: string }>(`select token from session where token = any ($1) and "expiresAt" between now() and now() + interval '31 days'`, [tokens]);
  return new Map(rows.map((row) => [row.token, true]));
}

const longestSession = 31 * 24 * 3600_000;
const mostRemembered = 20_000;
const rightlySigned = new Map<string, string>();

/**
 * Signs in with a name and a password. Unknown name and wrong password do the same work and give the same answer. After
 * five failures for one account from one address the wait doubles, to ten minutes at most; elsewhere the account stays open.
 */
export async function signIn(name: string, password: string, address: string, device: string, now: Date): Promise<Attempt> {
  const from = networkOf(address);
  if (lineIsFull(from)) return { ok: false, waitSeconds: 5 };
  const { auth, pool } = site();
  const username = name.trim().toLowerCase();
  const keys = keysOf(username, address);
  const personId = (await pool.query<{ personId: string }>('select "personId" from "user" where username = $1', [username])).rows[0]?.personId ?? null;
  const before = await take(keys, now);
  if (before > 0) return { ok: false, waitSeconds: before };
  const response = await inLineOf(from, () => auth.api.signInUsername({ body: { username, password, rememberMe: true }, asResponse: true, headers: new Headers({ 'user-agent': device }) }));
  if (!response.ok) {
    const waitSeconds = await waitFor(keys, now);
    await note(personId, waitSeconds > 0 ? 'waited' : 'failed', device, now);
    return { ok: false, waitSeconds, ...(response.status === 403 ? { locked: true as const } : {}) };
  }
  await forget(keys);
  const secondFactor = 'twoFactorRedirect' in ((await response.json()) as object);
  if (!secondFactor) await note(personId, 'signed-in', device, now);
  return { ok: true, cookies: response.headers.getSetCookie(), secondFactor };
}

/** Ends the session these headers carry; answers the cookies that clear it. */
export async function signOut(headers: Headers, personId: string, now: Date): Promise<string[]> {
  const response = await site().auth.api.signOut({ headers, asResponse: true });
  await note(personId, 'signed-out', headers.get('user-agent') ?? '', now);
  return response.headers.getSetCookie();
}

export interface SessionLine {
  id: string;
  device: string;
  since: Date;
  lastUsed: Date;
  here: boolean;
}

/** The sessions of an account, newest first; `here` is the one that asks. `lastUsed` is right to a day. */
export async function sessionsOf(accountId: string, token: string): Promise<SessionLine[]> {
  const { rows } = await site().pool.query('select id, "userAgent", "createdAt", "updatedAt", token from session where "userId" = $1 and "expiresAt" > now() order by "createdAt" desc', [accountId]);
  return rows.map((row) => ({ id: row.id, device: row.userAgent ?? '', since: row.createdAt, lastUsed: row.updatedAt, here: row.token === token }));
}

/** Ends one of the account's own sessions; somebody else's id does nothing. */
export async function endSession(accountId: string, sessionId: string, personId: string, now: Date): Promise<void> {
  const { rowCount } = await site().pool.query('delete from session where id = $1 and "userId" = $2', [sessionId, accountId]);
  if (rowCount) await note(personId, 'session-ended', '', now);
}

/**
 * Changes the password after asking the old one. Every session ends, this one too, and a new one begins here: whoever copied the cookie is
 * out with the rest. Answers the cookies of the new one; null: the old password is wrong.
 */
export async function changePassword(headers: Headers, account: SignedIn, before: string, after: string, now: Date): Promise<string[] | null> {
  if (!(await passwordAgain(account, before, now))) return null;
  const response = await site().auth.api.changePassword({ headers, body: { currentPassword: before.normalize('NFC'), newPassword: after.normalize('NFC'), revokeOtherSessions: true }, asResponse: true });
  if (!response.ok) return null;
  await note(account.personId, 'password-changed', '', now);
  return response.headers.getSetCookie();
}

/**
 * Whether this is the account's password: asked again before anything that touches security. As slowly as at the door: after five wrong
 * answers the session ends, so that one that was stolen, or left open on a table, is no place to guess at.
 */
export async function passwordAgain(account: SignedIn, password: string, now: Date): Promise<boolean> {
  const keys = keysOf(`again ${account.username}`, account.sessionToken);
  if ((await take(keys, now)) > 0) {
    await site().pool.query('delete from session where token = $1', [account.sessionToken]);
    await note(account.personId, 'session-ended', '', now);
    return false;
  }
  const { rows } = await site().pool.query<{ password: string }>(`select password from account where "userId" = $1 and "providerId" = 'credential'`, [account.accountId]);
  const right = rows[0] !== undefined && (await verifyPassword({ hash: rows[0].password, password }));
  if (right) await forget(keys);
  return right;
}

/** Makes an account for a person. The name to sign in with is made from the person's name; the e-mail is a placeholder nobody can own. */
export async function createAccount(person: { personId: string; name: string; password: string; username?: string }): Promise<{ accountId: string; username: string }> {
  const context = await site().auth.$context;
  const chosen = person.username ?? (await freeUsername(person.name));
  const password = await hashPassword(person.password);
  const user = await context.internalAdapter.createUser({
    name: person.name, email: `${person.personId}@members.invalid`, emailVerified: false, username: chosen, displayUsername: chosen, personId: person.personId
  }, { method: 'admin' });
  await context.internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password });
  return { accountId: user.id, username: chosen };
}

/** Le Thi Hoa → hoa.le, then hoa.le.2741 and so on until one is free. */
async function freeUsername(name: string): Promise<string> {
  const words = fold(name).replace(/[^a-z ]/g, '').split(' ').filter(Boolean);
  const base = [words.at(-1), ...words.slice(0, 1)].filter(Boolean).slice(0, words.length > 1 ? 2 : 1).join('.').slice(0, 40).padEnd(3, 'x');
  for (let candidate = words.length > 0 ? base : 'dangvien'; ; candidate = `${base}.${randomInt(1000, 9999)}`) {
    const { rowCount } = await site().pool.query('select from "user" where username = $1', [candidate]);
    if (rowCount === 0) return candidate;
  }
}

export async function setPassword(accountId: string, password: string): Promise<void> {
  await site().pool.query(`update account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`, [accountId, await hashPassword(password)]);
}

/**
 * First sign-in, or a forgotten password: the slip names the person; all sessions end, a second factor stays. Null: no such
 * slip, used or expired. If anything breaks on the way the slip is still good.
 */
export function useSlip(code: string, password: string, device: string, now: Date): Promise<{ username: string; name: string } | null> {
  return inOneStep(async (client) => {
    const hash = slipHash(code);
    const slip = (await client.query<Slip>('select person_id, full_name as name from consume_slip($1, $2)', [hash, now])).rows[0]
      ?? (await client.query<Slip>(`update officer_slip set used_at = $2 where code_hash = $1 and used_at is null and expires_at > $2 and made_at <= $2::timestamptz + interval '1 day' returning person_id, name`, [hash, now])).rows[0];
    if (!slip) return null;
    const known = (await client.query<{ id: string; username: string }>('select id, username from "user" where "personId" = $1', [slip.person_id])).rows[0];
    if (known) {
      await setPassword(known.id, password);
      await client.query('delete from session where "userId" = $1', [known.id]);
    }
    const username = known?.username ?? (await createAccount({ personId: slip.person_id, name: slip.name, password })).username;
    await note(slip.person_id, 'slip-used', device, now, null, client);
    return { username, name: slip.name };
  });
}
interface Slip {
  person_id: string;
  name: string;
}

/** The one-time code by which the first administrator is made: kept as its hash until it is used. A new one ends the one before. */
export async function putSetUpCode(code: string, now: Date): Promise<void> {
  await site().pool.query('delete from set_up where used_at is null');
  await site().pool.query('insert into set_up (code_hash, created_at) values ($1, $2)', [digestOf(`set-up ${code}`), now]);
}

/** Uses the set-up code for a piece of work: used only if the work is done. False: no such code, or used. */
export function takeSetUpCode(code: string, now: Date, work: () => Promise<void>): Promise<boolean> {
  return inOneStep(async (client) => {
    const { rowCount } = await client.query('update set_up set used_at = $2 where code_hash = $1 and used_at is null', [digestOf(`set-up ${code.trim()}`), now]);
    if (rowCount) await work();
    return rowCount === 1;
  });
}
export async function anyAccount(): Promise<boolean> {
  return (await site().pool.query('select from "user" limit 1')).rowCount === 1;
}

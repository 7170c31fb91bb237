import { passwordAgain, type Attempt, type SignedIn } from './auth.server.ts';
import { note } from './event.server.ts';
import { site } from './site.server.ts';

type AuthenticationResponseJSON = NonNullable<Parameters<ReturnType<typeof site>['auth']['api']['verifyPasskeyAuthentication']>[0]>['body']['response'];

/** What the browser is asked for, as JSON (WebAuthn), and the cookies that remember the question. */
export interface Question {
  options: Record<string, unknown>;
  cookies: string[];
}

export interface PasskeyLine {
  id: string;
  name: string;
  since: Date;
}

export async function passkeysOf(accountId: string): Promise<PasskeyLine[]> {
  const { rows } = await site().pool.query(`select id, coalesce(name, '') as name, "createdAt" as since from passkey where "userId" = $1 order by "createdAt"`, [accountId]);
  return rows;
}

/** The question by which a device makes a new passkey for this account; null if the password is wrong. */
export async function askNewPasskey(headers: Headers, account: SignedIn, password: string, now: Date): Promise<Question | null> {
  if (!(await passwordAgain(account, password, now))) return null;
  const question = await questionIn(await site().auth.api.generatePasskeyRegistrationOptions({ headers, query: { name: account.username }, asResponse: true }));
  (question.options['user'] as Record<string, unknown>)['displayName'] = account.name;
  return question;
}

/** Keeps the passkey that the device made; false if the answer is not to our question. */
export async function addPasskey(headers: Headers, account: SignedIn, answer: Record<string, unknown>, name: string, now: Date): Promise<boolean> {
  const response = await site().auth.api.verifyPasskeyRegistration({ headers, body: { response: answer, name: name.slice(0, 80) }, asResponse: true });
  if (response.ok) await note(account.personId, 'passkey-added', headers.get('user-agent') ?? '', now);
  return response.ok;
}

/** Removes one of the account's own passkeys; somebody else's id does nothing. */
export async function removePasskey(account: SignedIn, passkeyId: string, device: string, now: Date): Promise<void> {
  const { rowCount } = await site().pool.query('delete from passkey where id = $1 and "userId" = $2', [passkeyId, account.accountId]);
  if (rowCount) await note(account.personId, 'passkey-removed', device, now);
}

/** The question by which any passkey of this site signs in, without a name. */
export async function askPasskey(): Promise<Question> {
  const question = await questionIn(await site().auth.api.generatePasskeyAuthenticationOptions({ headers: new Headers(), asResponse: true }));
  question.options['userVerification'] = 'required';
  return question;
}

/** Signs in with a passkey's answer. A passkey is two factors by itself: the device, and who holds it. */
export async function signInPasskey(headers: Headers, answer: Record<string, unknown>, device: string, now: Date): Promise<Attempt> {
  const asked = new Headers({ cookie: headers.get('cookie') ?? '', 'user-agent': device });
  const response = await site().auth.api.verifyPasskeyAuthentication({ headers: asked, body: { response: answer as unknown as AuthenticationResponseJSON }, asResponse: true });
  if (!response.ok) return { ok: false, waitSeconds: 0, ...(response.status === 403 ? { locked: true as const } : {}) };
  const { user } = (await response.json()) as { user: { id: string } };
  const { rows } = await site().pool.query<{ personId: string }>('select "personId" from "user" where id = $1', [user.id]);
  await note(rows[0]!.personId, 'signed-in', device, now);
  return { ok: true, cookies: response.headers.getSetCookie(), secondFactor: false };
}

async function questionIn(response: Response): Promise<Question> {
  if (!response.ok) throw new Error(`no passkey question: ${response.status} ${await response.text()}`);
  return { options: (await response.json()) as Record<string, unknown>, cookies: response.headers.getSetCookie() };
}

import { symmetricDecrypt } from 'better-auth/crypto';
import { passwordAgain, type Attempt, type SignedIn } from './auth.server.ts';
import { note } from './event.server.ts';
import { site } from './site.server.ts';

/** The state of an account's second factor; `pending` was begun and not yet confirmed by a code. */
export type SecondFactor = 'none' | 'pending' | 'on';

export async function secondFactorOf(accountId: string): Promise<SecondFactor> {
  const { rows } = await site().pool.query<{ verified: boolean }>('select verified from "twoFactor" where "userId" = $1', [accountId]);
  return rows[0] === undefined ? 'none' : rows[0].verified ? 'on' : 'pending';
}

/** Begins: makes a secret that counts from the first right code on. False if the password is wrong. */
export async function beginTotp(headers: Headers, account: SignedIn, password: string, now: Date): Promise<boolean> {
  if (!(await passwordAgain(account, password, now))) return false;
  const response = await site().auth.api.enableTwoFactor({ headers, body: { password, method: 'totp' }, asResponse: true });
  return response.ok;
}

/** The secret of a second factor that is still pending, as text to type and as address for the QR. */
export async function pendingTotp(account: SignedIn): Promise<{ secret: string; address: string } | null> {
  const { rows } = await site().pool.query<{ secret: string }>('select secret from "twoFactor" where "userId" = $1 and not verified', [account.accountId]);
  if (!rows[0]) return null;
  const context = await site().auth.$context;
  const secret = base32(Buffer.from(await symmetricDecrypt({ key: context.secretConfig, data: rows[0].secret }), 'utf8'));
  return { secret, address: `otpauth://totp/${encodeURIComponent(`Nền Nếp:${account.username}`)}?secret=${secret}&issuer=${encodeURIComponent('Nền Nếp')}&period=30&digits=6` };
}

/** Confirms with the first code: from now on it is asked for. Answers the recovery codes, shown once, and the new cookies; null if the code is wrong. */
export async function confirmTotp(headers: Headers, account: SignedIn, code: string, now: Date): Promise<{ recoveryCodes: string[]; cookies: string[] } | null> {
  if (!(await claim(account.accountId, digits(code)))) return null;
  const response = await site().auth.api.verifyTOTP({ headers, body: { code: digits(code) }, asResponse: true });
  if (!response.ok) return null;
  const { backupCodes } = await site().auth.api.viewBackupCodes({ body: { userId: account.accountId } });
  await note(account.personId, 'totp-added', headers.get('user-agent') ?? '', now);
  return { recoveryCodes: backupCodes, cookies: response.headers.getSetCookie() };
}

/** Takes the second factor away; null if the password is wrong. */
export async function removeTotp(headers: Headers, account: SignedIn, password: string, now: Date): Promise<string[] | null> {
  if (!(await passwordAgain(account, password, now))) return null;
  const response = await site().auth.api.disableTwoFactor({ headers, body: { password }, asResponse: true });
  if (!response.ok) return null;
  await note(account.personId, 'totp-removed', headers.get('user-agent') ?? '', now);
  return response.headers.getSetCookie();
}

/** New recovery codes; the old ones end. Null if the password is wrong. */
export async function newRecoveryCodes(headers: Headers, account: SignedIn, password: string, now: Date): Promise<string[] | null> {
  if (!(await passwordAgain(account, password, now))) return null;
  const response = await site().auth.api.generateBackupCodes({ headers, body: { password }, asResponse: true });
  if (!response.ok) return null;
  await note(account.personId, 'recovery-codes-made', headers.get('user-agent') ?? '', now);
  return ((await response.json()) as { backupCodes: string[] }).backupCodes;
}

/**
 * The second step of signing in: six digits from the authenticator, or a recovery code. The headers carry the cookie of the
 * first step. A code opens once, also within its half minute. Five wrong codes end the step: begin with the password again.
 */
export async function signInSecond(headers: Headers, typed: string, device: string, now: Date): Promise<Attempt> {
  const { auth } = site();
  const asked = new Headers({ cookie: headers.get('cookie') ?? '', 'user-agent': device });
  const account = await challenged(headers);
  if (!account) return { ok: false, waitSeconds: 0 };
  const code = digits(typed);
  const totp = /^\d{6}$/.test(code);
  if (totp && !(await claim(account.id, code))) {
    await note(account.personId, 'failed', device, now);
    return { ok: false, waitSeconds: 0 };
  }
  const response = totp
    ? await auth.api.verifyTOTP({ headers: asked, body: { code }, asResponse: true })
    : await auth.api.verifyBackupCode({ headers: asked, body: { code: typed.trim() }, asResponse: true });
  if (!response.ok) {
    await note(account.personId, 'failed', device, now);
    return { ok: false, waitSeconds: response.status === 429 ? 15 * 60 : 0 };
  }
  if (!totp) await note(account.personId, 'recovery-code-used', device, now);
  await note(account.personId, 'signed-in', device, now);
  return { ok: true, cookies: response.headers.getSetCookie(), secondFactor: false };
}

/** Whether the headers carry a first step that is still good. */
export const secondStepAsked = async (headers: Headers): Promise<boolean> => (await challenged(headers)) !== null;

/** The account whose first step these headers carry. The library checks the signature; here it only says whose codes to claim. */
async function challenged(headers: Headers): Promise<{ id: string; personId: string } | null> {
  const cookie = /nn\.two_factor=([^;.]+)/.exec(headers.get('cookie') ?? '')?.[1];
  if (!cookie) return null;
  const context = await site().auth.$context;
  const found = await context.internalAdapter.findVerificationValue(decodeURIComponent(cookie));
  if (!found || found.expiresAt.getTime() < Date.now()) return null;
  const { rows } = await site().pool.query<{ id: string; personId: string }>('select id, "personId" from "user" where id = $1', [found.value]);
  return rows[0] ?? null;
}

/** Takes a code for this account, right or wrong; false if it was taken in the last minutes. */
async function claim(accountId: string, code: string): Promise<boolean> {
  await site().pool.query(`delete from totp_used where at < now() - interval '5 minutes'`);
  const { rowCount } = await site().pool.query('insert into totp_used ("userId", code, at) values ($1, $2, now()) on conflict do nothing', [accountId, code]);
  return rowCount === 1;
}

const digits = (typed: string): string => typed.replace(/\s/g, '');

/** RFC 4648, without padding: what an authenticator expects. */
function base32(bytes: Buffer): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

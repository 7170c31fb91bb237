import { createHmac } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor, username } from 'better-auth/plugins';
import type pg from 'pg';
import { patiently, poolOf } from '../database.server.ts';
import { addressOf } from '../postgres/address.server.ts';
import { siteSecret } from '../secret.server.ts';
import { hashPassword, verifyPassword } from './password.server.ts';
import { longest, shortest } from './password.ts';

/** The library that signs people in, and the pool it uses: the role nen_nep_sign_in, in the schema sign_in. Opened on first use. */
export const site = () => (opened ??= open());
let opened: ReturnType<typeof open> | undefined;

/** Ends the pool, for tests and scripts. */
export async function closeSignIn(): Promise<void> {
  await Promise.all([opened?.pool.end(), opened?.steps.end()]);
  opened = undefined;
}

function open() {
  const address = addressOf('nen_nep_sign_in');
  const config = { ...patiently(address), options: ['-c search_path=sign_in,public', address.options].filter(Boolean).join(' ') };
  const pool = poolOf({ ...config, max: 6 });
  // A step that holds a transaction while the library works on the pool: of a pool of its own, or they would wait for each other.
  const steps = poolOf({ ...config, max: 2 });
  return { pool, steps, auth: authOn(pool) };
}

/** Before the names of sign-in's cookies: under TLS the prefix by which a browser takes them from this very host alone, never from a sister domain. */
const cookiePrefix = (): string => (siteOrigin().startsWith('https://') ? '__Host-nn' : 'nn');
/** The one name under which a session is believed. */
export const sessionCookie = (): string => `${cookiePrefix()}.session_token`;
const siteOrigin = (): string => process.env['ORIGIN'] ?? 'http://localhost:3000';

const day = 24 * 60 * 60;

/** Runs the work in one transaction of sign-in's own tables, undone if the work throws. */
export async function inOneStep<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await site().steps.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (failure) {
    await client.query('rollback').catch(() => {});
    throw failure;
  } finally {
    client.release();
  }
}

function authOn(pool: pg.Pool) {
  const origin = siteOrigin();
  return betterAuth({
    appName: 'Nền Nếp',
    database: pool,
    secret: createHmac('sha256', siteSecret()).update('sessions').digest('hex'),
    baseURL: origin,
    trustedOrigins: [origin],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortest, maxPasswordLength: longest, password: { hash: hashPassword, verify: verifyPassword } },
    // Thirty days without use end a session. Fresh: what touches security asks for the password itself.
    session: { expiresIn: 30 * day, updateAge: day, freshAge: 0 },
    user: { additionalFields: { personId: { type: 'string', required: true, input: false } } },
    // One gate for every way in: a locked account gets no session.
    databaseHooks: { session: { create: { before: async (session) => {
      const { rowCount } = await pool.query('select from "user" where id = $1 and "lockedAt" is not null', [session.userId]);
      if (rowCount) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_LOCKED', message: 'locked' });
    } } } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      // the prefix says "secure"; the library would put one of its own before it
      cookiePrefix: cookiePrefix(), useSecureCookies: false, defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure: origin.startsWith('https://'), path: '/' },
      ipAddress: { disableIpTracking: true }
    },
    plugins: [
      username({ minUsernameLength: 3, maxUsernameLength: 60, usernameValidator: (name) => /^[a-z0-9.]+$/.test(name) }),
      twoFactor({ backupCodeOptions: { amount: 10 } }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Nền Nếp',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // A phone left unlocked on a table must not be enough: the device has asked for a finger, a face or its code.
        registration: { afterVerification: ({ verification }) => verified(verification.registrationInfo?.userVerified) },
        authentication: { afterVerification: ({ verification }) => verified(verification.authenticationInfo.userVerified) }
      })
    ]
  });
}

function verified(asked: boolean | undefined): void {
  if (!asked) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'the device did not ask who holds it' });
}

import { fail, redirect } from '@sveltejs/kit';
import { qrPath } from '#documents/qr.ts';
import type { SignedIn } from '#platform/sign-in/auth.server.ts';
import { beginTotp, confirmTotp, newRecoveryCodes, pendingTotp, removeTotp, secondFactorOf } from '#platform/sign-in/second-factor.server.ts';
import { words } from '#words/words.ts';
import { formOf, signedIn } from '../../../../front.server.ts';
import { handOver } from '../../../sign-in/cookies.ts';

export async function load(event) {
  signedIn(event);
  const session = event.locals.session as SignedIn;
  const pending = await pendingTotp(session);
  return {
    title: words(event.locals.lang).account.secondTitle,
    secondFactor: await secondFactorOf(session.accountId),
    pending: pending && { secret: pending.secret.replace(/(.{4})(?=.)/g, '$1 '), qr: qrPath(pending.address) }
  };
}

const here = '/me/account/second-factor';

export const actions = {
  begin: async (event) => {
    signedIn(event);
    const form = await formOf(event);
    if (!(await beginTotp(event.request.headers, event.locals.session as SignedIn, String(form.get('password') ?? ''), event.locals.now))) return fail(401, { wrong: 'password' });
    redirect(303, here);
  },
  confirm: async (event) => {
    signedIn(event);
    const form = await formOf(event);
    const done = await confirmTotp(event.request.headers, event.locals.session as SignedIn, String(form.get('code') ?? ''), event.locals.now);
    if (!done) return fail(401, { wrong: 'code' });
    handOver(event.cookies, done.cookies);
    return { recoveryCodes: done.recoveryCodes };
  },
  recovery: async (event) => {
    signedIn(event);
    const form = await formOf(event);
    const codes = await newRecoveryCodes(event.request.headers, event.locals.session as SignedIn, String(form.get('password') ?? ''), event.locals.now);
    return codes ? { recoveryCodes: codes } : fail(401, { wrong: 'password' });
  },
  remove: async (event) => {
    signedIn(event);
    const form = await formOf(event);
    const cookies = await removeTotp(event.request.headers, event.locals.session as SignedIn, String(form.get('password') ?? ''), event.locals.now);
    if (!cookies) return fail(401, { wrong: 'password' });
    handOver(event.cookies, cookies);
    redirect(303, '/me/account?done=second#second');
  }
};

import { fail, redirect } from '@sveltejs/kit';
import { changePassword, endSession, sessionsOf, type SignedIn } from '#platform/sign-in/auth.server.ts';
import { signInEventsOf } from '#platform/sign-in/event.server.ts';
import { endAllOthers } from '#platform/sign-in/keeping.server.ts';
import { passkeysOf, removePasskey } from '#platform/sign-in/passkey.server.ts';
import { passwordProblem } from '#platform/sign-in/password.ts';
import { secondFactorOf } from '#platform/sign-in/second-factor.server.ts';
import { words } from '#words/words.ts';
import { formOf, signedIn } from '../../../front.server.ts';
import { deviceOf, handOver } from '../../sign-in/cookies.ts';

export async function load(event) {
  signedIn(event);
  const session = event.locals.session as SignedIn;
  return {
    title: words(event.locals.lang).account.title,
    name: session.name,
    username: session.username,
    welcome: event.url.searchParams.has('welcome'),
    changed: event.url.searchParams.has('changed'),
    secondFactor: await secondFactorOf(session.accountId),
    passkeys: await passkeysOf(session.accountId),
    sessions: await sessionsOf(session.accountId, session.sessionToken),
    events: await signInEventsOf(session.personId)
  };
}

export const actions = {
  password: async (event) => {
    signedIn(event);
    const session = event.locals.session as SignedIn;
    const form = await formOf(event);
    const after = String(form.get('after') ?? '');
    const problem = passwordProblem(after, session.username) ?? (after === form.get('again') ? null : 'different');
    if (problem) return fail(400, { problem });
    const cookies = await changePassword(event.request.headers, session, String(form.get('before') ?? ''), after, event.locals.now);
    if (!cookies) return fail(401, { problem: 'before' });
    handOver(event.cookies, cookies);
    redirect(303, '/me/account?changed');
  },
  end: async (event) => {
    signedIn(event);
    const session = event.locals.session as SignedIn;
    const id = (await formOf(event)).get('session');
    if (id) await endSession(session.accountId, String(id), session.personId, event.locals.now);
    else await endAllOthers(session, event.locals.now);
    redirect(303, '/me/account?done=session#sessions');
  },
  passkey: async (event) => {
    signedIn(event);
    await removePasskey(event.locals.session as SignedIn, String((await formOf(event)).get('passkey') ?? ''), deviceOf(event.request), event.locals.now);
    redirect(303, '/me/account?done=passkey#passkeys');
  }
};

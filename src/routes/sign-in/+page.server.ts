import { fail, redirect } from '@sveltejs/kit';
import { anyAccount, leaveBehind, signIn } from '#platform/sign-in/auth.server.ts';
import { safeNext } from '#platform/sign-in/next.ts';
import { words } from '#words/words.ts';
import { deviceOf, handOver } from './cookies.ts';
import { formOf } from '../../front.server.ts';

export async function load({ locals, url }) {
  const next = safeNext(url.searchParams.get('next'));
  if (locals.actor) redirect(303, next);
  // where nobody can sign in yet, the way in is the set-up
  if (!(await anyAccount())) redirect(303, '/set-up');
  return { title: words(locals.lang).signIn.title, next, ended: url.searchParams.has('ended') };
}

export const actions = {
  default: async (event) => {
    const form = await formOf(event);
    const username = String(form.get('username') ?? '').trim();
    const next = safeNext(event.url.searchParams.get('next'));
    const attempt = await signIn(username, String(form.get('password') ?? ''), event.getClientAddress(), deviceOf(event.request), event.locals.now);
    if (!attempt.ok) return fail(attempt.waitSeconds > 0 ? 429 : 401, { username, waitSeconds: attempt.waitSeconds, locked: attempt.locked ?? false });
    await leaveBehind(event.locals.session, event.locals.now);
    handOver(event.cookies, attempt.cookies);
    redirect(303, attempt.secondFactor ? `/sign-in/code?next=${encodeURIComponent(next)}` : next);
  }
};

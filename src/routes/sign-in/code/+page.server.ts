import { fail, redirect } from '@sveltejs/kit';
import { leaveBehind } from '#platform/sign-in/auth.server.ts';
import { safeNext } from '#platform/sign-in/next.ts';
import { secondStepAsked, signInSecond } from '#platform/sign-in/second-factor.server.ts';
import { words } from '#words/words.ts';
import { deviceOf, handOver } from '../cookies.ts';
import { formOf } from '../../../front.server.ts';

export async function load({ locals, request, url }) {
  const next = safeNext(url.searchParams.get('next'));
  if (locals.actor) redirect(303, next);
  if (!(await secondStepAsked(request.headers))) redirect(303, `/sign-in?ended&next=${encodeURIComponent(next)}`);
  return { title: words(locals.lang).signIn.codeTitle };
}

export const actions = {
  default: async (event) => {
    const form = await formOf(event);
    const attempt = await signInSecond(event.request.headers, String(form.get('code') ?? ''), deviceOf(event.request), event.locals.now);
    if (!attempt.ok) return fail(attempt.waitSeconds > 0 ? 429 : 401, { waitSeconds: attempt.waitSeconds, locked: attempt.locked ?? false });
    await leaveBehind(event.locals.session, event.locals.now);
    handOver(event.cookies, attempt.cookies);
    redirect(303, safeNext(event.url.searchParams.get('next')));
  }
};

import { error, json } from '@sveltejs/kit';
import { leaveBehind } from '#platform/sign-in/auth.server.ts';
import { safeNext } from '#platform/sign-in/next.ts';
import { askPasskey, signInPasskey } from '#platform/sign-in/passkey.server.ts';
import { boundBeforeSignIn } from '../../../front.server.ts';
import { deviceOf, fromHere, handOver } from '../cookies.ts';

/** Without an answer: the question for the device. With one: signed in, and where to go. */
export async function POST({ request, cookies, url, locals }) {
  if (!fromHere(request, url)) error(403);
  boundBeforeSignIn(request, locals);
  const body = (await request.json().catch(() => ({}))) as { answer?: Record<string, unknown>; next?: string };
  if (!body.answer) {
    const question = await askPasskey();
    handOver(cookies, question.cookies);
    return json(question.options);
  }
  const attempt = await signInPasskey(request.headers, body.answer, deviceOf(request), locals.now);
  if (!attempt.ok) return json({ locked: attempt.locked ?? false }, { status: 401 });
  await leaveBehind(locals.session, locals.now);
  handOver(cookies, attempt.cookies);
  return json({ next: safeNext(body.next ?? null) });
}

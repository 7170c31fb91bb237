import { error, json } from '@sveltejs/kit';
import { addPasskey, askNewPasskey } from '#platform/sign-in/passkey.server.ts';
import { fromHere, handOver } from '../../../sign-in/cookies.ts';

/** With the password: the question for the device. With an answer: the passkey is kept. */
export async function POST({ request, cookies, url, locals }) {
  if (!locals.session || !fromHere(request, url)) error(403);
  const body = (await request.json().catch(() => ({}))) as { password?: unknown; answer?: Record<string, unknown>; name?: unknown };
  if (!body.answer) {
    const question = await askNewPasskey(request.headers, locals.session, String(body.password ?? ''), locals.now);
    if (!question) return json({}, { status: 401 });
    handOver(cookies, question.cookies);
    return json(question.options);
  }
  const kept = await addPasskey(request.headers, locals.session, body.answer, String(body.name ?? ''), locals.now);
  return json({}, { status: kept ? 200 : 400 });
}

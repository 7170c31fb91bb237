import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { changes, inertPolicy, safeHeaders } from '#platform/answer.ts';
import { packed } from '#platform/gzip.server.ts';
import { newId } from '#platform/id.server.ts';
import { errorFields, happened, writeLine } from '#platform/journal.server.ts';
import { sessionOf } from '#platform/sign-in/auth.server.ts';
import { unfolded } from '#ui/unfold.ts';
import { cookieName, handOver } from './routes/sign-in/cookies.ts';

/** Each request: who, in which language; private pages are never kept by anybody on the way. */
export const handle: Handle = async ({ event, resolve }) => {
  const started = performance.now();
  event.locals.requestId = newId().slice(-12);
  const response = await answered({ event, resolve });
  happened('answered', { id: event.locals.requestId, route: event.route.id ?? 'none', method: event.request.method, status: response.status, ms: Math.round(performance.now() - started) });
  return response;
};

const answered: Handle = async ({ event, resolve }) => {
  // PostgreSQL takes no NUL, and no address of ours has one
  if (/%00/.test(event.request.url)) return new Response(null, { status: 400 });
  // Kit asks the origin of forms only; here it is asked of whatever changes something, also under a type of content no form has
  if (changes(event.request.method) && event.request.headers.get('origin') !== event.url.origin) return new Response(null, { status: 403 });
  event.locals.now = new Date();
  event.locals.lang = event.cookies.get(cookieName(event.url, 'lang')) === 'en' ? 'en' : 'vi';
  const text = event.cookies.get(cookieName(event.url, 'text'));
  event.locals.text = text === 'large' || text === 'largest' ? text : 'normal';
  event.locals.session = null;
  event.locals.actor = null;
  if (event.url.pathname !== '/healthz') {
    const session = await sessionOf(event.request.headers);
    if (session) {
      handOver(event.cookies, session.cookies);
      event.locals.session = session;
      event.locals.actor = { personId: session.personId, accountId: session.accountId, name: session.name };
    }
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => (event.request.method === 'POST' ? unfolded(html) : html).replace('%lang%', event.locals.lang).replace('%text%', event.locals.text)
  });
  for (const [name, value] of safeHeaders(event.url.protocol)) response.headers.set(name, value);
  if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', inertPolicy);
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  return packed(event.request, response);
};

/** Broken: caught once, logged with an id the person can read out, and nothing of the inside shown. What was sent goes back to who sent it, and not into the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const sent = event.locals.sent ? { sent: event.locals.sent } : {};
  if (kind !== 'unknown') return sent;
  // a request that broke before it had its id gets one here
  const id = event.locals.requestId ?? newId().slice(-12);
  writeLine({ what: 'broken', id, route: event.route.id, ...errorFields(error) }, process.stderr);
  return { ...sent, ...(diskFull(error) ? { status: 503, message: 'full', id } : databaseAway(error) ? { status: 503, message: 'away', id } : { message: 'broken', id }) };
};

/** No room left, for the database or for a file. */
function diskFull(error: unknown): boolean {
  return ['53100', 'ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as { code?: string } | null)?.code ?? '');
}

/** The database is stopped, restarting, out of connections, or takes too long: it passes, and the page says so. */
function databaseAway(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? '';
  return ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '57014', '57P01', '57P02', '57P03', '53200', '53300', '55P03', '25P03', '08006'].includes(code) || /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(String((error as Error | null)?.message));
}

import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';

/** What one batch may hold: so many commands, and so many bytes of text. */
const most = { commands: 500, bytes: 8 * 1024 * 1024 };
const batch = v.strictObject({ commands: v.pipe(v.array(v.unknown()), v.maxLength(most.commands)) });
const envelope = v.strictObject({ id: v.string(), name: v.string(), payload: v.unknown(), claimedAt: v.optional(v.string()) });

/**
 * A batch from a device that was away: each command is answered in its place and by its id (done, already done, refused and
 * why, malformed), so that one that cannot be read holds up no other. A batch that broke off is sent again whole.
 */
export async function POST(event) {
  // Kit's check of the origin covers forms only; a JSON body from another site must not pass either.
  if (event.request.headers.get('origin') !== event.url.origin) error(403);
  if (!event.locals.actor) error(401);
  const { actor, now } = signedIn(event);
  const body = v.safeParse(batch, await bodyOf(event.request));
  if (!body.success) return json({ answers: [], malformed: body.issues.map((issue) => v.getDotPath(issue) ?? '') }, { status: 400 });
  const answers: Record<string, unknown>[] = [];
  for (const given of body.output.commands) {
    const command = v.safeParse(envelope, given);
    if (!command.success) {
      answers.push({ id: idOf(given), answer: 'malformed', issues: Object.fromEntries(command.issues.map((issue) => [v.getDotPath(issue) ?? 'command', issue.type])) });
      continue;
    }
    const { claimedAt, ...rest } = command.output;
    answers.push({ id: rest.id, ...(await house().receive({ ...rest, ...(claimedAt === undefined ? {} : { claimedAt }) }, actor, now)) });
  }
  return json({ answers });
}

/** The JSON of a request; null where it is none. Refused: another type of content, more than a batch may hold. */
async function bodyOf(request: Request): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) error(415);
  if (Number(request.headers.get('content-length') ?? 0) > most.bytes) error(413);
  const text = await request.text();
  if (Buffer.byteLength(text) > most.bytes) error(413);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function idOf(given: unknown): string | null {
  const id = (given as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
}

import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';

const batch = v.strictObject({
  commands: v.pipe(v.array(v.strictObject({ id: v.string(), name: v.string(), payload: v.unknown(), claimedAt: v.optional(v.string()) })), v.maxLength(500))
});

/** A batch from a device that was away: each command is answered by its id — done, already done, refused and why, malformed. */
export async function POST(event) {
  // Kit's check of the origin covers forms only; a JSON body from another site must not pass either.
  if (event.request.headers.get('origin') !== event.url.origin) error(403);
  if (!event.locals.actor) error(401);
  const { actor, now } = signedIn(event);
  const body = v.safeParse(batch, await event.request.json().catch(() => null));
  if (!body.success) return json({ answers: [], malformed: body.issues.map((issue) => v.getDotPath(issue) ?? '') }, { status: 400 });
  const answers: Record<string, unknown>[] = [];
  for (const command of body.output.commands) {
    const { claimedAt, ...rest } = command;
    answers.push({ id: command.id, ...(await house().receive({ ...rest, ...(claimedAt ? { claimedAt } : {}) }, actor, now)) });
  }
  return json({ answers });
}

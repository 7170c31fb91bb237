import { calendarText } from '#documents/calendar.ts';
import { leastMinutes } from '#meetings/duration.ts';
import { words } from '#words/words.ts';
import { signedIn } from '../../../front.server.ts';
import { following } from '../followed.server.ts';
import { plannedFor } from '../planned.server.ts';

/** The visits somebody is to pay, for their calendar: cell, time and place, and with which other visit it clashes, no more. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const planned = await following(event, async ({ trx, cells, day, now }) => plannedFor(trx, actor.personId, cells.map((cell) => cell.id), day, now));
  const w = words(event.locals.lang).visitPlan;
  const entries = planned.flatMap((one) => (one.startsAt && one.kind ? [{ id: one.id, startsAt: one.startsAt, minutes: Math.max(leastMinutes[one.kind], leastMinutes.regular), title: w.entry(one.cell), place: one.place ?? '', cancelled: one.state === 'not-held' || one.state === 'dropped', ...(one.state === 'clash' ? { doubt: `${w.clashWith(one.clashes.join(', '))}. ${w.clashMine}` } : {}), sequence: one.sequence }] : []));
  return new Response(calendarText(entries, event.locals.now), { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="lich-du.ics"', 'cache-control': 'private, no-store' } });
}

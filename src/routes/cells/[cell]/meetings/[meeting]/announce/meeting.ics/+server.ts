import { error } from '@sveltejs/kit';
import { calendarText } from '#documents/calendar.ts';
import { leastMinutes } from '#meetings/duration.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../../../front.server.ts';

/** One meeting for the calendar of who is signed in: time and place only. */
export async function GET(event) {
  const meeting = await see(event, event.params.cell, 'see-meetings', ({ trx, unit }) => (/^[0-9a-f-]{36}$/.test(event.params.meeting) ? meetingPage(trx, unit.id, event.params.meeting) : Promise.resolve(null)));
  if (!meeting) error(404);
  const title = words(event.locals.lang).month.calendarTitle;
  return new Response(calendarText([{ id: meeting.id, startsAt: meeting.starts_at, minutes: leastMinutes[meeting.kind] || leastMinutes.regular, title, place: meeting.place, cancelled: meeting.state === 'missed', sequence: meeting.sequence }], event.locals.now), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="sinh-hoat.ics"', 'cache-control': 'private, no-store' }
  });
}

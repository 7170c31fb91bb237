import { minutesBetween } from '#meetings/duration.ts';
import { agendaOf, meetingPage, rollOf } from '#meetings/queries.server.ts';
import { clockOf, dayOf } from '#organisation/day.ts';
import { qrPath } from '#documents/qr.ts';
import { checkInCode } from '#platform/secret.server.ts';
import { see } from '../../../../../../front.server.ts';

/** The projector: counts only, no names, no reasons. */
export async function load(event) {
  return see(event, event.params.cell, 'record', async ({ trx, unit, now }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const roll = await rollOf(trx, unit.id, meeting.id, dayOf(meeting.starts_at));
    const agenda = await agendaOf(trx, unit.id, meeting.id);
    return {
      meetingId: meeting.id, month: meeting.month, kind: meeting.kind, state: meeting.state, clock: clockOf(now), present: roll.present, mustAttend: roll.base.length,
      agenda: agenda.map((item) => ({ id: item.id, title: item.title, minutes: item.minutes, points: item.points, state: item.ended_at ? 'was' : item.started_at ? 'on' : 'ahead', took: item.started_at && item.ended_at ? minutesBetween(item.started_at, item.ended_at) : null })),
      code: meeting.state === 'open' ? checkInCode(meeting.id, now) : null,
      qr: qrPath(`${event.url.origin}/cells/${unit.id}/meetings/${meeting.id}/live`)
    };
  });
}

import { agendaOf, meetingPage, rollOf } from '#meetings/queries.server.ts';
import { walked } from '#meetings/session.ts';
import { clockOf, dayOf } from '#organisation/day.ts';
import { qrPath } from '#documents/qr.ts';
import { checkInCode, secondsOfCode } from '#platform/secret.server.ts';
import { seePart } from '../../../../../../front.server.ts';

/** The projector: counts only, no names, no reasons, nothing of who has not spoken. Absent is absent. */
export async function load(event) {
  return seePart(event, event.params.cell, 'record', async ({ trx, unit, now }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const roll = await rollOf(trx, unit.id, meeting.id, dayOf(meeting.starts_at));
    const guests = await trx.selectFrom('guest').select('id').where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).execute();
    const open = meeting.state === 'open' && !meeting.recorded_afterwards;
    const code = open ? checkInCode(meeting.id, now) : null;
    const agenda = (await agendaOf(trx, unit.id, meeting.id)).map((item) => ({ id: item.id, title: item.title, minutes: item.minutes, points: item.points, ...walked(item, now, !meeting.recorded_afterwards) }));
    const place = agenda.findIndex((item) => item.state === 'on');
    return {
      meetingId: meeting.id, state: meeting.state, present: roll.present, mustAttend: roll.base.length, since: now.getTime(),
      seats: [...roll.base.map((one) => inTheHall(one.mark)), ...roll.outside.map(() => 'out'), ...guests.map(() => 'guest')],
      agenda,
      // for the bar
      hall: { kind: meeting.kind, month: meeting.month, clock: clockOf(now), place: place + 1, of: agenda.length, on: agenda[place] ?? null, state: meeting.state } satisfies Hall,
      code, again: code ? Math.min(30, secondsOfCode(now)) : 30,
      qr: qrPath(`${event.url.origin}/cells/${unit.id}/meetings/${meeting.id}/live${code ? `?code=${code}` : ''}`)
    };
  });
}

/** What the bar of the projector tells: what meeting it is, the item in hand and its place, the time. */
export interface Hall {
  kind: string;
  month: string;
  clock: string;
  place: number;
  of: number;
  on: { title: string; left: number | null } | null;
  state: string;
}

const inTheHall = (mark: string) => (mark === 'unknown' ? mark : ['present', 'late', 'left-early'].includes(mark) ? 'present' : 'absent');

import { error } from '@sveltejs/kit';
import { stops } from '#meetings/month.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { see } from '../../../../../front.server.ts';

/** The head of a meeting's pages: what and when, and its strip. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, now }) => {
    const meeting = await meetingPage(trx, unit.id, event.params.meeting);
    if (!meeting) error(404);
    return {
      head: { id: meeting.id, month: meeting.month, kind: meeting.kind, state: meeting.state, startsAt: meeting.starts_at, place: meeting.place, theme: meeting.theme },
      stops: stops({ state: meeting.state, preMeeting: meeting.pre_meeting as 'due', startsAt: meeting.starts_at, endedAt: meeting.ended_at, postedAt: null }, now)
    };
  });
}

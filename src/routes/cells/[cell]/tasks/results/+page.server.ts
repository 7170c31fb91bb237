import { meetingInHand } from '#meetings/queries.server.ts';
import { tasksBefore } from '#meetings/task-queries.server.ts';
import { doneShare, lastMonth } from '#resolutions/last-month.ts';
import { percent } from '#members/percentage.ts';
import { addDays, addMonths, dayOf, firstOfMonth, lastOfMonth } from '#organisation/day.ts';
import { see } from '../../../../../front.server.ts';
import { monthAsked } from '../../../../asked.ts';

/** The table "results of last month" of any month, as its meeting judged it, or as it stands while the meeting has not; and the share done, made of its lines. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, day }) => {
    // unless a month is asked for, the one whose meeting is at hand: its table is the next to be read
    const month = event.url.searchParams.has('month') ? monthAsked(event.url, day) : ((await meetingInHand(trx, unit.id, firstOfMonth(day)))?.month ?? firstOfMonth(day));
    const meeting = await trx.selectFrom('meeting').select(['id', 'starts_at', 'ended_at']).where('cell_id', '=', unit.id).where('month', '=', month).where('kind', 'in', ['regular', 'combined']).executeTakeFirst();
    const asOf = meeting ? dayOf(meeting.starts_at) : month < firstOfMonth(day) ? lastOfMonth(month) : day;
    const tasks = await tasksBefore(trx, unit.id, month, meeting ? asOf : addDays(asOf, 1));
    const lines = lastMonth(meeting?.ended_at ? tasks.filter((task) => task.judged !== null || task.status === 'dropped') : tasks, asOf < day ? asOf : day);
    const share = doneShare(tasks.flatMap((task) => (task.judged ? [{ result: task.judged }] : [])));
    return { month, before: addMonths(month, -1), after: addMonths(month, 1), meetingId: meeting?.id ?? null, meetingDay: meeting ? asOf : null, lines, share: { ...share, percent: percent({ of: share.done, base: share.base }) } };
  });
}

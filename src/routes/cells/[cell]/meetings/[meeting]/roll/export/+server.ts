import { error } from '@sveltejs/kit';
import { spreadsheet } from '#documents/workbook.server.ts';
import { rollAsHeld } from '#meetings/minutes-queries.server.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../../../front.server.ts';

/** The roll of a meeting with the clause by which each counts or does not. */
export async function GET(event) {
  const { roll, day } = await see(event, event.params.cell, 'see-attendance', async ({ trx, unit }) => {
    const meeting = await meetingPage(trx, unit.id, event.params.meeting);
    if (!meeting) error(404);
    const day = dayOf(meeting.starts_at);
    return { day, roll: await rollAsHeld(trx, unit.id, meeting.id, day) };
  });
  const w = words(event.locals.lang);
  const rows = [...roll.base.map((one) => ({ ...one, inBase: w.shell.yes })), ...roll.outside.map((one) => ({ ...one, inBase: w.shell.no }))];
  return spreadsheet(`diem-danh-${day}.xlsx`, w.live.names, [
    { title: w.people.name, width: 28 }, { title: w.live.roll, width: 20 }, { title: w.people.status, width: 22 }, { title: w.who.base, width: 14 }, { title: w.who.clause, width: 44 }
  ], rows.map((one) => [one.name, w.live.marks[one.mark] ?? one.mark, w.who.standings[one.standing]!, one.inBase, one.clause]));
}

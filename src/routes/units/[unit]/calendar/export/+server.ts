import { spreadsheet } from '#documents/workbook.server.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import { calendarOfMonth } from '#reports/calendar-queries.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { monthAsOf } from '../../../../asked.ts';

/** The meeting times of all cells below in a month. */
export async function GET(event) {
  const { rows, month } = await see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const { month, asOf } = monthAsOf(event.url, day);
    return { month, rows: await calendarOfMonth(trx, unit.id, month, asOf) };
  });
  const all = words(event.locals.lang);
  return spreadsheet(`lich-hop-${month.slice(0, 7)}.xlsx`, all.office.calendar, [
    { title: all.office.cell, width: 36 }, { title: all.office.meets, width: 14 }, { title: all.exports.hour, width: 8 }, { title: all.plan.place, width: 32 }, { title: all.people.posts['in-charge']!, width: 28 }, { title: all.exports.state, width: 20 }, { title: all.exports.time, width: 18 }
  ], rows.map((row) => [row.cell, shortDay('vi', dayOf(row.startsAt)), localMinuteOf(row.startsAt).slice(11), row.place, row.inCharge.join(', '), all.month.states[row.state] ?? row.state, row.settled ? all.office.settled : row.registered ? all.office.registered : all.office.waiting]));
}

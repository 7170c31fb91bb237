import { dayOf, localMinuteOf } from '#organisation/day.ts';
import { calendarOfMonth } from '#reports/calendar-queries.server.ts';
import { monthName, shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { monthAsOf } from '../../../../asked.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';

/** The meeting times of all cells below in a month. */
export async function GET(event) {
  const { rows, month, frame } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const { trx, unit, day } = seen;
    const { month, asOf } = monthAsOf(event.url, day);
    return { month, frame: await listFrame(seen, event.url), rows: await calendarOfMonth(trx, unit.id, month, asOf) };
  });
  const lang = listLang(event);
  const all = words(lang);
  const columns = [
    { title: all.office.cell, width: 36 }, { title: all.office.meets, width: 14 }, { title: all.exports.hour, width: 8 }, { title: all.plan.place, width: 32 }, { title: all.people.posts['in-charge']!, width: 28 }, { title: all.exports.state, width: 20 }, { title: all.exports.time, width: 18 }
  ];
  return answerWithList(event.url, { file: `lich-hop-${month.slice(0, 7)}`, title: all.office.calendar, of: monthName(lang, month), columns, rows: rows.map((row) => [row.cell, shortDay('vi', dayOf(row.startsAt)), localMinuteOf(row.startsAt).slice(11), row.place, row.inCharge.join(', '), all.month.states[row.state] ?? row.state, row.settled ? all.office.settled : row.registered ? all.office.registered : all.office.waiting]) }, frame);
}

import { workbookOf } from '#documents/workbook.server.ts';
import { localMinuteOf } from '#organisation/day.ts';
import { cellsInMonth } from '#reports/queries.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../front.server.ts';
import { monthAsOf } from '../../../asked.ts';

export async function GET(event) {
  const { rows, month } = await see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const { month, asOf } = monthAsOf(event.url, day);
    return { rows: (await cellsInMonth(trx, unit.id, month, asOf)).cells, month };
  });
  const w = words(event.locals.lang);
  const book = await workbookOf(month.slice(0, 7), [{ title: w.office.cell, width: 36 }, { title: w.people.posts['secretary']!, width: 24 }, { title: w.people.members, width: 12 }, { title: w.office.steps, width: 20 }, { title: w.office.meets, width: 18 }, { title: w.live.mustAttend, width: 12 }, { title: w.live.marks['present']!, width: 12 }],
    rows.map((row) => [row.name, row.secretary ?? '', row.members, w.month.states[row.state ?? 'none']!, row.startsAt ? localMinuteOf(row.startsAt).replace('T', ' ') : '', row.mustAttend, row.present]));
  return new Response(new Uint8Array(book), { headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="${month.slice(0, 7)}.xlsx"` } });
}

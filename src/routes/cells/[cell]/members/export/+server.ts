import { sql } from 'kysely';
import { workbookOf } from '#documents/workbook.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';

export async function GET(event) {
  const rows = await see(event, event.params.cell, 'see-details', async ({ trx, unit, day }) => (await sql<{ name: string; status: string; born: string | null; card: string | null; admitted: string | null; official: string | null; phone: string | null; email: string | null }>`
    select m.full_name as name, s.status, d.born, d.card_number as card, d.admitted_on as admitted, d.official_on as official, d.phone, d.email from member m
    join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> ${day}::date left join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id
    where m.cell_id = ${unit.id} and m.valid @> ${day}::date order by m.sort_key`.execute(trx)).rows);
  const w = words(event.locals.lang).people;
  const book = await workbookOf(w.members, [{ title: w.name, width: 28 }, { title: w.status, width: 14 }, { title: w.born, width: 12 }, { title: w.card, width: 14 }, { title: w.admitted, width: 14 }, { title: w.official, width: 14 }, { title: w.phone, width: 14 }, { title: w.email, width: 24 }],
    rows.map((row) => [row.name, w.statuses[row.status]!, row.born, row.card, row.admitted, row.official, row.phone, row.email]));
  return new Response(new Uint8Array(book), { headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': 'attachment; filename="dang-vien.xlsx"' } });
}

import { castIn, type Cast } from './cast.ts';
import { playThrough } from './samples.ts';

/** The cast after every sample, and a row in each table that the samples leave empty because a page fills it, or because it was undone. */
export async function filledCast(): Promise<Cast> {
  const cast = await castIn();
  await playThrough(cast);
  await cast.database.owner.query(`
    insert into guest (cell_id, id, meeting_id, name) select cell_id, uuidv7(), id, 'Nguyễn Văn Khách' from meeting limit 1;
    insert into mail (cell_id, about, subject_id, person_id, day, at) select cell_id, 'notice', id, uuidv7(), month, now() from meeting limit 1;
    insert into import_mapping (unit_id, signature, mapping) select id, 'họ và tên', '{}' from unit;
    insert into preparation_print (cell_id, meeting_id, part, month, at, print) select cell_id, id, 'pre-meeting', month, now(), array_fill(1, array[256]) from meeting limit 1;
    insert into paper_opening (cell_id, paper_id, member_id, at) select p.cell_id, p.id, m.id, now() from paper p join member m using (cell_id) limit 1;
    insert into record_opening (cell_id, member_id, by_person_id, at, what) select cell_id, id, person_id, now(), 'record' from member;
    insert into vote_reservation (cell_id, vote_id, member_id) select v.cell_id, v.id, m.id from vote v join member m using (cell_id) limit 1;`);
  return cast;
}

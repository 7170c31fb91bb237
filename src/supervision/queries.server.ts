import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';
import type { answers, Good, Mend, Mending, presences, settlements } from './visit.ts';

/** A sheet with the meeting it is about and all that was said of it since, oldest first. */
export interface Visit extends Mending {
  id: string;
  cellId: string;
  cell: string;
  meetingId: string;
  kind: string;
  month: string;
  startsAt: Date;
  personId: string;
  visitor: string;
  presence: (typeof presences)[number];
  good: Good[];
  goodWords: string;
  mend: Mend;
  mendWords: string;
  mendMemberId: string | null;
  mender: string | null;
  mendBy: string | null;
  at: Date;
  answers: { id: string; answer: (typeof answers)[number]; reason: string; at: Date; by: string }[];
  settlements: { id: string; result: (typeof settlements)[number]; words: string; newBy: string | null; at: Date; by: string }[];
  addenda: { id: string; text: string; at: Date; by: string }[];
}

/**
 * The visits to a cell, or to several, the latest meeting first; one alone, or those of one meeting, where it is asked for. One statement, each table read once: to
 * thousands of cells each further reading weighs the whole list of the scope. What belongs together is put together by full joins, whose right side belongs to some visit
 * (what does not falls away with its cell's name): PostgreSQL, which expects few visits, would compare each with each for any other, half a minute for a province's.
 */
export async function visitsOf(trx: Trx, cells: string | readonly string[], which: { visitId?: string; meetingId?: string; most?: number } = {}): Promise<Visit[]> {
  const ids = typeof cells === 'string' ? [cells] : cells;
  const { rows } = await sql<Visit>`
    with handed as materialized (select * from visit where cell_id = any (${ids}::uuid[]) and (${which.visitId ?? null}::uuid is null or id = ${which.visitId ?? null}::uuid) and (${which.meetingId ?? null}::uuid is null or meeting_id = ${which.meetingId ?? null}::uuid)),
    met as materialized (select cell_id, id, kind, month, starts_at from meeting where cell_id = any (${ids}::uuid[]) and id = any (array(select meeting_id from handed))),
    shown as materialized (select v.*, m.kind, m.month, m.starts_at from handed v full join met m on m.cell_id = v.cell_id and m.id = v.meeting_id order by m.starts_at desc, v.at desc, v.id limit ${which.most ?? 1000}),
    answers as materialized (select cell_id, visit_id, json_agg(json_build_object('id', id, 'answer', answer, 'reason', reason, 'at', at, 'by', by_name) order by at, id) as list from visit_answer where visit_id = any (array(select id from shown)) group by 1, 2),
    settlements as materialized (select cell_id, visit_id, json_agg(json_build_object('id', id, 'result', result, 'words', words, 'newBy', new_by, 'at', at, 'by', by_name) order by at, id) as list from visit_settlement where visit_id = any (array(select id from shown)) group by 1, 2),
    addenda as materialized (select cell_id, visit_id, json_agg(json_build_object('id', id, 'text', text, 'at', at, 'by', by_name) order by at, id) as list from visit_addendum where visit_id = any (array(select id from shown)) group by 1, 2),
    menders as materialized (select cell_id, id, full_name from member where cell_id = any (array(select cell_id from shown)) and id = any (array(select mend_member_id from shown))),
    told as materialized (select v.*, b.full_name as mender, a.list as answers, s.list as settlements, d.list as addenda
      from shown v full join menders b on b.cell_id = v.cell_id and b.id = v.mend_member_id
      full join answers a on a.cell_id = v.cell_id and a.visit_id = v.id full join settlements s on s.cell_id = v.cell_id and s.visit_id = v.id full join addenda d on d.cell_id = v.cell_id and d.visit_id = v.id)
    select v.id, v.cell_id as "cellId", n.name as cell, v.meeting_id as "meetingId", v.kind, v.month, v.starts_at as "startsAt", v.person_id as "personId", v.visitor_name as visitor, v.presence, v.good, v.good_words as "goodWords",
      v.mend, v.mend_words as "mendWords", v.mend_member_id as "mendMemberId", v.mender, v.mend_by as "mendBy", v.at, coalesce(v.answers, '[]') as answers, coalesce(v.settlements, '[]') as settlements, coalesce(v.addenda, '[]') as addenda
    from told v join unit_name n on n.unit_id = v.cell_id and n.valid @> (v.starts_at at time zone 'Asia/Ho_Chi_Minh')::date
    order by v.starts_at desc, v.at desc, v.id`.execute(trx);
  // JSON knows no instants
  const dated = <One extends { at: Date }>(all: readonly One[]): One[] => all.map((one) => ({ ...one, at: new Date(one.at) }));
  return rows.map((row) => ({ ...row, answers: dated(row.answers), settlements: dated(row.settlements), addenda: dated(row.addenda) }));
}

/** A meeting about which somebody in charge may still hand in their sheet. */
export interface ToReport {
  meetingId: string;
  cellId: string;
  cell: string;
  kind: string;
  startsAt: Date;
  /** the secretary of the meeting put them down as a guest */
  noted: boolean;
}

/** The meetings of these cells since a day that were held and of which this person has not handed in a sheet, the latest first. */
export async function toReport(trx: Trx, personId: string, cells: readonly string[], since: string, now: Date): Promise<ToReport[]> {
  const { rows } = await sql<ToReport>`
    select m.id as "meetingId", m.cell_id as "cellId", n.name as cell, m.kind, m.starts_at as "startsAt", exists (select from guest g where g.cell_id = m.cell_id and g.meeting_id = m.id and g.person_id = ${personId}) as noted
    from meeting m join unit_name n on n.unit_id = m.cell_id and n.valid @> (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date
    where m.cell_id = any (${cells}::uuid[]) and m.state in ('open', 'concluded', 'written', 'filed', 'graded') and m.starts_at >= ${since}::date and m.starts_at <= ${now}
      and not exists (select from visit v where v.cell_id = m.cell_id and v.meeting_id = m.id and v.person_id = ${personId})
    order by m.starts_at desc, m.id limit 50`.execute(trx);
  return rows;
}

/** What of a meeting the visitor's sheet is fitted to: its kind, how many tasks of before it had, and the cell's type on its day. */
export async function meetingSeen(trx: Trx, cellId: string, meetingId: string) {
  const { rows: [seen] } = await sql<{ kind: string; month: string; state: string; startsAt: Date; cellType: string | null; tasksBefore: number; nextAt: Date | null }>`
    select m.kind, m.month, m.state, m.starts_at as "startsAt",
      (select t.type from unit_type t where t.unit_id = m.cell_id and t.valid @> (m.starts_at at time zone 'Asia/Ho_Chi_Minh')::date) as "cellType",
      coalesce((select s.tasks_before from month_summary s where s.cell_id = m.cell_id and s.month = m.month), 0) as "tasksBefore",
      (select min(l.starts_at) from meeting l where l.cell_id = m.cell_id and l.starts_at > m.starts_at and l.kind in ('regular', 'combined') and l.state in ('planned', 'prepared', 'announced')) as "nextAt"
    from meeting m where m.cell_id = ${cellId} and m.id = ${meetingId}`.execute(trx);
  return seen ?? null;
}

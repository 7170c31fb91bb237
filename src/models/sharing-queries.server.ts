import { sql } from 'kysely';
import { narrowed, seenIn, type Trx } from '#platform/database.server.ts';
import type { SharedWhat, Text } from './sharing.ts';

/** Where a thing was taken up, and as what it stands there now, for whoever may see that cell. */
export interface Taking {
  id: string;
  takerId: string;
  taker: string;
  month: string;
  meetingId: string;
  at: string;
  /** whether the meeting has an agenda; false too where it is not seen */
  saved: boolean;
  item: Text | null;
  /** false: another cell's agenda, of which nothing is seen */
  seen: boolean;
}
/** What a model gave, as it was given. */
export interface Shared extends Text {
  id: string;
  unitId: string;
  giverId: string;
  giver: string;
  modelId: string;
  purpose: string;
  what: SharedWhat;
  sourceId: string;
  month: string;
  minutes: number;
  paper: string | null;
  at: Date;
  by: string;
  withdrawn: boolean;
  takings: Taking[];
}

/** So much of a library is read at the most, the latest first. */
const most = 500;
/** What was given in the scope of this transaction, at the committees below and at those above, or by a cell, or by these models of their committees; and where each thing was taken up. Two statements whatever their number. */
export async function sharedSeen(trx: Trx, which: { giverId?: string; models?: readonly { id: string; unitId: string }[] } = {}): Promise<Shared[]> {
  const things = which.models ? await narrowed(trx, [...new Set(which.models.map((one) => one.unitId))], () => thingsGiven(trx, which)) : await thingsGiven(trx, which);
  const sees = seenIn(trx);
  const taken = things.flatMap((thing) => thing.takings).filter((one) => sees.has(one.takerId));
  const cells = [...new Set(taken.map((one) => one.takerId))];
  const items = cells.length === 0 ? [] : await narrowed(trx, cells, () => trx.selectFrom('agenda_item').select(['cell_id', 'meeting_id', 'key', 'title', 'points']).where('cell_id', '=', sql<string>`any (${cells}::uuid[])`).where('meeting_id', '=', sql<string>`any (${taken.map((one) => one.meetingId)}::uuid[])`).execute());
  const agendas = Map.groupBy(items, (one) => `${one.cell_id} ${one.meeting_id}`);
  return things.map((thing) => ({
    ...thing, takings: thing.takings.map((taking) => {
      const agenda = (sees.has(taking.takerId) && agendas.get(`${taking.takerId} ${taking.meetingId}`)) || [];
      const item = agenda.find((one) => one.key === `shared ${taking.id}`);
      return { ...taking, seen: sees.has(taking.takerId), saved: agenda.length > 0, item: item ? { title: item.title, points: item.points } : null };
    })
  }));
}

type Given = Omit<Shared, 'takings'> & { takings: Omit<Taking, 'seen' | 'saved' | 'item'>[] };
async function thingsGiven(trx: Trx, { giverId, models }: { giverId?: string; models?: readonly { id: string }[] }): Promise<Given[]> {
  const of = models ? models.map((one) => one.id) : null;
  const { rows } = await sql<Given>`
    with things as materialized (select unit_id, id, giver_id, giver_name, model_id, purpose, what, source_id, month, title, points, minutes, paper_name, at, by_name from shared_thing
      where (${giverId ?? null}::uuid is null or giver_id = ${giverId ?? null}::uuid) and (${of}::uuid[] is null or model_id = any (${of}::uuid[])) order by at desc, id limit ${most}),
    withdrawn as materialized (select thing_id from shared_withdrawal where thing_id = any (array(select id from things))),
    taken as materialized (select thing_id, json_agg(json_build_object('id', id, 'takerId', taker_id, 'taker', taker_name, 'month', to_char(month, 'YYYY-MM-DD'), 'meetingId', meeting_id, 'at', at) order by at, id) as list
      from shared_taking where thing_id = any (array(select id from things)) group by 1)
    select s.id, s.unit_id as "unitId", s.giver_id as "giverId", s.giver_name as giver, s.model_id as "modelId", s.purpose, s.what, s.source_id as "sourceId", to_char(s.month, 'YYYY-MM-DD') as month, s.title, s.points, s.minutes, s.paper_name as paper, s.at, s.by_name as by,
      w.thing_id is not null as withdrawn, coalesce(t.list, '[]') as takings
    from things s left join withdrawn w on w.thing_id = s.id left join taken t on t.thing_id = s.id order by s.at desc, s.id`.execute(trx);
  return rows;
}

/** What was taken into a meeting, as lines for an agenda that has not been saved yet. */
export async function takenInto(trx: Trx, cellId: string, meetingId: string): Promise<{ takingId: string; title: string; points: string; minutes: number; paper: string }[]> {
  const { rows } = await sql<{ takingId: string; title: string; points: string; minutes: number; paper: string }>`
    select t.id as "takingId", s.title, s.points, s.minutes, coalesce(s.paper_name, '') as paper from shared_taking t join shared_thing s on s.unit_id = t.unit_id and s.id = t.thing_id
    where t.taker_id = ${cellId} and t.meeting_id = ${meetingId} order by t.at, t.id`.execute(trx);
  return rows;
}

/** A meeting of a model with what may be given of it: its own items, its resolution, its papers that were handed out. */
export interface ToGive {
  meetingId: string;
  month: string;
  kind: string;
  things: { what: SharedWhat; sourceId: string; title: string; points: string; minutes: number }[];
  papers: { id: string; name: string }[];
}

/** The last meetings of a cell that were held to their end, the latest first. One statement. */
export async function toGive(trx: Trx, cellId: string): Promise<ToGive[]> {
  const { rows } = await sql<ToGive>`
    select m.id as "meetingId", to_char(m.month, 'YYYY-MM-DD') as month, m.kind,
      (select coalesce(json_agg(thing order by thing ->> 'at'), '[]') from (
        select json_build_object('what', 'item', 'sourceId', a.id, 'title', a.title, 'points', a.points, 'minutes', a.minutes, 'at', lpad(a.position::text, 3, '0')) as thing
          from agenda_item a where a.cell_id = m.cell_id and a.meeting_id = m.id and (a.origin = 'own' or a.key in ('thematic', 'debate'))
        union all
        select json_build_object('what', 'resolution', 'sourceId', r.id, 'title', r.subject, 'minutes', 20, 'at', '8', 'points', (select coalesce(string_agg(c.text, e'\\n' order by c.position), '') from clause c where c.cell_id = r.cell_id and c.resolution_id = r.id))
          from resolution r where r.cell_id = m.cell_id and r.id = m.resolution_id and r.passed_at is not null
        union all
        select json_build_object('what', 'paper', 'sourceId', p.id, 'title', regexp_replace(p.name, '\\.[^.]*$', ''), 'points', '', 'minutes', 20, 'at', '9') ${papersGiven}) given) as things,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.uploaded_at), '[]') ${papersGiven}) as papers
    from meeting m where m.cell_id = ${cellId} and m.state in ('concluded', 'written', 'filed', 'graded') order by m.starts_at desc limit 6`.execute(trx);
  return rows;
}
/** Papers that the members were given; none that somebody had to answer for because it bears a mark of secrecy. */
const papersGiven = sql`from paper p where p.cell_id = m.cell_id and p.meeting_id = m.id and p.kind in ('paper', 'thematic') and (p.step is null or p.step = 'distributed') and p.removed_at is null and p.secrecy_confirmed is null`;

/** The next meeting of a cell that is still being prepared; null where there is none. */
export async function meetingInPreparation(trx: Trx, cellId: string, now: Date): Promise<{ id: string; kind: string; startsAt: Date } | null> {
  return (await trx.selectFrom('meeting').select(['id', 'kind', 'starts_at as startsAt']).where('cell_id', '=', cellId).where('state', 'in', ['planned', 'prepared']).where('starts_at', '>', now).orderBy('starts_at').limit(1).executeTakeFirst()) ?? null;
}

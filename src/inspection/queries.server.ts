import { sql } from 'kysely';
import { enter, type Db, type Trx } from '#platform/database.server.ts';
import type { Scope } from '#platform/actor.ts';
import type { Course, Kind, Role, Step } from './course.ts';

/** From where somebody looks at an inspection: those who ordered it, inspect or look on from above; or those who are told of it, because it is of their cell or of them. */
export type Side = 'inspecting' | 'told';

/**
 * Sets in a transaction's scope the inspections ordered by a unit, or of a cell, that somebody may see on a day from one side, as the database works it out from
 * posts and teams; `adding`: one that is just being made. Somebody told of one may inspect another of the same committee: from the side they do not
 * stand on none of it is there, whatever page asks. A log has lines of either. Answers which are open.
 */
export async function enterInspections(trx: Trx, scope: Scope, personId: string, unitId: string, day: string, side: Side | 'either', adding?: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string; wholly: boolean }>`select inspection_id as id, bool_or(wholly) as wholly from inspections_open_to(${personId}, ${unitId}, ${day}::date) where ${side} = 'either' or inside = (${side} = 'inspecting') group by 1`.execute(trx);
  const open = [...rows, ...(adding ? [{ id: adding, wholly: true }] : [])];
  await enter(trx, { ...scope, inspections: open.map((one) => one.id), findings: open.filter((one) => one.wholly).map((one) => one.id) });
  return new Set(open.map((one) => one.id));
}

/** A member whom an inspection is of. */
export interface Inspected {
  memberId: string;
  personId: string;
  name: string;
}
export interface TeamMember {
  personId: string;
  name: string;
  role: Role;
  since: string;
  /** they hold no post any more at the committee or below it, so they cannot act */
  leftPost: boolean;
}
export interface Inspection {
  id: string;
  unitId: string;
  unit: string;
  /** whether who ordered it is there still, and takes what is handed in and reported */
  takes: boolean;
  subjectId: string;
  subject: string;
  /** of whom it is, where not of the cell as a whole */
  members: Inspected[];
  kind: Kind;
  about: string;
  quarter: string;
  outside: boolean;
  dropped: { on: Date; reason: string } | null;
  decision: { number: string; day: string } | null;
  /** null while it has not begun */
  course: Course | null;
  steps: { step: Step; by: string }[];
  extension: { days: number; reason: string; on: string; by: string } | null;
  /** as on the day; who was on it before is not among them */
  team: TeamMember[];
  /** the last day on which the team may read it, once it is over: who ordered it and the inspectors always may */
  readsUntil: string | null;
  /** grows with everybody who comes or goes, so that two who change it at once do not undo each other */
  teamVersion: number;
}

interface Row extends Omit<Inspection, 'dropped' | 'decision' | 'course' | 'steps'> {
  droppedAt: Date | null;
  dropReason: string;
  decisionNumber: string | null;
  decisionDay: string | null;
  beginsOn: string | null;
  days: number | null;
  done: { step: Step; on: string; by: string }[];
}

/** The inspections of the transaction's scope, in the order of their quarters: of a year, of a cell, or one, where asked for. One statement. */
export async function inspectionsOf(trx: Trx, day: string, which: { id?: string; unitId?: string; subjectId?: string; year?: number }): Promise<Inspection[]> {
  const { rows } = await sql<Row>`
    with members as materialized (select inspection_id, json_agg(json_build_object('memberId', member_id, 'personId', person_id, 'name', member_name) order by member_name, member_id) as list from inspected_member group by 1),
    steps as materialized (select inspection_id, json_agg(json_build_object('step', step, 'on', done_on, 'by', by_name)) as list from inspection_step group by 1),
    extensions as materialized (select inspection_id, json_build_object('days', days, 'reason', reason, 'on', given_on, 'by', by_name) as one from inspection_extension),
    teams as materialized (select inspection_id, (count(*) + count(*) filter (where not upper_inf(valid)))::int as version,
      json_agg(json_build_object('personId', person_id, 'name', person_name, 'role', role, 'since', lower(valid), 'leftPost', not holds_post_below(person_id, unit_id, ${day}::date)) order by array_position(array['lead', 'scribe', 'member'], role), person_name, id) filter (where valid @> ${day}::date) as list
      from inspection_member group by 1)
    select i.id, i.unit_id as "unitId", un.name as unit, (select o.ended_on is null or o.ended_on > ${day}::date from unit o where o.id = i.unit_id) as takes, i.subject_id as "subjectId", sn.name as subject, coalesce(n.list, '[]') as members, i.kind, i.about, i.quarter, i.outside, i.dropped_at as "droppedAt", i.drop_reason as "dropReason",
      i.decision_number as "decisionNumber", i.decision_day as "decisionDay", i.begins_on as "beginsOn", i.days, coalesce(s.list, '[]') as done, e.one as extension, coalesce(t.list, '[]') as team, coalesce(t.version, 0) as "teamVersion", team_reads_until(i.id) as "readsUntil"
    from inspection i left join members n on n.inspection_id = i.id left join steps s on s.inspection_id = i.id left join extensions e on e.inspection_id = i.id left join teams t on t.inspection_id = i.id
    join lateral (select name from unit_name u where u.unit_id = i.unit_id and lower(u.valid) <= ${day}::date order by lower(u.valid) desc limit 1) un on true
    join lateral (select name from unit_name u where u.unit_id = i.subject_id and lower(u.valid) <= ${day}::date order by lower(u.valid) desc limit 1) sn on true
    where (${which.id ?? null}::uuid is null or i.id = ${which.id ?? null}::uuid) and (${which.unitId ?? null}::uuid is null or i.unit_id = ${which.unitId ?? null}::uuid)
      and (${which.subjectId ?? null}::uuid is null or i.subject_id = ${which.subjectId ?? null}::uuid) and (${which.year ?? null}::int is null or left(i.quarter, 4) = ${String(which.year ?? '')})
    order by i.quarter, i.begins_on nulls last, i.at, i.id limit 1000`.execute(trx);
  return rows.map(({ droppedAt, dropReason, decisionNumber, decisionDay, beginsOn, days, done, ...row }) => ({
    ...row, dropped: droppedAt && { on: droppedAt, reason: dropReason }, decision: decisionNumber === null ? null : { number: decisionNumber, day: decisionDay! },
    course: beginsOn === null ? null : { beginsOn, days: days!, extension: row.extension && { days: row.extension.days, on: row.extension.on }, done: Object.fromEntries(done.map((one) => [one.step, one.on])) },
    steps: done.map(({ step, by }) => ({ step, by }))
  }));
}

/** The members of a cell whom an inspection may be of, in the order of their names. */
export async function membersToInspect(trx: Trx, cellId: string, day: string): Promise<Inspected[]> {
  const { rows } = await sql<Inspected>`select id as "memberId", person_id as "personId", full_name as name from member where cell_id = ${cellId} and valid @> ${day}::date order by sort_key, id`.execute(trx);
  return rows;
}

/**
 * Who may be put on a team. Of a committee: who holds a post there, or is in charge of something below it; not who belongs to the cell that is inspected.
 * Of a cell, which inspects its own members: who is an official member, but for those it inspects. By name.
 */
export async function teamChoices(trx: Trx, unitId: string, subjectId: string, inspected: readonly Inspected[], day: string): Promise<{ personId: string; name: string }[]> {
  if (unitId === subjectId) {
    const own = await sql<{ personId: string; name: string }>`select m.person_id as "personId", m.full_name as name from member m join member_status s on s.cell_id = m.cell_id and s.member_id = m.id and s.valid @> ${day}::date and s.status = 'official'
      where m.cell_id = ${unitId} and m.valid @> ${day}::date and m.person_id <> all (${inspected.map((one) => one.personId)}::uuid[]) order by m.sort_key, m.id`.execute(trx);
    return own.rows;
  }
  const { rows } = await sql<{ personId: string; name: string }>`select p.person_id as "personId", max(p.holder_name) as name from post p
    where p.valid @> ${day}::date and ((p.unit_id = ${unitId} and p.kind <> 'administrator') or p.kind = 'in-charge')
      and not exists (select from member m where m.cell_id = ${subjectId} and m.person_id = p.person_id and m.valid @> ${day}::date)
    group by 1 order by 2, 1`.execute(trx);
  return rows;
}

/** The programme of a year, where it was passed. */
export async function programmeOf(trx: Trx, unitId: string, year: number): Promise<{ number: string; passedOn: string } | null> {
  const row = await trx.selectFrom('inspection_programme').select(['number', 'passed_on']).where('unit_id', '=', unitId).where('year', '=', year).executeTakeFirst();
  return row ? { number: row.number, passedOn: row.passed_on } : null;
}

/** Whether somebody was on the team of an inspection and can act on it no more. */
export async function leftTeam(db: Db | Trx, personId: string, inspectionId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`select left_team(${personId}, ${inspectionId}, ${day}::date) as left`.execute(db);
  return rows[0]!.left;
}

/** The cells in which somebody is inspected themselves, since they were told; in each how many of these still wait for something. */
export async function inspectedIn(db: Db | Trx, personId: string): Promise<{ cellId: string; waiting: number }[]> {
  const { rows } = await sql<{ cellId: string; waiting: number }>`select cell_id as "cellId", waiting from inspected_in(${personId})`.execute(db);
  return rows;
}

/** How many inspections of a cell, of those somebody is told of, the cell still has something to do about. Asked without widening the scope. */
export async function inspectionsWaiting(trx: Trx, personId: string, cellId: string, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select inspections_waiting(${personId}, ${cellId}, ${day}::date) as n`.execute(trx);
  return rows[0]!.n;
}

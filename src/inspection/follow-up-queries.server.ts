import { sql } from 'kysely';
import type { Trx } from '#platform/database.server.ts';
import type { Asked, Nature, Remedying } from './follow-up.ts';
import type { Inspection } from './queries.server.ts';

export interface Paper extends Asked {
  id: string;
  inspectionId: string;
  text: string;
  by: string;
  words: (Asked['words'][number] & { id: string; text: string; by: string; files: HandedIn[] })[];
}
/** A file that was handed in; `byPersonId`: by whom, who may open it beside those who inspect. */
export interface HandedIn {
  id: string;
  name: string;
  size: number;
  byPersonId: string;
}
export interface Finding {
  id: string;
  nature: Nature;
  text: string;
  by: string;
  at: Date;
  withdrawn: { by: string; because: string } | null;
}
export interface Conclusion {
  text: string;
  version: number;
  by: string;
  at: Date;
}
export interface Remedy extends Remedying {
  id: string;
  inspectionId: string;
  text: string;
  memberId: string;
  member: string;
  by: string;
  words: (Remedying['words'][number] & { id: string; text: string; by: string })[];
}

// JSON knows no instants
const dated = <One extends { at: Date }>(all: readonly One[]): One[] => all.map((one) => ({ ...one, at: new Date(one.at) }));

/** What was asked to be handed in, in the order it was asked for, with all that was said of it. One statement for all of these inspections. */
export async function papersOf(trx: Trx, inspectionIds: readonly string[]): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select p.id, p.inspection_id as "inspectionId", p.text, p.due_on as "dueOn", p.by_name as by,
      coalesce((select json_agg(json_build_object('id', w.id, 'word', w.word, 'text', w.text, 'at', w.at, 'by', w.by_name,
        'files', (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'byPersonId', f.by_person_id) order by f.id), '[]') from inspection_file f where f.inspection_id = w.inspection_id and f.word_id = w.id)) order by w.at, w.id) from inspection_paper_word w where w.inspection_id = p.inspection_id and w.paper_id = p.id), '[]') as words
    from inspection_paper p where p.inspection_id = any (${inspectionIds}::uuid[]) order by p.at, p.id`.execute(trx);
  return rows.map((row) => ({ ...row, words: dated(row.words) }));
}

/** What the team found, as far as the reader may see it. */
export async function findingsOf(trx: Trx, inspectionId: string): Promise<Finding[]> {
  const rows = await trx.selectFrom('inspection_finding').selectAll().where('inspection_id', '=', inspectionId).orderBy('at').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, nature: row.nature as Nature, text: row.text, by: row.by_name, at: row.at, withdrawn: row.withdrawn_by === null ? null : { by: row.withdrawn_by, because: row.withdrawn_because } }));
}

/** The conclusions as they are worded now, as far as the reader may see them. */
export async function conclusionsOf(trx: Trx, inspectionIds: readonly string[]): Promise<(Conclusion & { inspectionId: string })[]> {
  const { rows } = await sql<Conclusion & { inspectionId: string }>`select inspection_id as "inspectionId", text, version, by_name as by, at from inspection_conclusion where inspection_id = any (${inspectionIds}::uuid[])`.execute(trx);
  return rows;
}
export const conclusionOf = async (trx: Trx, inspectionId: string): Promise<Conclusion | null> => (await conclusionsOf(trx, [inspectionId]))[0] ?? null;

/** What is to be remedied, with all that was said of it, as far as the reader may see it. One statement for all of these inspections. */
export async function remediesOf(trx: Trx, inspectionIds: readonly string[]): Promise<Remedy[]> {
  const { rows } = await sql<Remedy>`
    select r.id, r.inspection_id as "inspectionId", r.text, r.member_id as "memberId", r.member_name as member, r.due_on as "dueOn", r.by_name as by,
      coalesce((select json_agg(json_build_object('id', w.id, 'word', w.word, 'text', w.text, 'newDueOn', w.new_due_on, 'at', w.at, 'by', w.by_name) order by w.at, w.id) from inspection_remedy_word w where w.inspection_id = r.inspection_id and w.remedy_id = r.id), '[]') as words
    from inspection_remedy r where r.inspection_id = any (${inspectionIds}::uuid[]) order by r.at, r.id`.execute(trx);
  return rows.map((row) => ({ ...row, words: dated(row.words) }));
}

/**
 * Who may be asked to remedy something, by name, for who may see what was found: those whom the inspection is of, also where they belong to another cell by
 * now, for nobody else is told of it; of a whole cell its members on a day.
 */
export async function membersToRemedy(trx: Trx, { id, members }: Pick<Inspection, 'id' | 'members'>, day: string): Promise<{ id: string; name: string }[]> {
  if (members.length > 0) return members.map(({ memberId, name }) => ({ id: memberId, name }));
  const { rows } = await sql<{ id: string; name: string }>`select member_id as id, full_name as name from members_inspected(${id}, ${day}::date)`.execute(trx);
  return rows;
}

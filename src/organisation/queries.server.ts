import { sql } from 'kysely';
import type { Actor, Scope } from '#platform/actor.ts';
import type { Db, Trx } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import type { Permit } from '#platform/receive.server.ts';
import { dayOf } from './day.ts';
import { awaited, type Awaited } from './holidays.ts';
import { reaches, rightsAfter, rightsAt, type Hold, type Right } from './rights.ts';

interface HoldRow {
  unit_id: string;
  kind: Hold['standing'];
  member_id: string | null;
  path: string;
  unit_kind: string;
  delegated_from: string | null;
}
const holdFrom = (row: HoldRow): Hold => ({
  standing: row.kind, unitId: row.unit_id, unitKind: row.unit_kind, path: row.path, memberId: row.member_id, delegatedFrom: row.delegated_from
});

/** What a person holds on a day: posts, delegated posts, memberships; ended posts, units and memberships give nothing. */
export async function holdsOf(db: Db | Trx, personId: string, day: string): Promise<Hold[]> {
  const { rows } = await sql<HoldRow>`select * from standing_of(${personId}, ${day})`.execute(db);
  return rows.map(holdFrom);
}

/** The rights and the scope of a person at one unit at a moment. Nothing held there, and no such unit, are one answer: no rights. `needed`: the one that is asked about, where no other matters. */
export async function permitAt(db: Db | Trx, actor: Actor, unitId: string, now: Date, needed = 'answer-inspection'): Promise<Permit & { rights: Set<Right> }> {
  const day = dayOf(now);
  const { unit, holds } = await holdsAt(db, [actor.personId], unitId, day);
  if (!unit) return { rights: new Set(), standing: 'none', memberId: null, scope: { cells: [] } };
  const permit = await permitOf(db, holds.get(actor.personId) ?? [], unit, day);
  // who is inspected answers wherever they belong by now; that right opens no row of the cell, and costs no other command a question
  if (needed !== 'answer-inspection' || unit.kind !== 'cell' || permit.rights.has('answer-inspection') || !(await wasToldOfOwn(db, actor.personId, unitId, day))) return permit;
  return { ...permit, rights: new Set([...permit.rights, 'answer-inspection']), standing: permit.standing === 'none' ? 'inspected' : permit.standing };
}

/** Whether somebody was told of an inspection of themselves as a member of a cell, by who can still take what they hand in. */
async function wasToldOfOwn(db: Db | Trx, personId: string, cellId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ told: boolean }>`select told_of_own(${personId}, ${cellId}, ${day}::date) as told`.execute(db);
  return rows[0]!.told;
}

/** Which of these people have a right at a unit at a moment, in one statement however many they are: for each open screen before each word to it. */
export async function whoMay(db: Db | Trx, right: Right, personIds: readonly string[], unitId: string, now: Date): Promise<Set<string>> {
  const day = dayOf(now);
  const { unit, holds } = await holdsAt(db, personIds, unitId, day);
  if (!unit) return new Set();
  const successors = isDissolved(unit, day) ? await successorsOf(db, unit.id, day) : [];
  return new Set([...holds].filter(([, its]) => rightsIn(its, unit, successors, day).has(right)).map(([personId]) => personId));
}

/** Whether somebody followed a cell on a day: in person, in another's place, or in charge of the organisation over it. */
export async function inChargeOn(db: Db | Trx, personId: string, cellId: string, day: string): Promise<boolean> {
  const { unit, holds } = await holdsAt(db, [personId], cellId, day);
  return unit !== null && rightsAt(holds.get(personId) ?? [], unit.path).has('visit');
}

/** The first day on which somebody who once followed a cell did so no more; null where they never did. Read in the cell's scope. */
export async function followedUntil(trx: Trx, personId: string, cellId: string): Promise<string | null> {
  const { rows } = await sql<{ until: string | null }>`select max(until)::text as until from (select upper(valid) as until from post where unit_id = ${cellId} and person_id = ${personId} and kind = 'in-charge'
    union all select upper(valid) from delegation where unit_id = ${cellId} and to_person_id = ${personId} and post_kind = 'in-charge' and withdrawn_at is null) held`.execute(trx);
  return rows[0]?.until ?? null;
}

/** A unit, where it is founded by the day, and what each of these people holds on it anywhere. */
async function holdsAt(db: Db | Trx, personIds: readonly string[], unitId: string, day: string): Promise<{ unit: UnitAsked | null; holds: Map<string, Hold[]> }> {
  // asked at every request for one person, whom the planner then knows; of a list it knows nobody, and takes half as long again
  const people = personIds.length === 1 ? sql`(select ${personIds[0]}::uuid)` : sql`unnest(${personIds}::uuid[])`;
  const { rows } = await sql<{ who: string; at_kind: string; at_path: string; ended_on: string | null } & { [K in keyof HoldRow]: HoldRow[K] | null }>`
    select w.who, u.kind as at_kind, u.path::text as at_path, u.ended_on, s.* from unit u cross join ${people} w (who) left join standing_of(w.who, ${day}) s on true
    where u.id = ${unitId} and u.founded_on <= ${day}::date`.execute(db);
  const [unit] = rows;
  const holds = new Map<string, Hold[]>();
  for (const row of rows) if (row.kind !== null) holds.set(row.who, [...(holds.get(row.who) ?? []), holdFrom(row as HoldRow)]);
  return { unit: unit ? { id: unitId, kind: unit.at_kind, path: unit.at_path, endedOn: unit.ended_on } : null, holds };
}

/** A unit where a right is asked; `endedOn`: the first day on which it is no more. */
export interface UnitAsked {
  id: string;
  kind: string;
  path: string;
  endedOn: string | null;
}

/** The same from holds already known, those of the day. The scope is the unit and, for a committee, everything below it. */
export async function permitOf(db: Db | Trx, holds: readonly Hold[], unit: UnitAsked, day: string): Promise<Permit & { rights: Set<Right> }> {
  const successors = isDissolved(unit, day) ? await successorsOf(db, unit.id, day) : [];
  const paths = [unit.path, ...successors];
  const rights = rightsIn(holds, unit, successors, day);
  const reaching = holds.filter((one) => paths.some((path) => reaches(one, path)));
  // what is written in the log: of several holds the one that gives most, one's own before one that was lent
  const says = (one: Hold) => rightsAt([one], one.path).size * 2 + (one.delegatedFrom ? 0 : 1);
  const hold = reaching.sort((a, b) => says(b) - says(a))[0];
  return {
    rights,
    standing: hold ? `${hold.delegatedFrom ? 'lent-' : ''}${hold.standing}` : 'none',
    memberId: holds.find((one) => one.standing === 'member' && one.unitId === unit.id)?.memberId ?? null,
    scope: await scopeFor(db, rights, unit)
  };
}

const isDissolved = (unit: UnitAsked, day: string): boolean => unit.endedOn !== null && unit.endedOn <= day;

/** What these holds give at a unit; of one that is no more, what its successors' holders and its own have left. */
const rightsIn = (holds: readonly Hold[], unit: UnitAsked, successors: readonly string[], day: string): Set<Right> =>
  isDissolved(unit, day) ? rightsAfter(holds, unit.path, successors) : rightsAt(holds, unit.path);

/** The paths of the units that took over from a dissolved one by a day, and from those in their turn. */
async function successorsOf(db: Db | Trx, unitId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with recursive later as (
      select ${unitId}::uuid as id
      union
      select s.unit_id from later join reorganisation_part p on p.unit_id = later.id and p.part = 'predecessor' join reorganisation r on r.id = p.reorganisation_id and r.undone_by is null and r.effective_on <= ${day}::date
        join reorganisation_part s on s.reorganisation_id = r.id and s.part = 'successor')
    select u.path::text as path from later join unit u on u.id = later.id where u.id <> ${unitId}`.execute(db);
  return rows.map((row) => row.path);
}

/** Ids of the unit with this path and of all units below it. */
export async function unitsBelow(db: Db | Trx, path: string): Promise<string[]> {
  // a path it does not see at once PostgreSQL plans for once, and by the index: planning anew costs as much as the units of a commune
  const { rows } = await sql<{ id: string }>`select id from unit where path <@ (select ${path}::ltree)`.execute(db);
  return rows.map((row) => row.id);
}

/** Who holds a post at a unit on a day, by name, each person once with all their posts there; and whether it ever had an office. */
export async function officersOf(trx: Trx, unitId: string, day: string): Promise<{ officers: { personId: string; name: string; posts: string[] }[]; hadOffice: boolean }> {
  const { rows } = await sql<{ personId: string; name: string; posts: string[] }>`
    select person_id as "personId", max(holder_name) as name, array_agg(kind order by kind) as posts from post
    where unit_id = ${unitId} and valid @> ${day}::date group by person_id order by max(holder_name), person_id`.execute(trx);
  const office = await trx.selectFrom('post').select('id').where('unit_id', '=', unitId).where('kind', '=', 'office').limit(1).executeTakeFirst();
  return { officers: rows, hadOffice: office !== undefined };
}

/** A unit's name, and the units just below it that are not cells, by name, on a day. */
export async function committeesBelow(trx: Trx, unitId: string, day: string): Promise<{ name: string; below: { id: string; name: string }[] }> {
  const own = await sql<{ name: string }>`select name from unit_name where unit_id = ${unitId} and valid @> ${day}::date`.execute(trx);
  const { rows } = await sql<{ id: string; name: string }>`select u.id, n.name from unit_parent p join unit u on u.id = p.unit_id and u.kind <> 'cell'
      join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
    where p.parent_id = ${unitId} and p.valid @> ${day}::date order by n.folded, u.id`.execute(trx);
  return { name: own.rows[0]?.name ?? '', below: rows };
}

/** The cells in being on a day below a unit, by name. */
export async function cellsBelow(trx: Trx, path: string, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select u.id, n.name from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
    where u.path <@ ${path}::ltree and u.kind = 'cell' and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date) order by n.folded, u.id`.execute(trx);
  return rows;
}

/** Cells below a unit on a day whose names hold these words, accents aside, or the one with this id; with the organisation each belongs to, in order of names, so many at most. */
export async function cellsNamed(trx: Trx, path: string, day: string, which: { words: string } | { id: string }, most: number): Promise<{ id: string; name: string; above: string }[]> {
  const wanted = 'id' in which ? sql`u.id = ${which.id}::uuid` : sql`n.folded like ${`%${fold(which.words).replace(/[%_\\]/g, '\\$&')}%`}`;
  const { rows } = await sql<{ id: string; name: string; above: string }>`select u.id, n.name, a.name as above from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
    join unit_parent p on p.unit_id = u.id and p.valid @> ${day}::date join unit_name a on a.unit_id = p.parent_id and a.valid @> ${day}::date
    where u.path <@ ${path}::ltree and u.kind = 'cell' and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date) and ${wanted} order by n.folded, u.id limit ${most}`.execute(trx);
  return rows;
}

/** Keeping accounts opens no cell: an administrator without another post sees the posts of a committee and nothing of its cells. */
async function scopeFor(db: Db | Trx, rights: ReadonlySet<Right>, unit: { id: string; kind: string; path: string }): Promise<Scope> {
  if (!rights.has('see-meetings')) return { cells: rights.size > 0 && unit.kind !== 'cell' ? [unit.id] : [] };
  const units = unit.kind === 'cell' ? [unit.id] : await unitsBelow(db, unit.path);
  return {
    cells: units,
    details: rights.has('see-details') || rights.has('keep-members') ? units : [],
    logs: rights.has('see-log') ? units : [],
    above: unit.path.split('.').slice(0, -1).map(hyphenated)
  };
}

/** A path's label is the unit's id without hyphens. */
function hyphenated(label: string): string {
  return label.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What of the days off waits for its official text; asked at the highest unit, whose office keeps them for everybody. */
export async function awaitedHolidays(db: Db | Trx, today: string): Promise<Awaited> {
  return awaited(await db.selectFrom('holiday').select(['day', 'confirmed']).where('day', '>=', today).execute(), today);
}

/** A rule that a unit has set, with its name on a day; `above` where it holds for the unit asked about and all below it. */
export interface LocalRuleKept {
  name: string;
  unitId: string;
  unit: string;
  value: string;
  above: boolean;
  /** its first day; null: before anybody kept days */
  from: string | null;
  /** false: it is still to come */
  inForce: boolean;
}

/** What holds on a day or will, of what a unit, those above it and those below it have set for themselves; the highest first. */
export async function localRulesBelow(trx: Trx, path: string, day: string): Promise<LocalRuleKept[]> {
  const { rows } = await sql<LocalRuleKept>`select s.name, s.unit_id as "unitId", coalesce(n.name, '') as unit, s.value #>> '{}' as value, u.path @> ${path}::ltree as above,
      to_char(lower(s.valid), 'YYYY-MM-DD') as "from", s.valid @> ${day}::date as "inForce"
    from site_setting s join unit u on u.id = s.unit_id and (u.path @> ${path}::ltree or u.path <@ ${path}::ltree) left join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
    where upper_inf(s.valid) or upper(s.valid) > ${day}::date order by nlevel(u.path), n.folded, s.valid`.execute(trx);
  return rows;
}

/**
 * What holds on a day under a name: set by the unit, or by the nearest unit above it, and where; without `own`, by those above it alone. Above it is what was above it on that
 * day: of a unit that belongs elsewhere since, what was held keeps the rule of its own day.
 */
export async function settingKept(db: Db | Trx, unitId: string, name: string, day: string, own = true): Promise<{ value: string; unitId: string } | null> {
  const { rows } = await sql<{ value: string; unitId: string }>`with recursive ${upwards(unitId, day)} select s.value #>> '{}' as value, s.unit_id as "unitId" from up
    join site_setting s on s.unit_id = up.id and s.name = ${name} and s.valid @> ${day}::date where ${own} or up.depth > 0 order by up.depth limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The same for several names at once: what is in force under each, where anything is. */
export async function settingsKept(db: Db | Trx, unitId: string, names: readonly string[], day: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; value: string }>`with recursive ${upwards(unitId, day)} select distinct on (s.name) s.name, s.value #>> '{}' as value from up
    join site_setting s on s.unit_id = up.id and s.name = any (${names}) and s.valid @> ${day}::date order by s.name, up.depth`.execute(db);
  return Object.fromEntries(rows.map((row) => [row.name, row.value]));
}

/** A unit and what was above it on a day, by the dated parents; of one that was no more, or not yet, what was above it last, or first. */
const upwards = (unitId: string, day: string) => sql`up as (
  select ${unitId}::uuid as id, 0 as depth
  union all
  select p.parent_id, up.depth + 1 from up cross join lateral (select parent_id from unit_parent p where p.unit_id = up.id
    order by lower(p.valid) > ${day}::date, abs(lower(p.valid) - ${day}::date) limit 1) p where up.depth < 12)`;

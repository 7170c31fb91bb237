import { sql, type RawBuilder } from 'kysely';
import { seenIn, veryMany, type Trx } from '#platform/database.server.ts';
import { typeWithoutHandbook } from './cell-type.ts';
import { begunBy } from './day.ts';

/** A unit of the tree as it stood on a day. */
export interface UnitLine {
  id: string;
  parentId: string;
  name: string;
  kind: string;
  type: string | null;
  since: string;
  secretary: string | null;
  code: string | null;
}
export interface UnitNode extends UnitLine {
  below: UnitNode[];
  /** cells under it, however deep */
  cells: number;
}

/**
 * The tree below a unit as it stood on a day, by its dated parents, not by today's paths: a unit that has moved since stands
 * where it stood then. Committees first, then cells, each by name.
 */
export async function treeBelow(trx: Trx, unitId: string, day: string): Promise<UnitNode[]> {
  const { rows } = await sql<Omit<UnitLine, 'secretary'>>`
    with recursive tree as (
      select p.unit_id as id, p.parent_id, 1 as depth from unit_parent p where p.parent_id = ${unitId} and p.valid @> ${day}::date
      union all
      select p.unit_id, p.parent_id, t.depth + 1 from unit_parent p join tree t on p.parent_id = t.id where p.valid @> ${day}::date and t.depth < 12)
    select t.id, t.parent_id as "parentId", n.name, u.kind, y.type, u.founded_on as since, u.code
    from tree t join unit u on u.id = t.id join unit_name n on n.unit_id = t.id and n.valid @> ${day}::date
    left join unit_type y on y.unit_id = t.id and y.valid @> ${day}::date
    where u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
    order by array_position(array['central', 'province', 'district', 'committee', 'grassroots', 'intermediate', 'cell', 'party-group'], u.kind), n.folded, t.id`.execute(trx);
  const { rows: leaders } = await sql<{ id: string; name: string }>`select distinct on (unit_id) unit_id as id, holder_name as name from post where kind = 'secretary' and valid @> ${day}::date and unit_id = any (${rows.map((row) => row.id)}::uuid[]) order by unit_id, post.id`.execute(trx);
  const secretaries = new Map(leaders.map((one) => [one.id, one.name]));
  const nodes = new Map(rows.map((row) => [row.id, { ...row, secretary: secretaries.get(row.id) ?? null, below: [], cells: 0 } as UnitNode]));
  const top: UnitNode[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId)?.below ?? top).push(node);
  const count = (node: UnitNode): number => (node.cells = node.below.reduce((sum, one) => sum + (one.kind === 'cell' ? 1 : 0) + count(one), 0));
  for (const node of top) count(node);
  return top;
}

/**
 * For a statement `with recursive`: the table `below (id, top, founded_on, parent_id, received_on)` of the cells under units as the tree stood on a day,
 * a unit that is a cell being its own. `parent_id` is what it hung at since `received_on`, unknown for the units asked about; `top` is the committee just
 * below the unit asked about, null where the cell hung at that unit itself. Cells not in being that day are none. The cells are asked for their kind at
 * the end, by their key: of a kind in a table without statistics PostgreSQL expects one row, and then compares each cell with each (a province's page of visits: 0.4 s or 8 s).
 * A unit hangs at one other on a day, so below one unit each cell comes once; below several that lie in each other, by the nearest.
 */
export const cellsOn = (units: string | readonly string[], day: string) => sql`
  tree as (
    select u.id, 0 as depth, null::uuid as top, null::uuid as parent_id, null::date as received_on from unit u where ${typeof units === 'string' ? sql`u.id = ${units}` : sql`u.id = any (${units}::uuid[])`}
    union all
    select p.unit_id, t.depth + 1, coalesce(t.top, p.unit_id), p.parent_id, lower(p.valid) from tree t join unit_parent p on p.parent_id = t.id and p.valid @> ${day}::date where t.depth < 12),
  below as (select ${typeof units === 'string' ? sql`` : sql`distinct on (t.id)`} t.id, nullif(t.top, t.id) as top, u.founded_on, t.parent_id, t.received_on from tree t join unit u on u.id = t.id
    where u.kind = 'cell' and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date) ${typeof units === 'string' ? sql`` : sql`order by t.id, t.depth`})`;

/**
 * For a statement `with recursive`: the table `names (unit_id, name, folded)` of a day. Of a scope of very many units all names are read in one go: PostgreSQL cannot know how many cells
 * `cellsOn` will find, expects few and looks up each (270,000 cells: 1.4 s of 3.7).
 */
export const unitNamesOn = (trx: Trx, day: string) => sql`names as ${seenIn(trx).size > veryMany ? sql`materialized` : sql`not materialized`} (select unit_id, name, folded from unit_name where valid @> ${day}::date)`;

/** Whether a cell of `below` does not use the handbook app on a day. By the index of those few (0065), which the literal type leads to. */
export const withoutHandbookOn = (day: string) => sql`exists (select from unit_type y where y.unit_id = b.id and y.type = ${sql.lit(typeWithoutHandbook)} and y.valid @> ${day}::date)`;

/**
 * For a cell `b` of `cellsOn`: the day from which it owes months to the unit named, which begin from then on. The month in which it was received is owed to who has it
 * at that month's end (docs/field.md), so that no month falls between two committees; one in which it was founded is not.
 */
export const owesSince = (unit: RawBuilder<unknown>) => sql`greatest(b.founded_on, case when b.parent_id = ${unit} then date_trunc('month', b.received_on::timestamp)::date end)`;

/**
 * After `cellsOn`: the table `gone (heir, id)` of cells that were dissolved into one of those below between two days, and into those in their turn.
 * What they held before is counted with their successor (docs/field.md).
 */
export const goneInto = (from: string, day: string) => sql`
  dissolved as materialized (select p.unit_id as id, s.unit_id as heir from reorganisation r join reorganisation_part p on p.reorganisation_id = r.id and p.part = 'predecessor' join unit u on u.id = p.unit_id and u.kind = 'cell'
    join reorganisation_part s on s.reorganisation_id = r.id and s.part = 'successor' where r.kind = 'dissolve' and r.undone_by is null and r.effective_on > ${from}::date and r.effective_on <= ${day}::date),
  gone as (
    select b.id as heir, d.id from below b join dissolved d on d.heir = b.id
    union
    select g.heir, d.id from gone g join dissolved d on d.heir = g.id)`;

/** A cell that stood below a unit on a day and belongs elsewhere since: what it did lies outside the scope, so it is named and no more. */
export interface Elsewhere {
  id: string;
  name: string;
  now: string;
}

/** Of cells as they stood below a unit on a day, `name` their name on that day: those that lie in the scope of today, and of the others the name and under whom they belong now. */
export async function parted<Row extends { id: string; name: string }>(trx: Trx, rows: readonly Row[]): Promise<{ cells: Row[]; elsewhere: Elsewhere[] }> {
  const seen = seenIn(trx);
  const gone = rows.filter((row) => !seen.has(row.id));
  if (gone.length === 0) return { cells: [...rows], elsewhere: [] };
  const { rows: parents } = await sql<{ id: string; name: string }>`select p.unit_id as id, n.name from unit_parent p join unit_name n on n.unit_id = p.parent_id and upper_inf(n.valid)
    where p.unit_id = any (${gone.map((row) => row.id)}::uuid[]) and upper_inf(p.valid)`.execute(trx);
  const now = new Map(parents.map((parent) => [parent.id, parent.name]));
  return { cells: rows.filter((row) => seen.has(row.id)), elsewhere: gone.map(({ id, name }) => ({ id, name, now: now.get(id) ?? '' })) };
}

/** The committees above a unit on a day, the highest first, without the unit itself. */
export async function aboveOn(trx: Trx, unitId: string, day: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive up as (
      select p.parent_id as id, 1 as depth from unit_parent p where p.unit_id = ${unitId} and p.valid @> ${day}::date
      union all
      select p.parent_id, u.depth + 1 from unit_parent p join up u on p.unit_id = u.id where p.valid @> ${day}::date and u.depth < 12)
    select up.id, n.name from up join unit_name n on n.unit_id = up.id and n.valid @> ${day}::date order by up.depth desc`.execute(trx);
  return rows;
}

export interface UnitEvent {
  id: string;
  kind: string;
  on: string;
  number: string | null;
  day: string | null;
  /** units that took part besides the one asked about */
  others: { id: string; name: string; part: string }[];
}
interface Spanned {
  from: string;
  until: string | null;
}

/** All that is recorded of one unit through time, or had come by a day: names, parents, types, decisions, and who held posts there. */
export async function unitRecord(trx: Trx, unitId: string, by: string | null) {
  const span = sql`lower(valid)::text as "from", upper(valid)::text as until`;
  const unit = await trx.selectFrom('unit').select(['id', 'kind', 'code', 'founded_on as foundedOn', 'ended_on as endedOn']).where('id', '=', unitId).executeTakeFirst();
  if (!unit) return null;
  const { rows: names } = await sql<Spanned & { name: string }>`select name, ${span} from unit_name where unit_id = ${unitId} order by lower(valid)`.execute(trx);
  const { rows: types } = await sql<Spanned & { type: string }>`select type, ${span} from unit_type where unit_id = ${unitId} order by lower(valid)`.execute(trx);
  const { rows: parents } = await sql<Spanned & { id: string; name: string }>`
    select p.parent_id as id, (select n.name from unit_name n where n.unit_id = p.parent_id order by n.valid @> lower(p.valid) desc, lower(n.valid) desc limit 1) as name,
      lower(p.valid)::text as "from", upper(p.valid)::text as until from unit_parent p where p.unit_id = ${unitId} order by lower(p.valid)`.execute(trx);
  const { rows: posts } = await sql<Spanned & { id: string; holder: string; personId: string; kind: string; number: string | null; day: string | null; recorded: Date }>`
    select id, holder_name as holder, person_id as "personId", kind, decision_number as number, to_char(decision_day, 'YYYY-MM-DD') as day, uuid_extract_timestamp(id) as recorded, ${span} from post where unit_id = ${unitId}
    order by upper_inf(valid) desc, array_position(array['secretary', 'deputy', 'committee-member', 'in-charge', 'standing', 'office', 'inspector', 'administrator'], kind), lower(valid) desc, id`.execute(trx);
  const { rows: lendings } = await sql<Spanned & { id: string; kind: string; by: string; to: string; reason: string }>`
    select d.id, d.post_kind as kind, d.holder_name as to, d.reason, lower(d.valid)::text as "from", upper(d.valid)::text as until,
      coalesce((select p.holder_name from post p where p.unit_id = d.unit_id and p.person_id = d.from_person_id order by lower(p.valid) desc limit 1), '') as by
    from delegation d where d.unit_id = ${unitId} and d.withdrawn_at is null order by lower(d.valid) desc, d.id`.execute(trx);
  const { rows: places } = await sql<Spanned & { id: string; name: string; kind: string }>`
    select p.id, p.name, p.kind, lower(c.valid)::text as "from", upper(c.valid)::text as until from place_cell c join place p on p.id = c.place_id where c.cell_id = ${unitId} order by lower(c.valid), p.folded`.execute(trx);
  const { rows: events } = await sql<UnitEvent>`
    select r.id, ${asPart(sql`mine.part`)} as kind, r.effective_on as on, r.decision_number as number, r.decision_day as day,
      (select coalesce(json_agg(json_build_object('id', o.unit_id, 'part', o.part, 'name', (select n.name from unit_name n where n.unit_id = o.unit_id order by lower(n.valid) desc limit 1)) order by o.part, o.unit_id), '[]')
        from reorganisation_part o where o.reorganisation_id = r.id and o.unit_id <> ${unitId}) as others
    from reorganisation r join reorganisation_part mine on mine.reorganisation_id = r.id and mine.unit_id = ${unitId} where r.undone_by is null and (${by}::date is null or r.effective_on <= ${by}::date) order by r.effective_on, r.id`.execute(trx);
  if (by === null) return { ...unit, firstName: names[0]?.name ?? '', names, types, parents, posts, lendings, places, events };
  const ended = unit.endedOn !== null && unit.endedOn <= by;
  return {
    ...unit, endedOn: ended ? unit.endedOn : null, firstName: names[0]?.name ?? '', names: begunBy(names, by), types: begunBy(types, by), parents: begunBy(parents, by), posts: begunBy(posts, by), lendings: lendings.filter((one) => one.from <= by), places: begunBy(places, by), events
  };
}

/** What a reorganisation `r` is to one of its parts: what ends for one unit is taken over by another. */
const asPart = (part: RawBuilder<unknown>) => sql`case when r.kind = 'dissolve' and ${part} = 'successor' then 'receive' else r.kind end`;

/** What had happened by a day to a unit and all that is or was below it, the latest first. */
export async function eventsBelow(trx: Trx, path: string, day: string, limit: number): Promise<{ id: string; kind: string; on: string; number: string | null; unitId: string; unit: string }[]> {
  const { rows } = await sql<{ id: string; kind: string; on: string; number: string | null; unitId: string; unit: string }>`
    select r.id, ${asPart(sql`rp.part`)} as kind, r.effective_on as on, r.decision_number as number, u.id as "unitId", coalesce(n.name, '') as unit
    from reorganisation r join reorganisation_part rp on rp.reorganisation_id = r.id join unit u on u.id = rp.unit_id
    left join lateral (select name from unit_name n where n.unit_id = u.id order by n.valid @> r.effective_on desc, lower(n.valid) desc limit 1) n on true
    where u.path <@ ${path}::ltree and r.undone_by is null and r.effective_on <= ${day}::date order by r.effective_on desc, r.id desc limit ${limit}`.execute(trx);
  return rows;
}

export interface PlaceLine {
  id: string;
  unitId: string;
  unit: string;
  name: string;
  kind: string;
  cellId: string | null;
  cell: string | null;
  since: string | null;
  /** members of the covering cell on the day; of a place without a cell, none */
  members: number;
}

/** Hamlets and offices on the ground of a unit and of all below it on a day, with the cell that covers each; those without members first. */
export async function placesBelow(trx: Trx, path: string, day: string): Promise<PlaceLine[]> {
  const { rows } = await sql<PlaceLine>`
    select p.id, p.unit_id as "unitId", coalesce(un.name, '') as unit, p.name, p.kind, c.cell_id as "cellId", n.name as cell, lower(c.valid)::text as since,
      (select count(*)::int from member m where m.cell_id = c.cell_id and m.valid @> ${day}::date) as members
    from place p join unit u on u.id = p.unit_id and u.path <@ ${path}::ltree
    left join unit_name un on un.unit_id = p.unit_id and un.valid @> ${day}::date
    left join place_cell c on c.place_id = p.id and c.valid @> ${day}::date
    left join unit_name n on n.unit_id = c.cell_id and n.valid @> ${day}::date
    order by c.cell_id is not null, un.folded, p.folded, p.id`.execute(trx);
  return rows;
}

/** People in scope whose name has all the words typed, to choose a holder of a post from; of a cell's own members all without words. */
export async function peopleToAppoint(trx: Trx, cellId: string | null, folded: string, day: string): Promise<{ personId: string; name: string; cell: string }[]> {
  const words = folded.split(' ').filter(Boolean).map((word) => `% ${word.replace(/[%_\\]/g, '\\$&')}%`);
  if (words.length === 0 && cellId === null) return [];
  const { rows } = await sql<{ personId: string; name: string; cell: string }>`
    select distinct on (m.sort_key, m.person_id) m.person_id as "personId", m.full_name as name, n.name as cell
    from member m join unit_name n on n.unit_id = m.cell_id and n.valid @> ${day}::date
    where m.valid @> ${day}::date and ${words.length > 0 ? sql`' ' || m.folded like all (${words})` : sql`m.cell_id = ${cellId}`}
    order by m.sort_key, m.person_id, m.cell_id limit 80`.execute(trx);
  return rows;
}

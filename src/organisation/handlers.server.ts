import { sql } from 'kysely';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';
import { handler } from '#platform/receive.server.ts';
import { tellRightsEnded } from '#platform/rights-ended.server.ts';
import { isDemo } from '#platform/site-key.server.ts';
import * as commands from './commands.ts';
import { addDays, dayOf, daysBetween } from './day.ts';
import { postEndings } from './post-handlers.server.ts';
import { delegationHandlers } from './delegation-handlers.server.ts';
import { ruleFault } from './local-rule.ts';
import { holdsOf, permitAt } from './queries.server.ts';
import { rightsAt } from './rights.ts';

export const handlers = [
  handler(commands.foundUnit, 'keep-units', async ({ payload, commandId, trx }) => {
    // an old cell below a committee that came later: it belongs there from the committee's first day
    const founded = await trx.selectFrom('unit').select('founded_on').where('id', '=', payload.unitId).executeTakeFirstOrThrow();
    const since = [payload.foundedOn, founded.founded_on].sort().at(-1)!;
    const parent = await livingUnit(trx, payload.unitId, since);
    if (!parent || parent.ended_on) return { refused: 'unit-not-alive', field: 'foundedOn' };
    if (parent.kind === 'cell' && payload.kind !== 'party-group') return { refused: 'nothing-below-a-cell', field: 'kind' };
    if (payload.kind === 'cell' && !payload.type) return { refused: 'cell-needs-type', field: 'type' };
    if (await siblingNamed(trx, payload.unitId, payload.name, since)) return { refused: 'name-taken', field: 'name' };
    const reorganisation = await record(trx, 'found', payload.foundedOn, payload, [[commandId, 'subject']], async () => {
      await trx.insertInto('unit').values({
        id: commandId, kind: payload.kind, path: `${parent.path}.${label(commandId)}`, founded_on: payload.foundedOn, ended_on: null, code: payload.code ?? null
      }).execute();
    });
    await nameFrom(trx, commandId, payload.name, payload.foundedOn, reorganisation);
    await trx.insertInto('unit_parent').values({
      unit_id: commandId, parent_id: payload.unitId, valid: from(since), reorganisation_id: reorganisation
    }).execute();
    if (payload.type) await trx.insertInto('unit_type').values({ unit_id: commandId, type: payload.type, valid: from(payload.foundedOn) }).execute();
    return { id: commandId };
  }),

  handler(commands.renameUnit, 'keep-units', async ({ payload, trx }) => {
    if (!(await livingUnit(trx, payload.unitId, payload.on))) return { refused: 'unit-not-alive', field: 'on' };
    const late = await cut(trx, 'unit_name', payload.unitId, payload.on);
    if (late) return late;
    const reorganisation = await record(trx, 'rename', payload.on, payload, [[payload.unitId, 'subject']]);
    await nameFrom(trx, payload.unitId, payload.name, payload.on, reorganisation);
  }),

  handler(commands.moveUnit, 'keep-units', async ({ payload, trx, actor, now }) => {
    // rights follow the tree, and the tree turns on the day itself: a move is entered when it is in force
    if (payload.on > dayOf(now)) return { refused: 'move-not-yet', field: 'on' };
    const unit = await livingUnit(trx, payload.unitId, payload.on);
    const parent = await livingUnit(trx, payload.newParentId, payload.on);
    if (!unit) return { refused: 'unit-not-alive', field: 'on' };
    const there = await permitAt(trx, actor, payload.newParentId, now);
    if (!parent || !there.rights.has('keep-units')) return { refused: 'not-yours', field: 'newParentId' };
    if (parent.ended_on) return { refused: 'unit-not-alive', field: 'newParentId' };
    if (parent.id === unit.id || (await everBelow(trx, parent.id, unit.id, payload.on))) return { refused: 'under-itself', field: 'newParentId' };
    if (parent.kind === 'cell') return { refused: 'nothing-below-a-cell', field: 'newParentId' };
    const late = await cut(trx, 'unit_parent', payload.unitId, payload.on);
    if (late) return late;
    const reorganisation = await record(trx, 'move', payload.on, payload, [[payload.unitId, 'subject']]);
    await trx.insertInto('unit_parent').values({
      unit_id: payload.unitId, parent_id: payload.newParentId, valid: from(payload.on), reorganisation_id: reorganisation
    }).execute();
    await repath(trx, unit.path, `${parent.path}.${label(payload.unitId)}`);
    await tellRightsEnded(trx);
  }),

  handler(commands.retypeUnit, 'keep-units', async ({ payload, trx }) => {
    const unit = await livingUnit(trx, payload.unitId, payload.on);
    if (!unit) return { refused: 'unit-not-alive', field: 'on' };
    const late = await cut(trx, 'unit_type', payload.unitId, payload.on);
    if (late) return late;
    await record(trx, 'retype', payload.on, payload, [[payload.unitId, 'subject']]);
    await trx.insertInto('unit_type').values({ unit_id: payload.unitId, type: payload.type, valid: from(payload.on) }).execute();
  }),

  handler(commands.dissolveUnit, 'keep-units', async ({ payload, trx, actor, now }) => {
    const unit = await livingUnit(trx, payload.unitId, payload.on);
    if (!unit) return { refused: 'unit-not-alive', field: 'on' };
    // also what has left since, or ended later: on that day it was still below
    const { rows: below } = await sql`select from unit_parent where parent_id = ${unit.id} and (upper_inf(valid) or upper(valid) > ${payload.on}::date) limit 1`.execute(trx);
    if (below.length > 0) return { refused: 'units-still-below', field: 'on' };
    for (const table of spans) {
      const late = await changedFrom(trx, table, payload.unitId, payload.on);
      if (late) return late;
    }
    const { rows: members } = await sql`select from member where cell_id = ${unit.id} and (upper_inf(valid) or upper(valid) > ${payload.on}::date) limit 1`.execute(trx);
    if (members.length > 0) return { refused: 'members-still-here', field: 'on' };
    // whoever takes over reads what was: only an office over both can say so
    if (payload.successorId && !(await permitAt(trx, actor, payload.successorId, now)).rights.has('keep-units')) return { refused: 'not-yours', field: 'successorId' };
    if (payload.successorId && !(await livingUnit(trx, payload.successorId, payload.on))) return { refused: 'unit-not-alive', field: 'successorId' };
    const parts: [string, string][] = [[payload.unitId, 'predecessor']];
    if (payload.successorId) parts.push([payload.successorId, 'successor']);
    await record(trx, 'dissolve', payload.on, payload, parts);
    await trx.updateTable('unit').set({ ended_on: payload.on }).where('id', '=', payload.unitId).execute();
    for (const table of spans) await endSpan(trx, table, payload.unitId, payload.on);
    await sql`update post set valid = daterange(lower(valid), ${payload.on}::date) where unit_id = ${payload.unitId} and valid @> ${payload.on}::date and lower(valid) < ${payload.on}::date`.execute(trx);
    await tellRightsEnded(trx);
  }),

  handler(commands.addPlace, 'keep-units', async ({ payload, commandId, trx, permit }) => {
    if (payload.cellId && !permit.scope.cells.includes(payload.cellId)) return { refused: 'not-yours', field: 'cellId' };
    await trx.insertInto('place').values({ id: commandId, unit_id: payload.unitId, kind: payload.kind, name: payload.name, folded: fold(payload.name) }).execute();
    if (payload.cellId) await trx.insertInto('place_cell').values({ place_id: commandId, cell_id: payload.cellId, valid: from(payload.from) }).execute();
    return { id: commandId };
  }),

  handler(commands.coverPlace, 'keep-units', async ({ payload, trx, permit }) => {
    if (payload.cellId && !permit.scope.cells.includes(payload.cellId)) return { refused: 'not-yours', field: 'cellId' };
    const place = await trx.selectFrom('place').select('id').where('id', '=', payload.placeId).where('unit_id', '=', payload.unitId).executeTakeFirst();
    if (!place) return { refused: 'not-yours', field: 'placeId' };
    const later = await sql`select from place_cell where place_id = ${payload.placeId} and lower(valid) >= ${payload.from}::date limit 1`.execute(trx);
    if (later.rows.length > 0) return { refused: 'changed-later', field: 'from' };
    await sql`update place_cell set valid = daterange(lower(valid), ${payload.from}::date) where place_id = ${payload.placeId} and valid @> ${payload.from}::date and lower(valid) < ${payload.from}::date`.execute(trx);
    if (payload.cellId) await trx.insertInto('place_cell').values({ place_id: payload.placeId, cell_id: payload.cellId, valid: from(payload.from) }).execute();
  }),

  handler(commands.appoint, 'appoint', async ({ payload, commandId, trx, actor, now }) => {
    if (payload.personId === actor.personId) return { refused: 'nobody-appoints-themselves', field: 'personId' };
    if (payload.kind === 'administrator') return { refused: 'administrator-only-at-set-up', field: 'kind' };
    const unit = await livingUnit(trx, payload.unitId, payload.from);
    if (!unit) return { refused: 'unit-not-alive', field: 'from' };
    if (payload.until && payload.until <= payload.from) return { refused: 'ends-before-it-begins', field: 'until' };
    const holds = await holdsOf(trx, actor.personId, dayOf(now));
    const fromAbove = holds.some((hold) => hold.path !== unit.path && rightsAt([hold], unit.path).has('appoint'));
    // a committee's officers come from the committee over it; those of a cell from any office over the cell
    if (!fromAbove && unit.path.includes('.') && payload.kind !== 'committee-member' && payload.kind !== 'in-charge')
      return { refused: 'posts-come-from-above', field: 'kind' };
    const personId = payload.personId ?? newId();
    if (!payload.personId) await trx.insertInto('person').values({ id: personId }).execute();
    const placed = await place(trx, commandId, { ...payload, personId });
    return 'refused' in placed ? placed : { ...placed, personId };
  }),

  handler(commands.appointFirstOfficer, 'keep-accounts', async ({ payload, commandId, trx, actor }) => {
    if (payload.personId === actor.personId) return { refused: 'nobody-appoints-themselves', field: 'personId' };
    const before = await trx.selectFrom('post').select('id').where('unit_id', '=', payload.unitId).where('kind', '=', 'office').limit(1).executeTakeFirst();
    if (before) return { refused: 'first-officer-already-appointed' };
    const unit = await livingUnit(trx, payload.unitId, payload.from);
    if (!unit) return { refused: 'unit-not-alive', field: 'from' };
    if (unit.path.includes('.')) return { refused: 'posts-come-from-above' };
    const personId = payload.personId ?? newId();
    if (!payload.personId) await trx.insertInto('person').values({ id: personId }).execute();
    const placed = await place(trx, commandId, { ...payload, personId, kind: 'office' });
    return 'refused' in placed ? placed : { ...placed, personId };
  }),

  ...postEndings,
  ...delegationHandlers,

  handler(commands.setHoliday, 'keep-units', async ({ payload, trx }) => {
    const local = await belowTheHighest(trx, payload.unitId);
    if (local) return local;
    const last = payload.until ?? payload.day;
    if (last < payload.day || daysBetween(payload.day, last) > 30) return { refused: 'ends-before-it-begins', field: 'until' };
    for (let day = payload.day; day <= last; day = addDays(day, 1)) {
      const row = { day, kind: payload.kind, name: payload.name, source: payload.source, confirmed: payload.confirmed };
      await trx.insertInto('holiday').values(row).onConflict((conflict) => conflict.column('day').doUpdateSet(row)).execute();
    }
  }),

  handler(commands.removeHoliday, 'keep-units', async ({ payload, trx }) => {
    const local = await belowTheHighest(trx, payload.unitId);
    if (local) return local;
    const { numDeletedRows } = await trx.deleteFrom('holiday').where('day', '=', payload.day).executeTakeFirst();
    if (numDeletedRows === 0n) return { refused: 'not-yours', field: 'day' };
  }),

  handler(commands.setSetting, 'keep-units', async ({ payload: { unitId, name, value, ...given }, trx, now }) => {
    // a demo notes here that it was loaded whole
    const fault = name === 'demo.loaded' && isDemo() ? null : ruleFault(name, value);
    if (fault) return fault;
    // never backwards: what was held is judged by the rule of its own day
    const first = given.from ?? dayOf(now);
    if (first < dayOf(now)) return { refused: 'day-has-passed', field: 'from' };
    if (!(await livingUnit(trx, unitId, first))) return { refused: 'unit-not-alive', field: 'from' };
    await keepSetting(trx, unitId, name, value, first);
  })
];

/** A unit's choice from a day on; what was chosen for that day or later gives way, what held before stays known. '' takes it back. */
export async function keepSetting(trx: Trx, unitId: string, name: string, value: string, first: string): Promise<void> {
  await sql`delete from site_setting where unit_id = ${unitId} and name = ${name} and lower(valid) >= ${first}::date`.execute(trx);
  await sql`update site_setting set valid = daterange(lower(valid), ${first}::date) where unit_id = ${unitId} and name = ${name} and valid @> ${first}::date`.execute(trx);
  if (value !== '') await trx.insertInto('site_setting').values({ unit_id: unitId, name, value: JSON.stringify(value), valid: from(first) }).execute();
}

/** A choice that should not have been made, taken back wherever it was: in its days too what held before it holds again. Says where it had been made, and for which days. */
export async function undoSetting(trx: Trx, name: string, value: string): Promise<{ unitId: string; from: string | null; until: string | null }[]> {
  const { rows } = await sql<{ unitId: string; from: string | null; until: string | null }>`delete from site_setting where name = ${name} and value = ${JSON.stringify(value)}::jsonb
    returning unit_id as "unitId", to_char(lower(valid), 'YYYY-MM-DD') as "from", to_char(upper(valid), 'YYYY-MM-DD') as until`.execute(trx);
  // the earliest first: what held before one that was chosen twice running holds again through both
  const taken = rows.toSorted((a, b) => (a.unitId + (a.from ?? '') < b.unitId + (b.from ?? '') ? -1 : 1));
  for (const { unitId, from: first, until } of taken) await sql`update site_setting set valid = daterange(lower(valid), ${until}::date) where unit_id = ${unitId} and name = ${name} and upper(valid) = ${first}::date`.execute(trx);
  return taken;
}

/** Days off are everybody's: only the office of the highest unit keeps them. */
async function belowTheHighest(trx: Trx, unitId: string): Promise<Refusal | null> {
  const unit = await trx.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow();
  return unit.path.includes('.') ? { refused: 'holidays-from-the-highest' } : null;
}

/** A unit in being on a day. */
async function livingUnit(trx: Trx, unitId: string, day: string) {
  return trx.selectFrom('unit').select(['id', 'kind', 'path', 'ended_on']).where('id', '=', unitId).where('founded_on', '<=', day)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', day)])).executeTakeFirst();
}

async function isPerson(trx: Trx, personId: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst());
}

async function siblingNamed(trx: Trx, parentId: string, name: string, day: string): Promise<boolean> {
  const { rows } = await sql`select from unit_parent p join unit_name n on n.unit_id = p.unit_id and n.valid @> ${day}::date
    where p.parent_id = ${parentId} and p.valid @> ${day}::date and n.name = ${name} limit 1`.execute(trx);
  return rows.length > 0;
}

/** Writes the reorganisation with its decision and the units that take part; what must exist first is done by `before`. */
async function record(
  trx: Trx, kind: string, on: string, decision: { decisionNumber?: string | undefined; decisionDay?: string | undefined },
  parts: [unitId: string, part: string][], before?: () => Promise<void>
): Promise<string> {
  await before?.();
  const id = newId();
  await trx.insertInto('reorganisation').values({
    id, kind, effective_on: on, decision_number: decision.decisionNumber ?? null, decision_day: decision.decisionDay ?? null, undone_by: null
  }).execute();
  await trx.insertInto('reorganisation_part').values(parts.map(([unit_id, part]) => ({ reorganisation_id: id, unit_id, part }))).execute();
  return id;
}

async function nameFrom(trx: Trx, unitId: string, name: string, day: string, reorganisation: string): Promise<void> {
  await trx.insertInto('unit_name').values({ unit_id: unitId, name, folded: fold(name), valid: from(day), reorganisation_id: reorganisation }).execute();
}

const spans = ['unit_name', 'unit_parent', 'unit_type'] as const;
type Spans = (typeof spans)[number];

/** Ends the span in force, so that another can begin on the day; a change already recorded on or after that day, the unit's end too, stands in the way. */
async function cut(trx: Trx, table: Spans, unitId: string, day: string): Promise<Refusal | null> {
  const late = await changedFrom(trx, table, unitId, day);
  if (late) return late;
  await endSpan(trx, table, unitId, day);
  return null;
}

async function changedFrom(trx: Trx, table: Spans, unitId: string, day: string): Promise<Refusal | null> {
  const { rows } = await sql`select from ${sql.table(table)} where unit_id = ${unitId} and lower(valid) >= ${day}::date
    union all select from unit where id = ${unitId} and ended_on is not null limit 1`.execute(trx);
  return rows.length > 0 ? { refused: 'changed-later', field: 'on' } : null;
}

/** Whether a unit is below another on a day or on any later one: then the other cannot go below it from that day on. */
async function everBelow(trx: Trx, unitId: string, aboveId: string, day: string): Promise<boolean> {
  const { rows } = await sql`with recursive up as (
      select parent_id, valid * daterange(${day}::date, null) as valid from unit_parent where unit_id = ${unitId} and valid && daterange(${day}::date, null)
      union
      select p.parent_id, up.valid * p.valid from unit_parent p join up on p.unit_id = up.parent_id where p.valid && up.valid)
    select from up where parent_id = ${aboveId} limit 1`.execute(trx);
  return rows.length > 0;
}

async function endSpan(trx: Trx, table: Spans, unitId: string, day: string): Promise<void> {
  await sql`update ${sql.table(table)} set valid = daterange(lower(valid), ${day}::date) where unit_id = ${unitId} and valid @> ${day}::date and lower(valid) < ${day}::date`.execute(trx);
}

/** The current tree follows its spans: everything below a moved unit moves with it. */
async function repath(trx: Trx, before: string, after: string): Promise<void> {
  await sql`update unit set path = case when path = ${before}::ltree then ${after}::ltree
    else ${after}::ltree || subpath(path, nlevel(${before}::ltree)) end where path <@ ${before}::ltree`.execute(trx);
}

async function place(
  trx: Trx, commandId: string,
  post: { unitId: string; personId: string; holderName: string; kind: string; from: string; until?: string | undefined; decisionNumber?: string | undefined; decisionDay?: string | undefined }
): Promise<Refusal | { id: string }> {
  if (!(await isPerson(trx, post.personId))) return { refused: 'person-unknown', field: 'personId' };
  const overlapping = await sql`select from post where unit_id = ${post.unitId} and person_id = ${post.personId} and kind = ${post.kind}
    and valid && ${between(post.from, post.until)}::daterange limit 1`.execute(trx);
  if (overlapping.rows.length > 0) return { refused: 'post-already-held', field: 'personId' };
  await trx.insertInto('post').values({
    unit_id: post.unitId, id: commandId, person_id: post.personId, holder_name: post.holderName, kind: post.kind, valid: between(post.from, post.until),
    decision_number: post.decisionNumber ?? null, decision_day: post.decisionDay ?? null
  }).execute();
  return { id: commandId };
}

const label = (id: string) => id.replaceAll('-', '');
const from = (day: string) => `[${day},)`;
const between = (first: string, end?: string) => `[${first},${end ?? ''})`;

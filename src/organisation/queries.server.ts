import { sql } from 'kysely';
import type { Actor, Scope } from '#platform/actor.ts';
import type { Db, Trx } from '#platform/database.server.ts';
import type { Permit } from '#platform/receive.server.ts';
import { dayOf } from './day.ts';
import { rightsAt, reaches, type Hold, type Right } from './rights.ts';

/** What a person holds on a day: posts, delegated posts, memberships; ended posts, units and memberships give nothing. */
export async function holdsOf(db: Db | Trx, personId: string, day: string): Promise<Hold[]> {
  const { rows } = await sql<{
    source: string; unit_id: string; kind: Hold['standing']; member_id: string | null; path: string; unit_kind: string; delegated_from: string | null;
  }>`select * from standing_of(${personId}, ${day})`.execute(db);
  return rows.map((row) => ({
    standing: row.kind, unitId: row.unit_id, unitKind: row.unit_kind, path: row.path, memberId: row.member_id, delegatedFrom: row.delegated_from
  }));
}

/** The rights and the scope of a person at one unit at a moment. Nothing held there, and no such unit, are one answer: no rights. */
export async function permitAt(db: Db | Trx, actor: Actor, unitId: string, now: Date): Promise<Permit & { rights: Set<Right> }> {
  const day = dayOf(now);
  const holds = await holdsOf(db, actor.personId, day);
  const unit = await db.selectFrom('unit').select(['kind', 'path']).where('id', '=', unitId)
    .where('founded_on', '<=', day)
    .executeTakeFirst();
  if (!unit) return { rights: new Set(), standing: 'none', memberId: null, scope: { cells: [] } };
  return permitOf(db, holds, { id: unitId, ...unit });
}

/** The same from holds already known. The scope is the unit and, for a committee, everything below it. */
export async function permitOf(db: Db | Trx, holds: readonly Hold[], unit: { id: string; kind: string; path: string }): Promise<Permit & { rights: Set<Right> }> {
  const rights = rightsAt(holds, unit.path);
  const hold = holds.find((one) => reaches(one, unit.path) && one.standing !== 'member') ?? holds.find((one) => reaches(one, unit.path));
  return {
    rights,
    standing: hold?.standing ?? 'none',
    memberId: holds.find((one) => one.standing === 'member' && one.unitId === unit.id)?.memberId ?? null,
    scope: await scopeFor(db, rights, unit)
  };
}

/** Ids of the unit with this path and of all units below it. */
export async function unitsBelow(db: Db | Trx, path: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unit where path <@ ${path}::ltree`.execute(db);
  return rows.map((row) => row.id);
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

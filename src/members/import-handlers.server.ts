import { sql } from 'kysely';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';
import { endProgress, tellProgress } from '#platform/progress.server.ts';
import { handler } from '#platform/receive.server.ts';
import { rememberMapping } from '#organisation/import-handlers.server.ts';
import { joinGroups, type Joining } from './group-queries.server.ts';
import { importMembers, importMembersBelow } from './import-commands.ts';
import { planImport, type Change, type Choice, type KnownMember } from './import.ts';
import { sortKey } from './name.ts';
import type { ImportedMember } from './sheet.ts';

export const handlers = [
  handler(importMembers, 'keep-members', async ({ payload, commandId, trx }) => {
    const cells = await cellsAmong(trx, [payload.unitId]);
    if (cells.size === 0) return { refused: 'members-belong-to-cells' };
    return write(trx, commandId, cells, payload.rows.map((row) => ({ ...row, cellId: payload.unitId })), payload);
  }),
  handler(importMembersBelow, 'keep-members', async ({ payload, commandId, trx, permit }) => {
    const named = [...new Set(payload.rows.map((row) => row.cellId))];
    const cells = await cellsAmong(trx, named.filter((cell) => permit.scope.cells.includes(cell)));
    if (cells.size < named.length) return { refused: 'not-yours', field: 'rows' };
    return write(trx, commandId, cells, payload.rows, payload);
  })
];

type Row = ImportedMember & { cellId: string; choice?: Choice | undefined };
interface Importing {
  unitId: string;
  since: string;
  remembered?: { signature: string; mapping: Record<string, string> } | undefined;
}

/** So many rows go to the database at once; between two parts the process answers others. */
const part = 500;

async function write(trx: Trx, commandId: string, cells: ReadonlyMap<string, string>, rows: readonly Row[], importing: Importing): Promise<Refusal | Record<string, unknown>> {
  if (rows.length === 0) return { refused: 'sheet-is-empty', field: 'file' };
  const twice = cardTwice(rows);
  if (twice) return { refused: 'sheet-has-errors', field: 'file', at: twice.at };
  const known = await knownMembers(trx, [...cells.keys()]);
  const stranger = await groupElsewhere(trx, rows);
  if (stranger) return { refused: 'sheet-has-errors', field: 'file', at: stranger.at };
  const choices = Object.fromEntries(rows.filter((row) => row.choice).map((row) => [row.at, row.choice!]));
  const plan = planImport(rows, known, choices);
  if (plan.former.length > 0) return { refused: 'sheet-has-errors', field: 'file', at: plan.former[0]!.row.at };
  const total = plan.added.length + plan.changed.length;
  try {
    for (let done = 0; done < plan.added.length; done += part) {
      tellProgress(commandId, { done, total });
      await add(trx, plan.added.slice(done, done + part) as Row[], cells, importing.since);
    }
    for (let done = 0; done < plan.changed.length; done += part) {
      tellProgress(commandId, { done: plan.added.length + done, total });
      await change(trx, plan.changed.slice(done, done + part), importing.since);
    }
  } finally {
    endProgress(commandId);
  }
  if (importing.remembered) await rememberMapping(trx, importing.unitId, importing.remembered);
  return { added: plan.added.length, changed: plan.changed.length, same: plan.same.length, skipped: rows.length - plan.added.length - plan.changed.length - plan.same.length };
}

/** Two rows of one cell with one card are two people on one card, unless they are one person twice, whom the plan leaves out once. */
function cardTwice(rows: readonly Row[]): Row | null {
  const holders = new Map<string, Row>();
  for (const row of rows) {
    if (!row.cardNumber) continue;
    const key = `${row.cellId} ${row.cardNumber}`;
    const before = holders.get(key);
    if (before && fold(before.fullName) !== fold(row.fullName)) return row;
    holders.set(key, row);
  }
  return null;
}

/** Of these units those that are cells, with the day of founding. */
async function cellsAmong(trx: Trx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom('unit').select(['id', 'founded_on']).where('id', 'in', ids).where('kind', '=', 'cell').where('ended_on', 'is', null).execute();
  return new Map(rows.map((row) => [row.id, row.founded_on]));
}

/** All who belong or belonged to these cells, with their details. */
export async function knownMembers(trx: Trx, cells: readonly string[]): Promise<KnownMember[]> {
  const { rows } = await sql<KnownMember>`
    select m.id, m.cell_id as "cellId", m.full_name as "fullName", d.born, d.card_number as "cardNumber", d.admitted_on as "admittedOn",
      d.official_on as "officialOn", d.phone, d.email, not upper_inf(m.valid) as former,
      (select g.group_id from member_group g where g.cell_id = m.cell_id and g.member_id = m.id and upper_inf(g.valid)) as "groupId"
    from member m left join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id
    where m.cell_id = any (${cells}::uuid[]) order by m.sort_key, m.id`.execute(trx);
  return rows;
}

async function add(trx: Trx, rows: readonly Row[], cells: ReadonlyMap<string, string>, since: string): Promise<void> {
  const made = rows.map((row) => {
    const start = [since, cells.get(row.cellId)!, row.admittedOn ?? ''].sort().at(-1)!;
    return {
      cell_id: row.cellId, id: newId(), person_id: newId(), full_name: row.fullName, folded: fold(row.fullName), sort_key: sortKey(row.fullName),
      born: row.born ?? null, card_number: row.cardNumber ?? null, admitted_on: row.admittedOn ?? null, official_on: row.officialOn ?? null, phone: row.phone ?? null, email: row.email ?? null,
      valid: `[${start},)`, statuses: statusesFrom(row, start), group_id: row.groupId ?? null
    };
  });
  const people = JSON.stringify(made);
  await sql`insert into person (id) select person_id from jsonb_to_recordset(${people}::jsonb) as x (person_id uuid)`.execute(trx);
  await sql`insert into member (cell_id, id, person_id, valid, full_name, folded, sort_key)
    select * from jsonb_to_recordset(${people}::jsonb) as x (cell_id uuid, id uuid, person_id uuid, valid daterange, full_name text, folded text, sort_key text)`.execute(trx);
  await sql`insert into member_detail (cell_id, member_id, born, card_number, admitted_on, official_on, phone, email)
    select * from jsonb_to_recordset(${people}::jsonb) as x (cell_id uuid, id uuid, born text, card_number text, admitted_on date, official_on date, phone text, email text)`.execute(trx);
  const statuses = JSON.stringify(made.flatMap((one) => one.statuses.map((status) => ({ cell_id: one.cell_id, member_id: one.id, ...status }))));
  await sql`insert into member_status (cell_id, member_id, valid, status)
    select * from jsonb_to_recordset(${statuses}::jsonb) as x (cell_id uuid, member_id uuid, valid daterange, status text)`.execute(trx);
  await group(trx, made.flatMap((one) => (one.group_id ? [{ cell_id: one.cell_id, member_id: one.id, group_id: one.group_id }] : [])), since);
}

/** A probationer until the official day, where that day lies within the belonging. */
function statusesFrom(row: Row, start: string): { valid: string; status: string }[] {
  if (row.status === 'probationary') return [{ valid: `[${start},)`, status: 'probationary' }];
  if (!row.officialOn || row.officialOn <= start) return [{ valid: `[${start},)`, status: 'official' }];
  return [{ valid: `[${start},${row.officialOn})`, status: 'probationary' }, { valid: `[${row.officialOn},)`, status: 'official' }];
}

/** What the file leaves empty stays as it is. */
async function change(trx: Trx, changes: readonly Change[], since: string): Promise<void> {
  const rows = JSON.stringify(changes.map(({ row, known, fields }) => ({
    cell_id: known.cellId, id: known.id, full_name: row.fullName, folded: fold(row.fullName), sort_key: sortKey(row.fullName),
    ...Object.fromEntries(columns.map(([field, column]) => [column, fields.includes(field) ? row[field] : null]))
  })));
  await sql`update member m set full_name = x.full_name, folded = x.folded, sort_key = x.sort_key
    from jsonb_to_recordset(${rows}::jsonb) as x (cell_id uuid, id uuid, full_name text, folded text, sort_key text)
    where m.cell_id = x.cell_id and m.id = x.id and m.full_name <> x.full_name`.execute(trx);
  await sql`update member_detail d set born = coalesce(x.born, d.born), card_number = coalesce(x.card_number, d.card_number), admitted_on = coalesce(x.admitted_on, d.admitted_on),
      official_on = coalesce(x.official_on, d.official_on), phone = coalesce(x.phone, d.phone), email = coalesce(x.email, d.email)
    from jsonb_to_recordset(${rows}::jsonb) as x (cell_id uuid, id uuid, born text, card_number text, admitted_on date, official_on date, phone text, email text)
    where d.cell_id = x.cell_id and d.member_id = x.id`.execute(trx);
  await group(trx, changes.filter(({ fields }) => fields.includes('groupId')).map(({ row, known }) => ({ cell_id: known.cellId, member_id: known.id, group_id: row.groupId! })), since);
}
/** The first row whose party group is not one of its cell. */
async function groupElsewhere(trx: Trx, rows: readonly Row[]): Promise<Row | undefined> {
  const naming = rows.filter((row) => row.groupId);
  if (naming.length === 0) return undefined;
  const { rows: groups } = await sql<{ id: string; cellId: string }>`select p.unit_id as id, p.parent_id as "cellId" from unit_parent p join unit u on u.id = p.unit_id
    where u.kind = 'party-group' and u.ended_on is null and upper_inf(p.valid) and u.id = any (${[...new Set(naming.map((row) => row.groupId))]}::uuid[])`.execute(trx);
  const cellOf = new Map(groups.map((group) => [group.id, group.cellId]));
  return naming.find((row) => cellOf.get(row.groupId!) !== row.cellId);
}

/** In the party group from the day of the import on: neither before it was founded, nor before the membership or what is already known of them in a group. */
async function group(trx: Trx, joining: readonly { cell_id: string; member_id: string; group_id: string }[], since: string): Promise<void> {
  const { rows } = await sql<Joining>`select x.cell_id, x.member_id, x.group_id, greatest(${since}::date, u.founded_on, lower(m.valid),
      (select max(lower(g.valid)) from member_group g where g.cell_id = x.cell_id and g.member_id = x.member_id))::text as "from"
    from jsonb_to_recordset(${JSON.stringify(joining)}::jsonb) as x (cell_id uuid, member_id uuid, group_id uuid) join unit u on u.id = x.group_id join member m on m.cell_id = x.cell_id and m.id = x.member_id`.execute(trx);
  await joinGroups(trx, rows);
}
const columns = [['born', 'born'], ['cardNumber', 'card_number'], ['admittedOn', 'admitted_on'], ['officialOn', 'official_on'], ['phone', 'phone'], ['email', 'email']] as const;

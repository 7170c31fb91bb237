import { sql } from 'kysely';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';
import { handler } from '#platform/receive.server.ts';
import { tellRightsEnded } from '#platform/rights-ended.server.ts';
import { slipCode, slipDays, slipHash } from '#platform/sign-in/slip.server.ts';
import { dayOf } from '#organisation/day.ts';
import { endLendingTo } from '#organisation/delegation-queries.server.ts';
import { holdsOf } from '#organisation/queries.server.ts';
import { rightsAt } from '#organisation/rights.ts';
import * as commands from './commands.ts';
import { joinGroups } from './group-queries.server.ts';
import { sortKey } from './name.ts';

export const handlers = [
  handler(commands.addMember, 'keep-members', async ({ payload, commandId, trx }) => {
    const unit = await trx.selectFrom('unit').select(['kind', 'founded_on']).where('id', '=', payload.unitId).executeTakeFirstOrThrow();
    if (unit.kind !== 'cell') return { refused: 'members-belong-to-cells' };
    if (payload.since < unit.founded_on) return { refused: 'unit-not-alive', field: 'since' };
    const twice = await cardHeldBy(trx, payload.unitId, payload.cardNumber, commandId);
    if (twice) return twice;
    const personId = payload.personId ?? newId();
    if (!payload.personId) await trx.insertInto('person').values({ id: personId }).execute();
    else if (!(await trx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst())) return { refused: 'person-unknown', field: 'personId' };
    const here = await sql`select from member where cell_id = ${payload.unitId} and person_id = ${personId} and (upper_inf(valid) or upper(valid) > ${payload.since}::date) limit 1`.execute(trx);
    if (here.rows.length > 0) return { refused: 'already-a-member-here', field: 'personId' };
    await trx.insertInto('member').values({
      cell_id: payload.unitId, id: commandId, person_id: personId, valid: `[${payload.since},)`, ...named(payload.fullName)
    }).execute();
    await trx.insertInto('member_detail').values({ cell_id: payload.unitId, member_id: commandId, ...detailRow(payload) }).execute();
    await trx.insertInto('member_status').values({
      cell_id: payload.unitId, member_id: commandId, status: payload.status, valid: `[${payload.since},)`, ...decisionRow(payload)
    }).execute();
    return { id: commandId, personId };
  }),

  handler(commands.correctName, 'keep-members', async ({ payload, trx }) => {
    const { numUpdatedRows } = await trx.updateTable('member').set(named(payload.fullName))
      .where('cell_id', '=', payload.unitId).where('id', '=', payload.memberId).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'memberId' };
  }),

  handler(commands.setDetails, 'keep-members', async ({ payload, trx }) => {
    const twice = await cardHeldBy(trx, payload.unitId, payload.cardNumber, payload.memberId);
    if (twice) return twice;
    const { numUpdatedRows } = await trx.updateTable('member_detail').set(detailRow(payload))
      .where('cell_id', '=', payload.unitId).where('member_id', '=', payload.memberId).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'memberId' };
  }),

  handler(commands.setStatus, 'keep-members', async ({ payload, trx }) => {
    const late = await cutStatus(trx, payload.unitId, payload.memberId, payload.from, 'from');
    if (late) return late;
    await trx.insertInto('member_status').values({
      cell_id: payload.unitId, member_id: payload.memberId, status: payload.status, valid: `[${payload.from},)`, ...decisionRow(payload)
    }).execute();
  }),

  handler(commands.correctStatus, 'keep-members', async ({ payload, trx }) => {
    const spans = await statusesOf(trx, payload.unitId, payload.memberId);
    const index = spans.findIndex((span) => span.from === payload.began);
    const span = spans[index];
    if (!span || !['official', 'probationary'].includes(span.status)) return { refused: 'not-yours', field: 'began' };
    const before = spans[index - 1];
    if (span.until !== null && payload.from >= span.until) return { refused: 'ends-before-it-begins', field: 'from' };
    if (before ? payload.from <= before.from! : payload.from < (await foundedOn(trx, payload.unitId))) return { refused: before ? 'changed-later' : 'unit-not-alive', field: 'from' };
    if (!before && payload.from !== span.from) {
      const { rows } = await sql`update member set valid = daterange(${payload.from}::date, upper(valid)) where cell_id = ${payload.unitId} and id = ${payload.memberId}
        and not exists (select from member o where o.cell_id = member.cell_id and o.person_id = member.person_id and o.id <> member.id and o.valid && daterange(${payload.from}::date, lower(member.valid))) returning id`.execute(trx);
      if (rows.length === 0) return { refused: 'already-a-member-here', field: 'from' };
    }
    // the one before gives way or stretches first: two spans never overlap, not even within the command
    const move = (at: string, range: [string, string | null]) => sql`update member_status set valid = daterange(${range[0]}::date, ${range[1]}::date)
      where cell_id = ${payload.unitId} and member_id = ${payload.memberId} and lower(valid) = ${at}::date`.execute(trx);
    const steps = [() => move(payload.began, [payload.from, span.until]), () => (before ? move(before.from!, [before.from!, payload.from]) : Promise.resolve())];
    for (const step of payload.from < payload.began ? steps.reverse() : steps) await step();
    await trx.updateTable('member_status').set({ status: payload.status, ...decisionRow(payload) }).where('cell_id', '=', payload.unitId).where('member_id', '=', payload.memberId)
      .where(sql<boolean>`lower(valid) = ${payload.from}::date`).execute();
  }),

  handler(commands.endMembership, 'keep-members', async ({ payload, trx, now }) =>
    leave(trx, payload.unitId, payload.memberId, payload.status, payload.on, payload, now)),

  handler(commands.setFlag, 'keep-members', async ({ payload, trx }) => {
    if (payload.until && payload.until <= payload.from) return { refused: 'ends-before-it-begins', field: 'until' };
    const valid = `[${payload.from},${payload.until ?? ''})`;
    if (!(await belongs(trx, payload.unitId, payload.memberId, payload.from))) return { refused: 'not-a-member-that-day', field: 'from' };
    const overlapping = await sql`select from member_flag where cell_id = ${payload.unitId} and member_id = ${payload.memberId} and flag = ${payload.flag}
      and valid && ${valid}::daterange limit 1`.execute(trx);
    if (overlapping.rows.length > 0) return { refused: 'flag-already-set', field: 'from' };
    await trx.insertInto('member_flag').values({
      cell_id: payload.unitId, member_id: payload.memberId, flag: payload.flag, valid, ...decisionRow(payload)
    }).execute();
  }),

  handler(commands.endFlag, 'keep-members', async ({ payload, trx }) => {
    const { numAffectedRows } = await sql`update member_flag set valid = daterange(lower(valid), ${payload.on}::date)
      where cell_id = ${payload.unitId} and member_id = ${payload.memberId} and flag = ${payload.flag}
        and lower(valid) < ${payload.on}::date and (upper_inf(valid) or upper(valid) > ${payload.on}::date)`.execute(trx);
    if (!numAffectedRows) return { refused: 'ends-before-it-begins', field: 'on' };
  }),

  handler(commands.correctFlag, 'keep-members', async ({ payload, trx }) => {
    if (payload.until && payload.until <= payload.from) return { refused: 'ends-before-it-begins', field: 'until' };
    if (!(await belongs(trx, payload.unitId, payload.memberId, payload.from))) return { refused: 'not-a-member-that-day', field: 'from' };
    const valid = `[${payload.from},${payload.until ?? ''})`;
    const overlapping = await sql`select from member_flag where cell_id = ${payload.unitId} and member_id = ${payload.memberId} and flag = ${payload.flag}
      and lower(valid) <> ${payload.began}::date and valid && ${valid}::daterange limit 1`.execute(trx);
    if (overlapping.rows.length > 0) return { refused: 'flag-already-set', field: 'from' };
    const { numUpdatedRows } = await trx.updateTable('member_flag').set({ valid, ...decisionRow(payload) }).where('cell_id', '=', payload.unitId).where('member_id', '=', payload.memberId)
      .where('flag', '=', payload.flag).where(sql<boolean>`lower(valid) = ${payload.began}::date`).executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'not-yours', field: 'began' };
  }),

  handler(commands.removeFlag, 'keep-members', async ({ payload, trx }) => {
    const { numDeletedRows } = await trx.deleteFrom('member_flag').where('cell_id', '=', payload.unitId).where('member_id', '=', payload.memberId)
      .where('flag', '=', payload.flag).where(sql<boolean>`lower(valid) = ${payload.began}::date`).executeTakeFirst();
    if (numDeletedRows === 0n) return { refused: 'not-yours', field: 'began' };
  }),

  handler(commands.transferMember, 'keep-members', async ({ payload, commandId, trx, permit, now }) => {
    if (payload.fromCellId === payload.toCellId) return { refused: 'already-a-member-here', field: 'toCellId' };
    for (const [field, cellId] of [['fromCellId', payload.fromCellId], ['toCellId', payload.toCellId]] as const)
      if (!permit.scope.cells.includes(cellId)) return { refused: 'not-yours', field };
    const kept = await keptOn(trx, payload.fromCellId, payload.memberId, payload.on);
    if (!kept) return { refused: 'not-a-member-that-day', field: 'memberId' };
    const refusal = (await arrive(trx, payload.toCellId, kept, `[${payload.on},)`)) ?? (await leave(trx, payload.fromCellId, payload.memberId, 'transferred', payload.on, payload, now));
    if (refusal) return refusal;
    const { person_id, full_name, status, ...detail } = kept;
    await trx.insertInto('member').values({ cell_id: payload.toCellId, id: commandId, person_id, valid: `[${payload.on},)`, ...named(full_name) }).execute();
    await trx.insertInto('member_detail').values({ cell_id: payload.toCellId, member_id: commandId, ...detail }).execute();
    await trx.insertInto('member_status').values({ cell_id: payload.toCellId, member_id: commandId, status, valid: `[${payload.on},)`, ...decisionRow(payload) }).execute();
    return { id: commandId };
  }),

  handler(commands.stay, 'keep-members', async ({ payload, commandId, trx, permit }) => {
    if (payload.fromCellId === payload.toCellId) return { refused: 'already-a-member-here', field: 'toCellId' };
    for (const [field, cellId] of [['fromCellId', payload.fromCellId], ['toCellId', payload.toCellId]] as const)
      if (!permit.scope.cells.includes(cellId)) return { refused: 'not-yours', field };
    if (payload.until && payload.until <= payload.from) return { refused: 'ends-before-it-begins', field: 'until' };
    const kept = await keptOn(trx, payload.fromCellId, payload.memberId, payload.from);
    if (!kept) return { refused: 'not-a-member-that-day', field: 'from' };
    const valid = `[${payload.from},${payload.until ?? ''})`;
    const refusal = await arrive(trx, payload.toCellId, kept, valid);
    if (refusal) return refusal;
    const away = await sql`select from member_flag where cell_id = ${payload.fromCellId} and member_id = ${payload.memberId} and flag in ('temporary-in', 'temporary-away') and valid && ${valid}::daterange limit 1`.execute(trx);
    if (away.rows.length > 0) return { refused: 'flag-already-set', field: 'from' };
    const { person_id, full_name, status, ...detail } = kept;
    await trx.insertInto('member').values({ cell_id: payload.toCellId, id: commandId, person_id, valid, ...named(full_name) }).execute();
    await trx.insertInto('member_detail').values({ cell_id: payload.toCellId, member_id: commandId, ...detail }).execute();
    await trx.insertInto('member_status').values({ cell_id: payload.toCellId, member_id: commandId, status, valid, ...decisionRow(payload) }).execute();
    const flags = [[payload.fromCellId, payload.memberId, 'temporary-away'], [payload.toCellId, commandId, 'temporary-in']] as const;
    await trx.insertInto('member_flag').values(flags.map(([cell_id, member_id, flag]) => ({ cell_id, member_id, flag, valid, ...decisionRow(payload) }))).execute();
    return { id: commandId };
  }),

  handler(commands.endStay, 'keep-members', async ({ payload, trx, permit }) => {
    for (const [field, cellId] of [['fromCellId', payload.fromCellId], ['toCellId', payload.toCellId]] as const)
      if (!permit.scope.cells.includes(cellId)) return { refused: 'not-yours', field };
    const { rows } = await sql<{ guest: string }>`select there.id as guest from member home join member there on there.person_id = home.person_id and there.cell_id = ${payload.toCellId}
      and lower(there.valid) < ${payload.on}::date and (upper_inf(there.valid) or upper(there.valid) > ${payload.on}::date) where home.cell_id = ${payload.fromCellId} and home.id = ${payload.memberId}`.execute(trx);
    if (!rows[0]) return { refused: 'ends-before-it-begins', field: 'on' };
    const { guest } = rows[0];
    await sql`update member set valid = daterange(lower(valid), ${payload.on}::date) where cell_id = ${payload.toCellId} and id = ${guest}`.execute(trx);
    await sql`update member_status set valid = daterange(lower(valid), ${payload.on}::date) where cell_id = ${payload.toCellId} and member_id = ${guest} and valid @> ${payload.on}::date and lower(valid) < ${payload.on}::date`.execute(trx);
    await leaveGroup(trx, payload.toCellId, guest, payload.on);
    for (const [cellId, memberId, flag] of [[payload.toCellId, guest, 'temporary-in'], [payload.fromCellId, payload.memberId, 'temporary-away']] as const)
      await sql`update member_flag set valid = daterange(lower(valid), ${payload.on}::date) where cell_id = ${cellId} and member_id = ${memberId} and flag = ${flag} and lower(valid) < ${payload.on}::date and (upper_inf(valid) or upper(valid) > ${payload.on}::date)`.execute(trx);
    await tellRightsEnded(trx);
  }),

  handler(commands.printSlip, 'print-slips', async ({ payload, commandId, trx, actor, now }) => {
    const day = dayOf(now);
    if (!(await belongs(trx, payload.unitId, payload.memberId, day))) return { refused: 'not-yours', field: 'memberId' };
    const member = await trx.selectFrom('member').select('person_id').where('cell_id', '=', payload.unitId).where('id', '=', payload.memberId).executeTakeFirstOrThrow();
    if (await holdsMoreThan(trx, actor.personId, member.person_id, payload.unitId, day)) return { refused: 'slip-from-above', field: 'memberId' };
    await trx.insertInto('sign_in_slip').values({
      cell_id: payload.unitId, id: commandId, member_id: payload.memberId, code_hash: slipHash(slipCode(commandId)), made_by: actor.personId, made_at: now,
      expires_at: new Date(now.getTime() + slipDays * 24 * 3600_000), used_at: null
    }).execute();
    return { id: commandId };
  })
];

/** Whether somebody can belong to a cell over a span: it is in being, they are not there already, their card is nobody else's. A card kept from an earlier belonging of theirs goes with them. */
async function arrive(trx: Trx, cellId: string, one: { person_id: string; card_number: string | null }, valid: string): Promise<Refusal | null> {
  const { rows } = await sql<{ alive: boolean; here: boolean }>`
    select u.founded_on <= lower(${valid}::daterange) and (u.ended_on is null or u.ended_on > lower(${valid}::daterange)) as alive,
      exists (select from member m where m.cell_id = u.id and m.person_id = ${one.person_id} and m.valid && ${valid}::daterange) as here from unit u where u.id = ${cellId}`.execute(trx);
  if (!rows[0]?.alive) return { refused: 'unit-not-alive', field: 'toCellId' };
  if (rows[0].here) return { refused: 'already-a-member-here', field: 'toCellId' };
  if (!one.card_number) return null;
  await sql`update member_detail d set card_number = null from member m where m.cell_id = d.cell_id and m.id = d.member_id
    and d.cell_id = ${cellId} and d.card_number = ${one.card_number} and m.person_id = ${one.person_id}`.execute(trx);
  const taken = await trx.selectFrom('member_detail').select('member_id').where('cell_id', '=', cellId).where('card_number', '=', one.card_number).executeTakeFirst();
  return taken ? { refused: 'card-number-taken', field: 'toCellId' } : null;
}

/** A member of a cell on a day with the details that go along to another cell. */
async function keptOn(trx: Trx, cellId: string, memberId: string, day: string) {
  return trx.selectFrom('member').innerJoin('member_detail', (join) => join.onRef('member_detail.cell_id', '=', 'member.cell_id').onRef('member_detail.member_id', '=', 'member.id'))
    .innerJoin('member_status', (join) => join.onRef('member_status.cell_id', '=', 'member.cell_id').onRef('member_status.member_id', '=', 'member.id'))
    .where('member.cell_id', '=', cellId).where('member.id', '=', memberId).where(sql<boolean>`member.valid @> ${day}::date`)
    .where(sql<boolean>`member_status.valid @> ${day}::date`).where('member_status.status', 'in', ['official', 'probationary'])
    .select(['person_id', 'full_name', 'born', 'card_number', 'admitted_on', 'official_on', 'phone', 'email', 'large_type', 'status']).executeTakeFirst();
}

/** A slip opens all that its owner holds: who prints it must reach each of those units, or a cell could let itself into its committee. */
async function holdsMoreThan(trx: Trx, printerId: string, personId: string, cellId: string, day: string): Promise<boolean> {
  const printer = await holdsOf(trx, printerId, day);
  return (await holdsOf(trx, personId, day)).some((hold) => hold.unitId !== cellId && !rightsAt(printer, hold.path).has('print-slips'));
}

/** The last day in the cell is the day before; the terminal status says why, and posts in the cell, held or lent, end with the membership. */
async function leave(trx: Trx, cellId: string, memberId: string, status: string, on: string, decision: Decision, now: Date): Promise<Refusal | void> {
  const member = await trx.selectFrom('member').select('person_id').where('cell_id', '=', cellId).where('id', '=', memberId)
    .where(sql<boolean>`valid @> ${on}::date and lower(valid) < ${on}::date`).executeTakeFirst();
  if (!member) return { refused: 'not-a-member-that-day', field: 'on' };
  const late = await cutStatus(trx, cellId, memberId, on, 'on');
  if (late) return late;
  await trx.insertInto('member_status').values({ cell_id: cellId, member_id: memberId, status, valid: `[${on},)`, ...decisionRow(decision) }).execute();
  await sql`update member set valid = daterange(lower(valid), ${on}::date) where cell_id = ${cellId} and id = ${memberId}`.execute(trx);
  await sql`update member_flag set valid = daterange(lower(valid), ${on}::date) where cell_id = ${cellId} and member_id = ${memberId} and valid @> ${on}::date and lower(valid) < ${on}::date`.execute(trx);
  await leaveGroup(trx, cellId, memberId, on);
  await sql`update post set valid = daterange(lower(valid), ${on}::date) where unit_id = ${cellId} and person_id = ${member.person_id} and kind <> 'in-charge'
    and valid @> ${on}::date and lower(valid) < ${on}::date`.execute(trx);
  // what was to begin on that day or later never does
  await sql`delete from post where unit_id = ${cellId} and person_id = ${member.person_id} and kind <> 'in-charge' and lower(valid) >= ${on}::date`.execute(trx);
  await endLendingTo(trx, member.person_id, on, now, cellId);
  await tellRightsEnded(trx);
}

/** From that day on in no party group of the cell. */
async function leaveGroup(trx: Trx, cellId: string, memberId: string, on: string): Promise<void> {
  await joinGroups(trx, [{ cell_id: cellId, member_id: memberId, group_id: null, from: on }]);
}

async function cutStatus(trx: Trx, cellId: string, memberId: string, day: string, field: string): Promise<Refusal | null> {
  if (!(await belongs(trx, cellId, memberId, day))) return { refused: 'not-a-member-that-day', field };
  const later = await sql`select from member_status where cell_id = ${cellId} and member_id = ${memberId} and lower(valid) >= ${day}::date limit 1`.execute(trx);
  if (later.rows.length > 0) return { refused: 'changed-later', field };
  await sql`update member_status set valid = daterange(lower(valid), ${day}::date) where cell_id = ${cellId} and member_id = ${memberId} and valid @> ${day}::date`.execute(trx);
  return null;
}

async function statusesOf(trx: Trx, cellId: string, memberId: string): Promise<{ status: string; from: string; until: string | null }[]> {
  const { rows } = await sql<{ status: string; from: string; until: string | null }>`select status, lower(valid)::text as "from", upper(valid)::text as until from member_status
    where cell_id = ${cellId} and member_id = ${memberId} order by lower(valid)`.execute(trx);
  return rows;
}

async function foundedOn(trx: Trx, cellId: string): Promise<string> {
  return (await trx.selectFrom('unit').select('founded_on').where('id', '=', cellId).executeTakeFirstOrThrow()).founded_on;
}

async function belongs(trx: Trx, cellId: string, memberId: string, day: string): Promise<boolean> {
  const { rows } = await sql`select from member where cell_id = ${cellId} and id = ${memberId} and valid @> ${day}::date`.execute(trx);
  return rows.length > 0;
}

async function cardHeldBy(trx: Trx, cellId: string, cardNumber: string | undefined, memberId: string): Promise<Refusal | null> {
  if (!cardNumber) return null;
  const holder = await trx.selectFrom('member_detail').select('member_id').where('cell_id', '=', cellId).where('card_number', '=', cardNumber)
    .where('member_id', '<>', memberId).executeTakeFirst();
  return holder ? { refused: 'card-number-taken', field: 'cardNumber' } : null;
}

interface Decision {
  decisionNumber?: string | undefined;
  decisionDay?: string | undefined;
}

const decisionRow = (decision: Decision) => ({ decision_number: decision.decisionNumber ?? null, decision_day: decision.decisionDay ?? null });
const named = (fullName: string) => ({ full_name: fullName, folded: fold(fullName), sort_key: sortKey(fullName) });

interface Details {
  born?: string | undefined;
  cardNumber?: string | undefined;
  admittedOn?: string | undefined;
  officialOn?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  largeType: boolean;
}
const detailRow = (given: Details) => ({
  born: given.born ?? null, card_number: given.cardNumber ?? null, admitted_on: given.admittedOn ?? null, official_on: given.officialOn ?? null,
  phone: given.phone ?? null, email: given.email ?? null, large_type: given.largeType
});

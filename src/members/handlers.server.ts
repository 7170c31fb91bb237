import { sql } from 'kysely';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';
import { handler } from '#platform/receive.server.ts';
import { slipCode, slipDays, slipHash } from '#platform/sign-in/slip.server.ts';
import { dayOf } from '#organisation/day.ts';
import { holdsOf } from '#organisation/queries.server.ts';
import { rightsAt } from '#organisation/rights.ts';
import * as commands from './commands.ts';
import { sortKey } from './name.ts';

export const handlers = [
  handler(commands.addMember, 'keep-members', async ({ payload, commandId, trx }) => {
    const unit = await trx.selectFrom('unit').select('kind').where('id', '=', payload.unitId).executeTakeFirstOrThrow();
    if (unit.kind !== 'cell') return { refused: 'members-belong-to-cells' };
    const twice = await cardHeldBy(trx, payload.unitId, payload.cardNumber, commandId);
    if (twice) return twice;
    const personId = payload.personId ?? newId();
    if (!payload.personId) await trx.insertInto('person').values({ id: personId }).execute();
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

  handler(commands.endMembership, 'keep-members', async ({ payload, trx }) =>
    leave(trx, payload.unitId, payload.memberId, payload.status, payload.on, payload)),

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

  handler(commands.transferMember, 'keep-members', async ({ payload, commandId, trx, permit }) => {
    if (payload.fromCellId === payload.toCellId) return { refused: 'already-a-member-here', field: 'toCellId' };
    for (const [field, cellId] of [['fromCellId', payload.fromCellId], ['toCellId', payload.toCellId]] as const)
      if (!permit.scope.cells.includes(cellId)) return { refused: 'not-yours', field };
    const kept = await trx.selectFrom('member').innerJoin('member_detail', (join) => join.onRef('member_detail.cell_id', '=', 'member.cell_id').onRef('member_detail.member_id', '=', 'member.id'))
      .innerJoin('member_status', (join) => join.onRef('member_status.cell_id', '=', 'member.cell_id').onRef('member_status.member_id', '=', 'member.id'))
      .where('member.cell_id', '=', payload.fromCellId).where('member.id', '=', payload.memberId)
      .where(sql<boolean>`member_status.valid @> ${payload.on}::date`)
      .select(['person_id', 'full_name', 'born', 'card_number', 'admitted_on', 'official_on', 'phone', 'email', 'large_type', 'status']).executeTakeFirst();
    if (!kept) return { refused: 'not-a-member-that-day', field: 'memberId' };
    const refusal = await leave(trx, payload.fromCellId, payload.memberId, 'transferred', payload.on, payload);
    if (refusal) return refusal;
    const { person_id, full_name, status, ...detail } = kept;
    await trx.insertInto('member').values({ cell_id: payload.toCellId, id: commandId, person_id, valid: `[${payload.on},)`, ...named(full_name) }).execute();
    await trx.insertInto('member_detail').values({ cell_id: payload.toCellId, member_id: commandId, ...detail }).execute();
    await trx.insertInto('member_status').values({ cell_id: payload.toCellId, member_id: commandId, status, valid: `[${payload.on},)`, ...decisionRow(payload) }).execute();
    return { id: commandId };
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

/** A slip opens all that its owner holds: who prints it must reach each of those units, or a cell could let itself into its committee. */
async function holdsMoreThan(trx: Trx, printerId: string, personId: string, cellId: string, day: string): Promise<boolean> {
  const printer = await holdsOf(trx, printerId, day);
  return (await holdsOf(trx, personId, day)).some((hold) => hold.unitId !== cellId && !rightsAt(printer, hold.path).has('print-slips'));
}

/** The last day in the cell is the day before; the terminal status says why, and posts in the cell end with the membership. */
async function leave(trx: Trx, cellId: string, memberId: string, status: string, on: string, decision: Decision): Promise<Refusal | void> {
  const member = await trx.selectFrom('member').select('person_id').where('cell_id', '=', cellId).where('id', '=', memberId)
    .where(sql<boolean>`valid @> ${on}::date and lower(valid) < ${on}::date`).executeTakeFirst();
  if (!member) return { refused: 'not-a-member-that-day', field: 'on' };
  const late = await cutStatus(trx, cellId, memberId, on, 'on');
  if (late) return late;
  await trx.insertInto('member_status').values({ cell_id: cellId, member_id: memberId, status, valid: `[${on},)`, ...decisionRow(decision) }).execute();
  await sql`update member set valid = daterange(lower(valid), ${on}::date) where cell_id = ${cellId} and id = ${memberId}`.execute(trx);
  await sql`update member_flag set valid = daterange(lower(valid), ${on}::date) where cell_id = ${cellId} and member_id = ${memberId} and valid @> ${on}::date and lower(valid) < ${on}::date`.execute(trx);
  await sql`update post set valid = daterange(lower(valid), ${on}::date) where unit_id = ${cellId} and person_id = ${member.person_id} and kind <> 'in-charge'
    and valid @> ${on}::date and lower(valid) < ${on}::date`.execute(trx);
}

async function cutStatus(trx: Trx, cellId: string, memberId: string, day: string, field: string): Promise<Refusal | null> {
  if (!(await belongs(trx, cellId, memberId, day))) return { refused: 'not-a-member-that-day', field };
  const later = await sql`select from member_status where cell_id = ${cellId} and member_id = ${memberId} and lower(valid) >= ${day}::date limit 1`.execute(trx);
  if (later.rows.length > 0) return { refused: 'changed-later', field };
  await sql`update member_status set valid = daterange(lower(valid), ${day}::date) where cell_id = ${cellId} and member_id = ${memberId} and valid @> ${day}::date`.execute(trx);
  return null;
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

import { sql } from 'kysely';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { handler, type Doing, type Handler } from '#platform/receive.server.ts';
import type { Command, PayloadOf } from '#platform/command.ts';
import { allowed, type MeetingState } from './meeting.ts';
import { keepSummary } from './summary.server.ts';

export type MeetingRow = Awaited<ReturnType<typeof findMeeting>> & {};

/** A meeting's record, locked until the transaction ends, so that two people recording at once come one after the other. */
export async function findMeeting(trx: Trx, cellId: string, meetingId: string) {
  return trx.selectFrom('meeting').selectAll().where('cell_id', '=', cellId).where('id', '=', meetingId).forUpdate().executeTakeFirst();
}

/**
 * Binds a command about one meeting: finds it, asks the table of its life, does the work, keeps the month's summary and tells
 * the open screens. Work that changes the meeting's time or kind changes the row it was given too. Refused: no such meeting
 * here; not in this state.
 */
export function onMeeting<C extends Command>(
  command: C, right: string,
  work: (doing: Doing<PayloadOf<C> & { meetingId: string }> & { meeting: MeetingRow }) => Promise<Refusal | Record<string, unknown> | void>
): Handler<C> {
  return handler(command, right, async (doing) => {
    const payload = doing.payload as PayloadOf<C> & { meetingId: string };
    const meeting = await findMeeting(doing.trx, payload.unitId, payload.meetingId);
    if (!meeting) return { refused: 'not-yours', field: 'meetingId' };
    const may = allowed(meeting.state as MeetingState, command.name);
    if (may !== true) return { ...may };
    const outcome = await work({ ...doing, payload, meeting });
    if (outcome && 'refused' in outcome) return outcome;
    doing.beforeCommit(`meeting ${meeting.id}`, () => keepSummary(doing.trx, meeting));
    return outcome;
  });
}

/** When a state of the field was first reached; a second time changes nothing. */
export async function reached(trx: Trx, meeting: { cell_id: string; id: string }, moment: string, doing: { now: Date; claimedAt: Date; actor: { personId: string } }): Promise<void> {
  await trx.insertInto('meeting_moment').values({
    cell_id: meeting.cell_id, meeting_id: meeting.id, moment, at: doing.now, claimed_at: doing.claimedAt, by_person_id: doing.actor.personId
  }).onConflict((conflict) => conflict.doNothing()).execute();
}

export async function moveTo(trx: Trx, meeting: { cell_id: string; id: string }, state: MeetingState): Promise<void> {
  await trx.updateTable('meeting').set({ state }).where('cell_id', '=', meeting.cell_id).where('id', '=', meeting.id).execute();
}

/** Whether these are members of the cell on the day. */
export async function areMembers(trx: Trx, cellId: string, ids: readonly (string | null | undefined)[], day: string): Promise<boolean> {
  const asked = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  if (asked.length === 0) return true;
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from member where cell_id = ${cellId} and id = any (${asked}::uuid[]) and valid @> ${day}::date`.execute(trx);
  return rows[0]!.n === asked.length;
}

import { sql, type SelectQueryBuilder } from 'kysely';
import { outcome } from '#ballots/majority.ts';
import { contentHash } from '#documents/seal.server.ts';
import { dayOf, instantOf } from '#organisation/day.ts';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import type { Rows } from '#platform/rows.ts';
import * as commands from './commands.ts';
import { moveTo, onMeeting, reached, type MeetingRow } from './record.server.ts';
import { endFacts, minutesFacts, minutesOf } from './minutes-queries.server.ts';
import { quorumOf, votersOf } from './queries.server.ts';
import { sumOfMarks } from './self-mark.ts';
import { stillMissing } from './session.ts';

export const decideHandlers = [
  onMeeting(commands.vote, 'record', async ({ payload, commandId, trx, meeting, claimedAt }) => {
    const day = dayOf(meeting.starts_at);
    const aboutResolution = payload.kind === 'resolution' || payload.kind === 'conclusion';
    if (aboutResolution && !meeting.resolution_id) return { refused: 'no-draft-resolution' };
    const quorum = await quorumOf(trx, payload.unitId, meeting.id, day);
    if (quorum.blocks) return { refused: 'quorum-not-reached', needed: quorum.needed, present: quorum.present };
    const voters = await votersOf(trx, payload.unitId, meeting.id, day, payload.kind);
    const result = outcome({ ...payload, entitled: voters.entitled, presentEntitled: voters.presentEntitled });
    if ('refused' in result) return { ...result };
    const reserving = reservations(payload, voters.here);
    if (reserving) return reserving;
    const subjectId = aboutResolution ? meeting.resolution_id! : meeting.id;
    await takeBackVotes(trx, payload.unitId, (vote) => (aboutResolution ? vote.where('subject_id', '=', subjectId) : vote.where('kind', '=', payload.kind).where('subject_id', '=', subjectId).where('subject', '=', payload.subject)));
    await trx.insertInto('vote').values({
      cell_id: payload.unitId, id: commandId, kind: payload.kind, subject: payload.subject, subject_id: subjectId, day, base: result.base, present_entitled: voters.presentEntitled,
      in_favour: payload.inFavour, against: payload.against, abstained: payload.abstained, passed: result.passed, at: claimedAt
    }).execute();
    if (payload.reserved.length > 0)
      await trx.insertInto('vote_reservation').values(payload.reserved.map((one) => ({ cell_id: payload.unitId, vote_id: commandId, member_id: one.memberId, opinion: one.opinion }))).execute();
    if (aboutResolution) await passResolution(trx, meeting, result.passed ? claimedAt : null);
    return { id: commandId, passed: result.passed, needed: result.needed, base: result.base };
  }),

  onMeeting(commands.selfMark, 'record', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const sum = sumOfMarks(payload.marks);
    if (typeof sum !== 'number') return { ...sum };
    const before = await trx.selectFrom('self_mark').select(['criterion', 'points']).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).execute();
    // another mark than the one the meeting voted on has to be voted again
    const sheet = await trx.deleteFrom('mark_sheet').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).returning('meeting_id').executeTakeFirst();
    if (sheet || before.some((old) => payload.marks.find((mark) => mark.criterion === old.criterion)!.points !== old.points))
      await takeBackVotes(trx, payload.unitId, (vote) => vote.where('kind', '=', 'self-mark').where('subject_id', '=', meeting.id));
    await trx.insertInto('self_mark').values(payload.marks.map((mark) => ({ cell_id: payload.unitId, meeting_id: meeting.id, ...mark })))
      .onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id', 'criterion']).doUpdateSet((row) => ({ points: row.ref('excluded.points'), note: row.ref('excluded.note') }))).execute();
    await reached(trx, meeting, 'self-marked', { now, claimedAt, actor });
    return { sum };
  }),

  onMeeting(commands.approveMinutes, 'record', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const voters = await votersOf(trx, payload.unitId, meeting.id, dayOf(meeting.starts_at));
    if (payload.inFavour > voters.presentEntitled) return { refused: 'more-hands-than-voters', field: 'inFavour', hands: payload.inFavour, present: voters.presentEntitled };
    if (payload.inFavour * 2 <= voters.presentEntitled) return { refused: 'minutes-need-more-than-half', field: 'inFavour', present: voters.presentEntitled };
    const { sections } = await minutesOf(trx, payload.unitId, meeting.id);
    if (payload.read && payload.read !== contentHash(sections)) return { refused: 'minutes-changed-while-read' };
    const row = { approved_at: claimedAt, approved_in_favour: payload.inFavour, approved_of: voters.presentEntitled, approved_sections: JSON.stringify(sections) };
    await trx.insertInto('minutes').values({ cell_id: payload.unitId, meeting_id: meeting.id, facts: null, wording: null, written_at: null, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id']).doUpdateSet(row)).execute();
    await reached(trx, meeting, 'minutes-approved', { now, claimedAt, actor });
  }),

  onMeeting(commands.conclude, 'record', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const endedAt = payload.endedAt ? instantOf(payload.endedAt) : claimedAt;
    if (endedAt > now) return { refused: 'time-in-the-future', field: 'endedAt' };
    if (endedAt < meeting.starts_at && meeting.recorded_afterwards) return { refused: 'ends-before-it-begins', field: 'endedAt' };
    const [missing] = stillMissing(await endFacts(trx, meeting)).missing;
    if (missing) return { ...missing };
    await carryOn(trx, meeting, endedAt, actor.personId);
    await trx.updateTable('agenda_item').set({ ended_at: endedAt }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id)
      .where('started_at', 'is not', null).where('ended_at', 'is', null).execute();
    await trx.updateTable('meeting').set({ ended_at: endedAt }).where('cell_id', '=', payload.unitId).where('id', '=', meeting.id).execute();
    await moveTo(trx, meeting, 'concluded');
    await reached(trx, meeting, 'concluded', { now, claimedAt: endedAt, actor });
    await trx.updateTable('minutes').set({ facts: JSON.stringify(await minutesFacts(trx, payload.unitId, meeting.id)) })
      .where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).execute();
  })
];

/** Who reserves their opinion has a vote, was here, and did not vote in favour (Charter, art. 9: the minority). */
function reservations(payload: { inFavour: number; reserved: { memberId: string }[] }, voters: { id: string; name: string }[]): Refusal | null {
  for (const [index, { memberId }] of payload.reserved.entries())
    if (!voters.some((one) => one.id === memberId)) return { refused: 'reserved-is-no-voter-here', field: `reserved[${index}].memberId` };
  const [reserved, others] = [payload.reserved.length, voters.length - payload.inFavour];
  return reserved > others ? { refused: 'more-reserved-than-not-in-favour', field: 'reserved[0].memberId', reserved, others } : null;
}

type VoteQuery = SelectQueryBuilder<Rows, 'vote', { id: string }>;

/** Takes back votes: a question put again replaces its vote while the meeting lasts, and a wrong one goes in one press. */
export async function takeBackVotes(trx: Trx, cellId: string, which: (votes: VoteQuery) => VoteQuery): Promise<void> {
  for (const { id } of await which(trx.selectFrom('vote').select('id').where('cell_id', '=', cellId)).execute()) {
    await trx.deleteFrom('vote_reservation').where('cell_id', '=', cellId).where('vote_id', '=', id).execute();
    await trx.deleteFrom('vote').where('cell_id', '=', cellId).where('id', '=', id).execute();
  }
}

/** Tasks of a resolution begin when it is passed, and are proposals again when its vote is taken back. */
export async function passResolution(trx: Trx, meeting: MeetingRow, passedAt: Date | null): Promise<void> {
  await trx.updateTable('resolution').set({ passed_at: passedAt }).where('cell_id', '=', meeting.cell_id).where('id', '=', meeting.resolution_id!).execute();
  await sql`update task t set status = ${passedAt ? 'open' : 'proposed'} from clause c
    where t.cell_id = ${meeting.cell_id} and c.cell_id = t.cell_id and c.id = t.clause_id and c.resolution_id = ${meeting.resolution_id}
      and t.status = ${passedAt ? 'proposed' : 'open'}`.execute(trx);
}

/** A task of before that the meeting did not judge goes on, and is counted as carried. */
async function carryOn(trx: Trx, meeting: MeetingRow, at: Date, byPersonId: string): Promise<void> {
  if (meeting.kind === 'thematic' || meeting.kind === 'extraordinary') return;
  await sql`insert into task_month (cell_id, task_id, month, result, member_id, due_before, at, by_person_id)
    select t.cell_id, t.id, ${meeting.month}::date, 'carried', t.member_id, t.due_on, ${at}, ${byPersonId}::uuid from task t
    where t.cell_id = ${meeting.cell_id} and t.status = 'open' and t.set_on < ${dayOf(meeting.starts_at)}::date
    on conflict do nothing`.execute(trx);
}

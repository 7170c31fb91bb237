import { sql } from 'kysely';
import type { MeetingState } from '#meetings/meeting.ts';
import { dayOf } from '#organisation/day.ts';
import { inChargeOn } from '#organisation/queries.server.ts';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { putJobs } from '#platform/jobs.server.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { visitsOf } from './queries.server.ts';
import { requestHandlers } from './request-handlers.server.ts';
import { planHandlers } from './visit-plan-handlers.server.ts';
import { isClosed, mayBeMendedBy, mayReport, mendState, type settlements } from './visit.ts';

export const handlers = [
  handler(commands.reportVisit, 'visit', async (doing) => {
    const { payload, commandId, trx, actor, now } = doing;
    const cellId = payload.unitId;
    const meeting = await trx.selectFrom('meeting').select(['state', 'starts_at']).where('cell_id', '=', cellId).where('id', '=', payload.meetingId).executeTakeFirst();
    if (!meeting) return { refused: 'not-yours', field: 'meetingId' };
    const heldOn = dayOf(meeting.starts_at);
    const before = await trx.selectFrom('visit').select('id').where('cell_id', '=', cellId).where('meeting_id', '=', payload.meetingId).where('person_id', '=', actor.personId).executeTakeFirst();
    const may = mayReport({ state: meeting.state as MeetingState, inChargeThen: await inChargeOn(trx, actor.personId, cellId, heldOn), reported: before !== undefined });
    if (may !== true) return may;
    if (payload.goods.length === 0 && !payload.goodWords) return { refused: 'visit-needs-something-good', field: 'goods' };
    const nothing = payload.mend === 'nothing';
    if (payload.mend === 'other' && !payload.mendWords) return { refused: 'mend-needs-words', field: 'mendWords' };
    if (!nothing && !payload.mendBy) return { refused: 'mend-needs-day', field: 'mendBy' };
    if (!nothing && !mayBeMendedBy(payload.mendBy!, heldOn)) return { refused: 'mend-day-out-of-reach', field: 'mendBy' };
    if (!nothing && payload.mendMemberId && !(await isMember(trx, cellId, payload.mendMemberId, dayOf(now)))) return { refused: 'not-a-member-that-day', field: 'mendMemberId' };
    await trx.insertInto('visit').values({
      cell_id: cellId, id: commandId, meeting_id: payload.meetingId, person_id: actor.personId, visitor_name: actor.name, presence: payload.presence, good: payload.goods, good_words: payload.goodWords, mend: payload.mend,
      mend_words: nothing ? '' : (payload.mendWords ?? ''), mend_member_id: nothing ? null : (payload.mendMemberId ?? null), mend_by: nothing ? null : payload.mendBy!, at: now
    }).execute();
    for (const [at, { visitId, result, words, newBy }] of payload.earlier.entries()) {
      const refusal = result && (await settle(doing, newId(), { visitId, result, words, newBy }));
      if (refusal) return { ...refusal, field: `earlier.${at}.${refusal.field ?? 'result'}` };
    }
    await putJobs(trx, 'mail.word', [{ cellId, about: 'visit', subjectId: commandId }]);
    return { id: commandId };
  }),

  handler(commands.addToVisit, 'visit', async ({ payload, commandId, trx, actor, now }) => {
    const visit = await trx.selectFrom('visit').select('person_id').where('cell_id', '=', payload.unitId).where('id', '=', payload.visitId).executeTakeFirst();
    if (!visit) return { refused: 'not-yours', field: 'visitId' };
    if (visit.person_id !== actor.personId) return { refused: 'only-the-visitor-adds', field: 'text' };
    await trx.insertInto('visit_addendum').values({ cell_id: payload.unitId, id: commandId, visit_id: payload.visitId, text: payload.text, at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
    return { id: commandId };
  }),

  handler(commands.answerVisit, 'answer-above', async ({ payload, commandId, trx, actor, now }) => {
    const [visit] = await visitsOf(trx, payload.unitId, { visitId: payload.visitId });
    if (!visit) return { refused: 'not-yours', field: 'visitId' };
    if (isClosed(mendState(visit))) return { refused: 'mend-is-settled', field: 'answer' };
    if (payload.answer === 'not-so' && !payload.reason) return { refused: 'not-so-needs-reason', field: 'reason' };
    await trx.insertInto('visit_answer').values({ cell_id: payload.unitId, id: commandId, visit_id: payload.visitId, answer: payload.answer, reason: payload.reason, at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
    await putJobs(trx, 'mail.word', [{ cellId: payload.unitId, about: 'visit-answer', subjectId: commandId }]);
    return { id: commandId };
  }),

  handler(commands.settleVisit, 'visit', async (doing) => (await settle(doing, doing.commandId, doing.payload)) ?? { id: doing.commandId }),

  ...planHandlers, ...requestHandlers
];

/** Keeps what was found of a thing to mend, or says why not. */
async function settle(
  { payload: { unitId }, trx, actor, now }: Doing<{ unitId: string }>, id: string, found: { visitId: string; result: (typeof settlements)[number]; words: string; newBy?: string | undefined }
): Promise<Refusal | null> {
  const [visit] = await visitsOf(trx, unitId, { visitId: found.visitId });
  if (!visit) return { refused: 'not-yours', field: 'visitId' };
  if (isClosed(mendState(visit))) return { refused: 'mend-is-settled', field: 'result' };
  const again = found.result === 'not-mended';
  if (again && !found.newBy) return { refused: 'mend-needs-day', field: 'newBy' };
  if (again && !mayBeMendedBy(found.newBy!, dayOf(now))) return { refused: 'mend-day-out-of-reach', field: 'newBy' };
  if (found.result === 'dropped' && !found.words) return { refused: 'dropped-needs-reason', field: 'words' };
  await trx.insertInto('visit_settlement').values({ cell_id: unitId, id, visit_id: found.visitId, result: found.result, words: found.words, new_by: again ? found.newBy! : null, at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
  return null;
}

async function isMember(trx: Trx, cellId: string, memberId: string, day: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('member').select('id').where('cell_id', '=', cellId).where('id', '=', memberId).where(sql<boolean>`valid @> ${day}::date`).executeTakeFirst());
}

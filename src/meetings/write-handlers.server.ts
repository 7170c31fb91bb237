import { dayOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import * as commands from './commands.ts';
import type { MinutesSection, WordedPart } from './minutes.ts';
import { minutesOf } from './minutes-queries.server.ts';
import { issue } from './issue.server.ts';
import { addendumOf } from './letters.server.ts';
import { moveTo, onMeeting, reached, type MeetingRow } from './record.server.ts';

export const writeHandlers = [
  onMeeting(commands.wordMinutes, 'write-up', async ({ payload, trx, meeting, now, actor }) => {
    // the hour of the end is known at the end
    if (payload.part === 'closing' && meeting.state === 'open') return { refused: 'closing-part-at-the-end' };
    const { draft, wording, sections } = await minutesOf(trx, payload.unitId, meeting.id);
    const textOf = (parts: readonly MinutesSection[]) => parts.find((one) => one.key === payload.part)!.text.trim();
    const stands = textOf(sections);
    if (stands !== payload.before && stands !== payload.text)
      return { refused: 'part-changed-meanwhile', by: wording.find((one) => one.key === payload.part)?.by ?? '' };
    const over = textOf(draft);
    // words equal to the draft are no words of one's own: the draft goes on following what happens
    const own: WordedPart[] = payload.text === over ? [] : [{ key: payload.part, text: payload.text, over, by: actor.name, at: now.toISOString() }];
    const row = { wording: JSON.stringify([...wording.filter((one) => one.key !== payload.part), ...own]) };
    await trx.insertInto('minutes').values({ cell_id: payload.unitId, meeting_id: meeting.id, approved_at: null, approved_in_favour: null, facts: null, written_at: null, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id']).doUpdateSet(row)).execute();
  }),

  onMeeting(commands.write, 'write-up', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const { sections } = await minutesOf(trx, payload.unitId, meeting.id);
    await trx.updateTable('minutes').set({ wording: JSON.stringify(sections), written_at: now }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).execute();
    await moveTo(trx, meeting, 'written');
    await reached(trx, meeting, 'written', { now, claimedAt, actor });
  }),

  onMeeting(commands.addAddendum, 'write-up', async ({ payload, commandId, trx, meeting, now, actor }) => {
    const day = dayOf(now);
    const before = await trx.selectFrom('addendum').select('id').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).execute();
    const letter = await addendumOf(trx, payload.unitId, meeting.id, day, before.length + 1, payload.text);
    const documentId = await issue(trx, { cellId: payload.unitId, meetingId: meeting.id }, letter, '-');
    await trx.insertInto('addendum').values({ cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, day, text: payload.text, by_person_id: actor.personId, by_name: actor.name, document_id: documentId }).execute();
    return { id: commandId };
  }),

  onMeeting(commands.grade, 'grade', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const { unitId: cellId, grade, points, reason } = payload;
    return (await decideGrade(trx, meeting, payload.over ?? null, { grade, points, reason, lines: null }, { cellId, now, claimedAt, actor })) ?? undefined;
  })
];

/** Keeps the superior's decision in place of the one that whoever decides had before them; refused where somebody else decided meanwhile. */
export async function decideGrade(trx: Trx, meeting: MeetingRow, over: string | null, decided: { grade: string; points: number; reason: string; lines: string | null }, { cellId, ...doing }: { cellId: string; now: Date; claimedAt: Date; actor: Actor }): Promise<Refusal | null> {
  const before = await trx.selectFrom('grade').select(['at', 'by_name', 'points']).where('cell_id', '=', cellId).where('meeting_id', '=', meeting.id).executeTakeFirst();
  if ((before?.at.toISOString() ?? null) !== over) return { refused: 'grade-decided-meanwhile', by: before?.by_name ?? '', points: before?.points ?? 0 };
  const row = { ...decided, by_person_id: doing.actor.personId, by_name: doing.actor.name, at: doing.now };
  await trx.insertInto('grade').values({ cell_id: cellId, meeting_id: meeting.id, ...row }).onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id']).doUpdateSet(row)).execute();
  await moveTo(trx, meeting, 'graded');
  await reached(trx, meeting, 'graded', doing);
  return null;
}

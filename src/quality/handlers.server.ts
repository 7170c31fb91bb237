import { decideGrade } from '#meetings/write-handlers.server.ts';
import { takeBackVotes } from '#meetings/decide-handlers.server.ts';
import { sheetKept } from '#meetings/minutes-queries.server.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { onMeeting, reached } from '#meetings/record.server.ts';
import { dayOf } from '#organisation/day.ts';
import { keepSetting, undoSetting } from '#organisation/handlers.server.ts';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { handler } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { factsOf } from './evidence.ts';
import { criteriaOf } from './frame.ts';
import { builtIn, frameSetting } from './frames.ts';
import { frameOf, misfitRefusal, misfits } from './own-frame.ts';
import { evidenceOf, frameFor, frameHeld, frameNamed, frameSent, markedBy, meetingRead, ownFrames } from './queries.server.ts';
import { decidedSheet, filledSheet, type GivenLine } from './sheet.ts';

export const handlers = [
  onMeeting(commands.fillSheet, 'record', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const { unitId: cellId, meetingId } = payload;
    const frame = await frameFor(trx, cellId, dayOf(meeting.starts_at));
    if (frame.id !== payload.frame || !(await frameHeld(trx, frame.id))) return anotherFrame(trx, payload, (await frameFor(trx, cellId, dayOf(meeting.starts_at))).name);
    const page = (await meetingPage(trx, cellId, meetingId))!;
    const { about, evidence } = await evidenceOf(trx, page, await meetingRead(trx, page), now);
    const sheet = filledSheet(frame, about, factsOf(evidence), payload.lines);
    if ('refused' in sheet) return sheet;
    const before = await sheetKept(trx, cellId, meetingId);
    const groups = await trx.deleteFrom('self_mark').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).returning('criterion').execute();
    // another mark than the one the meeting voted on has to be voted again
    if (groups.length > 0 || (before && !sameMarks(before.sheet.lines, sheet.lines)))
      await takeBackVotes(trx, cellId, (vote) => vote.where('kind', '=', 'self-mark').where('subject_id', '=', meetingId));
    const row = { frame: frame.id, points: sheet.points, grade: sheet.grade, sheet: JSON.stringify(sheet), by_person_id: actor.personId, by_name: actor.name, at: now };
    await trx.insertInto('mark_sheet').values({ cell_id: cellId, meeting_id: meetingId, ...row }).onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id']).doUpdateSet(row)).execute();
    await reached(trx, meeting, 'self-marked', { now, claimedAt, actor });
    return { sum: sheet.points, grade: sheet.grade };
  }),

  onMeeting(commands.decideMark, 'grade', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const { unitId: cellId, meetingId } = payload;
    const kept = await sheetKept(trx, cellId, meetingId);
    if (!kept) return { refused: 'no-sheet-to-decide' };
    const frame = await frameNamed(trx, kept.sheet.frame);
    const page = (await meetingPage(trx, cellId, meetingId))!;
    const { evidence } = await evidenceOf(trx, page, await meetingRead(trx, page), now);
    const decided = decidedSheet(frame, kept.sheet, factsOf(evidence), payload.lines);
    if ('refused' in decided) return decided;
    const refusal = await decideGrade(trx, meeting, payload.over ?? null, { grade: decided.grade, points: decided.points, reason: payload.reason, lines: JSON.stringify(decided.lines) }, { cellId, now, claimedAt, actor });
    return refusal ?? { points: decided.points, grade: decided.grade };
  }),

  handler(commands.keepFrame, 'keep-units', async ({ payload: { unitId, ...typed }, commandId, trx, now }) => {
    const frame = frameOf(commandId, typed, dayOf(now));
    const misfit = misfitRefusal(frame, misfits(frame));
    if (misfit) return misfit;
    await trx.insertInto('scoring_frame').values({ id: commandId, unit_id: unitId, made_on: dayOf(now), frame: JSON.stringify(frame) }).execute();
    return { id: commandId };
  }),

  handler(commands.adoptFrame, 'keep-units', async ({ payload: { unitId, frame, from }, trx, now }) => {
    // a meeting of today may be under way: no frame changes beneath it
    if (from <= dayOf(now)) return { refused: 'frame-from-tomorrow', field: 'from' };
    const unit = await trx.selectFrom('unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow();
    if (frame && ![...builtIn, ...(await ownFrames(trx, unit.path, from)).map((one) => one.frame)].some((one) => one.id === frame)) return { refused: 'frame-unknown', field: 'frame' };
    if (frame && !(await frameHeld(trx, frame))) return { refused: 'frame-withdrawn', field: 'frame' };
    await keepSetting(trx, unitId, frameSetting, frame ?? '', from);
  }),

  handler(commands.withdrawFrame, 'keep-units', async ({ payload: { unitId, frame, reason }, trx, now, actor, permit }) => {
    const kept = await trx.selectFrom('scoring_frame').select(['unit_id', 'withdrawn_on']).where('id', '=', frame).forUpdate().executeTakeFirst();
    if (kept?.unit_id !== unitId) return { refused: 'frame-of-another' };
    if (kept.withdrawn_on !== null) {
      const before = await trx.selectFrom('frame_withdrawal').select(['by_name', 'reason']).where('unit_id', '=', unitId).where('frame_id', '=', frame).executeTakeFirst();
      return { refused: 'frame-withdrawn-already', by: before?.by_name ?? '', on: kept.withdrawn_on, reason: before?.reason ?? '' };
    }
    const refusal = inUse(await markedBy(trx, frame, permit.scope.cells));
    if (refusal) return refusal;
    const chosen = await undoSetting(trx, frameSetting, frame);
    await trx.updateTable('scoring_frame').set({ withdrawn_on: dayOf(now) }).where('id', '=', frame).execute();
    await trx.insertInto('frame_withdrawal').values({ unit_id: unitId, frame_id: frame, reason, chosen: JSON.stringify(chosen), at: now, by_person_id: actor.personId, by_name: actor.name }).execute();
  })
];

/** So many cells are named in a refusal; the others are counted. */
const named = 5;

/** Why a frame cannot be withdrawn any more, or not yet: meetings were scored by it, or cells have filled in its sheet and can still take that back. */
function inUse({ scored, filled, elsewhere }: Awaited<ReturnType<typeof markedBy>>): Refusal | null {
  const cells = (names: readonly string[]) => ({ cells: names.slice(0, named).join(', '), others: Math.max(0, names.length - named) });
  if (scored.meetings > 0 || elsewhere > 0) return { refused: 'frame-scored-by', meetings: scored.meetings + elsewhere, ...cells(scored.cells) };
  return filled.length > 0 ? { refused: 'frame-filled-by', ...cells(filled) } : null;
}

/** A sheet drawn by a frame that does not hold: which one does, and what was given, in words, so that nothing is lost where the page is drawn anew. */
async function anotherFrame(trx: Trx, { frame: id, lines }: { frame: string; lines: readonly GivenLine[] }, name: string): Promise<Refusal> {
  const drawn = await frameSent(trx, id);
  const criteria = drawn ? criteriaOf(drawn) : [];
  return { refused: 'frame-is-another', name, given: lines.map(({ criterion, points, reason }) => ({ title: criteria.find((one) => one.key === criterion)?.title ?? criterion, points: points ?? null, reason })) };
}

type Marks = readonly { key: string; given: number }[];
const sameMarks = (some: Marks, others: Marks): boolean => some.length === others.length && some.every((one) => others.some((other) => other.key === one.key && other.given === one.given));

import { dayOf, instantOf } from '#organisation/day.ts';
import type { Letter } from '#documents/letter.ts';
import type { PayloadOf, Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import { uploadRefusal } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { issue } from './issue.server.ts';
import { issuedPapers, lettersOf, saysAnew, thematicPlan } from './letters.server.ts';
import { minutesOf } from './minutes-queries.server.ts';
import { beforeKinds, countsOf, type PaperKind } from './papers.ts';
import { paperRow } from './prepare-handlers.server.ts';
import { isWithoutHandbook } from './posting-queries.server.ts';
import { moveTo, onMeeting, reached, type MeetingRow } from './record.server.ts';

export const fileHandlers = [
  onMeeting(commands.issueBefore, 'file', async ({ trx, meeting }) => {
    const letters = await notYetIssued(trx, meeting);
    return issueAll(trx, meeting, letters.filter((letter) => beforeKinds.includes(letter.kind)));
  }),

  handler(commands.issueThematicPlan, 'file', async ({ payload, trx, now }) => {
    const { now: letter, issued } = await thematicPlan(trx, payload.unitId, payload.year, dayOf(now));
    if (!letter) return { refused: 'no-themes-planned' };
    if (!saysAnew(letter, issued ? [issued.letter] : [])) return { refused: 'documents-already-issued' };
    return { id: await issue(trx, { cellId: payload.unitId, year: payload.year }, letter, '-') };
  }),

  onMeeting(commands.fileDocuments, 'file', async ({ trx, meeting }) => issueAll(trx, meeting, await notYetIssued(trx, meeting))),

  onMeeting(commands.markPostedBefore, 'file', (doing) => markPosted(doing, 'posted-before')),

  onMeeting(commands.markPosted, 'file', async (doing) => {
    const { payload, meeting } = doing;
    // the hour of posting is told to the minute, the end of the meeting kept to the second
    if (meeting.ended_at && instantOf(payload.postedAt).getTime() < Math.floor(meeting.ended_at.getTime() / 60_000) * 60_000) return { refused: 'posted-before-meeting-ended', field: 'postedAt' };
    return markPosted(doing, 'posted');
  }),

  onMeeting(commands.file, 'file', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const issued = await trx.selectFrom('filed_document').select('id').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('kind', '=', 'minutes').limit(1).executeTakeFirst();
    if (!issued) return { refused: 'documents-not-issued' };
    // a cell that does not use the handbook app files its papers without posting them
    const posted = (await isWithoutHandbook(trx, meeting)) || (await trx.selectFrom('meeting_moment').select('at').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('moment', '=', 'posted').executeTakeFirst());
    if (!posted) return { refused: 'not-posted-yet' };
    await moveTo(trx, meeting, 'filed');
    await reached(trx, meeting, 'filed', { now, claimedAt, actor });
  })
];

async function issueAll(trx: Trx, meeting: MeetingRow, letters: readonly Letter[]): Promise<Refusal | Record<string, unknown>> {
  if (letters.length === 0) return { refused: 'documents-already-issued' };
  const { facts } = await minutesOf(trx, meeting.cell_id, meeting.id);
  for (const letter of letters) await issue(trx, { cellId: meeting.cell_id, meetingId: meeting.id }, letter, countsOf(letter.kind as PaperKind, facts));
  return { issued: letters.length };
}

async function notYetIssued(trx: Trx, meeting: MeetingRow): Promise<Letter[]> {
  const issued = (await issuedPapers(trx, meeting.cell_id, meeting.id)).map((paper) => paper.letter);
  return (await lettersOf(trx, meeting.cell_id, meeting.id)).filter((letter) => saysAnew(letter, issued));
}

/** Keeps when it was posted and the proof of it; told again, the later telling stands and a proof once given stays. */
async function markPosted(doing: Doing<PayloadOf<typeof commands.markPosted>> & { meeting: MeetingRow }, moment: 'posted' | 'posted-before'): Promise<Refusal | void> {
  const { payload, trx, meeting, now, actor } = doing;
  const postedAt = instantOf(payload.postedAt);
  if (postedAt > now) return { refused: 'time-in-the-future', field: 'postedAt' };
  const { proof } = payload;
  if (proof && !/^(application\/pdf|image\/(png|jpeg))$/.test(proof.mediaType)) return { refused: 'proof-kind-refused', field: 'file' };
  if (proof?.secrecyMark && !proof.secrecyConfirmed) return { refused: 'secrecy-to-confirm', field: 'secrecyConfirmed', mark: proof.secrecyMark };
  const unknown = await uploadRefusal(actor.personId, proof);
  if (unknown) return unknown;
  const proofId = proof ? newId() : null;
  if (proof && proofId) await trx.insertInto('paper').values(paperRow(proofId, 'proof-of-posting', { unitId: payload.unitId, ...proof }, meeting.id, { now, actor })).execute();
  await reached(trx, meeting, moment, { now, claimedAt: postedAt, actor });
  await trx.updateTable('meeting_moment').set({ at: now, claimed_at: postedAt, by_person_id: actor.personId, ...(proofId ? { proof_paper_id: proofId } : {}) }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('moment', '=', moment).execute();
}

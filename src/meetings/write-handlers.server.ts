import { sql } from 'kysely';
import { dayOf, instantOf, yearOf } from '#organisation/day.ts';
import { layoutOf, numberLine, type Letter } from '#documents/letter.ts';
import { contentHash, firstHead, nextHead, seal } from '#documents/seal.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import * as commands from './commands.ts';
import type { MinutesSection, WordedPart } from './minutes.ts';
import { minutesOf } from './minutes-queries.server.ts';
import { countsOf, paperKinds, type PaperKind } from './papers.ts';
import { lettersOf } from './letters.server.ts';
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
    await trx.insertInto('addendum').values({ cell_id: payload.unitId, id: commandId, meeting_id: meeting.id, day: dayOf(now), text: payload.text, by_person_id: actor.personId }).execute();
    return { id: commandId };
  }),

  onMeeting(commands.fileDocuments, 'file', async ({ payload, trx, meeting, now }) => {
    const already = await trx.selectFrom('filed_document').select('id').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).limit(1).executeTakeFirst();
    if (already) return { refused: 'documents-already-issued' };
    const { facts } = await minutesOf(trx, payload.unitId, meeting.id);
    const letters = await lettersOf(trx, payload.unitId, meeting.id);
    for (const letter of letters) await issue(trx, meeting, letter, countsOf(letter.kind as PaperKind, facts), dayOf(now));
    return { issued: letters.length };
  }),

  onMeeting(commands.markPosted, 'file', async ({ payload, trx, meeting, now, actor }) => {
    const postedAt = instantOf(payload.postedAt);
    if (postedAt > now) return { refused: 'time-in-the-future', field: 'postedAt' };
    // the hour of posting is told to the minute, the end of the meeting kept to the second
    if (meeting.ended_at && postedAt.getTime() < Math.floor(meeting.ended_at.getTime() / 60_000) * 60_000) return { refused: 'posted-before-meeting-ended', field: 'postedAt' };
    await reached(trx, meeting, 'posted', { now, claimedAt: postedAt, actor });
    await trx.updateTable('meeting_moment').set({ claimed_at: postedAt }).where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('moment', '=', 'posted').execute();
  }),

  onMeeting(commands.file, 'file', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const issued = await trx.selectFrom('filed_document').select('id').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).limit(1).executeTakeFirst();
    if (!issued) return { refused: 'documents-not-issued' };
    const posted = await trx.selectFrom('meeting_moment').select('at').where('cell_id', '=', payload.unitId).where('meeting_id', '=', meeting.id).where('moment', '=', 'posted').executeTakeFirst();
    if (!posted) return { refused: 'not-posted-yet' };
    await moveTo(trx, meeting, 'filed');
    await reached(trx, meeting, 'filed', { now, claimedAt, actor });
  }),

  onMeeting(commands.grade, 'grade', async ({ payload, trx, meeting, now, claimedAt, actor }) => {
    const row = { grade: payload.grade, points: payload.points, reason: payload.reason, by_person_id: actor.personId, at: now };
    await trx.insertInto('grade').values({ cell_id: payload.unitId, meeting_id: meeting.id, ...row })
      .onConflict((conflict) => conflict.columns(['cell_id', 'meeting_id']).doUpdateSet(row)).execute();
    await moveTo(trx, meeting, 'graded');
    await reached(trx, meeting, 'graded', { now, claimedAt, actor });
  })
];

/** Numbers a paper, links it to the one before in its cell, and seals it with the site's key. */
async function issue(trx: Trx, meeting: MeetingRow, letter: Letter, counts: string, day: string): Promise<void> {
  const kind = letter.kind as PaperKind;
  const symbol = paperKinds[kind].symbol;
  const number = symbol ? await nextNumber(trx, meeting.cell_id, kind, String(yearOf(day))) : null;
  const numbered = { ...letter, layout: layoutOf(letter).id, number: number === null ? '' : numberLine(number, symbol) };
  const previous = await headOf(trx, meeting.cell_id);
  const content = contentHash(numbered);
  const head = nextHead(previous, [meeting.cell_id, kind, numbered.number, day, content]);
  const text = seal({ unit: meeting.cell_id, issuer: letter.issuer, kind, number: numbered.number || '-', day, counts, content, head }, siteKey());
  await trx.insertInto('filed_document').values({
    cell_id: meeting.cell_id, id: newId(), meeting_id: meeting.id, kind, number, symbol, issued_on: day, content: JSON.stringify(numbered), content_hash: content, previous, head, seal: text
  }).execute();
  await trx.updateTable('document_head').set({ head, length: sql<number>`length + 1` }).where('cell_id', '=', meeting.cell_id).execute();
}

async function nextNumber(trx: Trx, cellId: string, kind: string, cycle: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`insert into document_number (cell_id, kind, cycle, last) values (${cellId}, ${kind}, ${cycle}, 1)
    on conflict (cell_id, kind, cycle) do update set last = document_number.last + 1 returning last`.execute(trx);
  return rows[0]!.last;
}

/** The head of the cell's chain of papers, locked until the transaction ends. */
async function headOf(trx: Trx, cellId: string): Promise<string> {
  await trx.insertInto('document_head').values({ cell_id: cellId, head: firstHead(cellId), length: 0 }).onConflict((conflict) => conflict.doNothing()).execute();
  const row = await trx.selectFrom('document_head').select('head').where('cell_id', '=', cellId).forUpdate().executeTakeFirstOrThrow();
  return row.head;
}

import { sql } from 'kysely';
import { recipientLines, sealNote } from '../../playbooks/papers.ts';
import { openNumberLine, type Letter } from '#documents/letter.ts';
import { qrText } from '#documents/seal.ts';
import { yearOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { isDemo } from '#platform/site-key.server.ts';
import type { MinutesFacts } from './minutes.ts';
import { formOn, holdersOn, minutesOf } from './minutes-queries.server.ts';
import {
  addendumLetter, agendaLetter, minutesLetter, noticeLetter, paperKinds, paperOrder, preMeetingLetter, resolutionDraft, resolutionLetter, rollLetter, selfMarkLetter, type DecidedMark, type PaperFrame, type PaperKind
} from './papers.ts';
import { namesOn, resolutionOf } from './queries.server.ts';
import { thematicPlanLetter, type ThematicFacts } from './thematic-plan.ts';

export const demoBanner = 'Dữ liệu minh họa, nhân vật hư cấu';

/** All papers of a meeting in the order of the file, from its facts alone: frozen from its end on. Numbers and seals come at issuing. */
export async function lettersOf(trx: Trx, cellId: string, meetingId: string): Promise<Letter[]> {
  const { facts, frozen, sections } = await minutesOf(trx, cellId, meetingId);
  const frame = frameOf(facts);
  return [
    ...(facts.notice ? [noticeLetter(facts, frame, facts.notice.day, facts.notice.text)] : []),
    ...(facts.items.length > 0 ? [agendaLetter(facts, frame)] : []),
    ...(facts.preMeeting ? [preMeetingLetter(facts, frame, facts.preMeeting)] : []),
    ...(frozen ? [rollLetter(facts, frame), minutesLetter(facts, frame, sections)] : []),
    ...(frozen && facts.resolution ? [resolutionLetter(facts, frame)] : []),
    ...(frozen && facts.mark !== null ? [selfMarkLetter(facts, frame)] : [])
  ];
}

/** The form of the mark by criterion with the superior's decision, as a copy to look at: the paper that was issued has room for it. */
export async function decidedMarkLetter(trx: Trx, cellId: string, meetingId: string): Promise<Letter | null> {
  const decided = await trx.selectFrom('grade').select(['points', 'grade', 'reason', 'lines']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  const { facts } = await minutesOf(trx, cellId, meetingId);
  return decided && facts.sheet ? asDraft(selfMarkLetter(facts, frameOf(facts), { ...decided, lines: (decided.lines ?? []) as DecidedMark['lines'] })) : null;
}

/** A paper of a meeting as it is shown: issued with number and seal, or a draft. */
export interface MeetingPaper {
  /** of the issued paper */
  id: string | null;
  kind: PaperKind;
  letter: Letter;
  head: string | null;
}

/**
 * Every paper of a meeting as far as it goes: what was issued, and drafts of the rest from the first day of preparing on, the notice
 * with the `standard` text while none was sent, the resolution as it is proposed, the roll to be filled in, the minutes as they stand; of a thematic meeting the year's plan as well.
 */
export async function meetingPapers(trx: Trx, meeting: { cell_id: string; id: string; kind: string; month: string; state: string; resolution_id: string | null }, standard: string, today: string): Promise<MeetingPaper[]> {
  const { cell_id: cellId, id: meetingId } = meeting;
  const issued = await issuedPapers(trx, cellId, meetingId);
  const written = await lettersOf(trx, cellId, meetingId);
  const drafts = written.filter((letter) => saysAnew(letter, issued.map((paper) => paper.letter)));
  const known = new Set([...written.map((letter) => letter.kind), ...issued.map((paper) => paper.kind)]);
  if (meeting.state !== 'missed') {
    const { facts, sections } = await minutesOf(trx, cellId, meetingId);
    const frame = frameOf(facts);
    const more: Letter[] = [noticeLetter(facts, frame, today, standard), rollLetter(facts, frame)];
    if (meeting.state === 'open') more.push(minutesLetter(facts, frame, sections));
    const proposed = await resolutionOf(trx, cellId, meeting.resolution_id);
    if (proposed && !known.has('resolution') && !known.has('conclusion')) more.push(resolutionDraft(facts, frame, proposed));
    drafts.push(...more.filter((letter) => !known.has(letter.kind)));
  }
  const plan = meeting.kind === 'thematic' || meeting.kind === 'combined' ? (await thematicPlan(trx, cellId, yearOf(meeting.month), today)).issued : null;
  const papers: MeetingPaper[] = [...(plan ? [plan] : []), ...issued, ...drafts.map((letter) => ({ id: null, kind: letter.kind as PaperKind, letter: asDraft(letter), head: null }))];
  return papers.sort((a, b) => paperOrder.indexOf(a.kind) - paperOrder.indexOf(b.kind));
}

/** Letters that were never issued, or say something else than when they were: a notice sent anew, an agenda changed before the meeting. */
export function saysAnew(letter: Letter, issued: readonly Letter[]): boolean {
  const last = issued.findLast((one) => one.kind === letter.kind);
  return !last || says(last) !== says(letter);
}
const says = (letter: Letter) => JSON.stringify([letter.subject, letter.blocks.map((block) => ('table' in block ? block.table.rows : Object.values(block)))]);

/** The issued papers of a meeting, the earliest first. */
export async function issuedPapers(trx: Trx, cellId: string, meetingId: string): Promise<MeetingPaper[]> {
  const rows = await trx.selectFrom('filed_document').select(['id', 'kind', 'content', 'issued_on', 'seal', 'head']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, kind: row.kind as PaperKind, letter: issuedLetter(row), head: row.head }));
}

/** A paper as it was issued, with its seal: drawn from what was kept, whatever the program would write today. */
export function issuedLetter(row: { content: unknown; issued_on: string; seal: string; head: string }): Letter {
  return { day: row.issued_on, layout: null, draft: false, ...(row.content as Omit<Letter, 'day' | 'layout' | 'draft'>), seal: { qr: qrText(row.seal, process.env['ORIGIN'] ?? ''), head: row.head.slice(0, 32), note: sealNote } };
}

/** Marked a draft on every page, with room for its number. */
export function asDraft(letter: Letter): Letter {
  const { symbol } = paperKinds[letter.kind as PaperKind];
  return { ...letter, draft: true, number: symbol && openNumberLine(symbol) };
}

/** The plan of a year's thematic meetings as it stands, and as it was issued last; none where no theme is planned. */
export async function thematicPlan(trx: Trx, cellId: string, year: number, today: string): Promise<{ now: Letter | null; issued: MeetingPaper | null }> {
  const names = await namesOn(trx, cellId, today);
  const { rows } = await sql<ThematicFacts['themes'][number]>`select m.month, m.theme, coalesce(a.full_name, '') as author, coalesce(r.full_name, '') as reviewer from meeting m
    left join member a on a.cell_id = m.cell_id and a.id = m.author_member_id left join member r on r.cell_id = m.cell_id and r.id = m.reviewer_member_id
    where m.cell_id = ${cellId} and m.theme <> '' and m.state <> 'missed' and m.month between ${`${year}-01-01`}::date and ${`${year}-12-01`}::date order by m.month, m.starts_at`.execute(trx);
  const frame = frameOf({ superiorName: names.superiorName, holders: await holdersOn(trx, cellId, today), form: await formOn(trx, cellId, today), chair: '' });
  const row = await trx.selectFrom('filed_document').select(['id', 'content', 'issued_on', 'seal', 'head']).where('cell_id', '=', cellId).where('kind', '=', 'thematic-plan').where('year', '=', year).orderBy('id', 'desc').limit(1).executeTakeFirst();
  return { now: rows.length > 0 ? thematicPlanLetter({ ...names, year, themes: rows }, frame, today) : null, issued: row ? { id: row.id, kind: 'thematic-plan', letter: issuedLetter(row), head: row.head } : null };
}

/** The letter of an addendum to a meeting's signed minutes. */
export async function addendumOf(trx: Trx, cellId: string, meetingId: string, day: string, n: number, text: string): Promise<Letter> {
  const { facts } = await minutesOf(trx, cellId, meetingId);
  return addendumLetter(facts, frameOf(facts), day, n, text);
}

/** What stands over a sheet of the cell that is nobody's to sign: as over its papers of a day. */
export async function headOf(trx: Trx, cellId: string, day: string): Promise<{ superior: string; issuer: string; town: string; banner: string | null }> {
  const { cellName, superiorName } = await namesOn(trx, cellId, day);
  return { superior: superiorName, issuer: cellName, town: townOf(superiorName), banner: isDemo() ? demoBanner : null };
}

/** What every paper of the cell carries: who signs, who receives, as of the meeting's day. */
function frameOf(facts: Pick<MinutesFacts, 'superiorName' | 'holders' | 'form' | 'chair'>): PaperFrame {
  const { secretary, deputy, inCharge } = facts.holders;
  return {
    town: townOf(facts.superiorName), onBehalf: facts.form.onBehalf, banner: isDemo() ? demoBanner : null,
    signer: secretary || !deputy ? { post: 'Bí thư', name: secretary || facts.chair } : { post: 'Phó bí thư', name: deputy },
    recipients: recipientLines({ superior: facts.superiorName, inCharge, village: facts.form.village })
  };
}

/** 'Đảng bộ xã Cẩm Bình' → 'Cẩm Bình': the words after the last small word. */
export function townOf(name: string): string {
  return /((?:\p{Lu}[\p{L}\d]*\s?)+)$/u.exec(name)?.[1]?.trim() ?? name;
}

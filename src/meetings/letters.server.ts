import { paperWords } from '../../playbooks/papers.ts';
import type { Letter } from '#documents/letter.ts';
import { dayOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { isDemo } from '#platform/site-key.server.ts';
import { draftMinutes, type MinutesFacts } from './minutes.ts';
import {
  agendaLetter, minutesLetter, noticeLetter, preMeetingLetter, resolutionLetter, rollLetter, selfMarkLetter, type PaperFrame
} from './papers.ts';
import { minutesFacts, rollOf } from './queries.server.ts';

export const demoBanner = 'Dữ liệu minh họa, nhân vật hư cấu';

/** All papers of a meeting, from its frozen facts where they are frozen, in the order of the file. Numbers and seals come at issuing. */
export async function lettersOf(trx: Trx, cellId: string, meetingId: string): Promise<Letter[]> {
  const meeting = await trx.selectFrom('meeting').selectAll().where('cell_id', '=', cellId).where('id', '=', meetingId).executeTakeFirstOrThrow();
  const minutes = await trx.selectFrom('minutes').selectAll().where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  const facts = (minutes?.facts as MinutesFacts | null | undefined) ?? (await minutesFacts(trx, cellId, meetingId, meeting.starts_at));
  const day = dayOf(meeting.starts_at);
  const frame = await frameOf(trx, cellId, facts, day);
  const letters: Letter[] = [];
  const notice = await trx.selectFrom('notice').selectAll().where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (notice) letters.push(noticeLetter(facts, frame, dayOf(notice.at), notice.text));
  if (facts.items.length > 0) letters.push(agendaLetter(facts, frame));
  const held = await preMeetingOf(trx, cellId, meetingId);
  if (held) letters.push(preMeetingLetter(facts, frame, held));
  if (minutes?.facts) {
    const roll = await rollOf(trx, cellId, meetingId, day);
    letters.push(rollLetter(facts, frame, [...roll.base.map((row) => ({ ...row, inBase: true })), ...roll.outside.map((row) => ({ ...row, inBase: false }))]));
    letters.push(minutesLetter(facts, frame, worded(facts, minutes.wording)));
    if (facts.resolution) letters.push(resolutionLetter(facts, frame));
    if (facts.mark !== null) letters.push(selfMarkLetter(facts, frame));
  }
  return letters;
}

/** The sections as the secretary worded them over the ones that draft themselves. */
export function worded(facts: MinutesFacts, wording: unknown) {
  const texts = new Map((Array.isArray(wording) ? (wording as { key: string; text: string }[]) : []).map((one) => [one.key, one.text]));
  return draftMinutes(facts, paperWords).map((section) => ({ ...section, text: texts.get(section.key) ?? section.text }));
}

export async function preMeetingOf(trx: Trx, cellId: string, meetingId: string) {
  const held = await trx.selectFrom('pre_meeting').selectAll().where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirst();
  if (!held) return null;
  const present = await trx.selectFrom('pre_meeting_member').innerJoin('member', (join) => join.onRef('member.cell_id', '=', 'pre_meeting_member.cell_id').onRef('member.id', '=', 'pre_meeting_member.member_id'))
    .select(['member.id', 'full_name']).where('pre_meeting_member.cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('sort_key').execute();
  return { heldAt: held.held_at.toISOString(), place: held.place, content: held.content, conclusion: held.conclusion, present: present.map((one) => one.full_name), presentIds: present.map((one) => one.id) };
}

async function frameOf(trx: Trx, cellId: string, facts: MinutesFacts, day: string): Promise<PaperFrame> {
  const holders = await trx.selectFrom('post').select(['holder_name', 'kind', 'valid']).where('unit_id', '=', cellId).where('kind', 'in', ['secretary', 'in-charge']).execute();
  const on = (kind: string) => holders.find((one) => one.kind === kind && contains(one.valid, day))?.holder_name ?? '';
  const inCharge = on('in-charge');
  return {
    town: townOf(facts.superiorName), onBehalf: 'T/M CHI BỘ', secretaryName: on('secretary') || facts.chair, banner: isDemo() ? demoBanner : null,
    recipients: [`${facts.superiorName} (báo cáo),`, ...(inCharge ? [`Đ/c ${inCharge}, cấp ủy viên phụ trách,`] : []), 'Đảng viên chi bộ,', 'Lưu chi bộ.']
  };
}

const contains = (range: string, day: string) => {
  const [from, until] = range.slice(1, -1).split(',') as [string, string];
  return day >= from && (!until || day < until);
};

/** 'Đảng bộ xã Cẩm Bình' → 'Cẩm Bình': the words after the last small word. */
function townOf(name: string): string {
  return /((?:\p{Lu}[\p{L}\d]*\s?)+)$/u.exec(name)?.[1]?.trim() ?? name;
}

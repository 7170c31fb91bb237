import type { Letter } from '#documents/letter.ts';
import type { Trx } from '#platform/database.server.ts';
import { isDemo } from '#platform/site-key.server.ts';
import type { MinutesFacts } from './minutes.ts';
import { minutesOf } from './minutes-queries.server.ts';
import {
  agendaLetter, minutesLetter, noticeLetter, preMeetingLetter, resolutionLetter, rollLetter, selfMarkLetter, type PaperFrame
} from './papers.ts';

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

function frameOf(facts: MinutesFacts): PaperFrame {
  const { secretary, inCharge } = facts.holders;
  return {
    town: townOf(facts.superiorName), onBehalf: 'T/M CHI BỘ', secretaryName: secretary || facts.chair, banner: isDemo() ? demoBanner : null,
    recipients: [`${facts.superiorName} (báo cáo),`, ...(inCharge ? [`Đ/c ${inCharge}, cấp ủy viên phụ trách,`] : []), 'Đảng viên chi bộ,', 'Lưu chi bộ.']
  };
}

/** 'Đảng bộ xã Cẩm Bình' → 'Cẩm Bình': the words after the last small word. */
function townOf(name: string): string {
  return /((?:\p{Lu}[\p{L}\d]*\s?)+)$/u.exec(name)?.[1]?.trim() ?? name;
}

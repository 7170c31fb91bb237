import { file, fileDocuments, grade, issueBefore, markPosted, markPostedBefore } from '#meetings/commands.ts';
import type { PackagePart } from '#meetings/handbook.ts';
import { meetingPapers } from '#meetings/letters.server.ts';
import { countdown } from '#meetings/month.ts';
import { packageList, packageRule } from '#meetings/package.server.ts';
import { beforeKinds } from '#meetings/papers.ts';
import { postingsOf } from '#meetings/posting-queries.server.ts';
import { sheetKept } from '#meetings/minutes-queries.server.ts';
import { meetingPage, votesOf, type MeetingPage } from '#meetings/queries.server.ts';
import { gradeOf, type DecidedLine } from '#meetings/self-mark.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { decideMark } from '#quality/commands.ts';
import { besideGroups } from '#quality/beside.ts';
import { factsOf } from '#quality/evidence.ts';
import { evidenceOf, frameNamed, meetingRead } from '#quality/queries.server.ts';
import { asKnown, awaitsPosting, choicesOf, knownSince } from '#quality/sheet.ts';
import { anPhu } from '../../../../../../../rubrics/an-phu.ts';
import { act, seePart } from '../../../../../../front.server.ts';
import { standardNotice } from '../../../../../standard-notice.ts';
import { uploadedFile } from '../../../../../upload.server.ts';

/** The meeting's papers, issued or as drafts; the two postings to the handbook app with their packages and countdowns; the superior's grade. */
export async function load(event) {
  return seePart(event, event.params.cell, 'see-attendance', async ({ trx, unit, permit, now, day }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const papers = await meetingPapers(trx, meeting, standardNotice(meeting), day);
    const graded = await trx.selectFrom('grade').select(['grade', 'points', 'reason', 'by_name', 'at', 'lines']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).executeTakeFirst();
    const rule = await packageRule(trx, unit.id, dayOf(meeting.starts_at));
    const postings = await postingsOf(trx, meeting, now);
    const listed = async (part: PackagePart) => {
      const list = await packageList(trx, meeting, part, papers, rule);
      return { count: list.papers.length + list.files.length, missing: list.missing, leftOut: list.leftOut };
    };
    const sheet = await markedSheet(trx, meeting, now);
    return {
      sheet, selfMark: !sheet && permit.rights.has('grade') && ['filed', 'graded'].includes(meeting.state) ? await selfMarkOf(trx, meeting, now) : null,
      meetingId: meeting.id, state: meeting.state, may: permit.rights.has('file'), mayGrade: permit.rights.has('grade'), graded: graded ? { ...graded, over: graded.at.toISOString(), lines: (graded.lines ?? []) as unknown as DecidedLine[] } : null, nowLocal: localMinuteOf(now),
      papers: papers.map(({ id, kind, letter }) => ({ id, kind, number: letter.draft ? '' : letter.number, subject: letter.subject, day: letter.day })),
      toIssueBefore: papers.some((paper) => paper.id === null && beforeKinds.includes(paper.kind)), toIssue: papers.some((paper) => paper.id === null),
      postings: await Promise.all(postings.map(async (posting) => ({ ...posting, left: countdown(posting.due, now), package: await listed(posting.part) }))),
      rule: { source: rule.source, megabytes: Math.round(rule.largest / 1024 / 1024) }
    };
  });
}

/** The cell's sheet by criterion once the meeting is over: who filled it in, how the cell voted on it, what is known since, and the points the superior may give. */
async function markedSheet(trx: Trx, meeting: MeetingPage, now: Date) {
  const kept = ['concluded', 'written', 'filed', 'graded'].includes(meeting.state) ? await sheetKept(trx, meeting.cell_id, meeting.id) : null;
  if (!kept) return null;
  const frame = await frameNamed(trx, kept.sheet.frame);
  const vote = (await votesOf(trx, meeting.cell_id, meeting.id, null)).findLast((one) => one.kind === 'self-mark');
  const marker = await trx.selectFrom('member').select('full_name').where('cell_id', '=', meeting.cell_id).where('id', '=', meeting.marker_member_id).executeTakeFirst();
  const { evidence } = await evidenceOf(trx, meeting, await meetingRead(trx, meeting), now);
  const since = knownSince(frame, kept.sheet, factsOf(evidence));
  return {
    ...kept, since, asKnown: asKnown(frame, kept.sheet, since), awaited: awaitsPosting(frame, kept.sheet, since), marker: marker?.full_name ?? null, vote: vote ? { inFavour: vote.in_favour, base: vote.base, against: vote.against, abstained: vote.abstained, at: vote.at } : null,
    choices: Object.fromEntries(kept.sheet.lines.map((line) => [line.key, choicesOf(frame, line)]))
  };
}

/** What who grades a meeting goes by: the cell's own mark group by group with its remarks, beside what the facts say. */
async function selfMarkOf(trx: Trx, meeting: MeetingPage, now: Date) {
  const { cell_id: cellId, id: meetingId } = meeting;
  const marks = await trx.selectFrom('self_mark').select(['criterion', 'points', 'note']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).execute();
  if (marks.length === 0) return null;
  const { about, evidence } = await evidenceOf(trx, meeting, await meetingRead(trx, meeting), now);
  const points = marks.reduce((sum, one) => sum + one.points, 0);
  return { points, grade: gradeOf(points), groups: besideGroups(anPhu, about, factsOf(evidence)).map((group) => ({ ...group, said: marks.find((one) => one.criterion === group.key) ?? null })) };
}

export const actions = {
  default: act([issueBefore, fileDocuments, markPostedBefore, markPosted, file, grade, decideMark], async (form, command, event) => {
    if (command.name !== markPosted.name && command.name !== markPostedBefore.name) return {};
    const secrecyConfirmed = form.get('secrecyConfirmed') === 'on';
    const file = form.get('file');
    // the proof is asked for, not demanded: who has none at hand marks the posting now and adds it later
    const kept = file instanceof File && file.size > 0 ? await uploadedFile(form, event) : null;
    form.delete('secrecyConfirmed');
    if (kept && 'refused' in kept) return kept;
    return kept ? { proof: { ...kept, secrecyConfirmed } } : {};
  })
};

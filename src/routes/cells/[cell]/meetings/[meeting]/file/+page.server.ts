import { file, fileDocuments, grade, issueBefore, markPosted, markPostedBefore } from '#meetings/commands.ts';
import type { PackagePart } from '#meetings/handbook.ts';
import { meetingPapers } from '#meetings/letters.server.ts';
import { countdown } from '#meetings/month.ts';
import { packageList, packageRule } from '#meetings/package.server.ts';
import { beforeKinds } from '#meetings/papers.ts';
import { postingsOf } from '#meetings/posting-queries.server.ts';
import { endFacts, rollAsHeld } from '#meetings/minutes-queries.server.ts';
import { agendaOf, meetingPage, resolutionOf, speechesOf, type MeetingPage } from '#meetings/queries.server.ts';
import { gradeOf } from '#meetings/self-mark.ts';
import { tasksBefore } from '#meetings/task-queries.server.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { besideGroups } from '#quality/beside.ts';
import { factsOf } from '#quality/evidence.ts';
import { evidenceOf } from '#quality/queries.server.ts';
import { anPhu } from '../../../../../../../rubrics/an-phu.ts';
import { act, seePart } from '../../../../../../front.server.ts';
import { standardNotice } from '../../../../../standard-notice.ts';
import { uploadedFile } from '../../../../../upload.server.ts';

/** The meeting's papers, issued or as drafts; the two postings to the handbook app with their packages and countdowns; the superior's grade. */
export async function load(event) {
  return seePart(event, event.params.cell, 'see-attendance', async ({ trx, unit, permit, now, day }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const papers = await meetingPapers(trx, meeting, standardNotice(meeting), day);
    const graded = await trx.selectFrom('grade').select(['grade', 'points', 'reason']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).executeTakeFirst();
    const rule = await packageRule(trx, unit.id, dayOf(meeting.starts_at));
    const postings = await postingsOf(trx, meeting, now);
    const listed = async (part: PackagePart) => {
      const list = await packageList(trx, meeting, part, papers, rule);
      return { count: list.papers.length + list.files.length, missing: list.missing, leftOut: list.leftOut };
    };
    return {
      selfMark: permit.rights.has('grade') && ['filed', 'graded'].includes(meeting.state) ? await selfMarkOf(trx, meeting, now) : null,
      meetingId: meeting.id, state: meeting.state, may: permit.rights.has('file'), mayGrade: permit.rights.has('grade'), graded: graded ?? null, nowLocal: localMinuteOf(now),
      papers: papers.map(({ id, kind, letter }) => ({ id, kind, number: letter.draft ? '' : letter.number, subject: letter.subject, day: letter.day })),
      toIssueBefore: papers.some((paper) => paper.id === null && beforeKinds.includes(paper.kind)), toIssue: papers.some((paper) => paper.id === null),
      postings: await Promise.all(postings.map(async (posting) => ({ ...posting, left: countdown(posting.due, now), package: await listed(posting.part) }))),
      rule: { source: rule.source, megabytes: Math.round(rule.largest / 1024 / 1024) }
    };
  });
}

/** What who grades a meeting goes by: the cell's own mark group by group with its remarks, beside what the facts say. */
async function selfMarkOf(trx: Trx, meeting: MeetingPage, now: Date) {
  const { cell_id: cellId, id: meetingId } = meeting;
  const marks = await trx.selectFrom('self_mark').select(['criterion', 'points', 'note']).where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).execute();
  if (marks.length === 0) return null;
  const day = dayOf(meeting.starts_at);
  const { about, evidence } = await evidenceOf(trx, meeting, {
    roll: await rollAsHeld(trx, cellId, meetingId, day), items: await agendaOf(trx, cellId, meetingId), speeches: await speechesOf(trx, cellId, meetingId),
    resolution: await resolutionOf(trx, cellId, meeting.resolution_id), tasks: await tasksBefore(trx, cellId, meeting.month, day), ends: await endFacts(trx, meeting)
  }, now);
  const points = marks.reduce((sum, one) => sum + one.points, 0);
  return { points, grade: gradeOf(points), groups: besideGroups(anPhu, about, factsOf(evidence)).map((group) => ({ ...group, said: marks.find((one) => one.criterion === group.key) ?? null })) };
}

export const actions = {
  default: act([issueBefore, fileDocuments, markPostedBefore, markPosted, file, grade], async (form, command, event) => {
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

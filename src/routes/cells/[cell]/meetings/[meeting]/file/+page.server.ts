import { file, fileDocuments, grade, markPosted } from '#meetings/commands.ts';
import { filingDue } from '#meetings/month.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { localMinuteOf } from '#organisation/day.ts';
import { act, see } from '../../../../../../front.server.ts';

export async function load(event) {
  return see(event, event.params.cell, 'see-attendance', async ({ trx, unit, permit, now }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const papers = await trx.selectFrom('filed_document').select(['id', 'kind', 'content', 'head']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).orderBy('id').execute();
    const graded = await trx.selectFrom('grade').select(['grade', 'points', 'reason']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).executeTakeFirst();
    return {
      meetingId: meeting.id, state: meeting.state, may: permit.rights.has('file'), mayGrade: permit.rights.has('grade'),
      papers: papers.map((paper) => ({ id: paper.id, kind: paper.kind, number: (paper.content as { number: string }).number, head: paper.head })), graded: graded ?? null,
      postedAt: meeting.moments['posted'] ?? null, due: meeting.ended_at ? filingDue(meeting.ended_at) : null, nowLocal: localMinuteOf(now)
    };
  });
}

export const actions = { default: act([fileDocuments, markPosted, file, grade]) };

import { announce, answerOpinion, decideLeave, markTold, postpone, miss, replyFor } from '#meetings/commands.ts';
import { meetingPage, noticeOf, opinionsOf, recipientsOf, repliesOf } from '#meetings/queries.server.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import { membersOn } from '#members/queries.server.ts';
import { words } from '#words/words.ts';
import { moment, monthName } from '#words/format.ts';
import { act, see } from '../../../../../../front.server.ts';

export async function load(event) {
  return see(event, event.params.cell, 'prepare', async ({ trx, unit, permit }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const recipients = await recipientsOf(trx, unit.id, dayOf(meeting.starts_at));
    const notice = await noticeOf(trx, unit.id, meeting.id);
    const vi = words('vi');
    return {
      meetingId: meeting.id, state: meeting.state, may: permit.rights.has('announce'), recipients: recipients.length,
      standard: vi.announce.standard(vi.month.kinds[meeting.kind]!, monthName('vi', meeting.month), moment('vi', meeting.starts_at), meeting.place),
      notice: notice && { id: notice.id, at: notice.at, text: notice.text, recipients: notice.recipients },
      replies: await repliesOf(trx, unit.id, meeting.id), members: (await membersOn(trx, unit.id, dayOf(meeting.starts_at))).map(({ id, name }) => ({ id, name })),
      opinions: await opinionsOf(trx, unit.id, meeting.id), startsLocal: localMinuteOf(meeting.starts_at)
    };
  });
}

export const actions = { default: act([announce, markTold, replyFor, decideLeave, answerOpinion, postpone, miss]) };

import { announce, answerOpinion, decideLeave, markTold, miss, postpone, replyFor } from '#meetings/commands.ts';
import { noticeDue } from '#meetings/month.ts';
import { announcedOf, meetingPage, noticeOf, opinionsOf, postponementsOf, recipientsOf, repliesOf } from '#meetings/queries.server.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import { membersOn } from '#members/queries.server.ts';
import { visitorsElsewhere } from '#supervision/visit-plan-queries.server.ts';
import { act, seePart } from '../../../../../../front.server.ts';
import { standardNotice } from '../../../../../standard-notice.ts';

/** The notice: its text to send, who was told how and who is still to be called or handed a paper, and what they answered. */
export async function load(event) {
  return seePart(event, event.params.cell, 'prepare', async ({ trx, unit, permit, now }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const day = dayOf(meeting.starts_at);
    const recipients = await recipientsOf(trx, unit.id, day);
    const notice = await noticeOf(trx, unit.id, meeting.id);
    const announced = await announcedOf(trx, unit.id, meeting.id);
    const movedSince = announced !== undefined && (announced.starts_at.getTime() !== meeting.starts_at.getTime() || announced.place !== meeting.place);
    const given = await repliesOf(trx, unit.id, meeting.id);
    const replies = given.filter((one) => one.stands);
    const answered = new Set(replies.map((one) => one.memberId));
    const elsewhere = (await visitorsElsewhere(trx, unit.id, now)).filter((one) => one.meetingId === meeting.id).map((one) => one.visitor);
    return {
      elsewhere, meetingId: meeting.id, state: meeting.state, may: permit.rights.has('announce'), due: noticeDue(meeting.starts_at), late: now > noticeDue(meeting.starts_at),
      ways: (['page', 'e-mail', 'call', 'print'] as const).map((way) => ({ way, count: recipients.filter((one) => one.way === way).length })).filter((one) => one.count > 0), recipients: recipients.length,
      standard: standardNotice(meeting),
      address: `${event.url.origin}/cells/${unit.id}`,
      notice: notice && announced && { id: notice.id, at: announced.at, text: notice.text, announced: announced.text, change: notice.change ? notice.at : null, recipients: notice.recipients, late: announced.at > noticeDue(meeting.starts_at), movedSince },
      postponed: await postponementsOf(trx, unit.id, meeting.id), replies, noReply: notice ? notice.recipients.filter((one) => one.memberId !== null && !answered.has(one.memberId)).map((one) => one.name) : [],
      members: (await membersOn(trx, unit.id, day)).map(({ id, name }) => ({ id, name })), opinions: await opinionsOf(trx, unit.id, meeting.id), answeredBefore: given.filter((one) => !one.stands).map((one) => one.name), startsLocal: localMinuteOf(meeting.starts_at)
    };
  });
}

export const actions = { default: act([announce, markTold, replyFor, decideLeave, answerOpinion, postpone, miss]) };

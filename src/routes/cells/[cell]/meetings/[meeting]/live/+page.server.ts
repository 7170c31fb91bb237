import * as commands from '#meetings/commands.ts';
import { minutesBetween } from '#meetings/duration.ts';
import { draftMinutes } from '#meetings/minutes.ts';
import { agendaOf, meetingPage, minutesFacts, opinionsOf, quorumOf, resolutionOf, rollOf, speechesOf, tasksBefore, votersOf, votesOf } from '#meetings/queries.server.ts';
import { gradeOf, markGroups } from '#meetings/self-mark.ts';
import { membersOn } from '#members/queries.server.ts';
import { percent } from '#members/percentage.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import { paperWords } from '../../../../../../../playbooks/papers.ts';
import { act, see } from '../../../../../../front.server.ts';

/** The live meeting. Who records sees everything; a member sees counts, the agenda and their own check-in, no reasons. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, now }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const day = dayOf(meeting.starts_at);
    const records = permit.rights.has('record');
    const sees = permit.rights.has('see-attendance');
    const roll = await rollOf(trx, unit.id, meeting.id, day);
    const speeches = await speechesOf(trx, unit.id, meeting.id);
    const agenda = await agendaOf(trx, unit.id, meeting.id);
    const resolution = await resolutionOf(trx, unit.id, meeting.resolution_id);
    const marks = await trx.selectFrom('self_mark').select(['criterion', 'points', 'note']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).execute();
    const minutes = await trx.selectFrom('minutes').select('approved_at').where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).executeTakeFirst();
    const guests = await trx.selectFrom('guest').select(['id', 'name', 'role']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).orderBy('id').execute();
    const mark = marks.length > 0 ? marks.reduce((sum, one) => sum + one.points, 0) : null;
    const openedAt = meeting.moments['opened'];
    return {
      meetingId: meeting.id, state: meeting.state, records, sees, kind: meeting.kind,
      minutesOn: openedAt ? minutesBetween(openedAt, meeting.ended_at ?? now) : null,
      present: roll.present, mustAttend: roll.base.length, percent: percent({ of: roll.present, base: roll.base.length }),
      seats: sees ? [...roll.base.map((one) => one.mark), ...roll.outside.map(() => 'out'), ...guests.map(() => 'guest')] : [],
      roll: records ? roll : null, mine: roll.base.find((one) => one.id === permit.memberId)?.mark ?? roll.outside.find((one) => one.id === permit.memberId)?.mark ?? null,
      quorum: await quorumOf(trx, unit.id, meeting.id, day),
      agenda: agenda.map((item) => ({ id: item.id, title: item.title, minutes: item.minutes, points: item.points, state: item.ended_at ? 'was' : item.started_at ? 'on' : 'ahead', speeches: speeches.filter((speech) => speech.itemId === item.id) })),
      notHeard: records && meeting.state === 'open' ? roll.base.filter((one) => ['present', 'late'].includes(one.mark) && !speeches.some((speech) => speech.memberId === one.id)).map((one) => one.name) : [],
      members: (await membersOn(trx, unit.id, day)).map(({ id, name, posts }) => ({ id, name, posts })), guests,
      tasks: await tasksBefore(trx, unit.id, meeting.month, day),
      opinions: sees ? await opinionsOf(trx, unit.id, meeting.id) : [],
      resolution: resolution && { subject: resolution.subject, kind: resolution.kind, clauses: resolution.clauses.map((clause) => ({ text: clause.text, tasks: clause.tasks.map((task) => ({ text: task.text, who: task.who, dueOn: task.dueOn })) })) },
      voters: await votersOf(trx, unit.id, meeting.id, day), votes: await votesOf(trx, unit.id, meeting.id, meeting.resolution_id),
      dues: meeting.dues_statement, groups: markGroups.map((group) => ({ ...group, points: marks.find((one) => one.criterion === group.key)?.points ?? group.max, note: marks.find((one) => one.criterion === group.key)?.note ?? '' })),
      mark, grade: mark === null ? null : gradeOf(mark), approved: Boolean(minutes?.approved_at),
      draft: records && meeting.state === 'open' ? draftMinutes(await minutesFacts(trx, unit.id, meeting.id, now), paperWords) : [],
      startsLocal: localMinuteOf(meeting.starts_at), afterwards: meeting.recorded_afterwards,
      secretaryId: (await membersOn(trx, unit.id, day)).find((member) => member.posts.includes('secretary'))?.id ?? ''
    };
  });
}

export const actions = {
  default: act([
    commands.open, commands.recordAfterwards, commands.checkIn, commands.markAttendance, commands.addGuest, commands.removeGuest, commands.startItem, commands.noteSpeech, commands.changeSpeech,
    commands.removeSpeech, commands.stateDues, commands.judgeTask, commands.answerOpinion, commands.vote, commands.selfMark, commands.approveMinutes, commands.conclude
  ])
};

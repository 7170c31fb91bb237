import { sql } from 'kysely';
import { inspectedIn, inspectionsWaiting } from '#inspection/queries.server.ts';
import { reportOnTask } from '#resolutions/commands.ts';
import { isWithoutPerson, standing } from '#resolutions/list.ts';
import { tasksOf } from '#resolutions/queries.server.ts';
import { requestsOf } from '#supervision/request-queries.server.ts';
import { requestState } from '#supervision/request.ts';
import { toReport, visitsOf } from '#supervision/queries.server.ts';
import { mendState } from '#supervision/visit.ts';
import { makeCalendarAddress, reply, revokeCalendarAddress, seeReminder, sendOpinion, stepTheme, submitTheme } from '#meetings/commands.ts';
import { awaitedPapers } from '#meetings/agenda.ts';
import { countdown, nextStep, passedOver, stops } from '#meetings/month.ts';
import { themeWaits, waitingFor } from '#meetings/waiting.ts';
import { postingsOf } from '#meetings/posting-queries.server.ts';
import { agendaOf, calledOff, meetingInHand, noticeOf, opinionsOf, papersOf, proposalsOf, recipientsOf, repliesOf, themesOf, type MeetingPage } from '#meetings/queries.server.ts';
import { addDays, dayOf, daysBetween, firstOfMonth, yearOf } from '#organisation/day.ts';
import type { Trx } from '#platform/database.server.ts';
import { yearsBelow } from '#quality/queries.server.ts';
import { derived } from '#platform/secret.server.ts';
import { act, see, signedIn } from '../../../front.server.ts';
import { meetingFor } from '../../next-meeting.server.ts';
import { evidenceIn, uploadedFile } from '../../upload.server.ts';

/** The cell's page: for a secretary the one next thing and what waits; for a member the next meeting, papers and own tasks. */
export async function load(event) {
  const { actor } = signedIn(event);
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, now, day }) => {
    const meeting = await meetingInHand(trx, unit.id, firstOfMonth(day));
    const facts = meeting && { state: meeting.state, preMeeting: meeting.pre_meeting as 'due', startsAt: meeting.starts_at, endedAt: meeting.ended_at, postedAt: meeting.moments['posted'] ?? null };
    const step = facts && nextStep(facts, now);
    const tasks = (await tasksOf(trx, unit.id, day, { open: true })).map((task) => standing(task, day));
    const runs = permit.rights.has('prepare');
    const postings = meeting && permit.rights.has('see-attendance') ? (await postingsOf(trx, meeting, now)).filter((posting) => posting.asked && !posting.postedAt) : [];
    const replies = meeting && runs ? (await repliesOf(trx, unit.id, meeting.id)).filter((one) => one.stands) : [];
    const recipients = meeting && runs ? await recipientsOf(trx, unit.id, dayOf(meeting.starts_at)) : [];
    const themes = await themesOf(trx, unit.id, permit.memberId);
    const calendar = permit.memberId
      ? await trx.selectFrom('calendar_address').select('id').where('cell_id', '=', unit.id).where('person_id', '=', actor.personId).where('revoked_at', 'is', null).executeTakeFirst()
      : undefined;
    const { rows: reminders } = runs
      ? await sql<{ id: string; fromUnitId: string; about: string }>`select id, unit_id as "fromUnitId", about from reminder where cell_id = ${unit.id} and seen_at is null order by sent_at`.execute(trx)
      : { rows: [] };
    const visits = permit.rights.has('answer-above') ? (await visitsOf(trx, unit.id, { most: 24 })).filter((visit) => mendState(visit) === 'unanswered').length : 0;
    const answered = permit.rights.has('answer-above') ? (await requestsOf(trx, unit.id, day, { open: true, most: 50 })).filter((one) => requestState(one) === 'answered').length : 0;
    const inspections = permit.rights.has('answer-above') ? await inspectionsWaiting(trx, actor.personId, unit.id, day) : 0;
    // of the reader themselves, told to nobody but them
    const ofMe = permit.memberId ? (await inspectedIn(trx, actor.personId)).reduce((sum, one) => sum + one.waiting, 0) : 0;
    return {
      runs, ofMe, today: day, visits, answered, inspections, toReport: permit.rights.has('visit') ? await toReport(trx, actor.personId, [unit.id], addDays(day, -visitAsked), now) : [],
      meeting: meeting && (await meetingFor(trx, meeting, permit.memberId)),
      passed: facts !== null && passedOver(facts, now),
      postings: postings.map(({ part, due, late }) => ({ part, due, late, left: countdown(due, now) })),
      stops: facts ? stops(facts, now) : [],
      step: step && { ...step, days: step.by ? daysBetween(day, dayOf(step.by)) : null },
      reach: { page: recipients.filter((one) => one.way === 'page' || one.way === 'e-mail').length, other: recipients.filter((one) => one.way === 'print' || one.way === 'call').length },
      tasks: tasks.slice(0, 5).map(({ id, text, memberName, memberHere, dueOn, state, daysLate, carried, reports }) => ({ id, text, memberName, memberHere, dueOn, state, daysLate, carried, percent: reports.at(-1)?.percent ?? null })), openTasks: tasks.length,
      mine: permit.memberId === null ? [] : tasks.filter((task) => task.memberId === permit.memberId), orphans: runs ? tasks.filter(isWithoutPerson).map(({ id, text, memberName }) => ({ id, text, memberName })) : [],
      waiting: runs && meeting ? [...(await waitsOf(trx, meeting, replies, now)), ...themes.filter((theme) => daysBetween(day, dayOf(theme.startsAt)) <= themesAhead).flatMap((theme) => {
        const waits = themeWaits({ ...theme, step: theme.step as 'draft' | null }, now);
        return waits ? [{ ...waits, meetingId: theme.meetingId, about: theme.theme }] : [];
      })] : [],
      year: permit.rights.has('see-attendance') ? { year: yearOf(day), standing: (await yearsBelow(trx, unit.id, yearOf(day), day)).cells[0]?.standing ?? null } : null,
      reminders, calledOff: await calledOff(trx, unit.id, now),
      themes: themes.filter((theme) => theme.author || theme.reviewer),
      calendar: calendar ? `${event.url.origin}/calendar/${derived('calendar', calendar.id)}.ics` : null
    };
  });
}

/** How many days before a thematic meeting its paper is looked for. */
const themesAhead = 45;

/** Until how long after a meeting a member in charge is asked for their sheet, in days: ours. */
const visitAsked = 10;

/** What of the meeting in hand waits on whom. */
async function waitsOf(trx: Trx, meeting: MeetingPage, replies: Awaited<ReturnType<typeof repliesOf>>, now: Date) {
  const notice = await noticeOf(trx, meeting.cell_id, meeting.id);
  const proposals = await proposalsOf(trx, meeting.cell_id, yearOf(meeting.month));
  const opinions = await opinionsOf(trx, meeting.cell_id, meeting.id);
  const answered = new Set(replies.map((one) => one.memberId));
  const told = notice?.recipients ?? [];
  const papers = await papersOf(trx, meeting.cell_id, meeting.id);
  return waitingFor({
    papers: awaitedPapers(await agendaOf(trx, meeting.cell_id, meeting.id), papers),
    state: meeting.state, startsAt: meeting.starts_at, registered: meeting.registered_at !== null, settled: meeting.settled_at !== null, proposed: proposals.some((one) => one.meetingId === meeting.id),
    toTell: told.filter((one) => !one.toldAt && (one.way === 'call' || one.way === 'print' || one.failure)).map((one) => one.name), noReply: told.filter((one) => one.memberId !== null && !answered.has(one.memberId)).map((one) => one.name),
    leaves: replies.filter((one) => one.answer === 'leave' && one.accepted === null).map((one) => (one.reason ? `${one.name} (${one.reason})` : one.name)), opinions: opinions.filter((one) => !one.answer && !one.dueOn).length
  }, now).map((one) => ({ ...one, meetingId: meeting.id, about: '' }));
}

export const actions = {
  default: act([reply, sendOpinion, reportOnTask, makeCalendarAddress, revokeCalendarAddress, seeReminder, submitTheme, stepTheme], (form, command, event) =>
    command === submitTheme ? uploadedFile(form, event) : command === reportOnTask ? evidenceIn(form, event) : Promise.resolve({}))
};

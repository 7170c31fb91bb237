import { answerProposal, explainMonth, changePlan, issueThematicPlan, miss, plan, planYear, postpone, register, reportYear, setNumber, settle } from '#meetings/commands.ts';
import { nextStep, stops } from '#meetings/month.ts';
import { planChanges, quartersWithoutTheme, type PlannedMeeting } from '#meetings/plan-changes.ts';
import { hasCommittee, meetingsOfYear, plannedMeeting, postponementsOfYear, proposalsOf } from '#meetings/queries.server.ts';
import type { MeetingState } from '#meetings/meeting.ts';
import { saysAnew, thematicPlan } from '#meetings/letters.server.ts';
import { termsOf } from '#meetings/issue.server.ts';
import { cycleOf } from '#meetings/numbering.ts';
import { membersOn } from '#members/queries.server.ts';
import { addMonths, clockOf, firstOfMonth, localMinuteOf, yearOf } from '#organisation/day.ts';
import { enterTask } from '#resolutions/commands.ts';
import { visitorsElsewhere } from '#supervision/visit-plan-queries.server.ts';
import { act, see } from '../../../../front.server.ts';
import { yearAsked } from '../../../asked.ts';

/** The cell's year: its meetings with their steps, themes by quarter, and the months before it began here. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, now, day }) => {
    const year = yearAsked(event.url, day);
    const meetings = await meetingsOfYear(trx, unit.id, year);
    const explained = await trx.selectFrom('empty_month').selectAll().where('cell_id', '=', unit.id).where('month', '>=', `${year}-01-01`).where('month', '<=', `${year}-12-01`).orderBy('month').execute();
    const report = await trx.selectFrom('year_plan').select(['reported_at', 'reported']).where('cell_id', '=', unit.id).where('year', '=', year).executeTakeFirst();
    const { now: themes, issued } = await thematicPlan(trx, unit.id, year, day);
    const proposals = await proposalsOf(trx, unit.id, year);
    const postponed = await postponementsOfYear(trx, unit.id, year);
    const elsewhere = permit.rights.has('plan') || permit.rights.has('settle-calendar') ? await visitorsElsewhere(trx, unit.id, now) : [];
    const committee = await hasCommittee(trx, unit.id, day);
    const facts = (meeting: (typeof meetings)[number]) => ({ state: meeting.state as MeetingState, preMeeting: (meeting.pre_meeting === 'due' && !committee ? 'not-applicable' : meeting.pre_meeting) as 'due', startsAt: meeting.starts_at, endedAt: meeting.ended_at, postedAt: null });
    return {
      themePlan: themes || issued ? { number: issued?.letter.number ?? '', day: issued?.letter.day ?? '', changed: themes !== null && saysAnew(themes, issued ? [issued.letter] : []) } : null, mayFile: permit.rights.has('file'),
      cycle: cycleOf(year === yearOf(day) ? day : `${year}-12-31`, await termsOf(trx, unit.id)), year, thisYear: yearOf(day), thisMonth: firstOfMonth(day), may: permit.rights.has('plan'), maySettle: permit.rights.has('settle-calendar'),
      meetings: meetings.map((meeting) => ({
        id: meeting.id, month: meeting.month, kind: meeting.kind, state: meeting.state, startsAt: meeting.starts_at, startsLocal: localMinuteOf(meeting.starts_at), place: meeting.place, theme: meeting.theme,
        dayReason: meeting.day_reason, reason: meeting.reason, authorId: meeting.author_member_id ?? '', reviewerId: meeting.reviewer_member_id ?? '', time: meeting.settled_at ? 'settled' as const : meeting.registered_at ? 'registered' as const : 'waiting' as const,
        proposal: proposals.find((one) => one.meetingId === meeting.id) ?? null, postponed: postponed.filter((one) => one.meetingId === meeting.id), elsewhere: elsewhere.filter((one) => one.meetingId === meeting.id).map((one) => one.visitor), stops: stops(facts(meeting), now), next: nextStep(facts(meeting), now).step
      })),
      explained, planned: report !== undefined, reportedAt: report?.reported_at ?? null,
      changes: report?.reported_at ? planChanges((report.reported ?? []) as PlannedMeeting[], meetings.map(plannedMeeting)) : [],
      lacking: quartersWithoutTheme(meetings, meetings[0]?.month ?? `${year}-01-01`),
      members: (await membersOn(trx, unit.id, day)).map(({ id, name }) => ({ id, name })),
      usual: meetings.length > 0 ? { time: clockOf(meetings.at(-1)!.starts_at), place: meetings.at(-1)!.place } : { time: '19:30', place: '' },
      months: Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01-01`, index))
    };
  });
}

export const actions = { default: act([planYear, reportYear, plan, changePlan, postpone, miss, register, answerProposal, settle, explainMonth, setNumber, enterTask, issueThematicPlan], async (form, command) => {
  if (command.name === planYear.name) for (const key of [...form.keys()]) {
    const line = /^(themes\[\d+\])\.theme$/.exec(key);
    if (line && !String(form.get(key)).trim()) for (const other of [...form.keys()]) if (other.startsWith(`${line[1]}.`)) form.delete(other);
  }
  return {};
}) };

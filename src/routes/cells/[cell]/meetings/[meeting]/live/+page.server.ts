import * as commands from '#meetings/commands.ts';
import { wanted, type VoteKind } from '#ballots/majority.ts';
import { leastMinutes, minutesBetween } from '#meetings/duration.ts';
import { mayChair, proposeOfficers } from '#meetings/officers.ts';
import { endFacts, rollAsHeld, sheetKept } from '#meetings/minutes-queries.server.ts';
import { agendaOf, candidatesOf, meetingPage, opinionsOf, quorumOf, repliesOf, resolutionOf, speechesOf, votersOf, votesOf, type MeetingPage } from '#meetings/queries.server.ts';
import { isForMeeting, tasksBefore } from '#meetings/task-queries.server.ts';
import { nextStep } from '#meetings/month.ts';
import { gradeOf } from '#meetings/self-mark.ts';
import { firstToDo, inHand, stillMissing, walked } from '#meetings/session.ts';
import { percent } from '#members/percentage.ts';
import { membersOn } from '#members/queries.server.ts';
import { addDays, dayOf, localMinuteOf } from '#organisation/day.ts';
import { officersOf } from '#organisation/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { besideGroups } from '#quality/beside.ts';
import { factsOf } from '#quality/evidence.ts';
import { fillSheet } from '#quality/commands.ts';
import { evidenceOf, frameFor, type MeetingRead } from '#quality/queries.server.ts';
import { openSheet } from '#quality/sheet.ts';
import { anPhu } from '../../../../../../../rubrics/an-phu.ts';
import { act, see, type Seen } from '../../../../../../front.server.ts';
import { dropEmpty } from '../lines.server.ts';

const here = ['present', 'late', 'left-early'];

/** The live meeting. Who records sees everything; a member sees counts, the agenda, the decisions and their own check-in, no reasons and no "not yet heard". */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, now }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const day = dayOf(meeting.starts_at);
    const records = permit.rights.has('record');
    const sees = permit.rights.has('see-attendance');
    const roll = await rollAsHeld(trx, unit.id, meeting.id, day);
    const everyone = [...roll.base, ...roll.outside];
    const own = everyone.find((one) => one.id === permit.memberId);
    const speeches = await speechesOf(trx, unit.id, meeting.id);
    const resolution = await resolutionOf(trx, unit.id, meeting.resolution_id);
    const marks = await trx.selectFrom('self_mark').select(['criterion', 'points', 'note']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).execute();
    const sheet = (await sheetKept(trx, unit.id, meeting.id))?.sheet ?? null;
    const mark = sheet?.points ?? (marks.length > 0 ? marks.reduce((sum, one) => sum + one.points, 0) : null);
    const guests = await trx.selectFrom('guest').select(['id', 'name', 'role', 'person_id as personId']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).orderBy('id').execute();
    const open = meeting.state === 'open';
    const items = await agendaOf(trx, unit.id, meeting.id);
    const on = items.find((item) => item.started_at && !item.ended_at) ?? null;
    return {
      meetingId: meeting.id, month: meeting.month, state: meeting.state, records, sees, kind: meeting.kind, afterwards: meeting.recorded_afterwards, since: now.getTime(), code: codeIn(event.url),
      minutesOn: minutesOn(meeting, now), present: roll.present, mustAttend: roll.base.length, percent: percent({ of: roll.present, base: roll.base.length }),
      seats: sees ? [...roll.base.map((one) => one.mark), ...roll.outside.map(() => 'out'), ...guests.map(() => 'guest')] : [],
      mine: own ? { mark: own.mark, confirmed: own.confirmed } : null,
      quorum: await quorumOf(trx, unit.id, meeting.id, day),
      day, step: nextStep({ state: meeting.state, preMeeting: meeting.pre_meeting as 'due', startsAt: meeting.starts_at, endedAt: meeting.ended_at, postedAt: null }, now).step,
      inHand: open ? inHand(on) : [],
      agenda: items.map((item) => ({ id: item.id, title: item.title, minutes: item.minutes, points: item.points, ...walked(item, now, !meeting.recorded_afterwards), speeches: speeches.filter((speech) => speech.itemId === item.id) })),
      tasks: await tasksBefore(trx, unit.id, meeting.month, day), opinions: sees ? await opinionsOf(trx, unit.id, meeting.id) : [],
      resolution: resolution && { subject: resolution.subject, preamble: resolution.preamble, kind: resolution.kind, passed: resolution.passed_at !== null, clauses: resolution.clauses },
      votes: await votesOf(trx, unit.id, meeting.id, meeting.resolution_id), dues: meeting.dues_statement, mark, grade: sheet?.grade ?? (mark === null ? null : gradeOf(mark)), sheet: sees ? sheet : null, note: records ? marks : [],
      opening: records && ['planned', 'prepared', 'announced'].includes(meeting.state) ? await openingOf(trx, meeting, day, now) : null,
      guests: records && open ? guests : [],
      recording: records && open ? await recordingOf({ trx, unit }, meeting, { roll, speeches, guests, resolution, items, on }, now) : null
    };
  });
}

/** Who is proposed for the offices, and among whom one may choose. */
async function openingOf(trx: Trx, meeting: MeetingPage, day: string, now: Date) {
  const { all, lastTime } = await candidatesOf(trx, meeting.cell_id, meeting.id, day);
  const option = (one: { id: string; name: string }) => ({ value: one.id, text: one.name });
  const chairs = [...new Set([...mayChair(all), ...mayChair(all, true)])];
  return { early: dayOf(now) < day, proposed: proposeOfficers(all, lastTime), chairs: chairs.map(option), members: all.map(option), startsLocal: localMinuteOf(meeting.starts_at) };
}

/** What only the recorder of an open meeting needs. */
async function recordingOf({ trx, unit }: Pick<Seen, 'trx' | 'unit'>, meeting: MeetingPage, { roll, speeches, guests, resolution, items, on }: Pick<MeetingRead, 'roll' | 'speeches' | 'resolution' | 'items'> & { guests: { personId: string | null }[]; on: Item | null }, now: Date) {
  const day = dayOf(meeting.starts_at);
  const everyone = [...roll.base, ...roll.outside];
  const replies = (await repliesOf(trx, unit.id, meeting.id)).filter((one) => one.stands);
  const facts = await endFacts(trx, meeting);
  const voting = async (kind: VoteKind) => {
    const voters = await votersOf(trx, unit.id, meeting.id, day, kind);
    return { ...wanted(kind, voters.entitled, voters.presentEntitled), here: voters.here };
  };
  const members = (await membersOn(trx, unit.id, day)).map(({ id, name }) => ({ id, name }));
  const { officers } = await officersOf(trx, unit.id, day);
  const tasks = (await tasksBefore(trx, unit.id, meeting.month, day)).filter(isForMeeting);
  const ending = stillMissing(facts);
  const { about, evidence } = await evidenceOf(trx, meeting, { roll, speeches, items, resolution, tasks, minutesApproved: facts.minutesApproved }, now);
  const known = factsOf(evidence);
  const frame = await frameFor(trx, unit.id, day);
  return {
    members, dueDefault: addDays(day, 25), roll, asked: replies.filter((one) => one.answer === 'leave' && one.accepted === null).map((one) => one.memberId),
    present: everyone.filter((one) => here.includes(one.mark)).map(({ id, name }) => ({ id, name })),
    notHeard: roll.base.filter((one) => ['present', 'late'].includes(one.mark) && !speeches.some((speech) => speech.memberId === one.id)).map((one) => one.name),
    inCharge: officers.filter((one) => one.posts.includes('in-charge') && !guests.some((guest) => guest.personId === one.personId)).map(({ personId, name }) => ({ personId, name })),
    voting: { decision: await voting('resolution'), 'self-mark': await voting('self-mark'), person: await voting('person') },
    ...ending, toDo: firstToDo(on, ending.missing, isLast(items, on)), fresh: !facts.resolutionVoted && !facts.selfMarkVoted && speeches.length === 0,
    changed: facts.minutesChanged, approval: facts.minutesApproved,
    endsLocal: localMinuteOf(new Date(meeting.starts_at.getTime() + leastMinutes[meeting.kind] * 60_000)), groups: besideGroups(anPhu, about, known), score: openSheet(frame, about, known)
  };
}

type Item = Awaited<ReturnType<typeof agendaOf>>[number];

/** Whether no item comes after the one in hand. */
const isLast = (items: readonly Item[], on: Item | null): boolean => items.slice(on ? items.indexOf(on) : 0).every((item) => item.started_at !== null);

function minutesOn(meeting: MeetingPage, now: Date): number | null {
  const openedAt = meeting.moments['opened'];
  return openedAt && meeting.state !== 'announced' && (!meeting.recorded_afterwards || meeting.ended_at) ? minutesBetween(openedAt, meeting.ended_at ?? now) : null;
}

/** The code that the QR of the projector carried. */
function codeIn(url: URL): string {
  const code = url.searchParams.get('code') ?? '';
  return /^\d{4}$/.test(code) ? code : '';
}

export const actions = {
  default: act([
    commands.open, commands.recordAfterwards, commands.checkIn, commands.markAttendance, commands.addGuest, commands.removeGuest, commands.startItem, commands.noteSpeech, commands.changeSpeech,
    commands.removeSpeech, commands.stateDues, commands.judgeTask, commands.draftResolution, commands.answerOpinion, commands.vote, commands.selfMark, fillSheet, commands.conclude, commands.takeBack
  ], async (form, command) => {
    if (command.name === commands.vote.name) dropEmptyReservations(form);
    if (command.name === commands.draftResolution.name) dropEmpty(form);
    return {};
  })
};

/** A line for a reserved opinion without a name was left empty on purpose. */
function dropEmptyReservations(form: FormData): void {
  for (const [key, value] of [...form.entries()]) {
    const line = /^(reserved\[\d+\])\.memberId$/.exec(key)?.[1];
    if (line && !value) for (const other of [...form.keys()]) if (other.startsWith(`${line}.`)) form.delete(other);
  }
}

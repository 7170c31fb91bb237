import { hd42 } from '../../../../../../../playbooks/hd42.ts';
import { answerItem, mendItem, preMeetingDraftWords } from '../../../../../../../playbooks/papers.ts';
import { askedSince, awaitedPapers, composeAgenda, ownShare, pressed, totalMinutes } from '#meetings/agenda.ts';
import { addPaper, advancePaper, draftResolution, holdPreMeeting, prepare, removePaper, setAgenda, skipPreMeeting } from '#meetings/commands.ts';
import { checklist } from '#meetings/checklist.ts';
import { draftPreMeeting } from '#meetings/pre-meeting.ts';
import { lastMonth } from '#resolutions/last-month.ts';
import { leastMinutes } from '#meetings/duration.ts';
import { preMeetingOf } from '#meetings/minutes-queries.server.ts';
import { agendaOf, meetingPage, papersOf, resolutionOf } from '#meetings/queries.server.ts';
import { isForMeeting, tasksBefore } from '#meetings/task-queries.server.ts';
import { membersOn } from '#members/queries.server.ts';
import { openSignals } from '#signals/all.ts';
import { cellFacts } from '#signals/queries.server.ts';
import { requestsOf } from '#supervision/request-queries.server.ts';
import { requestState } from '#supervision/request.ts';
import { visitsOf } from '#supervision/queries.server.ts';
import { isForAgenda, mendDay } from '#supervision/visit.ts';
import { takenKey } from '#models/sharing.ts';
import { takenInto } from '#models/sharing-queries.server.ts';
import { words } from '#words/words.ts';
import type { CellType } from '#organisation/cell-type.ts';
import { addDays, dayOf, localMinuteOf } from '#organisation/day.ts';
import { sql } from 'kysely';
import { noticeDue } from '#meetings/month.ts';
import { act, seePart } from '../../../../../../front.server.ts';
import { uploadedFile } from '../../../../../upload.server.ts';
import { dropEmpty } from '../lines.server.ts';
import { isRegular } from '#meetings/meeting.ts';

const isAhead = (state: string): boolean => ['planned', 'prepared', 'announced'].includes(state);

export async function load(event) {
  return seePart(event, event.params.cell, 'prepare', async ({ trx, unit, now, day }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const meetingDay = dayOf(meeting.starts_at);
    const saved = await agendaOf(trx, unit.id, meeting.id);
    const type = await trx.selectFrom('unit_type').select('type').where('unit_id', '=', unit.id).where(sql<boolean>`valid @> ${day}::date`).executeTakeFirst();
    const cellType = (type?.type ?? 'village') as CellType;
    const { rows: asked } = await sql<{ title: string; points: string }>`select title, points from superior_item where month = ${meeting.month}::date and withdrawn_at is null order by id`.execute(trx);
    const tasks = await tasksBefore(trx, unit.id, meeting.month, meetingDay);
    const said = words('vi').visits;
    const regular = isRegular(meeting.kind);
    const toMend = !regular ? [] : (await visitsOf(trx, unit.id, { most: 50 })).filter((visit) => isForAgenda(visit) && visit.startsAt < meeting.starts_at).map((visit) => mendItem(visit.visitor, said.mending(visit.mend, visit.mendWords), visit.mender, mendDay(visit)));
    const answered = !regular ? [] : (await requestsOf(trx, unit.id, day, { open: true, most: 50 })).filter((one) => requestState(one) === 'answered').map((one) => answerItem(one.text, one.steps.at(-1)!.text, one.steps.at(-1)!.by));
    // what was taken over from a model stands on an agenda that was saved; one that is composed takes it up here
    const taken = saved.length > 0 ? [] : await takenInto(trx, unit.id, meeting.id);
    const items = saved.length > 0
      ? saved.map(({ origin, key, title, minutes, points, paper }) => ({ origin: origin as 'own', key: key ?? '', title, minutes, points, paper }))
      : taken.reduce((lines, { takingId, ...one }) => pressed(lines, `add ${JSON.stringify({ origin: 'own', key: takenKey(takingId), ...one })}`), composeAgenda(hd42, { kind: meeting.kind, cellType, theme: meeting.theme, openTasks: tasks.filter(isForMeeting).map((task) => ({ text: task.text, who: task.memberName, carried: task.carried })), superiorItems: asked, toMend: [...toMend, ...answered], ownItems: [] }).map((item) => ({ ...item, key: item.key ?? '', paper: '' })));
    // worked out where the agenda is made, once a month, and not on the page everybody opens first
    const signals = regular && isAhead(meeting.state) ? (await cellFacts(trx, [unit.id], day)).flatMap((one) => openSignals(one, day)).length : 0;
    const held = await preMeetingOf(trx, unit.id, meeting.id);
    const { rows: [before] } = await sql<{ place: string }>`select place from pre_meeting where cell_id = ${unit.id} and place <> '' order by held_at desc limit 1`.execute(trx);
    const resolution = await resolutionOf(trx, unit.id, meeting.resolution_id);
    const papers = await papersOf(trx, unit.id, meeting.id);
    const members = (await membersOn(trx, unit.id, meetingDay)).map(({ id, name, posts }) => ({ id, name, posts }));
    const awaited = awaitedPapers(saved, papers);
    const nameOf = (id: string | null) => members.find((member) => member.id === id)?.name ?? '';
    const steps = ['distributed', 'reviewed', 'draft', 'returned'] as const;
    const theme = papers.filter((paper) => paper.kind === 'thematic');
    return {
      meetingId: meeting.id, state: meeting.state, signals, preMeeting: meeting.pre_meeting, whyNotHeld: meeting.pre_meeting_reason, held,
      // what a form of the pre-meeting begins with: as it was recorded, else as far as it is known
      preMeetingForm: held ? { heldAt: localMinuteOf(new Date(held.heldAt)), place: held.place, content: held.content, conclusion: held.conclusion } : { heldAt: localMinuteOf(now), place: before?.place ?? meeting.place, ...draftPreMeeting(meeting.month, lastMonth(tasks, day), items, preMeetingDraftWords) },
      members, items, composed: saved.length === 0, asked: saved.length > 0 ? askedSince(asked, items) : [], toMend: saved.length > 0 ? askedSince(toMend, items) : [], answered: saved.length > 0 ? askedSince(answered, items) : [],
      checks: checklist({
        state: meeting.state, kind: meeting.kind, startsAt: meeting.starts_at, preMeeting: meeting.pre_meeting as 'due', agendaSaved: saved.length > 0, resolutionDrafted: resolution !== null,
        papers: { named: new Set(saved.map((item) => item.paper).filter(Boolean)).size, awaited: awaited.length },
        paperStep: steps.find((step) => theme.some((paper) => paper.step === step)) ?? null
      }, now),
      theme: meeting.kind === 'thematic' || meeting.kind === 'combined' ? { name: meeting.theme, author: nameOf(meeting.author_member_id), reviewer: nameOf(meeting.reviewer_member_id) } : null,
      total: totalMinutes(items), least: leastMinutes[meeting.kind], own: ownShare(items), topics: hd42.topics[cellType] ?? [], resolution, 
      papers: papers.map((paper) => ({ id: paper.id, name: paper.name, kind: paper.kind, step: paper.step, remark: paper.remark, standsFor: paper.standsFor, opened: paper.opened, openers: paper.openers.map(nameOf).filter(Boolean), late: paper.uploadedAt > noticeDue(meeting.starts_at) })),
      awaited, papersLate: now > noticeDue(meeting.starts_at), readers: members.length, dueDefault: addDays(meetingDay, 25)
    };
  });
}

export const actions = {
  default: act([holdPreMeeting, skipPreMeeting, setAgenda, draftResolution, prepare, addPaper, removePaper, advancePaper], async (form, command, event) => {
    if (command.name === setAgenda.name) {
      // a title is typed in a box of several lines, so that a long one can be read whole on a phone; it stays one line
      for (const [name, value] of [...form.entries()]) if (/^items\[\d+\]\.title$/.test(name)) form.set(name, String(value).replace(/\s+/g, ' '));
      pressAgenda(form);
    }
    if (command.name === setAgenda.name || command.name === draftResolution.name) dropEmpty(form);
    return command.name === addPaper.name ? uploadedFile(form, event) : {};
  })
};

const lineFields = ['origin', 'key', 'title', 'minutes', 'points', 'paper'] as const;
type Line = Partial<Record<(typeof lineFields)[number], string>>;

/** The button of the agenda that was pressed (`press`), carried out on the lines as they were typed: one press saves and moves. */
function pressAgenda(form: FormData): void {
  const press = form.get('press');
  form.delete('press');
  if (typeof press !== 'string') return;
  const lines: Line[] = [];
  for (const [name, value] of [...form.entries()]) {
    const part = /^items\[(\d{1,3})\]\.(\w+)$/.exec(name);
    if (!part) continue;
    (lines[Number(part[1])] ??= {})[part[2] as keyof Line] = String(value);
    form.delete(name);
  }
  for (const [index, line] of pressed([...lines].filter(Boolean), press).entries())
    for (const field of lineFields) if (typeof line[field] === 'string') form.set(`items[${index}].${field}`, line[field]);
}

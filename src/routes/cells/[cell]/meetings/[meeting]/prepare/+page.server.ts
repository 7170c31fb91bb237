import { hd42 } from '../../../../../../../playbooks/hd42.ts';
import { secrecyMark } from '#documents/secrecy.server.ts';
import { composeAgenda, ownShare, totalMinutes } from '#meetings/agenda.ts';
import { addPaper, advancePaper, draftResolution, holdPreMeeting, prepare, removePaper, setAgenda, skipPreMeeting } from '#meetings/commands.ts';
import { leastMinutes } from '#meetings/duration.ts';
import { preMeetingOf } from '#meetings/letters.server.ts';
import { agendaOf, hasCommittee, meetingPage, papersOf, recipientsOf, resolutionOf, tasksBefore } from '#meetings/queries.server.ts';
import { membersOn } from '#members/queries.server.ts';
import type { CellType } from '#organisation/cell-type.ts';
import { addDays, dayOf, localMinuteOf } from '#organisation/day.ts';
import { keepFile } from '#platform/files.server.ts';
import { sql } from 'kysely';
import { act, see } from '../../../../../../front.server.ts';

export async function load(event) {
  return see(event, event.params.cell, 'prepare', async ({ trx, unit, now, day }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const meetingDay = dayOf(meeting.starts_at);
    const saved = await agendaOf(trx, unit.id, meeting.id);
    const type = await trx.selectFrom('unit_type').select('type').where('unit_id', '=', unit.id).where(sql<boolean>`valid @> ${day}::date`).executeTakeFirst();
    const cellType = (type?.type ?? 'village') as CellType;
    const { rows: asked } = await sql<{ title: string; points: string }>`select title, points from superior_item where month = ${meeting.month}::date and withdrawn_at is null order by id`.execute(trx);
    const tasks = await tasksBefore(trx, unit.id, meeting.month, meetingDay);
    const items = saved.length > 0
      ? saved.map(({ origin, key, title, minutes, points }) => ({ origin: origin as 'own', key: key ?? '', title, minutes, points }))
      : composeAgenda(hd42, { kind: meeting.kind, cellType, theme: meeting.theme, openTasks: tasks.map((task) => ({ text: task.text, who: task.memberName, carried: task.carried })), superiorItems: asked, ownItems: [] }).map((item) => ({ ...item, key: item.key ?? '' }));
    const held = await preMeetingOf(trx, unit.id, meeting.id);
    const resolution = await resolutionOf(trx, unit.id, meeting.resolution_id);
    return {
      meetingId: meeting.id, state: meeting.state, preMeeting: meeting.pre_meeting, committee: await hasCommittee(trx, unit.id, day), held,
      members: (await membersOn(trx, unit.id, meetingDay)).map(({ id, name, posts }) => ({ id, name, posts })), items, composed: saved.length === 0,
      total: totalMinutes(items), least: leastMinutes[meeting.kind], own: ownShare(items), topics: hd42.topics[cellType] ?? [], resolution, papers: (await papersOf(trx, unit.id, meeting.id)).map((paper) => ({ ...paper, late: paper.uploadedAt > new Date(meeting.starts_at.getTime() - 24 * 3600_000) })),
      readers: (await recipientsOf(trx, unit.id, meetingDay)).length, nowLocal: localMinuteOf(now), dueDefault: addDays(meetingDay, 25)
    };
  });
}

export const actions = {
  default: act([holdPreMeeting, skipPreMeeting, setAgenda, draftResolution, prepare, addPaper, removePaper, advancePaper], async (form, command) => {
    if (command.name === setAgenda.name || command.name === draftResolution.name) dropEmpty(form);
    if (command.name !== addPaper.name) return {};
    const kept = await keepFile(form.get('file'));
    if ('refused' in kept) return kept;
    const { bytes, ...facts } = kept;
    const mark = secrecyMark(kept.name, bytes);
    return { ...facts, ...(mark ? { secrecyMark: mark } : {}) };
  })
};

/** A line of the form without its name, or a task without its text, was left empty on purpose. */
function dropEmpty(form: FormData): void {
  for (const [key, value] of [...form.entries()]) {
    const line = /^(items\[\d+\])\.title$|^(clauses\[\d+\])\.text$|^(clauses\[\d+\]\.tasks\[\d+\])\.text$/.exec(key);
    const prefix = line && (line[1] ?? line[2] ?? line[3]);
    if (!prefix || String(value).trim()) continue;
    for (const other of [...form.keys()]) if (other.startsWith(`${prefix}.`)) form.delete(other);
  }
}

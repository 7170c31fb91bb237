import * as meetings from '#meetings/commands.ts';
import { markGroups } from '#meetings/self-mark.ts';
import { addMember } from '#members/commands.ts';
import { appoint, foundUnit } from '#organisation/commands.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { castDay, type Cast } from './cast.ts';

/** A cell with who leads it, and whose marks stand on its rolls. */
export interface Peopled {
  id: string;
  secretary: Actor;
  memberIds: string[];
}

const at = (minute: string) => new Date(`${minute}:00+07:00`);

/** Founds a cell of two, the first of them secretary, by an office over it. */
export async function foundPeopled(cast: Cast, office: Actor, unitId: string, name: string): Promise<Peopled> {
  const id = String((await cast.done(office, foundUnit, { unitId, name, kind: 'cell', type: 'village', foundedOn: castDay }, at('2026-01-02T08:00')))['id']);
  const added = [];
  for (const fullName of ['Cao Văn Một', 'Cao Thị Hai']) added.push(await cast.done(office, addMember, { unitId: id, fullName, since: castDay, status: 'official', largeType: false }, at('2026-01-02T09:00')));
  const personId = String(added[0]!['personId']);
  await cast.done(office, appoint, { unitId: id, personId, holderName: 'Cao Văn Một', kind: 'secretary', from: castDay }, at('2026-01-02T09:00'));
  return { id, secretary: { personId, accountId: personId, name: 'Cao Văn Một' }, memberIds: added.map((one) => String(one['id'])) };
}

/** The cell's regular meeting of a month (`2026-05`) on day 3, kept on paper and `entered` the same evening unless told later, all of its roll present; `before`: what is done between plan and meeting; `resolved`: the clauses it passes. It lasts an hour and a half, also where its `kind` is combined. */
export async function heldOnPaper(cast: Cast, { id: unitId, secretary, memberIds }: Peopled, month: string, before?: (meetingId: string) => Promise<unknown>, entered = `${month}-03T22:00`, resolved: readonly string[] = ['Làm đường'], kind: 'regular' | 'combined' = 'regular'): Promise<void> {
  const done = (command: Command, payload: object) => cast.done(secretary, command, { unitId, ...payload }, at(entered));
  const { id: meetingId } = await cast.done(secretary, meetings.plan, { unitId, kind, ...(kind === 'combined' ? { theme: 'Học tập và làm theo Bác' } : {}), month: `${month}-01`, startsAt: `${month}-03T23:00`, place: 'Nhà văn hóa', dayReason: 'Mùa gặt' }, at(`${month}-03T22:00`));
  await before?.(String(meetingId));
  await done(meetings.recordAfterwards, { meetingId, startsAt: `${month}-03T19:30`, chairId: memberIds[0], secretaryId: memberIds[1] });
  await done(meetings.markAttendance, { meetingId, marks: memberIds.map((memberId) => ({ memberId, mark: 'present' })) });
  await done(meetings.draftResolution, { meetingId, kind: 'resolution', subject: 'nhiệm vụ tháng', preamble: '', clauses: resolved.map((text) => ({ text, tasks: [{ text: 'Dọn đường', memberId: memberIds[0], dueOn: `${month}-25`, evidence: '' }] })) });
  const hands = { meetingId, inFavour: Math.min(memberIds.length, 5), against: 0, abstained: 0, reserved: [] };
  await done(meetings.vote, { ...hands, kind: 'resolution', subject: 'nghị quyết' });
  await done(meetings.selfMark, { meetingId, marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) });
  await done(meetings.vote, { ...hands, kind: 'self-mark', subject: 'tự chấm' });
  await done(meetings.approveMinutes, { meetingId, inFavour: hands.inFavour });
  await done(meetings.conclude, { meetingId, endedAt: `${month}-03T21:00` });
}

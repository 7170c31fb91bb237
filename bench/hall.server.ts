import { appoint, appointFirstOfficer, foundUnit } from '#organisation/commands.ts';
import { foundSite } from '#organisation/set-up.server.ts';
import { addMember } from '#members/commands.ts';
import * as meetings from '#meetings/commands.ts';
import { dayOf, firstOfMonth, localMinuteOf } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { enter } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { receiveTogether } from '#platform/receive.server.ts';
import type { House } from '../src/house.server.ts';

/** Somebody who may get an account. */
export type Person = Pick<Actor, 'personId' | 'name'>;
/** A cell with an open meeting, its secretary, and its members. */
export interface Hall {
  unitId: string;
  cellId: string;
  meetingId: string;
  itemId: string;
  memberIds: string[];
  people: Person[];
  secretary: Actor;
  office: Actor;
}

/** So many cells with an open meeting of so many members, made through the commands of real work. */
export async function openHalls(house: House, cells: number, members: number): Promise<Hall[]> {
  const day = '2026-01-01';
  const now = new Date();
  const startsAt = new Date(Date.now() - 3600_000);
  const actor = (personId: string, name: string): Actor => ({ personId, accountId: personId, name });
  const site = await foundSite(house.app, { name: 'Đảng bộ xã Cẩm Bình', kind: 'committee', day, administratorName: 'Quản trị' });
  const send = (tell: Parameters<Parameters<typeof receiveTogether>[1]>[0]) => (who: Actor, command: Command, payload: Record<string, unknown>) =>
    tell({ id: newId(), name: command.name, payload }, who, now);
  const office = actor(newId(), 'Phan Văn Phòng');
  await house.app.insertInto('person').values({ id: office.personId }).execute();
  await receiveTogether(house.reception, (tell) => send(tell)(actor(site.personId, 'Quản trị'), appointFirstOfficer, { unitId: site.unitId, personId: office.personId, holderName: office.name, from: day }));
  const halls: Hall[] = [];
  for (let n = 0; n < cells; n++) {
    const cellId = await receiveTogether(house.reception, async (tell) => String((await send(tell)(office, foundUnit, { unitId: site.unitId, name: `Chi bộ thôn ${n + 1}`, kind: 'cell', type: 'village', foundedOn: day }))['id']));
    const people = await receiveTogether(house.reception, async (tell) => {
      const made: { id: string; personId: string }[] = [];
      for (let m = 0; m < members; m++) made.push((await send(tell)(office, addMember, { unitId: cellId, fullName: `Nguyễn Văn ${n}.${m}`, since: day, status: 'official', largeType: false })) as never);
      await send(tell)(office, appoint, { unitId: cellId, personId: made[0]!.personId, holderName: `Nguyễn Văn ${n}.0`, kind: 'secretary', from: day });
      return made;
    });
    const secretary = actor(people[0]!.personId, `Nguyễn Văn ${n}.0`);
    const meetingId = await receiveTogether(house.reception, async (tell) => {
      const say = (command: Command, payload: Record<string, unknown>) => send(tell)(secretary, command, { unitId: cellId, ...payload });
      const planned = await say(meetings.plan, { kind: 'regular', month: firstOfMonth(dayOf(startsAt)), startsAt: localMinuteOf(startsAt), place: 'Nhà văn hóa', dayReason: 'Đo tốc độ' });
      const about = { meetingId: planned['id'] };
      await say(meetings.skipPreMeeting, about);
      await say(meetings.setAgenda, { ...about, items: [{ origin: 'own', title: 'Bàn việc làng', minutes: 60, points: '' }] });
      await say(meetings.prepare, about);
      await say(meetings.announce, { ...about, text: 'Kính mời đồng chí dự sinh hoạt.' });
      await say(meetings.open, { ...about, chairId: people[0]!.id, secretaryId: people[1]!.id });
      return String(planned['id']);
    });
    const { id: itemId } = await house.app.transaction().execute(async (trx) => {
      await enter(trx, { cells: [cellId] });
      return trx.selectFrom('agenda_item').select('id').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).executeTakeFirstOrThrow();
    });
    halls.push({ unitId: site.unitId, cellId, meetingId, itemId, memberIds: people.map((one) => one.id), people: people.map((one, m) => ({ personId: one.personId, name: `Nguyễn Văn ${n}.${m}` })), secretary, office });
  }
  return halls;
}

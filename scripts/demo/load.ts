import { sql } from 'kysely';
import { addMember, setFlag } from '#members/commands.ts';
import { askCells, miss, plan, settle } from '#meetings/commands.ts';
import { addPlace, appoint, appointFirstOfficer, foundUnit } from '#organisation/commands.ts';
import { addMonths, dayOf, firstOfMonth, instantOf, localMinuteOf, startOfDay } from '#organisation/day.ts';
import { firstHolidays, regularDay } from '#organisation/holidays.ts';
import { foundSite } from '#organisation/set-up.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { openHouse } from '../../src/house.server.ts';
import { holdMonth, reportBetween, type CellInHand } from './month.ts';
import { demoCells, drawFrom, inventedName } from './names.ts';

const password = 'nen nep 2026';
export const demoSignIns = [
  { username: 'hien', password, who: 'bí thư chi bộ thôn Đồng Xanh' },
  { username: 'hoa', password, who: 'đảng viên chi bộ thôn Đồng Xanh' },
  { username: 'thanh', password, who: 'cấp ủy viên phụ trách ba chi bộ' },
  { username: 'vanphong', password, who: 'văn phòng Đảng ủy xã Cẩm Bình' },
  { username: 'thuongvu', password, who: 'thường trực Đảng ủy xã' },
  { username: 'tinh', password, who: 'văn phòng Tỉnh ủy' },
  { username: 'quantri', password, who: 'quản trị' }
];

/** How many months of a cell's past are played through every command. */
const months = 12;
const founded = '2025-07-01';

/** Loads the demo once: the province, its commune, its cells and their past months, through the commands of real work, relative to `now`. */
export async function loadDemo(now: Date, progress: (done: number, of: number) => void): Promise<void> {
  const house = openHouse();
  try {
    const there = await house.app.selectFrom('unit').select('id').limit(1).executeTakeFirst();
    if (there) return;
    const draw = drawFrom(20261);
    const today = dayOf(now);
    const cells = demoCells(draw);
    const start = startOfDay(founded);

    async function send(who: Actor, command: Command, payload: Record<string, unknown>, at: Date): Promise<Record<string, unknown>> {
      const answer = await house.receive({ id: newId(), name: command.name, payload }, who, at > now ? now : at);
      if (answer.answer !== 'done') throw new Error(`the demo's ${command.name} was not done: ${JSON.stringify(answer)}`);
      return answer.result;
    }
    const account = async (actor: Actor, username: string) => createAccount({ personId: actor.personId, name: actor.name, username, password });
    const someone = async (name: string): Promise<Actor> => {
      const id = newId();
      await house.app.insertInto('person').values({ id }).execute();
      return { personId: id, accountId: id, name };
    };
    const found = async (who: Actor, unitId: string, name: string, kind: string, type?: string) =>
      String((await send(who, foundUnit, { unitId, name, kind, foundedOn: founded, decisionNumber: 'Số 01-QĐ/TU', ...(type ? { type } : {}) }, start))['id']);
    const post = (who: Actor, unitId: string, person: Actor, kind: string) => send(who, appoint, { unitId, personId: person.personId, holderName: person.name, kind, from: founded }, start);

    const site = await foundSite(house.app, { name: 'Đảng bộ tỉnh Hà Tĩnh', kind: 'province', day: founded, administratorName: 'Dương Quản Trị' });
    await house.app.insertInto('holiday').values(firstHolidays.map((one) => ({ ...one }))).execute();
    const administrator: Actor = { personId: site.personId, accountId: site.personId, name: 'Dương Quản Trị' };
    await account(administrator, 'quantri');
    const province = await someone('Đặng Thị Thủy');
    await send(administrator, appointFirstOfficer, { unitId: site.unitId, personId: province.personId, holderName: province.name, from: founded }, start);
    await account(province, 'tinh');
    const commune = await found(province, site.unitId, 'Đảng bộ xã Cẩm Bình', 'committee');
    for (const name of ['Đảng bộ xã Cẩm Lạc', 'Đảng bộ xã Cẩm Trung', 'Đảng bộ xã Yên Hòa']) await found(province, site.unitId, name, 'committee');
    const office = await someone('Phan Văn Phòng');
    const standing = await someone('Hồ Thị Thường');
    const inspector = await someone('Lê Văn Kiểm');
    await post(province, commune, office, 'office');
    await post(province, commune, standing, 'standing');
    await post(province, commune, inspector, 'inspector');
    await account(office, 'vanphong');
    await account(standing, 'thuongvu');

    const total = cells.length * (months + 1);
    let done = 0;
    const inCharge = await Promise.all(['Nguyễn Văn Thành', 'Bùi Thị Phụ', 'Hoàng Đình Trách', 'Võ Xuân Nhiệm'].map(someone));
    await account(inCharge[0]!, 'thanh');
    const thisMonth = firstOfMonth(today);
    const holidays = firstHolidays;

    for (const [index, shape] of cells.entries()) {
      const cellId = await found(office, commune, shape.name, 'cell', shape.type);
      if (shape.type === 'village') await send(office, addPlace, { unitId: commune, kind: 'hamlet', name: shape.name.replace('Chi bộ thôn', 'Thôn'), cellId, from: founded }, start);
      const cell: CellInHand = { id: cellId, habit: shape.habit, secretary: office, members: [], tasks: [] };
      for (let n = 0; n < shape.members; n++) {
        const name = index === 0 && n === 0 ? 'Trần Thị Hiền' : index === 0 && n === 3 ? 'Lê Thị Hoa' : inventedName(draw);
        const probationary = n > 3 && draw(25) === 0;
        const exempt = n > 5 && draw(16) === 0;
        const born = 1946 + draw(58);
        const added = await send(office, addMember, { unitId: cellId, fullName: name, since: founded, status: probationary ? 'probationary' : 'official', born: String(born), cardNumber: String(10_000_000 + index * 10_000 + n), admittedOn: `${Math.min(2024, born + 22 + draw(10))}-0${1 + draw(9)}-1${draw(9)}`, largeType: born < 1955, ...(draw(3) > 0 ? { phone: `09${String(10_000_000 + draw(89_999_999)).slice(0, 8)}` } : {}) }, start);
        const member = { id: String(added['id']), actor: { personId: String(added['personId']), accountId: String(added['personId']), name }, probationary, exempt };
        cell.members.push(member);
        if (exempt) await send(office, setFlag, { unitId: cellId, memberId: member.id, flag: 'exempt', from: founded }, start);
      }
      const [first, second, third] = cell.members;
      cell.secretary = first!.actor;
      await post(office, cellId, first!.actor, 'secretary');
      if (shape.members >= 9) {
        await post(office, cellId, second!.actor, 'deputy');
        await post(office, cellId, third!.actor, 'committee-member');
      }
      await post(office, cellId, inCharge[index === 0 || index === 1 || index === 4 ? 0 : 1 + (index % 3)]!, 'in-charge');
      if (index === 0) {
        await account(first!.actor, 'hien');
        await account(cell.members[3]!.actor, 'hoa');
      }
      progress(++done, total);

      const evening = shape.type === 'village' ? '19:30' : shape.type === 'armed-forces' ? '17:00' : '16:00';
      const agendaIds = (id: string, meetingId: string) => inScope(house.app, { cells: [id] }, async (trx) => (await trx.selectFrom('agenda_item').select('id').where('cell_id', '=', id).where('meeting_id', '=', meetingId).orderBy('position').execute()).map((row) => row.id));
      for (let back = months - 1; back >= -1; back--) {
        const month = addMonths(thisMonth, -back);
        if (month < firstOfMonth(founded)) continue;
        const startsAt = instantOf(`${regularDay(month, holidays)}T${evening}`);
        const thematic = Number(month.slice(5, 7)) % 3 === 2;
        if (back <= 0 && shape.habit === 'weak') continue;
        const planned = new Date(Math.min(startOfDay(month).getTime() - 20 * 24 * 3600_000, now.getTime() - 10 * 24 * 3600_000));
        const made = await send(cell.secretary, plan, { unitId: cellId, kind: thematic ? 'combined' : 'regular', month, startsAt: localMinuteOf(startsAt), place: shape.place, dayReason: '', ...(thematic ? { theme: 'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh', authorId: third!.id } : {}) }, planned);
        const meeting = { id: String(made['id']), startsAt, thematic };
        if (back >= 0 && shape.habit !== 'slow') await send(office, settle, { unitId: cellId, meetingId: meeting.id }, planned);
        const length = 3 * 24 * 3600_000;
        if (back > 0 && shape.habit === 'weak' && draw(4) === 0) {
          await send(cell.secretary, miss, { unitId: cellId, meetingId: meeting.id, reason: 'Mưa lũ, nhiều đảng viên đi làm xa.' }, startsAt);
        } else if (startsAt.getTime() + length < now.getTime()) {
          await holdMonth(send, cell, meeting, draw, 'filed', agendaIds);
          cell.tasks = await openTasks(cellId);
          await reportBetween(send, cell, new Date(startsAt.getTime() + 15 * 24 * 3600_000), draw);
        } else if (startsAt > now && startsAt.getTime() - now.getTime() < 15 * 24 * 3600_000 && index > 0 && shape.habit === 'good' && draw(2) === 0 && cell.members.length < 9) {
          await holdMonth(send, cell, { ...meeting, startsAt: new Date(Math.max(startsAt.getTime(), now.getTime())) }, draw, 'announced', agendaIds);
        }
        progress(Math.min(total, ++done), total);
      }
    }
    await send(office, askCells, { unitId: commune, month: addMonths(thisMonth, 1), title: 'Quán triệt kết luận của Đảng ủy về sắp xếp thôn', points: 'Nắm tâm tư đảng viên\nPhân công đảng viên phụ trách hộ' }, now);
    progress(total, total);

    async function openTasks(cellId: string): Promise<CellInHand['tasks']> {
      return inScope(house.app, { cells: [cellId] }, async (trx) => (await sql<{ id: string; memberId: string }>`select id, member_id as "memberId" from task where cell_id = ${cellId} and status = 'open'`.execute(trx)).rows);
    }
  } finally {
    await house.close();
    await closeSignIn();
  }
}


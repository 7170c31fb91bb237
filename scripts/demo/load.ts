import { sql } from 'kysely';
import { addMember, setFlag, setGroup, setStatus, stay } from '#members/commands.ts';
import { closeReport } from '#reports/commands.ts';
import { askCells, changePlan, issueThematicPlan, plan, planYear, postpone, proposeTime, register, remind, reportYear, settle } from '#meetings/commands.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { adoptFrame, keepFrame } from '#quality/commands.ts';
import { factsOf } from '#quality/evidence.ts';
import { typedOf } from '#quality/own-frame.ts';
import { evidenceOf, frameFor, meetingRead } from '#quality/queries.server.ts';
import { openSheet } from '#quality/sheet.ts';
import { anPhu } from '../../rubrics/an-phu.ts';
import { phuTho } from '../../rubrics/hd42.ts';
import { addPlace, appoint, appointFirstOfficer, endPost, foundUnit, setSetting } from '#organisation/commands.ts';
import { addDays, addMonths, clockOf, dayOf, firstOfMonth, instantOf, localMinuteOf, startOfDay, yearOf } from '#organisation/day.ts';
import { firstHolidays } from '#organisation/holidays.ts';
import { foundSite, putFirstHolidays } from '#organisation/set-up.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Trx } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { receiveTogether } from '#platform/receive.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { capital } from '#words/format.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import type { House } from '../../src/house.server.ts';
import { come, courseOf, type Turn } from './course.ts';
import { asks, provinceRemarks, reportRemarks, themes } from './business.ts';
import { helped, helpedFrom, monthsHelped, playModels } from './models.ts';
import { playInspections, playOwnInspections } from './inspections.ts';
import { merged, mergedOn, neighbours, playMerging, type Ground } from './neighbours.ts';
import { playBetween, playTurn, type CellInHand, type Send } from './month.ts';
import { demoCells, drawFrom, inventedName, livingIn, weakCells, weakest, type DemoCell, type Draw } from './names.ts';
import { playEarlierVisits, playPlanOfVisits, playRequests, playVisits } from './visits.ts';

const password = 'nen nep 2026';
export const demoSignIns = [
  { username: 'hien', password, who: 'bí thư chi bộ thôn Đồng Xanh' },
  { username: 'hoa', password, who: 'đảng viên chi bộ thôn Đồng Xanh' },
  { username: 'thanh', password, who: 'cấp ủy viên phụ trách ba chi bộ' },
  { username: 'thin', password, who: 'bí thư chi bộ thôn Gò Thông, một chi bộ còn yếu' },
  { username: 'phuong', password, who: 'cấp ủy viên phụ trách sáu chi bộ, có chi bộ còn yếu' },
  { username: 'vanphong', password, who: 'văn phòng Đảng ủy xã Cẩm Bình' },
  { username: 'thuongvu', password, who: 'thường trực Đảng ủy xã' },
  { username: 'tinh', password, who: 'văn phòng Tỉnh ủy' },
  { username: 'quantri', password, who: 'quản trị' }
];

/** How much is loaded: tests load less of the same. `months` is how many months of a cell's past are played. */
export interface Size {
  cells: number;
  members: number;
  months: number;
}
const whole: Size = { cells: 100, members: 100, months: 12 };
const founded = '2025-07-01';
/** So many last months of the communes beside it are played in full, those before in short. */
const besideInFull = 3;
/** Cells loaded side by side: one keeps the program busy, the others the database. Each draws from its own seed, so the order does not show. */
const sideBySide = 3;

/**
 * Loads the demo once: the province, its commune, its cells and their months, through the commands of real work, a meeting to
 * a transaction, relative to `now`. The same moment and size give the same contents. Answers 'interrupted', and does nothing,
 * where an earlier load did not come to its end.
 */
export async function loadDemo(house: House, now: Date, progress: (done: number, of: number) => void = () => {}, size: Size = whole): Promise<'loaded' | 'interrupted'> {
  const there = await house.app.selectFrom('unit').select('id').limit(1).executeTakeFirst();
  if (there) return (await house.app.selectFrom('site_setting').select('name').where('name', '=', 'demo.loaded').executeTakeFirst()) ? 'loaded' : 'interrupted';
  const together = <T>(work: (send: Send, trx: Trx) => Promise<T>): Promise<T> =>
    receiveTogether(house.reception, (tell, trx) =>
      work((who, command, payload, at) => tell({ id: newId(), name: command.name, payload }, who, at > now ? now : at), trx));
  const account = (actor: Actor, username: string) => createAccount({ personId: actor.personId, name: actor.name, username, password });
  const someone = async (name: string): Promise<Actor> => {
    const id = newId();
    await house.app.insertInto('person').values({ id }).execute();
    return { personId: id, accountId: id, name };
  };
  const start = startOfDay(founded);
  const found = async (send: Send, who: Actor, unitId: string, name: string, kind: string, type?: string) =>
    String((await send(who, foundUnit, { unitId, name, kind, foundedOn: founded, decisionNumber: '01-QĐ/TU', ...(type ? { type } : {}) }, start))['id']);
  const post = (send: Send, who: Actor, unitId: string, person: Actor, kind: string, more: { decisionNumber?: string; decisionDay?: string; until?: string } = {}) =>
    send(who, appoint, { unitId, personId: person.personId, holderName: person.name, kind, from: founded, ...more }, start);

  try {
    const site = await foundSite(house.app, { name: 'Đảng bộ tỉnh Hà Tĩnh', kind: 'province', day: founded, administratorName: 'Dương Quản Trị' });
    await putFirstHolidays(house.app);
    const administrator: Actor = { personId: site.personId, accountId: site.personId, name: 'Dương Quản Trị' };
    const [province, provinceStanding, office, standing, inspector] = [await someone('Đặng Thị Thủy'), await someone('Bùi Thị Hạnh'), await someone('Phan Văn Phong'), await someone('Hồ Thị Thương'), await someone('Lê Văn Kiên')];
    const inCharge: Actor[] = [];
    for (const name of ['Nguyễn Văn Thành', 'Bùi Thị Phương', 'Hoàng Đình Trạch', 'Võ Xuân Nhậm', 'Đặng Quốc Việt', 'Trần Thị Lệ', 'Phan Công Lý', 'Lê Hữu Đào', 'Dương Thị Mơ', 'Hà Trọng Kha', 'Cao Thị Nhã', 'Nguyễn Hữu Bằng']) inCharge.push(await someone(name));
    await together((send) => send(administrator, appointFirstOfficer, { unitId: site.unitId, personId: province.personId, holderName: province.name, from: founded }, start));
    const commune = await together(async (send) => {
      const id = await found(send, province, site.unitId, 'Đảng bộ xã Cẩm Bình', 'committee');
      for (const name of ['Đảng bộ xã Cẩm Xuyên', 'Đảng bộ xã Cẩm Hưng', 'Đảng bộ xã Cẩm Lạc', 'Đảng bộ xã Cẩm Trung', 'Đảng bộ xã Yên Hòa']) await found(send, province, site.unitId, name, 'committee');
      return id;
    });
    await together(async (send) => {
      await post(send, province, site.unitId, provinceStanding, 'standing');
      await post(send, province, commune, office, 'office');
      await post(send, province, commune, standing, 'standing');
      await post(send, province, commune, inspector, 'inspector');
    });
    const ground: Ground = { unitId: commune, office, standing };
    const beside = await Promise.all(neighbours.map(async (one) => ({ ...one, office: await someone(one.office), standing: await someone(one.standing), inCharge: await someone(one.inCharge) })));
    // the commune marks by a frame of its own from the day the guidance came: the levels of one known, the year's rule of another
    await together(async (send) => {
      const { id } = await send(office, keepFrame, { unitId: commune, ...typedOf({ ...anPhu, name: 'Khung của Đảng ủy xã Cẩm Bình', source: 'Kế hoạch minh họa của Đảng ủy xã, theo HD 42-HD/BTCTW', years: phuTho.years }) }, start);
      await send(office, adoptFrame, { unitId: commune, frame: String(id), from: '2025-10-28' }, start);
    });
    for (const [actor, username] of [[administrator, 'quantri'], [province, 'tinh'], [office, 'vanphong'], [standing, 'thuongvu'], [inCharge[0]!, 'thanh'], [inCharge[1]!, 'phuong']] as const) await account(actor, username);

    const shapes = demoCells(drawFrom(20261)).slice(0, size.cells).map((shape, index): DemoCell => ({ ...shape, members: Math.min(shape.members, size.members), ...(index === helped ? { was: { habit: 'weak', until: helpedFrom(dayOf(now)) } } : {}) }));
    const ids: string[] = [];
    await together(async (send) => {
      for (const shape of shapes) ids.push(await found(send, office, commune, shape.name, 'cell', shape.type));
    });
    await together(async (send) => {
      for (const [index, shape] of shapes.entries())
        await send(office, addPlace, { unitId: commune, kind: placeKind(shape), name: shape.type === 'village' ? shape.name.replace('Chi bộ thôn', 'Thôn') : capital(shape.name.replace(/^Chi bộ /, '')), cellId: ids[index]!, from: founded }, start);
      // one cell may cover two hamlets, and a hamlet may have no cell
      await send(office, addPlace, { unitId: commune, kind: 'hamlet', name: 'Xóm Mới', cellId: ids[1]!, from: founded }, start);
      await send(office, addPlace, { unitId: commune, kind: 'hamlet', name: 'Khu tái định cư Đồi Sim', from: founded }, start);
    });

    const cells = new Map<number, CellInHand>();
    const first = firstMonth(dayOf(now), size);
    const total = shapes.length * (size.months + 2) + neighbours.length * 5;
    let done = 0;
    const step = () => progress(Math.min(++done, total), total);
    const grounds: Ground[] = [ground];
    const queue = [...[...shapes.entries()].map(([index, shape]) => () => loadCell(index, shape)), ...beside.map((one, nth) => () => loadBeside(one, nth))];
    const loadNext = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) await next();
    };
    await Promise.all(Array.from({ length: sideBySide }, loadNext));
    await together(async (send, trx) => {
      const today = dayOf(now);
      for (let month = addMonths(firstOfMonth(today), 1 - size.months); month <= addMonths(firstOfMonth(today), 1); month = addMonths(month, 1))
        if (month > founded) await send(office, askCells, { unitId: commune, month, ...asks[Number(month.slice(5, 7)) - 1]! }, startOfDay(addDays(month, -12)));
      for (const [from, to] of stays) {
        const guest = cells.get(from)?.members.find((one, n) => n > 8 && !one.exempt && !one.probationary);
        if (guest && cells.has(to)) await send(office, stay, { unitId: commune, memberId: guest.id, fromCellId: ids[from]!, toCellId: ids[to]!, from: today, until: addMonths(today, 6), decisionNumber: 'Giấy giới thiệu sinh hoạt tạm thời' }, now);
      }
      await send(office, remind, { unitId: commune, asks: [{ about: 'plan', cellIds: ids.filter((_, index) => shapes[index]!.now === 'no-plan') }] }, now);
      const left = await trx.selectFrom('post').select(['id', 'unit_id']).where('unit_id', 'in', [commune, ...unfollowed.flatMap((index) => ids[index] ?? [])]).where('kind', '=', 'in-charge').execute();
      const retired = await trx.selectFrom('post').select(['id', 'unit_id']).where('unit_id', 'in', [commune, ...shapes.flatMap((shape, index) => (shape.weak?.includes('no-secretary') ? ids[index]! : []))]).where('kind', '=', 'secretary').execute();
      const followed = followedBy(cells);
      await playVisits(send, trx, followed, now);
      await playRequests(send, office, standing, commune, followed, now);
      for (const post of [...left, ...retired]) await send(office, endPost, { unitId: post.unit_id, postId: post.id, on: addDays(today, -20) }, now);
    });
    await together(async (send, trx) => {
      // a word of the office, so that what follows begins in the scope of its cells
      await send(office, setSetting, { unitId: commune, name: 'visit.every', value: '3' }, start);
      await playEarlierVisits(send, trx, [...cells.values()].filter((cell) => !followedBy(cells).includes(cell)).sort((a, b) => a.index - b.index));
    });
    await playPlanOfVisits(together, office, commune, followedBy(cells), now);
    await playModels(together, standing, commune, cells, founded, now);
    await together((send) => playInspections(send, standing, inspector, commune, followedBy(cells), now));
    await together((send) => playOwnInspections(send, cells.get(0)!, now));
    await reportsUpward();
    await together((send) => send(province, setSetting, { unitId: site.unitId, name: 'demo.loaded', value: dayOf(now) }, now));
    progress(total, total);
    return 'loaded';

    /**
     * Each month that is over is reported on to the province on day 4 of the next, and by the province on day 8; what the standing committee decides later is seen beside it, and told by the next.
     * The reports on the last month are left to whoever tries the demo.
     */
    async function reportsUpward(): Promise<void> {
      for (let month = first; addMonths(month, 1) < firstOfMonth(dayOf(now)); month = addMonths(month, 1)) {
        const at = instantOf(`${addDays(addMonths(month, 1), 3)}T09:00`);
        // with the month its half-year and year, where the demo has all of it
        const [year, number] = [month.slice(0, 4), Number(month.slice(5, 7))];
        const longer = [...(number === 6 && `${year}-01-01` >= first ? [`${year}-H1`] : []), ...(number === 12 && `${year}-07-01` >= first ? [`${year}-H2`] : []), ...(number === 12 && `${year}-01-01` >= first ? [year] : [])];
        const words = reportRemarks[number % reportRemarks.length]!;
        for (const [nth, { unitId, office }] of grounds.entries())
          for (const period of [month.slice(0, 7), ...longer]) await together((send) => send(office, closeReport, { unitId, period, ...(nth === 0 ? words : { remarks: '', proposals: '' }), version: 0 }, at));
        const after = instantOf(`${addDays(addMonths(month, 1), 7)}T09:00`);
        for (const period of [month.slice(0, 7), ...longer]) await together((send) => send(province, closeReport, { unitId: site.unitId, period, ...provinceRemarks, version: 0 }, after));
      }
    }

    /** A commune beside it: its officers, its cells with their hamlets, and its months, the last in full; two of its cells became one. */
    async function loadBeside({ name, office, standing, inCharge, cells: shapes }: (typeof beside)[number], nth: number): Promise<void> {
      const unitId = await together((send) => found(send, province, site.unitId, name, 'committee'));
      await together(async (send) => {
        await post(send, province, unitId, office, 'office');
        await post(send, province, unitId, standing, 'standing');
      });
      const its: Ground = { unitId, office, standing };
      const ids = await together(async (send) => {
        const founded: string[] = [];
        for (const shape of shapes) founded.push(await found(send, office, unitId, shape.name, 'cell', shape.type));
        return founded;
      });
      const made = await together(async (send) => {
        const made: { cell: CellInHand; placeId: string; turns: Turn[] }[] = [];
        for (const [order, shape] of shapes.entries()) {
          // the one that was merged left no task open
          const index = 100 + nth * 20 + order;
          const draw = drawFrom(20261 + index * 7919);
          const id = ids[order]!;
          const { id: placeId } = await send(office, addPlace, { unitId, kind: placeKind(shape), name: shape.name.replace(/^Chi bộ (thôn )?/, (_, thon) => (thon ? 'Thôn ' : '')), cellId: id, from: founded }, start);
          made.push({ cell: { id, index, shape: { ...shape, members: Math.min(shape.members, size.members) }, secretary: office, ground: its, members: [], inCharge, tasks: [], draw }, placeId: String(placeId), turns: courseOf(index, shape, now, shape.name === merged.from ? 0 : Math.min(besideInFull, size.months - 1), founded, first, firstHolidays, draw) });
        }
        return made;
      });
      const [from, into] = [merged.from, merged.into].map((cell) => made.find((one) => one.cell.shape.name === cell));
      const on = mergedOn(dayOf(now), first);
      for (const { cell } of made) await together((send) => people(send, cell));
      for (const one of made) if (one !== into) await playTurns(one.cell, one === from ? one.turns.filter((turn) => turn.month < on) : one.turns);
      if (from && into) await playTurns(into.cell, into.turns, undefined, { on, play: () => together((send) => playMerging(send, its, from.cell, into.cell, from.placeId, on)) });
      grounds[nth + 1] = its;
      shapes.forEach(step);
    }

    async function loadCell(index: number, shape: DemoCell): Promise<void> {
      const draw = drawFrom(20261 + index * 7919);
      const unitId = ids[index]!;
      const cell: CellInHand = { id: unitId, index, shape, secretary: office, ground, members: [], inCharge: inCharge[index === 0 || index === 1 || index === 4 ? 0 : weakCells.includes(index) ? 1 : 2 + (index % (inCharge.length - 2))]!, tasks: [], draw };
      cells.set(index, cell);
      await together((send) => people(send, cell));
      if (index === 0) {
        await account(cell.members[0]!.actor, 'hien');
        await account(cell.members[3]!.actor, 'hoa');
      }
      if (index === weakest) await account(cell.members[0]!.actor, 'thin');
      await playTurns(cell, courseOf(index, shape, now, size.months - 1, founded, first, firstHolidays, draw), step);
    }

    /** Plans a cell's meetings and plays them one after the other, and what else happens to it before those from a day on. */
    async function playTurns(cell: CellInHand, turns: readonly Turn[], step: () => void = () => {}, event?: { on: string; play: () => Promise<void> }): Promise<void> {
      const { id: unitId, shape, ground: { standing } } = cell;
      if (turns.length === 0) return;
      const meetings = await together((send, trx) => planTurns(send, trx, cell, turns));
      step();
      const inHand = turns.findIndex((turn) => turn.kind !== 'thematic' && turn.step === 'planned');
      let due = event;
      for (const [order, turn] of turns.entries()) {
        if (due && turn.month >= due.on) {
          await due.play();
          due = undefined;
        }
        cell.shape = livingIn(shape, turn.month);
        const last = inHand >= 0 && turns.slice(0, inHand).findLastIndex((one) => one.kind !== 'thematic') === order;
        await together(async (send, trx) => {
          const stage = { send, now, standing, agendaIds: () => agendaIds(trx, unitId, meetings[order]!), sheet: (at: Date) => sheetAt(trx, unitId, meetings[order]!, at) };
          await playTurn(stage, cell, turn, meetings[order]!, last);
          if (turn.kind === 'thematic' || turn.short || !come(turn, 'concluded')) return;
          cell.tasks = await openTasks(trx, unitId);
          await playBetween(stage, cell, turn, last ? { id: meetings[inHand]! } : null);
        });
        step();
      }
    }

    /** Members with their details and flags, and the posts of the cell. */
    async function people(send: Send, cell: CellInHand): Promise<void> {
      const { index, shape, draw, id: unitId, ground: { office } } = cell;
      for (let n = 0; n < shape.members; n++) {
        const name = index === 0 && n === 0 ? 'Trần Thị Hiền' : index === 0 && n === 3 ? 'Lê Thị Hoa' : index === weakest && n === 0 ? 'Võ Xuân Thìn' : inventedName(draw);
        const probationary = n > 8 && draw(22) === 0;
        const from = probationary ? laterOf(founded, addDays(addMonths(firstOfMonth(dayOf(now)), -1 - draw(14)), 9)) : founded;
        const at = startOfDay(from);
        const flag = n < 6 || probationary ? null : flagOf(shape, n, draw);
        const born = probationary ? 1986 + draw(20) : shape.type === 'village' ? 1946 + draw(50) : 1968 + draw(33);
        const admitted = probationary ? from : `${Math.min(2024, born + 20 + draw(12))}-0${1 + draw(9)}-1${draw(9)}`;
        const added = await send(office, addMember, { unitId, fullName: name, since: from, status: probationary ? 'probationary' : 'official', born: String(born), cardNumber: String(10_000_000 + index * 10_000 + n), admittedOn: admitted, largeType: born < 1955, ...(draw(3) > 0 ? { phone: `09${String(10_000_000 + draw(89_999_999)).slice(0, 8)}` } : {}) }, at);
        cell.members.push({ id: String(added['id']), actor: { personId: String(added['personId']), accountId: String(added['personId']), name }, probationary, exempt: flag !== null, from });
        const official = addMonths(from, 12);
        if (probationary && official <= dayOf(now)) await send(office, setStatus, { unitId, memberId: String(added['id']), status: 'official', from: official, decisionNumber: 'Số 12-QĐ/ĐU' }, startOfDay(official));
        if (flag) await send(office, setFlag, { unitId, memberId: String(added['id']), flag, from: founded }, start);
      }
      const [first, second, third] = cell.members;
      cell.secretary = first!.actor;
      const today = dayOf(now);
      await post(send, office, unitId, first!.actor, 'secretary', shape.weak?.includes('term-ends') ? { until: addDays(addMonths(today, 3), 7) } : {});
      if (shape.members >= 9) {
        // both went to work elsewhere, and nobody was elected since
        const left = shape.weak?.includes('no-deputy') ? { until: laterOf(addDays(today, -50), addDays(founded, 1)) } : {};
        await post(send, office, unitId, second!.actor, 'deputy', left);
        await post(send, office, unitId, third!.actor, 'committee-member', left);
      }
      // one decision puts every member in charge of their cells
      await post(send, office, unitId, cell.inCharge, 'in-charge', { decisionNumber: '02-QĐ/ĐU', decisionDay: founded });
      if (shape.members >= 60) await partyGroups(send, cell);
    }

    /** A large cell is divided into three party groups, each with its leader. */
    async function partyGroups(send: Send, { id: unitId, members, ground: { office } }: CellInHand): Promise<void> {
      for (const n of [0, 1, 2]) {
        const groupId = await found(send, office, unitId, `Tổ đảng số ${n + 1}`, 'party-group');
        const its = members.filter((one, index) => index % 3 === n && one.from === founded);
        await send(office, setGroup, { unitId, memberIds: its.map((one) => one.id), groupId, from: founded }, start);
        await post(send, office, groupId, its[1]!.actor, 'secretary');
      }
    }

    /** Plans every turn, year by year where the cell meets on day 3, month by month elsewhere; settles the times to come. Answers the meetings' ids in order. */
    async function planTurns(send: Send, trx: Trx, cell: CellInHand, turns: readonly Turn[]): Promise<string[]> {
      const { secretary, shape, id: unitId, members, ground: { office } } = cell;
      const theme = (turn: Turn) => (turn.kind === 'regular' ? {} : { theme: themes[Number(turn.month.slice(5, 7)) % themes.length]!, authorId: members[2]!.id, reviewerId: members[0]!.id });
      const yearly = shape.habit !== 'weak' && turns.every((turn) => turn.kind === 'thematic' || turn.dayReason === '' || turn.step !== 'graded');
      const planned = (turn: Turn) => new Date(Math.max(start.getTime(), Math.min(startOfDay(turn.month).getTime(), now.getTime()) - 10 * 24 * 3600_000));
      const known = new Map<string, string>();
      for (const year of yearly ? new Set(turns.map((turn) => yearOf(turn.month))) : []) {
        const regular = turns.filter((turn) => turn.kind !== 'thematic' && yearOf(turn.month) === year);
        const at = new Date(Math.max(start.getTime(), startOfDay(`${year - 1}-12-15`).getTime()));
        await send(secretary, planYear, { unitId, year, fromMonth: regular[0]!.month, time: clockOf(usualTurn(turns).startsAt), place: shape.place, themes: regular.filter((turn) => turn.kind === 'combined').map((turn) => ({ month: turn.month, ...theme(turn) })) }, at);
        await send(secretary, reportYear, { unitId, year, note: '' }, at);
        if (regular.some((turn) => turn.kind === 'combined')) await send(secretary, issueThematicPlan, { unitId, year }, at);
        const { rows } = await sql<{ id: string; month: string }>`select id, month from meeting where cell_id = ${unitId} and kind <> 'thematic'`.execute(trx);
        for (const row of rows) known.set(row.month, row.id);
      }
      const ids: string[] = [];
      for (const turn of turns) {
        const when = { startsAt: localMinuteOf(turn.putOff?.from ?? turn.startsAt), place: shape.place, dayReason: turn.dayReason };
        const at = planned(turn);
        const before = turn.kind === 'thematic' ? undefined : known.get(turn.month);
        let meetingId = before;
        if (!meetingId) meetingId = String((await send(secretary, plan, { unitId, kind: turn.kind, month: turn.month, ...when, ...theme(turn) }, at))['id']);
        else if (turn.dayReason) await send(secretary, changePlan, { unitId, meetingId, kind: turn.kind, ...when, ...theme(turn) }, at);
        if (turn.putOff) await send(secretary, postpone, { unitId, meetingId, startsAt: localMinuteOf(turn.startsAt), reason: turn.putOff.reason }, startOfDay(addDays(dayOf(turn.putOff.from), -1)));
        const nextMonth = turn.month > firstOfMonth(dayOf(now));
        // the month after is still being settled: some times are agreed, some only registered, some not yet even that
        if (shape.habit !== 'slow' && turn.startsAt.getTime() > now.getTime() - 60 * 24 * 3600_000 && !(nextMonth && cell.index % 3 > 0)) await send(office, settle, { unitId, meetingId }, at);
        if (nextMonth && cell.index % 3 === 1) await send(secretary, register, { unitId, meetingId }, now);
        if (nextMonth && cell.index === 1) await send(office, proposeTime, { unitId, meetingId, startsAt: localMinuteOf(new Date(turn.startsAt.getTime() + 24 * 3600_000)), reason: 'Đồng chí phụ trách dự họp ở chi bộ thôn Đồng Xanh giờ đó.' }, now);
        ids.push(meetingId);
      }
      // the first cell, where a newcomer begins, has a thematic meeting ahead that a plain member writes for
      if (cell.index === 0) await send(secretary, plan, { unitId, kind: 'thematic', month: addMonths(firstOfMonth(dayOf(now)), 1), startsAt: `${addDays(addMonths(firstOfMonth(dayOf(now)), 1), 17)}T19:30`, place: shape.place, dayReason: '', theme: themes[0], authorId: members[3]!.id, reviewerId: members[4 % members.length]!.id }, now);
      return ids;
    }
  } finally {
    await closeSignIn();
  }
}

/** Who stays with another cell for half a year: from which cell to which, by their order. None of them has a meeting in hand. */
const stays: readonly (readonly [from: number, to: number])[] = [[14, 42], [15, 34], [17, 37], [19, 39], [20, 46], [22, 45], [24, 35], [28, 38]];

/** Cells whose member in charge went to another work, and nobody took over yet. */
const unfollowed = [47, 50];
/** The cells of the first member in charge. */
const followedBy = (cells: ReadonlyMap<number, CellInHand>): CellInHand[] => [0, 1, 4].flatMap((index) => cells.get(index) ?? []);

/**
 * The first month of a demo of full size: of the half-year before the last that is reported on (the province does on day 8), so that two are there to
 * compare, and as many months before the model that was reviewed to its end as since; of a smaller one its months alone.
 */
function firstMonth(today: string, { months }: Size): string {
  const played = addMonths(firstOfMonth(today), 1 - months);
  const reported = addDays(today, -8);
  const half = `${reported.slice(0, 4)}-${reported.slice(5, 7) < '07' ? '01' : '07'}-01`;
  const first = months < whole.months ? played : [addMonths(half, -12), addMonths(helpedFrom(today), -monthsHelped)].sort()[0]!;
  return laterOf(first, months < whole.months ? addMonths(founded, 1) : founded);
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** Old or weak members of hamlets are exempt; some of the forces and those abroad are on special duty; one member of the commune is suspended. */
function flagOf(shape: DemoCell, n: number, draw: Draw): 'exempt' | 'special-duty' | 'suspended' | null {
  if (shape.name === 'Chi bộ thôn Cồn Tranh' && n === 12) return 'suspended';
  if (shape.type === 'armed-forces') return draw(7) === 0 ? 'special-duty' : null;
  return draw(shape.type === 'village' ? 14 : 40) === 0 ? 'exempt' : null;
}

function placeKind({ name, type }: DemoCell): 'hamlet' | 'office' | 'school' | 'clinic' | 'enterprise' | 'forces' | 'other' {
  if (type === 'village') return 'hamlet';
  if (type === 'armed-forces') return 'forces';
  if (type === 'administrative-office') return 'office';
  if (name.includes('Trường')) return 'school';
  if (name.includes('Y tế')) return 'clinic';
  return type === 'private-enterprise' || type === 'state-enterprise' ? 'enterprise' : 'other';
}

/** A meeting at the cell's usual hour: one that is not under way right now. */
const usualTurn = (turns: readonly Turn[]): Turn => turns.find((turn) => turn.step !== 'open') ?? turns[0]!;

async function agendaIds(trx: Trx, cellId: string, meetingId: string): Promise<string[]> {
  const rows = await trx.selectFrom('agenda_item').select('id').where('cell_id', '=', cellId).where('meeting_id', '=', meetingId).orderBy('position').execute();
  return rows.map((row) => row.id);
}

async function sheetAt(trx: Trx, cellId: string, meetingId: string, at: Date) {
  const meeting = (await meetingPage(trx, cellId, meetingId))!;
  const frame = await frameFor(trx, cellId, dayOf(meeting.starts_at));
  const { about, evidence } = await evidenceOf(trx, meeting, await meetingRead(trx, meeting), at);
  return openSheet(frame, about, factsOf(evidence));
}

async function openTasks(trx: Trx, cellId: string): Promise<CellInHand['tasks']> {
  const { rows } = await sql<CellInHand['tasks'][number]>`select t.id, t.member_id as "memberId", (select count(*)::int from task_month m where m.cell_id = t.cell_id and m.task_id = t.id and m.result = 'carried') as carried,
    coalesce((select r.says_done from task_report r where r.cell_id = t.cell_id and r.task_id = t.id order by r.at desc, r.id desc limit 1), false) as "saysDone"
    from task t where t.cell_id = ${cellId} and t.status = 'open' order by t.set_on, t.id`.execute(trx);
  return rows;
}

import { stay } from '#members/commands.ts';
import { askCells, remind } from '#meetings/commands.ts';
import { addPlace, appointFirstOfficer, endPost, setSetting } from '#organisation/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth, instantOf, startOfDay } from '#organisation/day.ts';
import { firstHolidays } from '#organisation/holidays.ts';
import { foundSite, putFirstHolidays } from '#organisation/set-up.server.ts';
import type { Actor } from '#platform/actor.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { adoptFrame, keepFrame } from '#quality/commands.ts';
import { typedOf } from '#quality/own-frame.ts';
import { closeReport } from '#reports/commands.ts';
import { capital } from '#words/format.ts';
import { anPhu } from '../../rubrics/an-phu.ts';
import { phuTho } from '../../rubrics/hd42.ts';
import type { House } from '../../src/house.server.ts';
import { asks, provinceRemarks, reportRemarks } from './business.ts';
import { people, playTurns } from './cell.ts';
import { courseOf, type Turn } from './course.ts';
import { playInspections, playOwnInspections } from './inspections.ts';
import { account, found, founded, laterOf, loadingOf, password, post, someone, start, whole, type Loading, type Size } from './loading.ts';
import { helped, helpedFrom, monthsHelped, playModels } from './models.ts';
import type { CellInHand } from './month.ts';
import { demoCells, drawFrom, weakCells, weakest, type DemoCell } from './names.ts';
import { merged, mergedOn, neighbours, playMerging, type Ground } from './neighbours.ts';
import { playEarlierVisits, playPlanOfVisits, playRequests, playVisits } from './visits.ts';

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

/** So many last months of the communes beside it are played in full, those before in short. */
const besideInFull = 3;
/** Cells loaded side by side: one keeps the program busy, the others the database. Each draws from its own seed, so the order does not show. */
const sideBySide = 3;

/** The province with its office; its standing committee has a post of its own. */
interface Province {
  unitId: string;
  office: Actor;
}

/** The commune in full detail: beside its committee who follows its cells, and the cells that are founded, by their order. */
interface Commune extends Ground {
  inspector: Actor;
  inCharge: readonly Actor[];
  shapes: readonly DemoCell[];
  ids: readonly string[];
}

/**
 * Loads the demo once: the province, its commune, its cells and their months, through the commands of real work, a meeting to
 * a transaction, relative to `now`. The same moment and size give the same contents. Answers 'interrupted', and does nothing,
 * where an earlier load did not come to its end.
 */
export async function loadDemo(house: House, now: Date, progress: (done: number, of: number) => void = () => {}, size: Size = whole): Promise<'loaded' | 'interrupted'> {
  const there = await house.app.selectFrom('unit').select('id').limit(1).executeTakeFirst();
  if (there) return (await house.app.selectFrom('site_setting').select('name').where('name', '=', 'demo.loaded').executeTakeFirst()) ? 'loaded' : 'interrupted';
  const loading = loadingOf(house, now, size, firstMonth(dayOf(now), size));
  try {
    const province = await foundProvince(loading);
    const commune = await foundCommune(loading, province);
    const total = commune.shapes.length * (size.months + 2) + neighbours.length * 5;
    let done = 0;
    const step = () => progress(Math.min(++done, total), total);
    const cells = new Map<number, CellInHand>();
    const grounds: Ground[] = [commune];
    const queue = [...[...commune.shapes.keys()].map((index) => () => loadCell(loading, commune, cells, index, step)), ...neighbours.map((one, nth) => async () => void (grounds[nth + 1] = await loadBeside(loading, province, one, nth, step)))];
    const loadNext = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) await next();
    };
    await Promise.all(Array.from({ length: sideBySide }, loadNext));
    await playCommittee(loading, commune, cells);
    await reportsUpward(loading, province, grounds);
    await loading.together((send) => send(province.office, setSetting, { unitId: province.unitId, name: 'demo.loaded', value: dayOf(now) }, now));
    progress(total, total);
    return 'loaded';
  } finally {
    await closeSignIn();
  }
}

async function foundProvince(loading: Loading): Promise<Province> {
  const { house, together } = loading;
  const { unitId, personId } = await foundSite(house.app, { name: 'Đảng bộ tỉnh Hà Tĩnh', kind: 'province', day: founded, administratorName: 'Dương Quản Trị' });
  await putFirstHolidays(house.app);
  const administrator: Actor = { personId, accountId: personId, name: 'Dương Quản Trị' };
  const [office, standing] = [await someone(loading, 'Đặng Thị Thủy'), await someone(loading, 'Bùi Thị Hạnh')];
  await together((send) => send(administrator, appointFirstOfficer, { unitId, personId: office.personId, holderName: office.name, from: founded }, start));
  await together((send) => post(send, office, unitId, standing, 'standing'));
  await account(administrator, 'quantri');
  await account(office, 'tinh');
  return { unitId, office };
}

/** The communes of the province by name, the first with its committee, its frame, its cells and what they cover. */
async function foundCommune(loading: Loading, province: Province): Promise<Commune> {
  const { now, size, together } = loading;
  const [office, standing, inspector] = [await someone(loading, 'Phan Văn Phong'), await someone(loading, 'Hồ Thị Thương'), await someone(loading, 'Lê Văn Kiên')];
  const inCharge: Actor[] = [];
  for (const name of ['Nguyễn Văn Thành', 'Bùi Thị Phương', 'Hoàng Đình Trạch', 'Võ Xuân Nhậm', 'Đặng Quốc Việt', 'Trần Thị Lệ', 'Phan Công Lý', 'Lê Hữu Đào', 'Dương Thị Mơ', 'Hà Trọng Kha', 'Cao Thị Nhã', 'Nguyễn Hữu Bằng']) inCharge.push(await someone(loading, name));
  const unitId = await together(async (send) => {
    const id = await found(send, province.office, province.unitId, 'Đảng bộ xã Cẩm Bình', 'committee');
    for (const name of ['Đảng bộ xã Cẩm Xuyên', 'Đảng bộ xã Cẩm Hưng', 'Đảng bộ xã Cẩm Lạc', 'Đảng bộ xã Cẩm Trung', 'Đảng bộ xã Yên Hòa']) await found(send, province.office, province.unitId, name, 'committee');
    return id;
  });
  await together(async (send) => {
    for (const [person, kind] of [[office, 'office'], [standing, 'standing'], [inspector, 'inspector']] as const) await post(send, province.office, unitId, person, kind);
  });
  // the commune marks by a frame of its own from the day the guidance came: the levels of one known, the year's rule of another
  await together(async (send) => {
    const { id } = await send(office, keepFrame, { unitId, ...typedOf({ ...anPhu, name: 'Khung của Đảng ủy xã Cẩm Bình', source: 'Kế hoạch minh họa của Đảng ủy xã, theo HD 42-HD/BTCTW', years: phuTho.years }) }, start);
    await send(office, adoptFrame, { unitId, frame: String(id), from: '2025-10-28' }, start);
  });
  for (const [actor, username] of [[office, 'vanphong'], [standing, 'thuongvu'], [inCharge[0]!, 'thanh'], [inCharge[1]!, 'phuong']] as const) await account(actor, username);
  const shapes = demoCells(drawFrom(20261)).slice(0, size.cells).map((shape, index): DemoCell => ({ ...shape, members: Math.min(shape.members, size.members), ...(index === helped ? { was: { habit: 'weak', until: helpedFrom(dayOf(now)) } } : {}) }));
  const ids: string[] = [];
  await together(async (send) => {
    for (const shape of shapes) ids.push(await found(send, office, unitId, shape.name, 'cell', shape.type));
  });
  await together(async (send) => {
    for (const [index, shape] of shapes.entries())
      await send(office, addPlace, { unitId, kind: placeKind(shape), name: shape.type === 'village' ? shape.name.replace('Chi bộ thôn', 'Thôn') : capital(shape.name.replace(/^Chi bộ /, '')), cellId: ids[index]!, from: founded }, start);
    // one cell may cover two hamlets, and a hamlet may have no cell
    await send(office, addPlace, { unitId, kind: 'hamlet', name: 'Xóm Mới', cellId: ids[1]!, from: founded }, start);
    await send(office, addPlace, { unitId, kind: 'hamlet', name: 'Khu tái định cư Đồi Sim', from: founded }, start);
  });
  return { unitId, office, standing, inspector, inCharge, shapes, ids };
}

/** A cell of the commune with its members, its sign-ins and its months; it stands among the `cells` from its beginning on. */
async function loadCell(loading: Loading, commune: Commune, cells: Map<number, CellInHand>, index: number, step: () => void): Promise<void> {
  const { now, size, together, first } = loading;
  const { office, inCharge, shapes, ids } = commune;
  const shape = shapes[index]!;
  const draw = drawFrom(20261 + index * 7919);
  const cell: CellInHand = { id: ids[index]!, index, shape, secretary: office, ground: commune, members: [], inCharge: inCharge[index === 0 || index === 1 || index === 4 ? 0 : weakCells.includes(index) ? 1 : 2 + (index % (inCharge.length - 2))]!, tasks: [], draw };
  cells.set(index, cell);
  await together((send) => people(send, cell, now));
  if (index === 0) {
    await account(cell.members[0]!.actor, 'hien');
    await account(cell.members[3]!.actor, 'hoa');
  }
  if (index === weakest) await account(cell.members[0]!.actor, 'thin');
  await playTurns(loading, cell, courseOf(index, shape, now, size.months - 1, founded, first, firstHolidays, draw), step);
}

/** A commune beside it: its officers, its cells with their hamlets, and its months, the last in full; two of its cells became one. */
async function loadBeside(loading: Loading, province: Province, beside: (typeof neighbours)[number], nth: number, step: () => void): Promise<Ground> {
  const { now, size, together, first } = loading;
  const { cells: shapes } = beside;
  const [office, standing, inCharge] = [await someone(loading, beside.office), await someone(loading, beside.standing), await someone(loading, beside.inCharge)];
  const unitId = await together((send) => found(send, province.office, province.unitId, beside.name, 'committee'));
  await together(async (send) => {
    await post(send, province.office, unitId, office, 'office');
    await post(send, province.office, unitId, standing, 'standing');
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
      const index = 100 + nth * 20 + order;
      const draw = drawFrom(20261 + index * 7919);
      const id = ids[order]!;
      const { id: placeId } = await send(office, addPlace, { unitId, kind: placeKind(shape), name: shape.name.replace(/^Chi bộ (thôn )?/, (_, thon) => (thon ? 'Thôn ' : '')), cellId: id, from: founded }, start);
      // the one that was merged left no task open
      made.push({ cell: { id, index, shape: { ...shape, members: Math.min(shape.members, size.members) }, secretary: office, ground: its, members: [], inCharge, tasks: [], draw }, placeId: String(placeId), turns: courseOf(index, shape, now, shape.name === merged.from ? 0 : Math.min(besideInFull, size.months - 1), founded, first, firstHolidays, draw) });
    }
    return made;
  });
  const [from, into] = [merged.from, merged.into].map((cell) => made.find((one) => one.cell.shape.name === cell));
  const on = mergedOn(dayOf(now), first);
  for (const { cell } of made) await together((send) => people(send, cell, now));
  for (const one of made) if (one !== into) await playTurns(loading, one.cell, one === from ? one.turns.filter((turn) => turn.month < on) : one.turns);
  if (from && into) await playTurns(loading, into.cell, into.turns, undefined, { on, play: () => together((send) => playMerging(send, its, from.cell, into.cell, from.placeId, on)) });
  shapes.forEach(step);
  return its;
}

/** What the committee did across its cells: what it asked, who stays elsewhere, who left a post, visits and their plan, requests, models, inspections. */
async function playCommittee({ now, size, together }: Loading, { unitId, office, standing, inspector, shapes, ids }: Commune, cells: ReadonlyMap<number, CellInHand>): Promise<void> {
  await together(async (send, trx) => {
    const today = dayOf(now);
    for (let month = addMonths(firstOfMonth(today), 1 - size.months); month <= addMonths(firstOfMonth(today), 1); month = addMonths(month, 1))
      if (month > founded) await send(office, askCells, { unitId, month, ...asks[Number(month.slice(5, 7)) - 1]! }, startOfDay(addDays(month, -12)));
    for (const [from, to] of stays) {
      const guest = cells.get(from)?.members.find((one, n) => n > 8 && !one.exempt && !one.probationary);
      if (guest && cells.has(to)) await send(office, stay, { unitId, memberId: guest.id, fromCellId: ids[from]!, toCellId: ids[to]!, from: today, until: addMonths(today, 6), decisionNumber: 'Giấy giới thiệu sinh hoạt tạm thời' }, now);
    }
    await send(office, remind, { unitId, asks: [{ about: 'plan', cellIds: ids.filter((_, index) => shapes[index]!.now === 'no-plan') }] }, now);
    const left = await trx.selectFrom('post').select(['id', 'unit_id']).where('unit_id', 'in', [unitId, ...unfollowed.flatMap((index) => ids[index] ?? [])]).where('kind', '=', 'in-charge').execute();
    const retired = await trx.selectFrom('post').select(['id', 'unit_id']).where('unit_id', 'in', [unitId, ...shapes.flatMap((shape, index) => (shape.weak?.includes('no-secretary') ? ids[index]! : []))]).where('kind', '=', 'secretary').execute();
    const followed = followedBy(cells);
    await playVisits(send, trx, followed, now);
    await playRequests(send, office, standing, unitId, followed, now);
    for (const post of [...left, ...retired]) await send(office, endPost, { unitId: post.unit_id, postId: post.id, on: addDays(today, -20) }, now);
  });
  await together(async (send, trx) => {
    // a word of the office, so that what follows begins in the scope of its cells
    await send(office, setSetting, { unitId, name: 'visit.every', value: '3' }, start);
    await playEarlierVisits(send, trx, [...cells.values()].filter((cell) => !followedBy(cells).includes(cell)).sort((a, b) => a.index - b.index));
  });
  await playPlanOfVisits(together, office, unitId, followedBy(cells), now);
  await playModels(together, standing, unitId, cells, founded, now);
  await together((send) => playInspections(send, standing, inspector, unitId, followedBy(cells), now));
  await together((send) => playOwnInspections(send, cells.get(0)!, now));
}

/**
 * Each month that is over is reported on to the province on day 4 of the next, and by the province on day 8; what the standing committee decides later is seen beside it, and told by the next.
 * The reports on the last month are left to whoever tries the demo.
 */
async function reportsUpward({ now, first, together }: Loading, province: Province, grounds: readonly Ground[]): Promise<void> {
  for (const { month, periods } of periodsReported(first, dayOf(now))) {
    const at = instantOf(`${addDays(addMonths(month, 1), 3)}T09:00`);
    const words = reportRemarks[Number(month.slice(5, 7)) % reportRemarks.length]!;
    for (const [nth, { unitId, office }] of grounds.entries())
      for (const period of periods) await together((send) => send(office, closeReport, { unitId, period, ...(nth === 0 ? words : { remarks: '', proposals: '' }), version: 0 }, at));
    const after = instantOf(`${addDays(addMonths(month, 1), 7)}T09:00`);
    for (const period of periods) await together((send) => send(province.office, closeReport, { unitId: province.unitId, period, ...provinceRemarks, version: 0 }, after));
  }
}

/** The months from the first on whose reports are closed, each with its half-year and year where the demo has all of it. */
export function periodsReported(first: string, today: string): { month: string; periods: string[] }[] {
  const reported: { month: string; periods: string[] }[] = [];
  for (let month = first; addMonths(month, 1) < firstOfMonth(today); month = addMonths(month, 1)) {
    const [year, number] = [month.slice(0, 4), Number(month.slice(5, 7))];
    reported.push({ month, periods: [month.slice(0, 7), ...(number === 6 && `${year}-01-01` >= first ? [`${year}-H1`] : []), ...(number === 12 && `${year}-07-01` >= first ? [`${year}-H2`] : []), ...(number === 12 && `${year}-01-01` >= first ? [year] : [])] });
  }
  return reported;
}

/** Who stays with another cell for half a year: from which cell to which, by their order. None of them has a meeting in hand. */
const stays: readonly (readonly [from: number, to: number])[] = [[14, 42], [15, 34], [17, 37], [19, 39], [20, 46], [22, 45], [24, 35], [28, 38]];

/** Cells whose member in charge went to another work, and nobody took over yet. */
const unfollowed = [47, 50];
/** The cells of the first member in charge. */
const followedBy = (cells: ReadonlyMap<number, CellInHand>): CellInHand[] => [0, 1, 4].flatMap((index) => cells.get(index) ?? []);

/**
 * The first month of a demo of full size: of the half-year before the last of which all months are reported on (the last month is left to whoever tries it), so that
 * two are there to compare, and as many months before the model that was reviewed to its end as since; of a smaller one its months alone.
 */
export function firstMonth(today: string, { months }: Size): string {
  const played = addMonths(firstOfMonth(today), 1 - months);
  const open = addMonths(firstOfMonth(today), -1);
  const half = `${open.slice(0, 4)}-${open.slice(5, 7) < '07' ? '01' : '07'}-01`;
  const first = months < whole.months ? played : [addMonths(half, -12), addMonths(helpedFrom(today), -monthsHelped)].sort()[0]!;
  return laterOf(first, months < whole.months ? addMonths(founded, 1) : founded);
}

function placeKind({ name, type }: DemoCell): 'hamlet' | 'office' | 'school' | 'clinic' | 'enterprise' | 'forces' | 'other' {
  if (type === 'village') return 'hamlet';
  if (type === 'armed-forces') return 'forces';
  if (type === 'administrative-office') return 'office';
  if (name.includes('Trường')) return 'school';
  if (name.includes('Y tế')) return 'clinic';
  return type === 'private-enterprise' || type === 'state-enterprise' ? 'enterprise' : 'other';
}

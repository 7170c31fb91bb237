import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askCells, holdPreMeeting, setAgenda } from '#meetings/commands.ts';
import { appoint, foundUnit, moveUnit } from '#organisation/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { derived } from '#platform/secret.server.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import { foundPeopled, heldOnPaper, type Peopled } from '../../tests/held.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { actions, load } from '../routes/cells/[cell]/signals/+page.server.ts';
import { usualAmongCells } from './phrases.ts';
import { removeOldPrints } from './prints.server.ts';
import { cellFacts } from './queries.server.ts';
import { equalPlaces, places, samePlaces, sketchOf } from './sketch.ts';
import { printOf } from './text.ts';

const now = new Date();
/** the month so many ago, as `2026-08`; on the first of a month the one before is not over yet */
const month = (ago: number) => addMonths(firstOfMonth(addDays(dayOf(now), -1)), -ago).slice(0, 7);
const hurried = `Soát từng hộ chưa hiến đất ở đoạn đầu cầu, hộ nào vướng bờ rào thì tổ trưởng đến tận nhà hỏi cho rõ. Chọn mười vườn làm trước theo tiêu chí vườn mẫu, mỗi đồng chí nhận một nhà, chụp ảnh trước và sau.
Mương nhánh phía đông tắc đã hai vụ, ra quân một buổi, mang theo cuốc xẻng, ai vắng thì góp ngày khác. Camera đầu thôn mờ, giao đồng chí công an viên trông coi, hỏng thì báo ngay trong ngày.`;
/** the same with another day and another number, typed in another way */
const copied = hurried.replace('mười vườn', '12 vườn').replace('hỏi cho rõ', 'hỏi lí do').replace('ngay trong ngày', 'ngay').normalize('NFD');
const another = `Bữa ăn bán trú phải niêm yết từng món, phụ huynh xem được ngay ở cổng; mẫu thức ăn lưu đủ một ngày đêm. Hai em xích mích trên mạng, cô giáo chủ nhiệm gặp cả hai gia đình, lập tổ tư vấn ở mỗi lớp.
Học sinh đọc chậm thì phụ đạo chiều thứ tư không thu tiền, mỗi tổ nhận năm em, ghi sổ từng buổi. Giờ tan học kẻ vạch trước cổng, cắt người đứng, xe tải không vào trước bảy giờ tối.`;
let cast: Cast;
let pages: Pages;
const names = ['a', 'b', 'c', 'd', 'e', 'away'] as const;
let cells: Record<(typeof names)[number], Peopled>;
let by: Record<(typeof names)[number] | 'inCharge', Browser>;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  const { communeOffice, provinceOffice, inCharge } = cast.people;
  const found = (name: string) => foundPeopled(cast, communeOffice, cast.commune, `Chi bộ thôn ${name}`);
  const below = String((await cast.done(provinceOffice, foundUnit, { unitId: cast.otherCommune, name: 'Đảng bộ bộ phận Xa', kind: 'intermediate', foundedOn: castDay }))['id']);
  cells = { a: await found('Gò Thông'), b: await found('Ao Sen'), c: await found('Bãi Dâu'), d: await found('Cầu Gạo'), e: await found('Cồn Tranh'), away: await foundPeopled(cast, provinceOffice, below, 'Chi bộ thôn Xa Nữa') };
  await cast.done(communeOffice, appoint, { unitId: cells.a.id, personId: inCharge.personId, holderName: inCharge.name, kind: 'in-charge', from: castDay }, new Date('2026-01-03T02:00:00Z'));
  by = { inCharge: await pages.enter(inCharge) } as typeof by;
  for (const name of names) by[name] = await pages.enter(cells[name].secretary);
});
afterAll(() => pages.close());

const wrote = (cell: Peopled, ago: number, text: string, meetingId: string) => cast.done(cell.secretary, holdPreMeeting, { unitId: cell.id, meetingId, heldAt: `${month(ago)}-02T19:30`, place: '', memberIds: cell.memberIds.slice(0, 1), content: text, conclusion: '' }, new Date(`${month(ago)}-02T21:00:00+07:00`));
/** The clauses a cell passes, a line each. */
const clausesOf = (text: string) => text.split('\n').flatMap((line) => line.split('. '));
const held = (cell: Peopled, ago: number, text?: string) => heldOnPaper(cast, cell, month(ago), text === undefined ? undefined : (meetingId) => wrote(cell, ago, text, meetingId));
const page = async (who: Browser, cell: Peopled) => (await who.visit(`/cells/${cell.id}/signals`, load, { params: { cell: cell.id } })).data;
/** Of how many other cells somebody is told at a cell; null where nothing is said. */
async function told(who: Browser, cell: Peopled, part = 'pre-meeting'): Promise<number | null> {
  const group = (await page(who, cell)).groups.find((one: { kind: string }) => one.kind === 'same-elsewhere');
  return group?.signals[0].evidence.find((one: { says: string }) => one.says === `${part}-elsewhere`)?.count ?? null;
}
/** The same of each cell's secretary who is told of any. */
async function toldAll(): Promise<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const name of names) {
    const count = await told(by[name], cells[name]);
    if (count !== null) all[name] = count;
  }
  return all;
}
const prints = async (cell: Peopled) => (await cast.database.owner.query<{ month: string }>(`select to_char(month, 'YYYY-MM') as month from preparation_print where cell_id = $1 order by 1`, [cell.id])).rows.map((row) => row.month);
const firstDay = (ago: number) => `${month(ago)}-01`;
/** The day from which is told what was prepared for the month before. */
const toldFrom = (ago: number) => `${month(ago)}-02`;
/** What the database counts of each cell on a day, in a scope of all of them; none of nothing. */
async function countedOn(day: string, part = 'pre-meeting'): Promise<Record<string, number>> {
  const ids = Object.values(cells).map((cell) => cell.id);
  const { rows } = await inScope(cast.house.app, { cells: ids }, (trx) => sql<{ cell_id: string; alike: number }>`select cell_id, alike from alike_preparations(${ids}::uuid[], ${day}::date) where alike > 0 and part = ${part}`.execute(trx));
  return Object.fromEntries(rows.map((row) => [names.find((name) => cells[name].id === row.cell_id)!, row.alike]));
}

test('where all others that met wrote the same nothing is said, nor before the month is over; a meeting entered after it changes nothing and is kept as no numbers', async () => {
  for (const cell of [cells.a, cells.b, cells.c, cells.d]) await held(cell, 4, hurried);
  expect(await countedOn(toldFrom(3))).toEqual({});
  await heldOnPaper(cast, cells.e, month(4), (meetingId) => wrote(cells.e, 4, hurried, meetingId), `${month(3)}-02T00:00`);
  expect([await prints(cells.e), await countedOn(toldFrom(3))]).toEqual([[], {}]);
  // had it met and ended in time, each would be one of five, three of them like it
  const ended = (at: string) => cast.database.owner.query(`update meeting_moment set at = $2 where cell_id = $1 and moment = 'concluded'`, [cells.e.id, at]);
  await ended(`${firstDay(3)}T23:59:59+07:00`);
  expect([await countedOn(firstDay(3)), await countedOn(toldFrom(3)), await countedOn(firstDay(2)), await countedOn(toldFrom(2))]).toEqual([{}, { a: 3, b: 3, c: 3, d: 3 }, { a: 3, b: 3, c: 3, d: 3 }, {}]);
  await ended(`${toldFrom(3)}T00:00:00+07:00`);
  expect(await countedOn(toldFrom(3))).toEqual({});
});

test('a meeting of the month’s last evening that ends after midnight is likened like any other, in the commune it belonged to that evening', async () => {
  const afterMidnight = `${firstDay(4)}T00:40`;
  for (const cell of [cells.a, cells.b, cells.c, cells.d]) await held(cell, 5, cell === cells.d ? another : hurried);
  await heldOnPaper(cast, cells.e, month(5), (meetingId) => wrote(cells.e, 5, hurried, meetingId), afterMidnight);
  const all = { a: 3, b: 3, c: 3, e: 3 };
  expect([await prints(cells.e), await countedOn(toldFrom(4))]).toEqual([[month(5)], all]);
  const belongs = (valid: string, parentId: string, at: string) => cast.database.owner.query(`update unit_parent set valid = $2::daterange, parent_id = $3 where unit_id = $1 and valid @> $4::date`, [cells.e.id, valid, parentId, at]);
  await belongs(`[${castDay},${firstDay(4)})`, cast.commune, firstDay(5));
  await cast.database.owner.query(`insert into unit_parent (unit_id, parent_id, valid) values ($1, $2, daterange($3, null))`, [cells.e.id, cast.otherCommune, firstDay(4)]);
  expect(await countedOn(toldFrom(4))).toEqual(all);
  await cast.database.owner.query(`delete from unit_parent where unit_id = $1 and lower(valid) = $2`, [cells.e.id, firstDay(4)]);
  await belongs(`[${castDay},)`, cast.commune, firstDay(5));
  await cast.database.owner.query('delete from preparation_print where month = $1', [firstDay(5)]);
});

test('what a meeting resolved is likened apart from what was said before it: to other resolutions, less what was handed out', async () => {
  const resolved = (cell: Peopled, text: string, before?: (meetingId: string) => Promise<unknown>) => heldOnPaper(cast, cell, month(6), before, `${month(6)}-03T22:00`, clausesOf(text));
  await resolved(cells.a, hurried);
  await resolved(cells.b, copied, (meetingId) => wrote(cells.b, 6, another, meetingId));
  await resolved(cells.c, another);
  // what is said before a meeting is no resolution, nor is an item of the superior’s
  await resolved(cells.d, 'Làm đường', (meetingId) => wrote(cells.d, 6, hurried, meetingId));
  await resolved(cells.e, hurried, (meetingId) => cast.done(cells.e.secretary, setAgenda, { unitId: cells.e.id, meetingId, items: [{ origin: 'superior', title: 'Đường thôn', minutes: 30, points: hurried }] }, new Date(`${month(6)}-03T22:00:00+07:00`)));
  const { rows } = await cast.database.owner.query<{ cell_id: string; part: string }>('select cell_id, part from preparation_print where month = $1 order by part', [firstDay(6)]);
  expect(rows.map((row) => [names.find((name) => cells[name].id === row.cell_id)!, row.part]).sort()).toEqual([['a', 'resolution'], ['b', 'pre-meeting'], ['b', 'resolution'], ['c', 'resolution'], ['d', 'pre-meeting']]);
  expect([await countedOn(toldFrom(5)), await countedOn(toldFrom(5), 'resolution')]).toEqual([{}, { a: 1, b: 1 }]);
  await cast.database.owner.query('delete from preparation_print where month = $1', [firstDay(6)]);
});

test('what was handed out is nobody’s own: an item of the superior’s on the agenda, a thing taken from a model, what the committee asked of all cells that month', async () => {
  const { rows: [model] } = await cast.database.owner.query<{ id: string }>(`insert into shared_thing (unit_id, id, giver_id, giver_name, model_id, purpose, what, meeting_id, source_id, month, title, points, minutes, at, by_person_id, by_name)
    values ($1, uuidv7(), $2, 'Chi bộ thôn Đồng Xanh', uuidv7(), 'Đường thôn', 'item', uuidv7(), uuidv7(), $3, 'Đường thôn', $4, 30, now(), uuidv7(), 'Trần Thị Hiền') returning id`, [cast.commune, cast.dongXanh, firstDay(4), hurried]);
  await heldOnPaper(cast, cells.a, month(3), async (meetingId) => {
    await wrote(cells.a, 3, hurried, meetingId);
    await cast.database.owner.query(`insert into shared_taking (unit_id, id, thing_id, taker_id, taker_name, meeting_id, month, at) values ($1, uuidv7(), $2, $3, 'Chi bộ thôn Gò Thông', $4, $5, now())`, [cast.commune, model!.id, cells.a.id, meetingId, firstDay(3)]);
  });
  await heldOnPaper(cast, cells.b, month(3), async (meetingId) => {
    await wrote(cells.b, 3, hurried, meetingId);
    await cast.done(cells.b.secretary, setAgenda, { unitId: cells.b.id, meetingId, items: [{ origin: 'superior', title: 'Đường thôn', minutes: 30, points: hurried }] }, new Date(`${month(3)}-02T21:30:00+07:00`));
  });
  await held(cells.c, 3, hurried);
  expect([await prints(cells.a), await prints(cells.b), await prints(cells.c)]).toEqual([[month(4)], [month(4)], [month(4), month(3)]]);

  await cast.done(cast.people.communeOffice, askCells, { unitId: cast.commune, month: firstDay(2), title: 'Đường thôn', points: hurried }, new Date(`${month(3)}-25T09:00:00+07:00`));
  for (const cell of [cells.a, cells.b, cells.c]) await held(cell, 2, hurried);
  await held(cells.away, 2, hurried);
  expect([await prints(cells.a), await prints(cells.b), await prints(cells.c), await prints(cells.away)]).toEqual([[month(4)], [month(4)], [month(4), month(3)], [month(2)]]);
});

test('a secretary is told in the month after of how many other cells of the commune prepared it with nearly the same words, where three others held their meeting; no draft counts, and nothing of them is told', async () => {
  await held(cells.a, 1, hurried);
  await held(cells.b, 1, copied);
  await held(cells.away, 1, hurried);
  await heldOnPaper(cast, cells.d, month(1), (meetingId) => wrote(cells.d, 1, 'Bàn đường làng', meetingId), undefined, clausesOf(another));
  // a number out of two would name a cell
  expect(await toldAll()).toEqual({});
  await heldOnPaper(cast, cells.e, month(1), undefined, undefined, clausesOf(another));
  expect(await toldAll()).toEqual({ a: 1, b: 1 });
  // what is written and not yet met about is likened to nothing, neither for who wrote it nor for the others
  await heldOnPaper(cast, cells.c, month(1), async (meetingId) => {
    await wrote(cells.c, 1, hurried, meetingId);
    expect(await toldAll()).toEqual({ a: 1, b: 1 });
    await wrote(cells.c, 1, another, meetingId);
  });
  expect(await toldAll()).toEqual({ a: 1, b: 1 });

  const shown = await page(by.a, cells.a);
  expect(shown.groups.find((one: { kind: string }) => one.kind === 'same-elsewhere').signals).toMatchObject([{ sure: 'perhaps', evidence: [{ says: 'pre-meeting-elsewhere' }, { says: 'own-words', text: expect.stringMatching(/^Soát từng hộ chưa hiến đất/) }] }]);
  // of d and e the resolutions are alike, and nothing was written before
  expect([await told(by.d, cells.d, 'resolution'), await told(by.e, cells.e, 'resolution'), await told(by.a, cells.a, 'resolution')]).toEqual([1, 1, null]);
  expect(JSON.stringify(shown)).not.toMatch(/Ao Sen|lí do|12 vườn/);
  for (const other of [cells.b, cells.c, cells.d, cells.e, cells.away]) expect(JSON.stringify(shown)).not.toContain(other.id);
  expect((await by.b.visit(`/cells/${cells.a.id}/signals`, load, { params: { cell: cells.a.id } })).status).toBe(404);
  // whoever is in charge is told a week after the month is over, whatever the others do since
  const since = await inScope(cast.house.app, { cells: [cells.a.id] }, async (trx) => (await cellFacts(trx, [cells.a.id], addDays(firstDay(0), 20)))[0]!.elsewhere[0]?.since);
  expect(since).toBe(toldFrom(0));
  expect(await told(by.inCharge, cells.a)).toBe(addDays(toldFrom(0), 7) <= dayOf(now) ? 1 : null);
});

test('of a cell outside its scope a transaction gets neither prints nor a number', async () => {
  const seen = await inScope(cast.house.app, { cells: [cells.a.id] }, async (trx) => ({
    prints: (await trx.selectFrom('preparation_print').select('cell_id').execute()).map((row) => row.cell_id),
    numbers: (await sql<{ cell_id: string; alike: number }>`select cell_id, alike from alike_preparations(${Object.values(cells).map((cell) => cell.id)}::uuid[], ${toldFrom(0)}::date) where part = 'pre-meeting'`.execute(trx)).rows
  }));
  expect([new Set(seen.prints), seen.numbers]).toEqual([new Set([cells.a.id]), [{ cell_id: cells.a.id, alike: 1 }]]);
});

test('“not so, because” is remembered for the one cell, and another that was told is told still', async () => {
  const signal = (await page(by.a, cells.a)).groups.find((one: { kind: string }) => one.kind === 'same-elsewhere').signals[0];
  const form = { command: 'signal.dismiss', commandId: newId(), unitId: cells.a.id, kind: 'same-elsewhere', subject: signal.subject, rests: signal.rests, reason: 'Hai thôn chung một đoạn đường' };
  expect((await by.a.visit(`/cells/${cells.a.id}/signals`, actions.default, { params: { cell: cells.a.id }, form })).status).toBe(303);
  expect([await told(by.a, cells.a), await told(by.inCharge, cells.a), await told(by.b, cells.b)]).toEqual([null, null, 1]);
});

test('a cell counts where it was on the day of its meeting, whoever moved since; one dissolved by the day it is told does not', async () => {
  const { provinceOffice } = cast.people;
  const move = (cell: Peopled, newParentId: string) => cast.done(provinceOffice, moveUnit, { unitId: cell.id, newParentId, on: dayOf(now) }, now);
  await move(cells.away, cast.commune);
  expect(await countedOn(toldFrom(0))).toEqual({ a: 1, b: 1 });
  await move(cells.b, cast.otherCommune);
  expect(await countedOn(toldFrom(0))).toEqual({ a: 1, b: 1 });
  const ends = (day: string | null) => cast.database.owner.query('update unit set ended_on = $2 where id = $1', [cells.b.id, day]);
  await ends(toldFrom(0));
  expect((await countedOn(toldFrom(0)))['a']).toBeUndefined();
  await ends(addDays(toldFrom(0), 1));
  expect((await countedOn(addDays(toldFrom(0), 2)))['a']).toBe(1);
  await ends(null);
});

test('from so many equal places on as the rule says, the database counts two as nearly the same', async () => {
  const print = (cell: Peopled, numbers: number[]) => cast.database.owner.query(`insert into preparation_print (cell_id, meeting_id, part, month, at, print)
    select m.cell_id, m.id, 'pre-meeting', m.month, e.at, $3::int[] from meeting m join meeting_moment e on e.cell_id = m.cell_id and e.meeting_id = m.id and e.moment = 'concluded' where m.cell_id = $1 and m.month = $2
    on conflict (cell_id, meeting_id, part) do update set print = excluded.print`, [cell.id, firstDay(1), numbers]);
  const own = Array.from({ length: places }, (_, place) => place);
  await print(cells.a, own);
  const counted = [];
  for (const equal of [samePlaces - 1, samePlaces]) {
    await print(cells.d, own.map((number, place) => (place < equal ? number : number + 1000)));
    counted.push((await countedOn(toldFrom(0)))['d']);
  }
  expect(counted).toEqual([undefined, 1]);
});

test('the numbers are keyed by the site’s secret: who has it not finds no words in them', async () => {
  const { rows: [kept] } = await cast.database.owner.query<{ print: number[] }>(`select print from preparation_print where cell_id = $1 and month = $2 and part = 'pre-meeting'`, [cells.b.id, firstDay(1)]);
  const by = (key: string) => equalPlaces(kept!.print, sketchOf(printOf(copied, usualAmongCells), (run) => createHmac('sha256', key).update(run).digest().readInt32BE(0))!);
  expect([by(derived('preparation-print', '')), by('')]).toEqual([places, 0]);
});

test('numbers are kept until the month after their own is over, of cells that meet no more too', async () => {
  const owner = cast.database.as('nen_nep_owner');
  await removeOldPrints(owner, firstDay(0));
  expect([await prints(cells.a), await prints(cells.c), await prints(cells.away)]).toEqual([[month(1)], [month(1)], [month(2), month(1)]]);
  await removeOldPrints(owner, dayOf(now));
  expect([await prints(cells.c), await prints(cells.away)]).toEqual([[month(1)], [month(1)]]);
  expect(await removeOldPrints(owner, addMonths(toldFrom(0), 1))).toBeGreaterThan(0);
  expect(await prints(cells.away)).toEqual([]);
});

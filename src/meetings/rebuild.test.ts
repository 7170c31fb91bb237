import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { setFlag } from '#members/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { monthsFromFacts } from '../../tests/facts.ts';
import { foundPeopled, heldOnPaper } from '../../tests/held.ts';
import { rebuildMonths } from './rebuild.server.ts';

let cast: Cast;
let evening: Evening;
beforeAll(async () => {
  cast = await castIn();
  evening = await openEvening(cast);
  await evening.decide();
  await cast.done(cast.people.hien, meetings.plan, { unitId: cast.dongXanh, kind: 'regular', month: '2026-11-01', startsAt: '2026-11-03T19:30', place: 'Nhà văn hóa', dayReason: '' });
});
afterAll(() => cast.close());

const owner = (text: string) => cast.database.owner.query(text, [cast.dongXanh]);
const facts = (cellId = cast.dongXanh) => monthsFromFacts(cast.database.owner as unknown as pg.Client, cellId);
const kept = async (cellId = cast.dongXanh) => (await cast.database.owner.query('select * from month_summary where cell_id = $1 order by month', [cellId])).rows;

test('months that are otherwise, missing or of no meeting are mended from the facts, and a second time nothing is left to mend', async () => {
  await owner(`update month_summary set present = 0, must_attend = 99 where cell_id = $1 and month = '2026-10-01'`);
  await owner(`delete from month_summary where cell_id = $1 and month = '2026-11-01'`);
  await owner(`insert into month_summary (cell_id, month, state) values ($1, '2026-01-01', 'filed')`);
  expect(await rebuildMonths(cast.house.app, cast.dongXanh)).toEqual({ months: 2, mended: 3 });
  expect(await kept()).toEqual(await facts());
  expect(await rebuildMonths(cast.house.app, cast.dongXanh)).toEqual({ months: 2, mended: 0 });
  // nothing of a neighbour is touched or read
  expect(await rebuildMonths(cast.house.app, cast.benMoi)).toEqual({ months: 0, mended: 0 });
});

test('while people record it loses nothing of what they record', async () => {
  const names = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Nguyễn Gia Bảo'];
  const flag = { unitId: cast.dongXanh, memberId: cast.members['Võ Thị Nga'], flag: 'exempt', from: '2026-11-01' };
  await Promise.all([
    ...names.map((name) => cast.send(cast.people.hien, meetings.markAttendance, { ...evening.about, marks: [{ memberId: cast.members[name], mark: 'late' }] }, new Date('2026-10-05T13:30:00Z'))),
    cast.send(cast.people.hien, setFlag, flag), ...Array.from({ length: 6 }, () => rebuildMonths(cast.house.app, cast.dongXanh))
  ]);
  const months = await kept();
  expect(months.map((one) => one.late)).toEqual([5, 0]);
  expect(months).toEqual(await facts());
});

test('a site that serves is rebuilt cell by cell, round and round, while whole meetings are recorded in three of its cells: nothing is refused, and at the end each month is what its facts come to', async () => {
  const cells = [];
  for (const name of ['Chi bộ thôn Một', 'Chi bộ thôn Hai', 'Chi bộ thôn Ba']) cells.push(await foundPeopled(cast, cast.people.communeOffice, cast.commune, name));
  let [recording, rounds] = [true, 0];
  const rebuilding = (async () => {
    for (; recording; rounds++) for (const { id } of cells) await rebuildMonths(cast.house.app, id);
  })();
  await Promise.all(cells.map(async (cell) => {
    for (const month of ['2026-08', '2026-09']) await heldOnPaper(cast, cell, month);
  })).finally(() => void (recording = false));
  await rebuilding;
  expect(rounds).toBeGreaterThan(1);
  for (const { id } of cells) {
    expect((await kept(id)).map((one) => [one.state, one.present, one.tasks_before])).toEqual([['concluded', 2, 0], ['concluded', 2, 1]]);
    expect(await kept(id)).toEqual(await facts(id));
  }
});

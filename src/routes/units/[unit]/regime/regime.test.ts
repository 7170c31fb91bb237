import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferMember } from '#members/commands.ts';
import { dissolveUnit } from '#organisation/commands.ts';
import { instantOf } from '#organisation/day.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { foundPeopled, heldOnPaper } from '../../../../../tests/held.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

let cast: Cast;
let pages: Pages;
let office: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  office = await pages.enter(cast.people.communeOffice);
});
afterAll(() => pages.close());

test('a meeting of ninety minutes is long enough for a regular one and too short for one combined with a theme: on the page, in its list, on paper', async () => {
  const { communeOffice } = cast.people;
  const regular = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Thường Kỳ');
  const combined = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Kết Hợp');
  await heldOnPaper(cast, regular, '2026-05');
  await heldOnPaper(cast, combined, '2026-05', undefined, undefined, undefined, 'combined');
  const see = async (query: string) => (await office.visit(`/units/${cast.commune}/regime?${query}`, load, { params: { unit: cast.commune } })).data;
  for (const period of ['2026-05', '2026-Q2', '2026']) {
    const { figures, short, cells } = await see(`period=${period}&show=longEnough`);
    expect([figures.minutes, figures.longEnough, short.longEnough, cells.map((one: { name: string }) => one.name)]).toEqual([{ meetings: 2, sum: 180 }, { of: 1, base: 2 }, 1, ['Chi bộ thôn Kết Hợp']]);
  }
  const trend = (await see('period=2026-05&figure=longEnough')).trend.at(-1);
  expect([trend.month, trend.share]).toEqual(['2026-05-01', { of: 1, base: 2 }]);
  // what was combined is still known after the cell was dissolved into the other
  for (const memberId of combined.memberIds) await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId, fromCellId: combined.id, toCellId: regular.id, on: '2026-06-20' }, instantOf('2026-06-20T08:00'));
  await cast.done(communeOffice, dissolveUnit, { unitId: combined.id, on: '2026-06-20', successorId: regular.id }, instantOf('2026-06-20T09:00'));
  const heirs = await see('period=2026-Q2&show=longEnough');
  expect([heirs.figures.longEnough, heirs.cells.map((one: { name: string }) => one.name)]).toEqual([{ of: 1, base: 2 }, ['Chi bộ thôn Thường Kỳ']]);
  const paper = String((await office.visit(`/units/${cast.commune}/regime/export?period=2026-05&paper=yes`, sheet, { params: { unit: cast.commune } })).data);
  expect(paper).toContain('buổi đủ thời lượng: 1/2, đạt 50%');
  // of one month there is no range
  expect(paper).not.toContain('từng tháng từ');
});

test('a level above reads the regime of each committee below, of a quarter too, and goes on from it to the committee’s own page of the same period; a committee over cells alone names none', async () => {
  const { communeOffice, provinceOffice } = cast.people;
  const cell = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Quý Ba');
  for (const month of ['2026-07', '2026-08']) await heldOnPaper(cast, cell, month);
  const province = await pages.enter(provinceOffice);
  const above = await province.visit(`/units/${cast.province}/regime?period=2026-Q3`, load, { params: { unit: cast.province } });
  const own = await office.visit(`/units/${cast.commune}/regime?period=2026-Q3`, load, { params: { unit: cast.commune } });
  const line = above.data.below.find((one: { id: string }) => one.id === cast.commune);
  const figures = ['kept', 'attendance', 'minutes', 'longEnough', 'spoke', 'noticeInTime', 'papersInTime', 'postedInTime', 'tasks', 'late', 'carried'] as const;
  expect(line.attendance.base).toBeGreaterThan(0);
  for (const figure of figures) expect([figure, line[figure]]).toEqual([figure, own.data.figures[figure]]);
  expect([line.cells, own.data.below]).toEqual([own.data.of, []]);
  // the committees are the whole of the level above, and stand by name
  const sum = above.data.below.reduce((all: number, one: { attendance: { base: number } }) => all + one.attendance.base, 0);
  expect(sum).toBe(above.data.figures.attendance.base);
  const names = above.data.below.map((one: { name: string }) => one.name);
  expect(names).toEqual(names.toSorted((a: string, b: string) => a.localeCompare(b, 'vi')));
  const paper = String((await province.visit(`/units/${cast.province}/regime/export?period=2026-Q3&paper=yes`, sheet, { params: { unit: cast.province } })).data);
  expect(paper).toContain('Từng tổ chức trực thuộc');
});

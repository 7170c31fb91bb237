import { afterAll, beforeAll, expect, test } from 'vitest';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { foundPeopled, heldOnPaper } from '../../../../../tests/held.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import { load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

test('a meeting of ninety minutes is long enough for a regular one and too short for one combined with a theme: on the page, in its list, on paper', async () => {
  const { communeOffice } = cast.people;
  const regular = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Thường Kỳ');
  const combined = await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Kết Hợp');
  await heldOnPaper(cast, regular, '2026-05');
  await heldOnPaper(cast, combined, '2026-05', undefined, undefined, undefined, 'combined');
  // a meeting is known by its cell and its id: one of another cell with the same id says nothing of it
  await cast.database.owner.query(`insert into meeting (cell_id, id, kind, month, state, starts_at, place) select $2, id, 'combined', '2026-06-01', 'planned', starts_at + interval '1 month', place from meeting where cell_id = $1`, [regular.id, combined.id]);
  const office = await pages.enter(communeOffice);
  const see = async (query: string) => (await office.visit(`/units/${cast.commune}/regime?${query}`, load, { params: { unit: cast.commune } })).data;
  for (const period of ['2026-05', '2026-Q2', '2026']) {
    const { figures, short, cells } = await see(`period=${period}&show=longEnough`);
    expect([figures.minutes, figures.longEnough, short.longEnough, cells.map((one: { name: string }) => one.name)]).toEqual([{ meetings: 2, sum: 180 }, { of: 1, base: 2 }, 1, ['Chi bộ thôn Kết Hợp']]);
  }
  const trend = (await see('period=2026-05&figure=longEnough')).trend.at(-1);
  expect([trend.month, trend.share]).toEqual(['2026-05-01', { of: 1, base: 2 }]);
  const paper = String((await office.visit(`/units/${cast.commune}/regime/export?period=2026-05&paper=yes`, sheet, { params: { unit: cast.commune } })).data);
  expect(paper).toContain('buổi đủ thời lượng: 1/2, đạt 50%');
});

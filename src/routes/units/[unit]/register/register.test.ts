import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeReport, supplementReport } from '#reports/commands.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import { GET as paper } from '../report/export/+server.ts';
import { load } from './+page.server.ts';
import { GET as file } from './file/+server.ts';

let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

test('a committee’s own papers stand in its chain with number, hash and place, each opens, and what was altered in the register is named', async () => {
  const { standing } = cast.people;
  const about = { unitId: cast.commune, remarks: '', proposals: '', version: 0 };
  await cast.done(standing, closeReport, { ...about, period: '2026-09' }, new Date('2026-10-04T02:00:00Z'));
  await cast.done(standing, supplementReport, { unitId: cast.commune, period: '2026-09' }, new Date('2026-10-05T02:00:00Z'));
  await cast.done(standing, closeReport, { ...about, period: '2026-09', remarks: 'Bổ sung danh sách.' }, new Date('2026-10-05T03:00:00Z'));
  await cast.done(standing, closeReport, { ...about, period: '2026-H1' }, new Date('2026-10-06T02:00:00Z'));
  const inspector = await pages.enter(cast.people.inspector);
  const params = { unit: cast.commune };
  const see = async () => (await inspector.visit(`/units/${cast.commune}/register`, load, { params })).data;
  const { chain, papers } = await see();
  type Paper = { id: string; title: string; number: string; place: number; head: string; href: string; faults: string[] };
  expect([chain.whole, chain.count, chain.years]).toEqual([true, 3, ['2026']]);
  expect(papers.map((one: Paper) => [one.place, one.number, one.title, one.faults])).toEqual([
    [3, 'Số 03-BC/ĐU', 'Báo cáo 6 tháng đầu năm 2026', []], [2, 'Số 02-BC/ĐU', 'Báo cáo tháng 9/2026 (Báo cáo bổ sung lần 1)', []], [1, 'Số 01-BC/ĐU', 'Báo cáo tháng 9/2026', []]
  ]);
  expect(chain.head).toBe(papers[0].head);
  expect((await inspector.visit(`/units/${cast.commune}/${papers[1].href}`, paper, { params })).data).toContain('02-BC/ĐU');
  const kept = (await inspector.visit(`/units/${cast.commune}/register/file`, file, { params })).data;
  expect([kept.issuer, kept.length, kept.papers.length]).toEqual(['Đảng bộ xã Cẩm Bình', 3, 3]);
  // a number changed behind the program's back
  await cast.database.owner.query(`update filed_document set content = jsonb_set(content, '{number}', '"Số 09-BC/ĐU"') where cell_id = $1 and id = $2`, [cast.commune, papers[2].id]);
  const altered = await see();
  expect([altered.chain.whole, altered.papers[2].faults]).toEqual([false, expect.arrayContaining(['content-changed'])]);
});

test('who reads the committee’s pages reads its register, and a neighbour finds nothing there', async () => {
  const stranger = await pages.enter(cast.people.stranger);
  for (const look of [load, file]) expect((await stranger.visit(`/units/${cast.commune}/register`, look, { params: { unit: cast.commune } })).status).toBe(404);
});

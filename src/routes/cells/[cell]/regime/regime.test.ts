import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferMember } from '#members/commands.ts';
import { dissolveUnit } from '#organisation/commands.ts';
import { instantOf } from '#organisation/day.ts';
import { words } from '#words/words.ts';
import { castIn, type Cast } from '../../../../../tests/cast.ts';
import { foundPeopled, heldOnPaper, type Peopled } from '../../../../../tests/held.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { load as committee } from '../../../units/[unit]/regime/+page.server.ts';
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

const look = (at: Browser, cell: string, query = '') => at.visit(`/cells/${cell}/regime?${query}`, load, { params: { cell } });
const paperOf = async (at: Browser, cell: string, query: string) => String((await at.visit(`/cells/${cell}/regime/export?${query}&paper=yes`, sheet, { params: { cell } })).data);
/** The rows of a paper's tables, as texts. */
const rowsOf = (paper: string) => [...paper.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => [...row!.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text]) => text!)).filter((row) => row.length > 0);
const found = (name: string) => foundPeopled(cast, cast.people.communeOffice, cast.commune, name);

test('a cell’s own figures are those of the committee’s page narrowed to it, of a month, a quarter and a year, beside the same length before', async () => {
  const cell = await found('Chi bộ thôn Một Mình');
  for (const [month, kind] of [['2026-02', 'regular'], ['2026-05', 'combined'], ['2026-06', 'regular']] as const) await heldOnPaper(cast, cell, month, undefined, undefined, undefined, kind);
  const secretary = await pages.enter(cell.secretary);
  for (const period of ['2026-05', '2026-Q2', '2026-H1', '2026']) {
    const { whole } = (await look(secretary, cell.id, `period=${period}`)).data;
    const { cells } = (await office.visit(`/units/${cast.commune}/regime?period=${period}`, committee, { params: { unit: cast.commune } })).data;
    const line = cells.find((one: { id: string }) => one.id === cell.id);
    expect([period, { ...whole, meetingId: line.meetingId }]).toEqual([period, line]);
  }
  const quarter = (await look(secretary, cell.id, 'period=2026-Q2')).data;
  expect([quarter.whole.kept, quarter.before.period.key, quarter.before.whole.kept]).toEqual([{ of: 2, base: 3 }, '2026-Q1', { of: 1, base: 3 }]);
  expect(quarter.months.map((one: { month: string; due: { of: number }; theme: boolean; meetingId: string | null }) => [one.month, one.due.of, one.theme, one.meetingId !== null])).toEqual([['2026-04-01', 0, false, false], ['2026-05-01', 1, true, true], ['2026-06-01', 1, false, true]]);
  const lines = await secretary.visit(`/cells/${cell.id}/regime/export?period=2026-Q2`, sheet, { params: { cell: cell.id } });
  expect(lines.status).toBe(200);
});

test('a cell’s members and whoever is over it see its figures and may have the paper of them; for members of another cell, and of another commune, there is no such page', async () => {
  const { hoa, tai, stranger } = cast.people;
  const cell = cast.dongXanh;
  for (const [at, status] of [[await pages.enter(hoa), 200], [office, 200], [await pages.enter(tai), 404], [await pages.enter(stranger), 404]] as const) {
    expect((await look(at, cell)).status).toBe(status);
    for (const as of ['paper=yes', 'paper=yes&word=yes']) expect((await at.visit(`/cells/${cell}/regime/export?${as}`, sheet, { params: { cell } })).status).toBe(status);
  }
});

test('fewer than five cells of its kind are set beside nothing; five are, as numbers by level with its own marked, and no name or id of another comes along', async () => {
  const cells: Peopled[] = [];
  const kin = async (query: string) => (await look(office, cells[0]!.id, query)).data.kin;
  for (const name of ['Tân Một', 'Tân Hai', 'Tân Ba', 'Tân Bốn', 'Tân Năm']) cells.push(await found(`Chi bộ thôn ${name}`));
  expect(await kin('period=2026-09')).toBeNull();
  for (const [index, cell] of cells.entries()) {
    await heldOnPaper(cast, cell, '2026-09', undefined, undefined, undefined, index === 0 ? 'combined' : 'regular');
    if (index < 4) expect(await kin('period=2026-09&figure=longEnough')).toEqual({ type: 'village', size: 'small', few: true });
  }
  // ninety minutes are enough for four of them, and too short for one combined with a theme
  const { kin: beside } = (await look(office, cells[0]!.id, 'period=2026-09&figure=longEnough')).data;
  expect(beside).toMatchObject({ type: 'village', size: 'small', few: false, at: [4, 0, 0, 0, 1], level: 4 });
  expect((await look(office, cells[1]!.id, 'period=2026-09&figure=longEnough')).data.kin).toMatchObject({ at: [4, 0, 0, 0, 1], level: 0 });
  const secretary = await pages.enter(cells[0]!.secretary);
  const paper = await paperOf(secretary, cells[0]!.id, 'period=2026-09&figure=longEnough');
  expect(rowsOf(paper).at(-1)!.slice(0, 6)).toEqual(['Số chi bộ', '4', '0', '0', '0', '1']);
  expect(paper).toContain(' chi bộ dưới cùng cấp ủy trực tiếp: Thôn, tổ dân phố; dưới 9 người phải dự. Chi bộ này ở mức &#60;50.');
  for (const told of [JSON.stringify((await look(secretary, cells[0]!.id, 'period=2026-09&figure=longEnough')).data), paper]) {
    for (const other of cells.slice(1)) expect(told).not.toContain(other.id);
    expect(told).not.toContain('Tân Hai');
  }
});

test('what was dissolved into a cell is counted with it, and one that is no more owes nothing since its last day', async () => {
  const { communeOffice } = cast.people;
  const [heir, gone] = [await found('Chi bộ thôn Nhận'), await found('Chi bộ thôn Nhập')];
  for (const cell of [heir, gone]) await heldOnPaper(cast, cell, '2026-03');
  for (const memberId of gone.memberIds) await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId, fromCellId: gone.id, toCellId: heir.id, on: '2026-04-20' }, instantOf('2026-04-20T08:00'));
  await cast.done(communeOffice, dissolveUnit, { unitId: gone.id, on: '2026-04-20', successorId: heir.id }, instantOf('2026-04-20T09:00'));
  const [both, old] = [(await look(office, heir.id, 'period=2026-H1')).data, (await look(office, gone.id, 'period=2026-H1')).data];
  expect([both.whole.attendance, old.whole.attendance, old.whole.kept, old.months.at(-1).month]).toEqual([{ of: 4, base: 4 }, { of: 2, base: 2 }, { of: 1, base: 3 }, '2026-04-01']);
  // asked as of a day on which there was no such cell there is nothing to tell, and the page says why
  for (const [day, why] of [['2025-12-31', 'not-yet'], ['2026-04-19', null], ['2026-04-20', 'no-more']] as const) {
    const { absent, whole } = (await look(office, gone.id, `period=2026-H1&day=${day}`)).data;
    expect([day, absent, whole === null]).toEqual([day, why, why !== null]);
  }
  expect(await paperOf(office, gone.id, 'period=2026-H1&day=2026-04-20')).toContain('Ngày 20/04/2026 chi bộ đã kết thúc hoạt động.');
  expect(await paperOf(office, gone.id, 'period=2026-H1')).toContain('CHI BỘ THÔN NHẬP');
});

test('the page is a paper of the cell in Vietnamese, whoever asks: its head, the figures beside the period before, months, twelve months, cells of its kind, how it is counted; in Word too', async () => {
  const cell = await found('Chi bộ thôn Có Biểu');
  for (const [month, kind] of [['2026-02', 'regular'], ['2026-05', 'combined'], ['2026-06', 'regular']] as const) await heldOnPaper(cast, cell, month, undefined, undefined, undefined, kind);
  const secretary = await pages.enter(cell.secretary);
  secretary.cookies.set('lang', 'en');
  const paper = await paperOf(secretary, cell.id, 'period=2026-Q2');
  for (const text of [
    'ĐẢNG BỘ XÃ CẨM BÌNH', 'CHI BỘ THÔN CÓ BIỂU', 'Cẩm Bình, ngày', 'nền nếp sinh hoạt chi bộ quý 2 năm 2026', 'Chi bộ thôn Có Biểu, Đảng bộ xã Cẩm Bình. Loại hình: Thôn, tổ dân phố.', 'Kỳ trước: quý 1 năm 2026', 'Từng tháng', '12 tháng đến tháng 6/2026', 'Chưa đủ năm chi bộ', 'Cách tính',
    ...Object.values(words('vi').regime.definitions)
  ]) expect(paper).toContain(text);
  expect(rowsOf(paper).slice(0, 10)).toEqual([
    ['Tháng họp thường kỳ', '2/3', '66,7', '1/3', '33,3', 'tăng 33,4 điểm %'], ['Đảng viên dự', '4/4', '100', '2/2', '100', 'không đổi'], ['Quý có chuyên đề', '1/1', '100', '0/1', '0', 'tăng 100 điểm %'],
    ['Số phút bình quân', '90', '', '90', '', 'không đổi'], ['Buổi đủ thời lượng', '1/2', '50', '1/1', '100', 'giảm 50 điểm %'], ['Người dự phát biểu', '0/4', '0', '0/2', '0', 'không đổi'],
    ['Báo trước một ngày', '0/2', '0', '0/1', '0', 'không đổi'], ['Tài liệu trước một ngày', '0/2', '0', '0/1', '0', 'không đổi'], ['Đăng trong hai ngày', '0/2', '0', '0/1', '0', 'không đổi'], expect.arrayContaining(['Việc hoàn thành'])
  ]);
  expect(rowsOf(paper).filter(([first]) => /^[456]\/2026$/.test(first!)).slice(0, 3).map((row) => row.slice(0, 4))).toEqual([['4/2026', 'không họp', '', ''], ['5/2026', 'đã họp', 'X', '2/2'], ['6/2026', 'đã họp', '', '2/2']]);
  // a month is no quarter, and says nothing of its theme
  const ofMonth = await paperOf(secretary, cell.id, 'period=2026-05');
  expect([ofMonth.includes('Quý có chuyên đề'), ofMonth.includes(words('vi').regime.definitions.themes), ofMonth.includes('Tháng họp thường kỳ')]).toEqual([false, false, true]);
  let file = '';
  await secretary.visit(`/cells/${cell.id}/regime/export?period=2026-Q2&paper=yes&word=yes`, async (event: Parameters<typeof sheet>[0]) => {
    const answer = await sheet(event);
    file = `${answer.status} ${answer.headers.get('content-disposition')}`;
    return answer;
  }, { params: { cell: cell.id } });
  expect(file).toBe('200 attachment; filename="ne-nep-chi-bo-2026-Q2.docx"');
});

test('a cell that ended on the first of a month had that month no more, nor the quarter that begins with it', async () => {
  const cell = await found('Chi bộ thôn Hết Quý');
  await heldOnPaper(cast, cell, '2026-06');
  for (const memberId of cell.memberIds) await cast.done(cast.people.communeOffice, transferMember, { unitId: cast.commune, memberId, fromCellId: cell.id, toCellId: cast.benMoi, on: '2026-07-01' }, instantOf('2026-07-01T08:00'));
  await cast.done(cast.people.communeOffice, dissolveUnit, { unitId: cell.id, on: '2026-07-01' }, instantOf('2026-07-01T09:00'));
  const { whole, months, asOf } = (await look(office, cell.id, 'period=2026')).data;
  expect([asOf, whole.kept, whole.unthemed, months.at(-1).month, months.at(-1).standing]).toEqual(['2026-06-30', { of: 1, base: 6 }, [1, 2], '2026-06-01', 'held']);
});

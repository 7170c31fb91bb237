import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { workbookOf } from '#documents/workbook.server.ts';
import { plan } from '#meetings/commands.ts';
import { appoint } from '#organisation/commands.ts';
import { addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import { actions, load } from '../routes/units/[unit]/supervision/plan/import/+page.server.ts';
import { importVisits } from './commands.ts';
import { plannedIn } from './visit-plan-queries.server.ts';
import { readVisits, type KnownCell } from './visit-list.ts';

const cells: KnownCell[] = [
  { id: 'a', name: 'Chi bộ thôn Đồng Xanh', followers: [{ personId: 'p', name: 'Nguyễn Văn Thành' }] },
  { id: 'b', name: 'Chi bộ thôn Bến Mới', followers: [{ personId: 'p', name: 'Nguyễn Văn Thành' }, { personId: 'q', name: 'Bùi Thị Phương' }] },
  { id: 'c', name: 'Chi bộ Trạm Y tế', followers: [] }, { id: 'd', name: 'Chi bộ Trường', followers: [] }, { id: 'e', name: 'chi bộ trường', followers: [] }
];
const mapping = { 0: 'cell', 1: 'month', 2: 'visitor' };

test('a list of visits is read as people write it, and each row with something unknown is named by its number, its column and why', () => {
  const rows = [
    ['Chi bộ', 'Tháng', 'Người dự'], ['chi bo thon dong xanh', '12/2026', ''], ['Chi bộ thôn Bến Mới', '3/1/2027', 'đ/c Bùi Thị Phương'], ['Chi bộ thôn Bến Mới', '2027-02', 'NGUYỄN VĂN THÀNH'], [null, null, null],
    ['Chi bộ thôn Lạ', '12/2026', 'Nguyễn Văn Thành'], ['Chi bộ Trường', '12/2026', ''], ['', '12/2026', 'Bùi Thị Phương'], ['Chi bộ thôn Bến Mới', 'sang năm', 'Ai Đó'], ['Chi bộ thôn Bến Mới', '1/2026', ''], ['Chi bộ Trạm Y tế', '12/2026', ''], ['chi bộ thôn đồng xanh', '1/12/2026', 'Nguyễn Văn Thành'], ['Ví dụ: Chi bộ thôn Đông', '11/2027', '']
  ];
  const read = readVisits(rows, 0, mapping, cells, '2026-11-15');
  expect(read.rows).toEqual([{ at: 2, cellId: 'a', month: '2026-12-01', personId: 'p' }, { at: 3, cellId: 'b', month: '2027-01-01', personId: 'q' }, { at: 4, cellId: 'b', month: '2027-02-01', personId: 'p' }]);
  expect(read.wrong.map((one) => [one.at, one.column, one.reason])).toEqual([
    [6, 0, 'cell-unknown'], [7, 0, 'cell-unknown'], [8, 0, 'cell-missing'], [9, 1, 'month-not-read'], [9, 2, 'visitor-unknown'], [10, 1, 'month-is-over'], [10, 2, 'visitor-unknown'], [11, 2, 'visitor-unknown'], [12, 0, 'visit-twice']
  ]);
});

test('no row is passed over in silence: each that says something is read or named', () => {
  const cell = fc.constantFrom('', 'Chi bộ thôn Đồng Xanh', 'Chi bộ thôn Bến Mới', 'Chi bộ Lạ', 'Chi bộ Trạm Y tế');
  fc.assert(fc.property(fc.array(fc.tuple(cell, fc.constantFrom('', '12/2026', '1/2027', '5', 'x'), fc.constantFrom('', 'Bùi Thị Phương', 'Ai Đó')), { maxLength: 12 }), (rows) => {
    const read = readVisits([['Chi bộ', 'Tháng', 'Người dự'], ...rows], 0, mapping, cells, '2026-11-15');
    const told = new Set([...read.rows, ...read.wrong].map((one) => one.at));
    for (const [index, row] of rows.entries()) expect(told.has(index + 2)).toBe(row.some((value) => value !== ''));
    expect(read.rows.filter((row) => read.wrong.some((one) => one.at === row.at))).toEqual([]);
  }));
});

const now = new Date();
const [next, after] = [1, 2].map((months) => addMonths(firstOfMonth(dayOf(now)), months)) as [string, string];
const written = (month: string) => `${month.slice(5, 7)}/${month.slice(0, 4)}`;
let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

test('a spreadsheet with a cell nobody knows writes nothing and names the row; mended it is written whole, and a second time changes nothing', async () => {
  const office = await pages.enter(cast.people.communeOffice);
  const params = { unit: cast.commune };
  const here = `/units/${cast.commune}/supervision/plan/import`;
  const upload = async (rows: (string | null)[][]) => {
    const bytes = new Uint8Array(await workbookOf('Kế hoạch', ['Chi bộ', 'Tháng', 'Người dự'].map((title) => ({ title, width: 20 })), rows));
    const { status, to } = await office.visit(`${here}?/upload`, actions.upload, { params, file: { name: 'ke-hoach.xlsx', bytes } });
    expect(status).toBe(303);
    return to!;
  };
  const write = (to: string) => office.visit(to, actions.write, { params, form: { commandId: newId() } });
  const planned = () => inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => plannedIn(trx, [cast.dongXanh], next, after, dayOf(now)));
  const good = ['Chi bộ thôn Đồng Xanh', written(next), ''];
  const wrong = await upload([good, ['Chi bộ thôn Không Có', written(next), 'Nguyễn Văn Thành']]);
  expect((await office.visit(wrong, load, { params })).data.read.preview).toMatchObject({ counts: { added: 1, wrong: 1 }, wrong: [{ at: 3, letter: 'A', written: 'Chi bộ thôn Không Có', reason: 'cell-unknown' }] });
  expect((await write(wrong)).data.refusal).toEqual({ refused: 'sheet-has-errors' });
  expect(await planned()).toEqual([]);
  const mended = await upload([good, ['Chi bộ thôn Đồng Xanh', written(after), 'Nguyễn Văn Thành']]);
  expect((await write(mended)).to).toContain('written=2.0.0.0');
  expect((await planned()).map((one) => [one.month, one.visitor, one.source])).toEqual([[next, 'Nguyễn Văn Thành', 'list'], [after, 'Nguyễn Văn Thành', 'list']]);
  expect((await write(mended)).to).toContain('written=0.0.2.0');
  expect(await planned()).toHaveLength(2);
});

test('a list is held against the plan read once, however many rows it has, and against its own rows', async () => {
  const { communeOffice, hien, tai, inCharge } = cast.people;
  await cast.done(communeOffice, appoint, { unitId: cast.benMoi, personId: inCharge.personId, holderName: inCharge.name, kind: 'in-charge', from: '2026-01-01' });
  const month = addMonths(next, 2);
  const rows = Array.from({ length: 6 }, (_, n) => ({ at: n + 2, cellId: cast.dongXanh, month: addMonths(month, n), personId: inCharge.personId }));
  const send = (list: typeof rows) => cast.send(communeOffice, importVisits, { unitId: cast.commune, rows: list }, now);
  const query = vi.spyOn(pg.Client.prototype, 'query');
  expect(await send(rows)).toMatchObject({ answer: 'done', result: { added: 6, same: 0 } });
  const read = query.mock.calls.map(([first]) => (typeof first === 'string' ? first : (first as { text: string }).text)).filter((text) => /from planned_visit/.test(text));
  query.mockRestore();
  expect(read).toHaveLength(1);
  expect(await send(rows)).toMatchObject({ answer: 'done', result: { added: 0, same: 6 } });

  // two cells that meet at one hour: nobody is at both, though the plan knew of neither
  const last = addMonths(month, 8);
  for (const [who, unitId] of [[hien, cast.dongXanh], [tai, cast.benMoi]] as const) await cast.done(who, plan, { unitId, kind: 'regular', month: last, startsAt: `${last.slice(0, 8)}05T19:30`, place: 'Nhà văn hóa', dayReason: 'Mùa gặt' }, now);
  expect(await send([cast.dongXanh, cast.benMoi].map((cellId, n) => ({ at: n + 2, cellId, month: last, personId: inCharge.personId })))).toMatchObject({ answer: 'refused', refusal: { refused: 'row-refused', why: 'visitor-elsewhere', at: 3, cell: 'Chi bộ thôn Đồng Xanh' } });
});

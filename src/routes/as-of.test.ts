import { afterAll, beforeAll, expect, test } from 'vitest';
import { setFlag, transferMember } from '#members/commands.ts';
import { appoint, dissolveUnit, foundUnit, moveUnit, renameUnit, retypeUnit } from '#organisation/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import { foundPeopled, heldOnPaper } from '../../tests/held.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as members } from './cells/[cell]/members/+page.server.ts';
import { load as record } from './cells/[cell]/members/[member]/+page.server.ts';
import { load as counts } from './cells/[cell]/members/who-counts/+page.server.ts';
import { load as regime } from './cells/[cell]/regime/+page.server.ts';
import { load as search } from './search/+page.server.ts';
import { load as organisation } from './units/[unit]/organisation/+page.server.ts';
import { load as unitRecord } from './units/[unit]/organisation/[below]/+page.server.ts';

// Pages about people and units asked as of a day: facts as they stood then, rights as they are today.

const now = new Date();
const today = dayOf(now);
const moved = firstOfMonth(today);
const before = addDays(moved, -1);
let cast: Cast;
let pages: Pages;
let office: Browser;
let hien: Browser;
let tai: Browser;
let hoaThere: string;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  [office, hien, tai] = [await pages.enter(cast.people.communeOffice), await pages.enter(cast.people.hien), await pages.enter(cast.people.tai)];
  const { communeOffice, hoa } = cast.people;
  await cast.done(communeOffice, setFlag, { unitId: cast.dongXanh, memberId: hoa.memberId, flag: 'exempt', from: addMonths(moved, -2) }, now);
  const answer = await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId: hoa.memberId, fromCellId: cast.dongXanh, toCellId: cast.benMoi, on: moved, decisionNumber: '9-QĐ/ĐU' }, now);
  hoaThere = String(answer['id']);
});
afterAll(() => pages.close());

const named = (rows: readonly { name: string }[]) => rows.map((row) => row.name);
const ofCell = (at: Browser, cell: string, day: string) => at.visit(`/cells/${cell}/members?day=${day}`, members, { params: { cell } });
const ofMember = (cell: string, member: string, day: string) => office.visit(`/cells/${cell}/members/${member}?day=${day}`, record, { params: { cell, member } });

test('the list of a cell is that of the day asked: who moved away since is in it, with the standing of then, and nothing is written on a past day', async () => {
  const then = (await ofCell(office, cast.dongXanh, before)).data;
  const line = then.members.find((one: { name: string }) => one.name === 'Lê Thị Hoa');
  expect(line).toMatchObject({ id: cast.members['Lê Thị Hoa'], status: 'official', flags: ['exempt'] });
  expect([then.may, then.mayKeep]).toEqual([false, true]);
  const here = (await ofCell(office, cast.dongXanh, today)).data;
  expect(named(here.members)).not.toContain('Lê Thị Hoa');
  expect([named(here.former), here.may]).toEqual([['Lê Thị Hoa'], true]);
  expect(named((await ofCell(office, cast.benMoi, before)).data.members)).toEqual(['Nguyễn Hữu Tài']);
  expect(named((await ofCell(office, cast.benMoi, today)).data.members)).toEqual(['Lê Thị Hoa', 'Nguyễn Hữu Tài']);
});

test('a member’s record is that of the day asked: what came later is not in it, and counting is by that day', async () => {
  const then = (await ofMember(cast.dongXanh, cast.members['Lê Thị Hoa']!, before)).data;
  expect(then.record.member.until).toBeNull();
  expect(then.record.statuses).toMatchObject([{ status: 'official', from: castDay, until: null }]);
  expect(then.beside.others).toEqual([]);
  expect([then.here, then.may, then.maySlip, then.mayKeep]).toEqual([true, false, false, true]);
  expect(then.counted.find((one: { purpose: string }) => one.purpose === 'attendance').counts).toBe('no');
  const earlier = (await ofMember(cast.dongXanh, cast.members['Lê Thị Hoa']!, castDay)).data;
  expect(earlier.record.flags).toEqual([]);
  expect(earlier.counted.find((one: { purpose: string }) => one.purpose === 'attendance').counts).toBe('yes');
  const gone = (await ofMember(cast.dongXanh, cast.members['Lê Thị Hoa']!, today)).data;
  expect([gone.here, gone.record.member.until, gone.beside.others[0]?.cell]).toEqual([false, moved, 'Chi bộ thôn Bến Mới']);
  // of the receiving cell on a day before: not yet, but where she was
  const notYet = (await ofMember(cast.benMoi, hoaThere, before)).data;
  expect([notYet.here, notYet.record.statuses, notYet.beside.others]).toEqual([false, [], [expect.objectContaining({ cellId: cast.dongXanh, until: null })]]);
});

test('who counts is asked of any day, on either side of a move', async () => {
  const base = async (cell: string, day: string) => named((await office.visit(`/cells/${cell}/members/who-counts?purpose=headcount&day=${day}`, counts, { params: { cell } })).data.base);
  expect([(await base(cast.dongXanh, before)).includes('Lê Thị Hoa'), (await base(cast.dongXanh, today)).includes('Lê Thị Hoa')]).toEqual([true, false]);
  expect([(await base(cast.benMoi, before)).includes('Lê Thị Hoa'), (await base(cast.benMoi, today)).includes('Lê Thị Hoa')]).toEqual([false, true]);
});

test('the search finds people and cells as they were on the day asked, within the rights of today and no further', async () => {
  const found = async (at: Browser, query: string, day: string) => (await at.visit(`/search?q=${encodeURIComponent(query)}&day=${day}`, search)).data;
  const cellsOf = async (at: Browser, day: string) => (await found(at, 'le thi hoa', day)).members.map((one: { cellId: string }) => one.cellId);
  expect([await cellsOf(office, before), await cellsOf(office, today)]).toEqual([[cast.dongXanh], [cast.benMoi]]);
  expect([await cellsOf(hien, before), await cellsOf(hien, today)]).toEqual([[cast.dongXanh], []]);
  expect([await cellsOf(tai, before), await cellsOf(tai, today)]).toEqual([[], [cast.benMoi]]);
  expect((await ofCell(tai, cast.dongXanh, before)).status).toBe(404);
  const ended = String((await cast.done(cast.people.communeOffice, foundUnit, { unitId: cast.commune, name: 'Chi bộ Trại Giống', kind: 'cell', type: 'village', foundedOn: castDay }))['id']);
  await cast.done(cast.people.communeOffice, dissolveUnit, { unitId: ended, on: moved }, now);
  expect(named((await found(office, 'trai giong', before)).units)).toEqual(['Chi bộ Trại Giống']);
  expect((await found(office, 'trai giong', today)).units).toEqual([]);
});

test('the tree and a unit’s record are those of the day: before 1/7/2025 with districts; what belongs elsewhere now is named and not opened', async () => {
  // a site kept since 2000, as one that entered its history is
  await cast.database.owner.query(`update unit set founded_on = '2000-01-01' where id = $1`, [cast.province]);
  await cast.database.owner.query(`update unit_name set valid = daterange('2000-01-01', null) where unit_id = $1`, [cast.province]);
  const provinceOffice = cast.people.provinceOffice;
  const at = await pages.enter(provinceOffice);
  const found = async (unitId: string, name: string, kind: string, foundedOn: string) => String((await cast.done(provinceOffice, foundUnit, { unitId, name, kind, foundedOn, ...(kind === 'cell' ? { type: 'village' } : {}) }, now))['id']);
  const district = await found(cast.province, 'Đảng bộ huyện Cẩm Xuyên', 'district', '2000-01-01');
  const old = await found(district, 'Đảng bộ xã Cẩm Cũ', 'committee', '2000-01-01');
  const cell = await found(old, 'Chi bộ thôn Gốc', 'cell', '2000-01-01');
  const merged = await found(cast.province, 'Đảng bộ xã Cẩm Hợp', 'committee', '2025-07-01');
  await cast.done(provinceOffice, moveUnit, { unitId: cell, newParentId: merged, on: '2025-07-01' }, now);
  await cast.done(provinceOffice, renameUnit, { unitId: cell, name: 'Chi bộ thôn Gốc Mới', on: '2025-07-01' }, now);
  await cast.done(provinceOffice, dissolveUnit, { unitId: old, on: '2025-07-01', successorId: merged }, now);
  await cast.done(provinceOffice, dissolveUnit, { unitId: district, on: '2025-07-01' }, now);
  interface Node { name: string; open: boolean; below: Node[] }
  const tree = async (who: Browser, unit: string, day: string) => (await who.visit(`/units/${unit}/organisation?day=${day}`, organisation, { params: { unit } })).data;
  const paths = (nodes: readonly Node[], above = ''): string[] => nodes.flatMap((node) => [`${above}${node.name}`, ...paths(node.below, `${above}${node.name} › `)]);
  const then = await tree(at, cast.province, '2025-06-30');
  expect(paths(then.tree)).toEqual(['Đảng bộ huyện Cẩm Xuyên', 'Đảng bộ huyện Cẩm Xuyên › Đảng bộ xã Cẩm Cũ', 'Đảng bộ huyện Cẩm Xuyên › Đảng bộ xã Cẩm Cũ › Chi bộ thôn Gốc']);
  expect(then.events.map((one: { kind: string }) => one.kind)).toEqual(['found', 'found', 'found']);
  expect(paths((await tree(at, cast.province, '2025-07-01')).tree)).toEqual(['Đảng bộ xã Cẩm Hợp', 'Đảng bộ xã Cẩm Hợp › Chi bộ thôn Gốc Mới']);
  expect([then.may, then.mayKeep]).toEqual([false, true]);

  const one = async (below: string, day: string) => (await at.visit(`/units/${cast.province}/organisation/${below}?day=${day}`, unitRecord, { params: { unit: cast.province, below } })).data;
  const gone = await one(cell, '2025-06-30');
  expect([named(gone.record.names), named(gone.above), gone.record.events.map((event: { kind: string }) => event.kind), gone.may, gone.mayAppoint]).toEqual([['Chi bộ thôn Gốc'], ['Đảng bộ tỉnh Hà Tĩnh', 'Đảng bộ huyện Cẩm Xuyên', 'Đảng bộ xã Cẩm Cũ'], ['found'], false, false]);
  const now2 = await one(cell, today);
  expect([named(now2.record.names), named(now2.above), now2.may]).toEqual([['Chi bộ thôn Gốc', 'Chi bộ thôn Gốc Mới'], ['Đảng bộ tỉnh Hà Tĩnh', 'Đảng bộ xã Cẩm Hợp'], true]);
  expect((await one(district, '2025-06-30')).record.endedOn).toBeNull();
  expect((await one(district, today)).record.endedOn).toBe('2025-07-01');
  // one of the two ended, the other took over
  const told = async (below: string) => (await one(below, today)).record.events.map((event: { kind: string; others: { name: string }[] }) => [event.kind, ...named(event.others)]);
  expect([(await told(old)).at(-1), (await told(merged)).at(-1)]).toEqual([['dissolve', 'Đảng bộ xã Cẩm Hợp'], ['receive', 'Đảng bộ xã Cẩm Cũ']]);
  const below = ((await tree(at, cast.province, today)).events as { kind: string; unit: string; on: string }[]).filter((event) => event.on === '2025-07-01');
  expect(below.filter((event) => ['dissolve', 'receive'].includes(event.kind)).map((event) => `${event.kind} ${event.unit}`).sort()).toEqual(['dissolve Đảng bộ huyện Cẩm Xuyên', 'dissolve Đảng bộ xã Cẩm Cũ', 'receive Đảng bộ xã Cẩm Hợp']);
  // a post that begins later is in today's record and not in that of a day before it
  await cast.done(provinceOffice, appoint, { unitId: cell, holderName: 'Lê Văn Mai', kind: 'in-charge', from: addDays(today, 5) }, now);
  expect([(await one(cell, today)).record.posts.length, (await one(cell, addDays(today, -1))).record.posts.length]).toEqual([1, 0]);

  // another committee that sees where the cell stood then does not open what is no longer its own
  await cast.done(provinceOffice, moveUnit, { unitId: cast.benMoi, newParentId: cast.otherCommune, on: moved }, now);
  const stood = (await tree(office, cast.commune, before)).tree as Node[];
  expect(stood.filter((node) => ['Chi bộ thôn Bến Mới', 'Chi bộ thôn Đồng Xanh'].includes(node.name)).map((node) => [node.name, node.open])).toEqual([['Chi bộ thôn Bến Mới', false], ['Chi bộ thôn Đồng Xanh', true]]);
  expect((await office.visit(`/units/${cast.commune}/organisation/${cast.benMoi}?day=${before}`, unitRecord, { params: { unit: cast.commune, below: cast.benMoi } })).status).toBe(404);
});

test('a cell’s regime is told of the cell as it stood on the day: its name, its committee, its type, the cells of its kind; its meetings are those of the whole period, and on a day before it was founded there is none', async () => {
  const { communeOffice, provinceOffice } = cast.people;
  const cells = [];
  for (const name of ['Rời Đi', 'Ở Lại Một', 'Ở Lại Hai', 'Ở Lại Ba', 'Ở Lại Bốn']) cells.push(await foundPeopled(cast, communeOffice, cast.commune, `Chi bộ thôn ${name}`));
  for (const cell of cells) await heldOnPaper(cast, cell, '2026-02');
  const { id, secretary } = cells[0]!;
  await cast.done(provinceOffice, moveUnit, { unitId: id, newParentId: cast.otherCommune, on: '2026-05-10' }, now);
  await cast.done(provinceOffice, renameUnit, { unitId: id, name: 'Chi bộ tổ dân phố Đã Đến', on: '2026-05-10' }, now);
  await cast.done(provinceOffice, retypeUnit, { unitId: id, type: 'private-enterprise', on: '2026-05-10' }, now);
  const at = await pages.enter(secretary);
  const on = async (day: string) => (await at.visit(`/cells/${id}/regime?period=2026-H1&day=${day}`, regime, { params: { cell: id } })).data;
  const [then, since, usual] = [await on('2026-05-09'), await on('2026-05-10'), await on('')];
  expect([then.then, then.type, then.kin]).toMatchObject([{ name: 'Chi bộ thôn Rời Đi', above: 'Đảng bộ xã Cẩm Bình' }, 'village', { few: false, type: 'village', cells: 5, level: 0 }]);
  expect([since.then, since.type, since.kin]).toMatchObject([{ name: 'Chi bộ tổ dân phố Đã Đến', above: 'Đảng bộ xã Cẩm Xa' }, 'private-enterprise', { few: true, type: 'private-enterprise' }]);
  expect([usual.asOf, usual.usual, usual.then]).toEqual(['2026-06-30', '2026-06-30', since.then]);
  expect([then.whole.kept, then.whole.attendance]).toEqual([since.whole.kept, since.whole.attendance]);
  expect(then.whole.kept.of).toBe(1);
  const none = await on(addDays(castDay, -1));
  expect([none.absent, none.whole, none.then]).toEqual(['not-yet', null, { name: '', above: '' }]);
});

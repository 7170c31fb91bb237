import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, endMembership, transferMember } from '#members/commands.ts';
import { appoint, dissolveUnit, foundUnit, moveUnit } from '#organisation/commands.ts';
import type { Actor } from '#platform/actor.ts';
import { closeReport, supplementReport } from '#reports/commands.ts';
import { castDay, castIn, type Cast } from '../../../../../tests/cast.ts';
import { foundPeopled, heldOnPaper } from '../../../../../tests/held.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { load } from './+page.server.ts';
import { GET as sheet } from './export/+server.ts';

// What is corrected below after closing, and what is corrected back, through the pages: April to September 2026, long over whenever this runs.

const at = (minute: string) => new Date(`2026-${minute}:00+07:00`);
let cast: Cast;
let pages: Pages;
let [office, province] = [] as unknown as [Browser, Browser];
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  const { communeOffice, provinceOffice, hoa } = cast.people;
  [office, province] = [await pages.enter(communeOffice), await pages.enter(provinceOffice)];
  await cast.done(provinceOffice, appoint, { unitId: cast.province, personId: hoa.personId, holderName: hoa.name, kind: 'secretary', from: castDay });
});
afterAll(() => pages.close());

const close = (who: Actor, unitId: string, period: string, day: string) => cast.done(who, closeReport, { unitId, period, remarks: '', proposals: '', version: 0 }, at(`${day}T08:00`));
const supplement = (who: Actor, unitId: string, period: string, day: string) => cast.done(who, supplementReport, { unitId, period }, at(`${day}T07:00`));
type Row = Record<'period' | 'cell' | 'figure' | 'was' | 'is', string> & { by?: string; since: string | null };
type Shown = { changed: number; changes: Row[]; sheet: { lines: { cells: number; report: { number: string } }[] } };
const reported = async (who: Browser, unit: string, query: string) => (await who.visit(`/units/${unit}/report?period=${query}`, load, { params: { unit } })).data.report as Shown;

test('a correction that is taken back is told as well, and told again where it comes again; what was taken back before anybody was told of it is not', async () => {
  const { communeOffice } = cast.people;
  const told = async (query: string) => (await reported(office, cast.commune, query)).changes.map(({ period, cell, figure, was, is }) => [period, cell, figure, was, is].join(' · ')).sort();
  const benMoi = (month: string, was: number, is: number) => `2026-${month} · Chi bộ thôn Bến Mới · members · ${was} · ${is}`;
  const joins = async (fullName: string, since: string, day: string) => (await cast.done(communeOffice, addMember, { unitId: cast.benMoi, fullName, since, status: 'official', largeType: false }, at(`${day}T08:00`)))['id'];
  const left = (memberId: unknown, on: string, day: string) => cast.done(communeOffice, endMembership, { unitId: cast.benMoi, memberId, status: 'left', on }, at(`${day}T08:00`));

  await close(communeOffice, cast.commune, '2026-04', '05-04');
  const first = await joins('Vũ Thị Muộn', '2026-04-10', '05-10');
  expect(await told('2026-05')).toEqual([benMoi('04', 1, 2)]);
  await close(communeOffice, cast.commune, '2026-05', '06-04');
  await left(first, '2026-04-20', '06-10');
  expect(await told('2026-06')).toEqual([benMoi('04', 2, 1), benMoi('05', 2, 1)]);
  // the closed report of April is as it was closed, and is right again
  expect(await told('2026-04')).toEqual([]);
  await close(communeOffice, cast.commune, '2026-06', '07-04');
  expect(await told('2026-07')).toEqual([]);

  const second = await joins('Vũ Văn Nữa', '2026-04-12', '07-10');
  expect(await told('2026-07')).toEqual([benMoi('04', 1, 2), benMoi('05', 1, 2), benMoi('06', 1, 2)]);
  await supplement(communeOffice, cast.commune, '2026-04', '07-12');
  expect(await told('2026-04')).toEqual([benMoi('04', 1, 2)]);
  await close(communeOffice, cast.commune, '2026-04', '07-12');
  expect(await told('2026-07')).toEqual([benMoi('05', 1, 2), benMoi('06', 1, 2)]);
  // each paper is held against itself: the first of April against the figures of today, its supplement too
  expect([await told('2026-04&supplement=0'), await told('2026-04')]).toEqual([[benMoi('04', 1, 2)], []]);
  // of May and June nobody was told
  await left(second, '2026-04-25', '07-14');
  expect(await told('2026-07')).toEqual([benMoi('04', 2, 1)]);
});

test('a supplement of a province does not contradict its own lines: what differs from its last paper and what differs from a line it takes from a commune are told apart, each with what it is now', async () => {
  const { communeOffice, provinceOffice } = cast.people;
  const told = async (query = '2026-03') => (await reported(province, cast.province, query)).changes.filter(({ period, figure }) => period === '2026-03' && (figure === 'cells' || figure === 'report')).map(({ by, cell, figure, was, is }) => [by ?? 'own', cell, figure, was, is]);
  const stated = async () => (await reported(province, cast.province, '2026-03')).sheet.lines[0]!.cells;
  const founded = async (name: string, day: string) => String((await cast.done(communeOffice, foundUnit, { unitId: cast.commune, name, kind: 'cell', type: 'village', foundedOn: '2026-03-01' }, at(`${day}T08:00`)))['id']);
  const commune = 'Đảng bộ xã Cẩm Bình';

  await close(communeOffice, cast.commune, '2026-03', '08-01');
  const number = (await reported(province, cast.province, '2026-03')).sheet.lines[0]!.report.number;
  await close(provinceOffice, cast.province, '2026-03', '08-02');
  const late = await founded('Chi bộ thôn Muộn', '08-03');
  expect(await told()).toEqual([['own', commune, 'cells', '2', '3']]);
  await supplement(provinceOffice, cast.province, '2026-03', '08-04');
  // the line is what the commune reported; told once, by the report it is taken from
  expect([await stated(), await told()]).toEqual([2, [[number, commune, 'cells', '2', '3']]]);
  await close(provinceOffice, cast.province, '2026-03', '08-04');
  // taken back: the records say what the line says, but who reads the papers believes three
  await cast.done(communeOffice, dissolveUnit, { unitId: late, on: '2026-03-15' }, at('08-05T08:00'));
  expect(await told('2026-04')).toEqual([['own', commune, 'cells', '3', '2']]);
  await supplement(provinceOffice, cast.province, '2026-03', '08-06');
  expect([await stated(), await told()]).toEqual([2, [['own', commune, 'cells', '3', '2']]]);
  await close(provinceOffice, cast.province, '2026-03', '08-06');
  expect([await told(), await told('2026-04')]).toEqual([[], []]);

  // the commune says three in a supplement, by now it is four: the province's line says three
  await founded('Chi bộ thôn Ba', '08-07');
  await supplement(communeOffice, cast.commune, '2026-03', '08-08');
  await close(communeOffice, cast.commune, '2026-03', '08-08');
  await founded('Chi bộ thôn Bốn', '08-09');
  await supplement(provinceOffice, cast.province, '2026-03', '08-10');
  const both = [['own', commune, 'report', number, `${number} (+1)`], ['own', commune, 'cells', '2', '4'], [`${number} (+1)`, commune, 'cells', '3', '4']];
  expect([await stated(), await told()]).toEqual([3, both]);
  const paper = (await province.visit(`/units/${cast.province}/report/export?period=2026-03&paper=yes`, sheet, { params: { unit: cast.province } })).data as string;
  expect(paper).toContain(`${number.replace('Số ', '')} (+1)`);
  // in the paper a committee has one name, and what counts cells is not said to count months
  for (const wrong of ['Đảng bộ xã Cẩm Bình', 'Tháng đã họp']) expect(paper).not.toContain(wrong);
  await close(provinceOffice, cast.province, '2026-03', '08-10');
  expect([await told(), await told('2026-04')]).toEqual([[], []]);
  // told beside the line again where that is stated again, and nowhere else
  await supplement(provinceOffice, cast.province, '2026-03', '08-11');
  expect([await stated(), await told()]).toEqual([3, [[`${number} (+1)`, commune, 'cells', '3', '4']]]);
});

test('a month entered weeks after the closing is known since the day it was entered, not since the day of its meeting; what a merge or a move entered late makes of it, since no day that anybody keeps', async () => {
  const { communeOffice, provinceOffice } = cast.people;
  const [onTime, onPaper, ending] = [await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Đúng'), await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Giấy'), await foundPeopled(cast, communeOffice, cast.commune, 'Chi bộ thôn Nhập')];
  const coming = await foundPeopled(cast, provinceOffice, cast.otherCommune, 'Chi bộ thôn Sang');
  await heldOnPaper(cast, onPaper, '2026-07');
  for (const cell of [onTime, ending, coming]) await heldOnPaper(cast, cell, '2026-08');
  await close(communeOffice, cast.commune, '2026-08', '09-04');
  // in the small hours in Việt Nam, the day before by the clock of Greenwich; its task of July is carried, with the hour of the meeting
  await heldOnPaper(cast, onPaper, '2026-08', undefined, '2026-09-21T00:30');
  await cast.done(provinceOffice, moveUnit, { unitId: coming.id, newParentId: cast.commune, on: '2026-08-10' }, at('09-22T08:00'));
  for (const memberId of ending.memberIds) await cast.done(communeOffice, transferMember, { unitId: cast.commune, memberId, fromCellId: ending.id, toCellId: onTime.id, on: '2026-08-20' }, at('09-22T08:00'));
  await cast.done(communeOffice, dissolveUnit, { unitId: ending.id, on: '2026-08-20', successorId: onTime.id }, at('09-22T09:00'));
  const told = async (query: string) => (await reported(office, cast.commune, query)).changes.filter((one) => one.period === '2026-08').map(({ cell, figure, was, is, since }) => [cell.replace('Chi bộ thôn ', ''), figure, was, is, since]);
  const named = [
    ['Đúng', 'members', '2', '4', null], ['Đúng', 'attendance', '2/2', '4/4', null],
    ['Giấy', 'met', '', '2026-08-03', '2026-09-21'], ['Giấy', 'attendance', '', '2/2', '2026-09-21'], ['Giấy', 'mark', '', '100', '2026-09-21'], ['Giấy', 'posted', '', 'late', '2026-09-21'], ['Giấy', 'tasks', '', '0/1', '2026-09-21'],
    ['Nhập', 'cell', 'Chi bộ thôn Nhập', '', null],
    ['Sang', 'cell', '', 'Chi bộ thôn Sang', null], ['Sang', 'members', '', '2', null], ['Sang', 'met', '', '2026-08-03', null], ['Sang', 'attendance', '', '2/2', null], ['Sang', 'mark', '', '100', null], ['Sang', 'posted', '', 'late', null]
  ];
  expect((await told('2026-08')).sort()).toEqual(named.sort());
  expect((await told('2026-09')).sort()).toEqual(named.sort());
});

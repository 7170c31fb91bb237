import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { appoint, moveUnit } from '#organisation/commands.ts';
import { inScope } from '#platform/database.server.ts';
import { keepFrame } from '#quality/commands.ts';
import type { Frame } from '#quality/frame.ts';
import { typedOf } from '#quality/own-frame.ts';
import { pastMeetings, yearsBelow } from '#quality/queries.server.ts';
import type { TriedYear } from '#quality/trial.ts';
import type { YearStanding } from '#quality/year.ts';
import { phuTho } from '../../../../../rubrics/hd42.ts';
import { castDay, castIn, type Cast } from '../../../../../tests/cast.ts';
import { openEvening } from '../../../../../tests/evening.ts';
import { openPages, type Pages } from '../../../../../tests/pages.ts';
import type { Browser } from '../../../../../tests/visit.ts';
import { yearRuleSaid, yearsCounted } from '../../../year-said.ts';
import { load as grades } from '../grades/+page.server.ts';
import { load } from './+page.server.ts';

// A committee sees what a year would come to by a frame that does not hold, beside what it is by the one that does.

interface Trial {
  ruled: boolean;
  of: number;
  changes: Record<string, { cells: number; certain: number }>;
  other: number;
  assumed: number;
  lost: number;
  elsewhere: { name: string; now: string }[];
  unruled: string[];
  ungraded: number;
  cells: { cellId: string; cell: string; grades: string[]; standing: YearStanding | null; tried: TriedYear }[];
}
let cast: Cast;
let pages: Pages;
let office: Browser;
let frames: Record<'inForce' | 'milder' | 'stricter', string>;
let about: { unitId: string; meetingId: string };
const year = 2026;
beforeAll(async () => {
  cast = await castIn();
  const keep = async (years: Frame['years']) => String((await cast.done(cast.people.communeOffice, keepFrame, { unitId: cast.commune, ...typedOf({ ...phuTho, years }) }))['id']);
  // whatever the day of the test: rules that any number of meetings fits
  frames = { inForce: await keep([{ grade: 'kha', all: 'kem' }]), milder: await keep([{ grade: 'tot', all: 'kem' }]), stricter: await keep([{ grade: 'tot', all: 'tot' }, { grade: 'trung-binh', all: 'kem' }]) };
  await cast.database.owner.query(`insert into site_setting (unit_id, name, value, valid) values ($1, 'score.frame', to_jsonb($2::text), '[2026-01-01,)')`, [cast.commune, frames.inForce]);
  const evening = await openEvening(cast);
  await evening.decide();
  await evening.conclude();
  about = evening.about;
  await evening.record(meetings.write);
  await evening.record(meetings.fileDocuments);
  const later = (hour: number) => new Date(`2026-10-06T0${hour}:00:00Z`);
  await cast.done(cast.people.hien, meetings.markPosted, { ...about, postedAt: '2026-10-06T08:00' }, later(2));
  await cast.done(cast.people.hien, meetings.file, about, later(3));
  await cast.done(cast.people.standing, meetings.grade, { ...about, grade: 'tot', points: 100, reason: '' }, new Date('2026-10-20T02:00:00Z'));
  pages = openPages(cast);
  office = await pages.enter(cast.people.communeOffice);
});
afterAll(() => pages.close());

const tried = async (frame: string) => ((await office.visit(`/units/${cast.commune}/frames?trial=${frame}&year=${year}`, load, { params: { unit: cast.commune } })).data as { trial: Trial }).trial;
const cellIn = (trial: Trial) => trial.cells.find((one) => one.cellId === cast.dongXanh)!;

test('by the frame that held the year is the same as on the page of grades, cell by cell, by name', async () => {
  const { cells } = (await office.visit(`/units/${cast.commune}/grades?year=${year}`, grades, { params: { unit: cast.commune } })).data as { cells: Trial['cells'] };
  const trial = await tried(frames.inForce);
  expect(trial.cells.map((one) => [one.cell, one.standing])).toEqual(cells.map((one) => [one.cell, one.standing]));
  expect(cellIn(trial)).toMatchObject({ grades: ['tot'], tried: { change: 'same', certain: true, other: 0, year: { best: { grade: 'kha' } } } });
  expect(cellIn(trial).tried.year).toEqual(cellIn(trial).standing);
  // a cell of which nothing is graded has nothing to compare
  expect(trial.changes).toEqual({ higher: { cells: 0, certain: 0 }, same: { cells: 1, certain: 1 }, lower: { cells: 0, certain: 0 }, none: { cells: trial.of - 1, certain: 0 } });
});

test('the page of grades says what the frames in use ask of a year, each once, and in words what counts', async () => {
  const { rules } = (await office.visit(`/units/${cast.commune}/grades?year=${year}`, grades, { params: { unit: cast.commune } })).data as { rules: { name: string; years: Frame['years'] }[] };
  expect(rules.map((one) => [one.name, one.years])).toEqual([[phuTho.name, [{ grade: 'kha', all: 'kem' }]]]);
  expect([yearRuleSaid('vi', rules[0]!.years), yearRuleSaid('vi', phuTho.years)]).toEqual(['Khá: mọi kỳ từ Kém trở lên. Năm không hợp dòng nào thì không xếp được loại.', 'Tốt: mọi kỳ từ Khá trở lên, trong đó ít nhất 7 kỳ Tốt. Khá: mọi kỳ từ Trung bình trở lên. Năm không hợp dòng nào thì không xếp được loại.']);
  expect(yearRuleSaid('vi', [])).toBe('Khung đang dùng không có quy tắc xếp loại năm.');
});

test('by another frame the page counts which years would be graded higher or lower, and which of these are certain', async () => {
  const milder = await tried(frames.milder);
  expect([milder.other, milder.assumed, milder.lost]).toEqual([1, 1, 0]);
  expect(cellIn(milder).tried).toMatchObject({ change: 'higher', certain: true });
  expect(milder.changes['higher']).toEqual({ cells: 1, certain: 1 });
  // marked on paper by other groups: the four criteria of this frame are counted in full, and without them the year would be average
  const stricter = await tried(frames.stricter);
  expect(cellIn(stricter).tried).toMatchObject({ change: 'higher', certain: false, year: { best: { grade: 'tot' } }, least: { best: { grade: 'trung-binh' } } });
  expect(stricter.changes['higher']).toEqual({ cells: 1, certain: 0 });
});

test('a decision that differs from the cell’s as a whole cannot be carried over, so that the year is not certain', async () => {
  const at = (await cast.database.owner.query<{ at: Date }>('select at from grade')).rows[0]!.at.toISOString();
  await cast.done(cast.people.standing, meetings.grade, { ...about, over: at, grade: 'kha', points: 85, reason: 'Thảo luận ít' }, new Date('2026-10-21T02:00:00Z'));
  const milder = await tried(frames.milder);
  expect([milder.lost, cellIn(milder).tried.change, cellIn(milder).tried.certain]).toEqual([1, 'higher', false]);
  // by the frame it was made by, it stands as it is
  expect(cellIn(await tried(frames.inForce))).toMatchObject({ grades: ['kha'], tried: { lost: 0, certain: true } });
});

test('a frame without a rule for a year compares none, and says so', async () => {
  const trial = await tried('hd42');
  expect([trial.ruled, trial.changes['none']!.cells, cellIn(trial).tried.year]).toEqual([false, trial.of, null]);
});

test('where the frame in force has no rule for a year the page says so of each cell and of all, and what they come to by the tried one all the same', async () => {
  const choose = (frame: string) => cast.database.owner.query(`update site_setting set value = to_jsonb($1::text) where name = 'score.frame'`, [frame]);
  await choose('hd42');
  const trial = await tried(frames.milder);
  await choose(frames.inForce);
  expect([trial.unruled, trial.ungraded]).toEqual([['tot'], trial.of - 1]);
  expect(cellIn(trial)).toMatchObject({ standing: null, tried: { change: null, uncompared: 'no-rule-in-force', year: { best: { grade: 'tot' } } } });
  expect(yearsCounted('vi', [...trial.unruled, 'kha', '', 'tot'])).toBe('Tốt 2, Khá 1, không xếp được loại nào 1');
});

test('of a year that is over nothing more is waited for, its last month without a meeting least of all', async () => {
  const left = (today: string) => inScope(cast.house.app, { cells: [cast.dongXanh] }, async (trx) => (await yearsBelow(trx, cast.dongXanh, year, today)).cells[0]!.standing);
  expect(await left('2026-12-31')).toMatchObject({ left: 1, grade: null });
  expect(await left('2027-02-01')).toMatchObject({ left: 0, grade: null, best: { grade: 'kha' } });
});

test('a meeting is known by its cell and its id: of two cells whose meetings have one id each stands once, with its own minutes', async () => {
  const { owner } = cast.database;
  await owner.query(`insert into meeting (cell_id, id, kind, month, state, starts_at, place) select $2, id, kind, month, state, starts_at, place from meeting where cell_id = $1 and id = $3`, [cast.dongXanh, cast.benMoi, about.meetingId]);
  await owner.query(`insert into minutes (cell_id, meeting_id, facts) select $2, meeting_id, facts || '{"mark": 41}' from minutes where cell_id = $1 and meeting_id = $3`, [cast.dongXanh, cast.benMoi, about.meetingId]);
  const both = [cast.dongXanh, cast.benMoi];
  const past = await inScope(cast.house.app, { cells: both }, (trx) => pastMeetings(trx, both, year, new Date()));
  expect(past.map((one) => [one.cellId, one.facts.mark, one.decided?.grade ?? null]).sort()).toEqual([[cast.dongXanh, 100, 'kha'], [cast.benMoi, 41, null]].sort());
});

test('a cell that moved after the year was over stands where it stood on its last day, by the frame chosen there; where it is out of sight now it is named', async () => {
  await cast.done(cast.people.provinceOffice, moveUnit, { unitId: cast.benMoi, newParentId: cast.otherCommune, on: '2027-01-10' }, new Date('2027-01-10T02:00:00Z'));
  const { stranger } = cast.people;
  await cast.done(cast.people.provinceOffice, appoint, { unitId: cast.otherCommune, personId: stranger.personId, holderName: stranger.name, kind: 'standing', from: castDay });
  interface Shown { cells: Trial['cells']; elsewhere: Trial['elsewhere'] }
  const [above, beside] = [await pages.enter(cast.people.provinceOffice), await pages.enter(stranger)];
  const shown = async (at: Browser, unit: string) => (await at.visit(`/units/${unit}/grades?year=${year}`, grades, { params: { unit } })).data as Shown;
  const names = ({ cells }: Shown) => cells.map((one) => one.cell);
  const gone = [{ name: 'Chi bộ thôn Bến Mới', now: 'Đảng bộ xã Cẩm Xa' }];
  const left = await shown(office, cast.commune);
  expect([names(left), left.elsewhere]).toMatchObject([['Chi bộ thôn Đồng Xanh'], gone]);
  const trial = await tried(frames.milder);
  expect([names(trial), trial.elsewhere, trial.of]).toMatchObject([['Chi bộ thôn Đồng Xanh'], gone, 1]);
  // where it is now it is not counted for the year before it came, unless that day is asked for
  const there = (query = '') => beside.visit(`/units/${cast.otherCommune}/grades?year=${year}${query}`, grades, { params: { unit: cast.otherCommune } });
  expect(names((await there()).data as Shown)).toEqual(['Chi bộ thôn Xa']);
  expect(names((await there('&day=2027-01-10')).data as Shown)).toEqual(['Chi bộ thôn Bến Mới', 'Chi bộ thôn Xa']);
  // the province has all of it in sight: by the frame of the commune that it belonged to then, and its meeting was marked by that one
  const whole = await shown(above, cast.province);
  expect([whole.elsewhere, whole.cells.find((one) => one.cellId === cast.benMoi)!.standing !== null, whole.cells.find((one) => one.cellId === cast.farCell)!.standing]).toEqual([[], true, null]);
  const past = await inScope(cast.house.app, { cells: [cast.benMoi] }, (trx) => pastMeetings(trx, [cast.benMoi], year, new Date()));
  expect(past.map((one) => one.by)).toEqual([frames.inForce]);
});

test('a year lacks no month from before the cell was founded, and one explained without a meeting is one not held', async () => {
  const cellId = cast.dongXanh;
  const standing = async () => ((await office.visit(`/units/${cast.commune}/grades?year=${year}`, grades, { params: { unit: cast.commune } })).data as { cells: Trial['cells'] }).cells.find((one) => one.cellId === cellId)!.standing!;
  const { rows: [founded] } = await cast.database.owner.query<{ day: string }>('select founded_on::text as day from unit where id = $1', [cellId]);
  const before = await standing();
  expect(before.unknown).toBeGreaterThan(1);
  await cast.done(cast.people.hien, meetings.explainMonth, { unitId: cellId, month: '2026-01-01', reason: 'Mưa lũ, chia cắt thôn' }, new Date('2026-10-21T02:00:00Z'));
  expect(await standing()).toMatchObject({ unheld: before.unheld + 1, unknown: before.unknown - 1 });
  await cast.done(cast.people.hien, meetings.explainMonth, { unitId: cellId, month: '2026-01-01', reason: 'Họp trước khi dùng chương trình', heldOn: '2026-01-05', present: 9 }, new Date('2026-10-21T02:00:00Z'));
  expect(await standing()).toMatchObject({ unheld: before.unheld, unknown: before.unknown });
  await cast.database.owner.query(`update unit set founded_on = '2026-03-01' where id = $1`, [cellId]);
  expect((await standing()).unknown).toBe(before.unknown - 2);
  await cast.database.owner.query('update unit set founded_on = $2 where id = $1', [cellId, founded!.day]);
});

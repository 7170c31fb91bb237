import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#platform/id.server.ts';
import { enterTask } from '#resolutions/commands.ts';
import { watch } from '../../../scripts/watching.ts';
import { castIn, type Cast } from '../../../tests/cast.ts';
import { openPages, type Pages } from '../../../tests/pages.ts';
import type { Browser } from '../../../tests/visit.ts';
import { POST as send } from '../commands/+server.ts';
import { GET as listOfCell } from '../cells/[cell]/members/export/+server.ts';
import { load as record } from '../cells/[cell]/members/[member]/+page.server.ts';
import { load as organisation } from '../units/[unit]/organisation/+page.server.ts';
import { GET as listBelow } from '../units/[unit]/organisation/members/+server.ts';
import { load as me } from './+page.server.ts';
import { GET as data } from './data/+server.ts';

let cast: Cast;
let pages: Pages;
let sy: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  sy = await pages.enter(cast.people.sy);
});
afterAll(() => pages.close());

test('whoever reads a member’s record, alone or in a list that is downloaded, from the cell or from above it, is named to that member and to nobody else', async () => {
  const [hoa, hien, office] = [await pages.enter(cast.people.hoa), await pages.enter(cast.people.hien), await pages.enter(cast.people.communeOffice)];
  const cell = cast.dongXanh;
  const openings = async (who: Browser) => (await who.visit('/me', me)).data.openings.map((one: { by: string; what: string }) => `${one.by}: ${one.what}`).sort();
  const open = async (who: Browser, member: string) => expect((await who.visit(`/cells/${cell}/members/${member}`, record, { params: { cell, member } })).status).toBe(200);
  expect(await openings(hoa)).toEqual([]);
  await open(hien, cast.people.hoa.memberId!);
  await open(office, cast.people.hoa.memberId!);
  await open(hien, cast.people.hien.memberId!);
  expect((await sy.visit(`/cells/${cell}/members/${cast.people.hoa.memberId}`, record, { params: { cell, member: cast.people.hoa.memberId! } })).status).toBe(404);
  expect(await openings(hoa)).toEqual(['Phan Văn Phòng: record', 'Trần Thị Hiền: record']);
  expect([await openings(sy), await openings(hien)]).toEqual([[], []]);
  expect((await hien.visit(`/cells/${cell}/members/export`, listOfCell, { params: { cell } })).status).toBe(200);
  expect((await office.visit(`/units/${cast.commune}/organisation/members`, listBelow, { params: { unit: cast.commune } })).status).toBe(200);
  expect((await sy.visit(`/cells/${cell}/members/export`, listOfCell, { params: { cell } })).status).toBe(404);
  expect(await openings(hoa)).toEqual(['Phan Văn Phòng: list', 'Phan Văn Phòng: record', 'Trần Thị Hiền: list', 'Trần Thị Hiền: record']);
  expect([await openings(sy), await openings(hien)]).toEqual([['Phan Văn Phòng: list', 'Trần Thị Hiền: list'], ['Phan Văn Phòng: list']]);
  // all of them are in the file of one's own data
  expect((await hoa.visit('/me/data', data)).data.recordOpenings).toHaveLength(4);
});

test('whoever asks for a page or sends a command that is not theirs has a line in the log, by account and not by name', async () => {
  const lines: string[] = [];
  const written = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const watching = await watch({ log: 'errors', metricsPort: null } as never);
  try {
    const [cell, member] = [cast.dongXanh, cast.people.hoa.memberId!];
    expect((await sy.visit(`/cells/${cell}/members/${member}`, record, { params: { cell, member } })).status).toBe(404);
    const payload = { unitId: cell, text: 'Sửa đường', setOn: '2026-10-01', dueOn: '2026-12-01', evidence: '' };
    const { data } = await sy.visit('/commands', send, { json: { commands: [{ id: newId(), name: enterTask.name, payload }] } });
    expect(data.answers).toMatchObject([{ answer: 'refused', refusal: { refused: 'not-yours' } }]);
    // what is one's own is no line
    expect((await sy.visit('/me', me)).status).toBe(200);
  } finally {
    await watching.stop();
    written.mockRestore();
  }
  const { rows } = await cast.database.owner.query<{ id: string }>('select id from sign_in."user" where "personId" = $1', [cast.people.sy.personId]);
  const said = { at: expect.any(String), what: 'kept-out', account: rows[0]!.id };
  expect(lines.map((line) => JSON.parse(line))).toEqual([{ ...said, asked: 'see-details', id: expect.any(String) }, { ...said, asked: 'task.enter' }]);
  expect(lines.join('')).not.toContain('Sỹ');
});

test('over more than five hundred cells the members are not taken away in one file: the page says where they are listed, and nothing is noted', async () => {
  const office = await pages.enter(cast.people.provinceOffice);
  const { rows: [commune] } = await cast.database.owner.query<{ path: string }>('select path from unit where id = $1', [cast.province]);
  await cast.database.owner.query(`insert into unit (kind, path, founded_on) select 'cell', ($1 || '.x' || n)::ltree, '2026-01-01' from generate_series(1, 500) n`, [commune!.path]);
  const before = (await cast.database.owner.query('select count(*)::int as n from record_opening')).rows[0];
  expect(await office.visit(`/units/${cast.province}/organisation/members`, listBelow, { params: { unit: cast.province } })).toMatchObject({ status: 303, to: `/units/${cast.province}/organisation` });
  expect((await office.visit(`/units/${cast.province}/organisation`, organisation, { params: { unit: cast.province } })).data.tooManyToList).toBe(503);
  expect((await cast.database.owner.query('select count(*)::int as n from record_opening')).rows[0]).toEqual(before);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundUnit, dissolveUnit } from '#organisation/commands.ts';
import type { Actor } from '#platform/actor.ts';
import { inScope } from '#platform/database.server.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import * as commands from './commands.ts';
import { groupsOfMember, partyGroupsOf } from './group-queries.server.ts';
import { importMembers } from './import-commands.ts';
import { memberList, membersOn } from './queries.server.ts';

// Party groups of a large cell: who is in which from when, each refusal once; what ends it; the list and the import.

let cast: Cast;
let [first, second, elsewhere] = ['', '', ''];
beforeAll(async () => {
  cast = await castIn();
  const found = async (unitId: string, name: string, foundedOn = castDay) => String((await cast.done(cast.people.communeOffice, foundUnit, { unitId, name, kind: 'party-group', foundedOn }))['id']);
  [first, second, elsewhere] = [await found(cast.dongXanh, 'Tổ đảng số 1'), await found(cast.dongXanh, 'Tổ đảng số 2', '2026-03-01'), await found(cast.benMoi, 'Tổ đảng số 1')];
});
afterAll(() => cast.close());

const member = (name: string) => cast.members[name]!;
const set = (names: readonly string[], groupId: string | undefined, from: string, who: Actor = cast.people.hien) =>
  cast.send(who, commands.setGroup, { unitId: cast.dongXanh, memberIds: names.map(member), ...(groupId ? { groupId } : {}), from });
const refused = async (answer: ReturnType<typeof set>) => {
  const got = await answer;
  return got.answer === 'refused' ? `${got.refusal.refused} at ${got.refusal.field}` : got.answer;
};
const seen = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(cast.house.app, { cells: [cast.dongXanh], details: [cast.dongXanh] }, work);
const groupsOn = async (day: string) => Object.fromEntries((await seen((trx) => membersOn(trx, cast.dongXanh, day))).filter((one) => one.group).map((one) => [one.name, one.group]));
const spansOf = async (name: string) => (await seen((trx) => groupsOfMember(trx, cast.dongXanh, member(name)))).map((one) => `${one.name} ${one.from} ${one.until ?? ''}`.trim());

test('members are put into a group from a day on, several at once, and into another later; each day has its own answer', async () => {
  expect(await cast.done(cast.people.hien, commands.setGroup, { unitId: cast.dongXanh, memberIds: ['Lê Thị Hoa', 'Trần Văn Sỹ', 'Hồ Xuân Lộc'].map(member), groupId: first, from: '2026-02-01' })).toEqual({ moved: 3 });
  expect(await cast.done(cast.people.hien, commands.setGroup, { unitId: cast.dongXanh, memberIds: ['Lê Thị Hoa', 'Võ Thị Nga'].map(member), groupId: second, from: '2026-06-01' })).toEqual({ moved: 2 });
  expect(await groupsOn('2026-01-31')).toEqual({});
  expect(await groupsOn('2026-05-31')).toEqual({ 'Lê Thị Hoa': 'Tổ đảng số 1', 'Trần Văn Sỹ': 'Tổ đảng số 1', 'Hồ Xuân Lộc': 'Tổ đảng số 1' });
  expect(await spansOf('Lê Thị Hoa')).toEqual(['Tổ đảng số 1 2026-02-01 2026-06-01', 'Tổ đảng số 2 2026-06-01']);
  const counted = await seen((trx) => partyGroupsOf(trx, [cast.dongXanh], '2026-06-01'));
  expect(counted.map((one) => [one.name, one.members])).toEqual([['Tổ đảng số 1', 2], ['Tổ đảng số 2', 2]]);
  expect((await seen((trx) => partyGroupsOf(trx, [cast.dongXanh], '2026-02-28'))).map((one) => one.name)).toEqual(['Tổ đảng số 1']);
});

test('a group of another cell or not yet founded, somebody who is no member, a day before a later change, and no change at all are refused', async () => {
  expect(await refused(set(['Trần Thị Hiền'], elsewhere, '2026-06-01'))).toBe('group-not-of-cell at groupId');
  expect(await refused(set(['Trần Thị Hiền'], second, '2026-02-28'))).toBe('group-not-of-cell at groupId');
  expect(await refused(set(['Trần Thị Hiền', 'Nguyễn Hữu Tài'], first, '2026-06-01'))).toBe('not-a-member-that-day at memberIds');
  expect(await refused(set(['Lê Thị Hoa'], first, '2026-05-01'))).toBe('changed-later at from');
  expect(await refused(set(['Lê Thị Hoa'], second, '2026-07-01'))).toBe('already-in-group at memberIds');
  expect(await refused(set(['Trần Thị Hiền'], undefined, '2026-07-01'))).toBe('already-in-group at memberIds');
  expect(await refused(set(['Trần Thị Hiền'], first, '2026-07-01', cast.people.hoa))).toBe('not-yours at undefined');
  // the same day again mends what was entered wrongly
  expect(await refused(set(['Võ Thị Nga'], first, '2026-06-01'))).toBe('done');
  expect(await spansOf('Võ Thị Nga')).toEqual(['Tổ đảng số 1 2026-06-01']);
  expect(await refused(set(['Võ Thị Nga'], undefined, '2026-06-01'))).toBe('done');
  expect(await spansOf('Võ Thị Nga')).toEqual([]);
});

test('the list has the group under the heading the import reads; a file puts members into groups and again changes nothing', async () => {
  const list = await seen(async (trx) => memberList(trx, String((await trx.selectFrom('unit').select('path').where('id', '=', cast.dongXanh).executeTakeFirstOrThrow()).path), '2026-07-01'));
  expect(list.find((one) => one.name === 'Lê Thị Hoa')?.group).toBe('Tổ đảng số 2');
  const rows = [{ at: 2, fullName: 'Trần Thị Hiền', groupId: first }, { at: 3, fullName: 'Đậu Văn Mới', groupId: second, admittedOn: '2026-05-01' }, { at: 4, fullName: 'Lê Thị Hoa', groupId: second }];
  const write = (more: readonly unknown[] = rows) => cast.send(cast.people.hien, importMembers, { unitId: cast.dongXanh, since: '2026-03-01', rows: more });
  expect(await write()).toMatchObject({ answer: 'done', result: { added: 1, changed: 1, same: 1 } });
  expect(await spansOf('Trần Thị Hiền')).toEqual(['Tổ đảng số 1 2026-03-01']);
  expect((await groupsOn('2026-05-01'))['Đậu Văn Mới']).toBe('Tổ đảng số 2');
  expect(await write()).toMatchObject({ answer: 'done', result: { added: 0, changed: 0, same: 3 } });
  expect(await write([{ at: 2, fullName: 'Trần Thị Hiền', groupId: elsewhere }])).toMatchObject({ answer: 'refused', refusal: { refused: 'sheet-has-errors', at: 2 } });
});

test('a member is in one group on a day at most: the database takes no second one, so no list has to choose', async () => {
  const also = cast.database.owner.query('insert into member_group (cell_id, member_id, valid, group_id) values ($1, $2, daterange($3, null), $4)', [cast.dongXanh, member('Lê Thị Hoa'), '2026-07-01', first]);
  await expect(also).rejects.toThrow('member_group_pk');
});

test('who leaves the cell leaves the group; a group that has ended has nobody', async () => {
  await cast.done(cast.people.communeOffice, commands.transferMember, { unitId: cast.commune, memberId: member('Lê Thị Hoa'), fromCellId: cast.dongXanh, toCellId: cast.benMoi, on: '2026-08-01' });
  expect(await spansOf('Lê Thị Hoa')).toEqual(['Tổ đảng số 1 2026-02-01 2026-06-01', 'Tổ đảng số 2 2026-06-01 2026-08-01']);
  await cast.done(cast.people.communeOffice, dissolveUnit, { unitId: first, on: '2026-09-01' });
  expect([Object.values(await groupsOn('2026-08-31')).includes('Tổ đảng số 1'), Object.values(await groupsOn('2026-09-01')).includes('Tổ đảng số 1')]).toEqual([true, false]);
  expect(await spansOf('Trần Văn Sỹ')).toEqual(['Tổ đảng số 1 2026-02-01 2026-09-01']);
  expect(await refused(set(['Trần Văn Sỹ'], first, '2026-09-01'))).toBe('group-not-of-cell at groupId');
});

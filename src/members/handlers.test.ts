import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { appoint, dissolveUnit, foundUnit } from '#organisation/commands.ts';
import { holdsOf } from '#organisation/queries.server.ts';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { slipCode, slipHash } from '#platform/sign-in/slip.server.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import * as members from './commands.ts';
import { importMembers, importMembersBelow } from './import-commands.ts';
import { sortKey } from './name.ts';

// Every command about members through the door, each rule and each refusal once. Samples show that a command is done; here stands what it does.

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

/** The code of a refusal and the field it stands at. */
async function refusal(who: Actor, command: Command, payload: Record<string, unknown>): Promise<string> {
  const answer = await cast.send(who, command, payload);
  return answer.answer === 'refused' ? `${answer.refusal.refused}${answer.refusal.field ? ` at ${answer.refusal.field}` : ''}` : answer.answer;
}
const hien = () => cast.people.hien;
const office = () => cast.people.communeOffice;

let count = 0;
/** A new member of Đồng Xanh for one test. */
async function someone(more: Record<string, unknown> = {}): Promise<{ unitId: string; memberId: string; personId: string }> {
  const { id, personId } = await cast.done(hien(), members.addMember, { unitId: cast.dongXanh, fullName: `Trần Thị Mới ${++count}`, since: '2026-02-01', status: 'official', largeType: false, ...more });
  return { unitId: cast.dongXanh, memberId: String(id), personId: String(personId) };
}
const about = ({ unitId, memberId }: { unitId: string; memberId: string }) => ({ unitId, memberId });
const between = ({ memberId }: { memberId: string }) => ({ unitId: cast.commune, memberId, fromCellId: cast.dongXanh, toCellId: cast.benMoi });

/** The dated rows of one kind about a member, as `word from until`, the oldest first. */
async function spans(table: 'member_status' | 'member_flag', cellId: string, memberId: string): Promise<string[]> {
  const word = sql.raw(table === 'member_status' ? 'status' : 'flag');
  const { rows } = await inScope(cast.house.app, { cells: [cellId], details: [cellId] }, (trx) =>
    sql<{ text: string }>`select concat_ws(' ', ${word}, lower(valid), upper(valid)) as text from ${sql.table(table)} where cell_id = ${cellId} and member_id = ${memberId} order by lower(valid), ${word}`.execute(trx));
  return rows.map((row) => row.text);
}
/** From when to when a person belongs to a cell. */
async function belongs(cellId: string, personId: string): Promise<string[]> {
  const { rows } = await inScope(cast.house.app, { cells: [cellId] }, (trx) => sql<{ text: string }>`select concat_ws(' ', lower(valid), upper(valid)) as text from member where cell_id = ${cellId} and person_id = ${personId} order by valid`.execute(trx));
  return rows.map((row) => row.text);
}

describe('adding', () => {
  test('a member is written with their status, their details and the decision, and found as typed on a phone', async () => {
    const one = await someone({ fullName: 'Đặng Thị Ngọc', status: 'probationary', born: '8/1999', cardNumber: '12.345 678', phone: '0912 345-678', email: 'ngoc@example.test', decisionNumber: '7-QĐ/ĐU', decisionDay: '2026-01-30' });
    const { rows } = await inScope(cast.house.app, { cells: [cast.dongXanh], details: [cast.dongXanh] }, (trx) => sql`select m.folded, d.born, d.card_number, d.phone, s.decision_number from member m
      join member_detail d on d.member_id = m.id and d.cell_id = m.cell_id join member_status s on s.member_id = m.id and s.cell_id = m.cell_id where m.id = ${one.memberId}`.execute(trx));
    expect(rows).toEqual([{ folded: 'dang thi ngoc', born: '1999-08', card_number: '12345678', phone: '0912345678', decision_number: '7-QĐ/ĐU' }]);
    expect(await spans('member_status', cast.dongXanh, one.memberId)).toEqual(['probationary 2026-02-01']);
  });

  test('members belong to cells, not to committees', async () => {
    expect(await refusal(office(), members.addMember, { unitId: cast.commune, fullName: 'Lê Văn Xã', since: '2026-02-01', status: 'official', largeType: false })).toBe('members-belong-to-cells');
  });

  test('nobody belongs to a cell before it was founded', async () => {
    expect(await refusal(hien(), members.addMember, { unitId: cast.dongXanh, fullName: 'Lê Văn Sớm', since: '2025-12-31', status: 'official', largeType: false })).toBe('unit-not-alive at since');
  });

  test('one card is one member of the cell, also when details are changed later', async () => {
    await someone({ cardNumber: '00000007' });
    expect(await refusal(hien(), members.addMember, { unitId: cast.dongXanh, fullName: 'Lê Văn Thẻ', since: '2026-02-01', status: 'official', largeType: false, cardNumber: '00000007' })).toBe('card-number-taken at cardNumber');
    const other = await someone({ cardNumber: '00000008' });
    expect(await refusal(hien(), members.setDetails, { ...about(other), cardNumber: '00000007', largeType: false })).toBe('card-number-taken at cardNumber');
    expect(await refusal(hien(), members.setDetails, { ...about(other), cardNumber: '00000008', largeType: true })).toBe('done');
  });

  test('somebody known is not added a second time, and nobody unknown by an id', async () => {
    const one = await someone();
    const again = { unitId: cast.dongXanh, fullName: 'Trần Thị Mới', since: '2026-05-01', status: 'official', largeType: false };
    expect(await refusal(hien(), members.addMember, { ...again, personId: one.personId })).toBe('already-a-member-here at personId');
    expect(await refusal(hien(), members.addMember, { ...again, personId: newId() })).toBe('person-unknown at personId');
    await cast.done(hien(), members.endMembership, { ...about(one), status: 'left', on: '2026-04-01' });
    await cast.done(hien(), members.addMember, { ...again, personId: one.personId });
    expect(await belongs(cast.dongXanh, one.personId)).toEqual(['2026-02-01 2026-04-01', '2026-05-01']);
  });
});

describe('name and details', () => {
  test('a name is corrected and sorted and found anew', async () => {
    const one = await someone();
    await cast.done(hien(), members.correctName, { ...about(one), fullName: 'Võ Đình Ấn' });
    const { rows } = await inScope(cast.house.app, { cells: [cast.dongXanh] }, (trx) => sql<{ folded: string; key: string }>`select folded, sort_key as key from member where id = ${one.memberId}`.execute(trx));
    expect(rows).toEqual([{ folded: 'vo dinh an', key: sortKey('Võ Đình Ấn') }]);
  });

  test('another cell’s member is nobody here', async () => {
    const elsewhere = { unitId: cast.dongXanh, memberId: cast.members['Nguyễn Hữu Tài']! };
    expect(await refusal(hien(), members.correctName, { ...elsewhere, fullName: 'Ai Đó' })).toBe('not-yours at memberId');
    expect(await refusal(hien(), members.setDetails, { ...elsewhere, largeType: true })).toBe('not-yours at memberId');
    expect(await refusal(hien(), members.setStatus, { ...elsewhere, status: 'probationary', from: '2026-05-01' })).toBe('not-a-member-that-day at from');
    expect(await refusal(hien(), members.setFlag, { ...elsewhere, flag: 'exempt', from: '2026-05-01' })).toBe('not-a-member-that-day at from');
    expect(await refusal(hien(), members.printSlip, elsewhere)).toBe('not-yours at memberId');
  });
});

describe('status', () => {
  test('a probationer becomes official on a day, and before it stays what they were', async () => {
    const one = await someone({ status: 'probationary' });
    await cast.done(hien(), members.setStatus, { ...about(one), status: 'official', from: '2026-08-01', decisionNumber: '9-QĐ/ĐU' });
    expect(await spans('member_status', cast.dongXanh, one.memberId)).toEqual(['probationary 2026-02-01 2026-08-01', 'official 2026-08-01']);
    expect(await refusal(hien(), members.setStatus, { ...about(one), status: 'probationary', from: '2026-07-01' })).toBe('changed-later at from');
    expect(await refusal(hien(), members.setStatus, { ...about(one), status: 'probationary', from: '2026-01-15' })).toBe('not-a-member-that-day at from');
  });

  test('a status entered wrongly is put right, and the one before it gives way or stretches', async () => {
    const one = await someone({ status: 'probationary' });
    await cast.done(hien(), members.setStatus, { ...about(one), status: 'official', from: '2026-08-01' });
    await cast.done(hien(), members.correctStatus, { ...about(one), began: '2026-08-01', status: 'official', from: '2026-06-15' });
    await cast.done(hien(), members.correctStatus, { ...about(one), began: '2026-06-15', status: 'official', from: '2026-09-01' });
    expect(await spans('member_status', cast.dongXanh, one.memberId)).toEqual(['probationary 2026-02-01 2026-09-01', 'official 2026-09-01']);
    await cast.done(hien(), members.correctStatus, { ...about(one), began: '2026-02-01', status: 'probationary', from: '2026-01-20' });
    expect(await belongs(cast.dongXanh, one.personId)).toEqual(['2026-01-20']);
  });

  test('a corrected status stays in its place between the others and inside the life of the cell', async () => {
    const one = await someone({ status: 'probationary' });
    await cast.done(hien(), members.setStatus, { ...about(one), status: 'official', from: '2026-08-01' });
    const correct = (payload: Record<string, unknown>) => refusal(hien(), members.correctStatus, { ...about(one), status: 'official', ...payload });
    expect(await correct({ began: '2026-08-02', from: '2026-08-03' })).toBe('not-yours at began');
    expect(await correct({ began: '2026-02-01', from: '2026-08-01' })).toBe('ends-before-it-begins at from');
    expect(await correct({ began: '2026-08-01', from: '2026-02-01' })).toBe('changed-later at from');
    expect(await correct({ began: '2026-02-01', from: '2025-12-31' })).toBe('unit-not-alive at from');
    const gone = await someone();
    await cast.done(hien(), members.endMembership, { ...about(gone), status: 'died', on: '2026-07-01' });
    expect(await refusal(hien(), members.correctStatus, { ...about(gone), began: '2026-07-01', status: 'official', from: '2026-07-02' })).toBe('not-yours at began');
    const back = await cast.done(hien(), members.addMember, { unitId: cast.dongXanh, personId: gone.personId, fullName: 'Trần Trở Lại', since: '2026-08-01', status: 'official', largeType: false });
    expect(await refusal(hien(), members.correctStatus, { unitId: cast.dongXanh, memberId: back['id'], began: '2026-08-01', status: 'official', from: '2026-06-01' })).toBe('already-a-member-here at from');
  });
});

describe('leaving', () => {
  test('with the membership end its flags, its posts in the cell and the right to see', async () => {
    const one = await someone();
    await cast.done(office(), appoint, { unitId: cast.dongXanh, personId: one.personId, holderName: 'Trần Thị Mới', kind: 'committee-member', from: '2026-03-01' });
    await cast.done(hien(), members.setFlag, { ...about(one), flag: 'exempt-from-dues', from: '2026-03-01' });
    await cast.done(hien(), members.endMembership, { ...about(one), status: 'struck-off', on: '2026-10-01', decisionNumber: '5-QĐ/ĐU' });
    expect(await spans('member_status', cast.dongXanh, one.memberId)).toEqual(['official 2026-02-01 2026-10-01', 'struck-off 2026-10-01']);
    expect(await spans('member_flag', cast.dongXanh, one.memberId)).toEqual(['exempt-from-dues 2026-03-01 2026-10-01']);
    expect((await holdsOf(cast.house.app, one.personId, '2026-09-30')).map((hold) => hold.standing).sort()).toEqual(['committee-member', 'member']);
    expect(await holdsOf(cast.house.app, one.personId, '2026-10-01')).toEqual([]);
  });

  test('nobody leaves before they came, twice, or before what was already written', async () => {
    const one = await someone({ status: 'probationary' });
    const end = (on: string) => refusal(hien(), members.endMembership, { ...about(one), status: 'left', on });
    expect(await end('2026-02-01')).toBe('not-a-member-that-day at on');
    await cast.done(hien(), members.setStatus, { ...about(one), status: 'official', from: '2026-08-01' });
    expect(await end('2026-07-01')).toBe('changed-later at on');
    expect(await end('2026-09-01')).toBe('done');
    expect(await end('2026-10-01')).toBe('not-a-member-that-day at on');
  });
});

describe('flags', () => {
  test('a flag lasts from a day to a day, may be ended, and may come again', async () => {
    const one = await someone();
    const flag = { ...about(one), flag: 'exempt' };
    await cast.done(hien(), members.setFlag, { ...flag, from: '2026-03-01' });
    expect(await refusal(hien(), members.setFlag, { ...flag, from: '2026-04-01' })).toBe('flag-already-set at from');
    await cast.done(hien(), members.endFlag, { ...flag, on: '2026-05-01' });
    expect(await refusal(hien(), members.endFlag, { ...flag, on: '2026-06-01' })).toBe('ends-before-it-begins at on');
    await cast.done(hien(), members.setFlag, { ...flag, from: '2026-07-01', until: '2026-08-01' });
    expect(await spans('member_flag', cast.dongXanh, one.memberId)).toEqual(['exempt 2026-03-01 2026-05-01', 'exempt 2026-07-01 2026-08-01']);
  });

  test('a flag ends after it begins, and begins while the person belongs to the cell', async () => {
    const one = await someone();
    const flag = { ...about(one), flag: 'special-duty' };
    expect(await refusal(hien(), members.setFlag, { ...flag, from: '2026-05-01', until: '2026-05-01' })).toBe('ends-before-it-begins at until');
    expect(await refusal(hien(), members.setFlag, { ...flag, from: '2026-01-31' })).toBe('not-a-member-that-day at from');
    await cast.done(hien(), members.setFlag, { ...flag, from: '2026-03-01' });
    expect(await refusal(hien(), members.endFlag, { ...flag, on: '2026-03-01' })).toBe('ends-before-it-begins at on');
  });

  test('a flag entered wrongly gets other days, or is taken out', async () => {
    const one = await someone();
    const flag = { ...about(one), flag: 'suspended' };
    await cast.done(hien(), members.setFlag, { ...flag, from: '2026-03-01', until: '2026-04-01' });
    await cast.done(hien(), members.setFlag, { ...flag, from: '2026-06-01', until: '2026-07-01' });
    const correct = (payload: Record<string, unknown>) => refusal(hien(), members.correctFlag, { ...flag, ...payload });
    expect(await correct({ began: '2026-03-01', from: '2026-03-10', until: '2026-03-10' })).toBe('ends-before-it-begins at until');
    expect(await correct({ began: '2026-03-01', from: '2026-01-10' })).toBe('not-a-member-that-day at from');
    expect(await correct({ began: '2026-03-01', from: '2026-03-10' })).toBe('flag-already-set at from');
    expect(await correct({ began: '2026-03-02', from: '2026-04-10', until: '2026-04-11' })).toBe('not-yours at began');
    expect(await correct({ began: '2026-03-01', from: '2026-03-10', until: '2026-04-10' })).toBe('done');
    await cast.done(hien(), members.removeFlag, { ...flag, began: '2026-06-01' });
    expect(await refusal(hien(), members.removeFlag, { ...flag, began: '2026-06-01' })).toBe('not-yours at began');
    expect(await spans('member_flag', cast.dongXanh, one.memberId)).toEqual(['suspended 2026-03-10 2026-04-10']);
  });
});

describe('moving to another cell', () => {
  test('history stays in the old cell, and status and details go along', async () => {
    const one = await someone({ status: 'probationary', cardNumber: '00000101', phone: '0912000101' });
    const { id } = await cast.done(office(), members.transferMember, { ...between(one), on: '2026-09-01', decisionNumber: '21-QĐ/ĐU' });
    expect(await spans('member_status', cast.dongXanh, one.memberId)).toEqual(['probationary 2026-02-01 2026-09-01', 'transferred 2026-09-01']);
    expect(await spans('member_status', cast.benMoi, String(id))).toEqual(['probationary 2026-09-01']);
    const { rows } = await inScope(cast.house.app, { cells: [cast.benMoi], details: [cast.benMoi] }, (trx) => sql`select card_number, phone from member_detail where member_id = ${String(id)}`.execute(trx));
    expect(rows).toEqual([{ card_number: '00000101', phone: '0912000101' }]);
  });

  test('who comes back brings their own card back, and finds no stranger on it', async () => {
    const one = await someone({ cardNumber: '00000102' });
    const { id } = await cast.done(office(), members.transferMember, { ...between(one), on: '2026-05-01' });
    await cast.done(office(), members.transferMember, { unitId: cast.commune, memberId: id, fromCellId: cast.benMoi, toCellId: cast.dongXanh, on: '2026-07-01' });
    expect(await belongs(cast.dongXanh, one.personId)).toEqual(['2026-02-01 2026-05-01', '2026-07-01']);
    const twin = await someone({ cardNumber: '00000103' });
    await cast.done(cast.people.tai, members.addMember, { unitId: cast.benMoi, fullName: 'Lê Văn Trùng', since: '2026-02-01', status: 'official', cardNumber: '00000103', largeType: false });
    expect(await refusal(office(), members.transferMember, { ...between(twin), on: '2026-09-01' })).toBe('card-number-taken at toCellId');
  });

  test('nobody moves to where they are, from where they are not, to a cell that is not there or not of the office', async () => {
    const one = await someone();
    const move = (more: Record<string, unknown>) => refusal(office(), members.transferMember, { ...between(one), on: '2026-09-01', ...more });
    expect(await move({ toCellId: cast.dongXanh })).toBe('already-a-member-here at toCellId');
    expect(await move({ toCellId: cast.farCell })).toBe('not-yours at toCellId');
    expect(await move({ fromCellId: cast.farCell })).toBe('not-yours at fromCellId');
    expect(await move({ on: '2026-01-15' })).toBe('not-a-member-that-day at memberId');
    const { id: late } = await cast.done(office(), foundUnit, { unitId: cast.commune, name: 'Chi bộ mới lập', kind: 'cell', type: 'village', foundedOn: '2026-10-01' });
    expect(await move({ toCellId: late })).toBe('unit-not-alive at toCellId');
    await cast.done(office(), dissolveUnit, { unitId: late, on: '2026-10-15' });
    expect(await move({ toCellId: late, on: '2026-10-20' })).toBe('unit-not-alive at toCellId');
    const { id: there } = await cast.done(cast.people.tai, members.addMember, { unitId: cast.benMoi, personId: one.personId, fullName: 'Trần Thị Mới', since: '2026-03-01', status: 'official', largeType: false });
    expect(await move({})).toBe('already-a-member-here at toCellId');
    expect(there).toBeDefined();
  });
});

describe('staying for a time', () => {
  test('a guest belongs to both cells, away at home and here for a time, until they return', async () => {
    const one = await someone({ cardNumber: '00000104' });
    const { id } = await cast.done(office(), members.stay, { ...between(one), from: '2026-04-01', until: '2026-12-01' });
    expect(await spans('member_flag', cast.dongXanh, one.memberId)).toEqual(['temporary-away 2026-04-01 2026-12-01']);
    expect(await spans('member_flag', cast.benMoi, String(id))).toEqual(['temporary-in 2026-04-01 2026-12-01']);
    await cast.done(office(), members.endStay, { ...between(one), on: '2026-08-01' });
    expect(await belongs(cast.benMoi, one.personId)).toEqual(['2026-04-01 2026-08-01']);
    expect(await spans('member_flag', cast.dongXanh, one.memberId)).toEqual(['temporary-away 2026-04-01 2026-08-01']);
    expect(await spans('member_status', cast.benMoi, String(id))).toEqual(['official 2026-04-01 2026-08-01']);
    expect(await refusal(office(), members.endStay, { ...between(one), on: '2026-09-01' })).toBe('ends-before-it-begins at on');
  });

  test('a stay ends after it begins, is one at a time, and only between cells of the office', async () => {
    const one = await someone();
    const stay = (more: Record<string, unknown>) => refusal(office(), members.stay, { ...between(one), from: '2026-04-01', ...more });
    expect(await stay({ until: '2026-04-01' })).toBe('ends-before-it-begins at until');
    expect(await stay({ toCellId: cast.dongXanh })).toBe('already-a-member-here at toCellId');
    expect(await stay({ toCellId: cast.farCell })).toBe('not-yours at toCellId');
    expect(await stay({ from: '2026-01-15' })).toBe('not-a-member-that-day at from');
    expect(await stay({ from: '2026-04-01', until: '2026-06-01' })).toBe('done');
    expect(await stay({ from: '2026-05-01' })).toBe('already-a-member-here at toCellId');
    const { id: third } = await cast.done(office(), foundUnit, { unitId: cast.commune, name: 'Chi bộ thứ ba', kind: 'cell', type: 'village', foundedOn: castDay });
    expect(await stay({ toCellId: third, from: '2026-05-01' })).toBe('flag-already-set at from');
    expect(await refusal(office(), members.endStay, { ...between(one), toCellId: cast.farCell, on: '2026-05-01' })).toBe('not-yours at toCellId');
  });
});

describe('slips', () => {
  test('a slip keeps only what its code hashes to, for fourteen days', async () => {
    const one = await someone();
    const { id } = await cast.done(hien(), members.printSlip, about(one));
    const { rows } = await cast.database.owner.query('select code_hash, extract(day from expires_at - made_at)::int as days, used_at from sign_in_slip where id = $1', [id]);
    expect(rows).toEqual([{ code_hash: slipHash(slipCode(String(id))), days: 14, used_at: null }]);
  });

  test('a secretary prints no slip that would open more than the cell', async () => {
    const one = await someone();
    await cast.done(cast.people.provinceOffice, appoint, { unitId: cast.commune, personId: one.personId, holderName: 'Trần Thị Mới', kind: 'standing', from: '2026-03-01' });
    expect(await refusal(hien(), members.printSlip, about(one))).toBe('slip-from-above at memberId');
    expect(await refusal(office(), members.printSlip, about(one))).toBe('done');
  });
});

describe('a list of members', () => {
  const row = (at: number, fullName: string, more: Record<string, unknown> = {}) => ({ at, fullName, ...more });

  test('whoever is new comes in on the day said, a probationer until their official day', async () => {
    const rows = [row(2, 'Cao Thị Danh', { cardNumber: '00000201', admittedOn: '2025-09-01', officialOn: '2026-09-01' })];
    expect(await cast.done(cast.people.tai, importMembers, { unitId: cast.benMoi, since: '2026-03-01', rows })).toMatchObject({ added: 1 });
    const { rows: [found] } = await cast.database.owner.query<{ id: string }>('select id from member where full_name = $1', ['Cao Thị Danh']);
    expect(await spans('member_status', cast.benMoi, found!.id)).toEqual(['probationary 2026-03-01 2026-09-01', 'official 2026-09-01']);
    expect(await cast.done(cast.people.tai, importMembers, { unitId: cast.benMoi, since: '2026-03-01', rows })).toMatchObject({ added: 0, same: 1 });
  });

  test('it has rows, goes to cells one keeps, and has one card for one person', async () => {
    const since = '2026-03-01';
    expect(await refusal(hien(), importMembers, { unitId: cast.dongXanh, since, rows: [] })).toBe('sheet-is-empty at file');
    expect(await refusal(office(), importMembers, { unitId: cast.commune, since, rows: [row(2, 'Lê Văn Xã')] })).toBe('members-belong-to-cells');
    expect(await refusal(office(), importMembersBelow, { unitId: cast.commune, since, rows: [{ ...row(2, 'Lê Văn Xa'), cellId: cast.farCell }] })).toBe('not-yours at rows');
    expect(await refusal(hien(), importMembers, { unitId: cast.dongXanh, since, rows: [row(2, 'Lê Văn Một', { cardNumber: '00000202' }), row(3, 'Lê Văn Hai', { cardNumber: '00000202' })] })).toBe('sheet-has-errors at file');
    const gone = await someone({ fullName: 'Phan Thị Rời', cardNumber: '00000203' });
    await cast.done(hien(), members.endMembership, { ...about(gone), status: 'left', on: '2026-09-01' });
    expect(await refusal(hien(), importMembers, { unitId: cast.dongXanh, since, rows: [row(2, 'Phan Thị Rời', { cardNumber: '00000203' })] })).toBe('sheet-has-errors at file');
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { castDay, castIn, type Cast } from '../../tests/cast.ts';
import * as units from './commands.ts';
import { importUnits } from './import-commands.ts';
import { holdsOf } from './queries.server.ts';

// Every command about units, places, posts, days off and settings through the door, each rule and each refusal once. Lending a post: posts.test.ts.

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

/** The code of a refusal and the field it stands at. */
async function refusal(who: Actor, command: Command, payload: Record<string, unknown>, at?: Date): Promise<string> {
  const answer = await cast.send(who, command, payload, at);
  return answer.answer === 'refused' ? `${answer.refusal.refused}${answer.refusal.field ? ` at ${answer.refusal.field}` : ''}` : answer.answer;
}
const office = () => cast.people.communeOffice;
const above = () => cast.people.provinceOffice;

let count = 0;
async function found(kind = 'cell', parent = cast.commune, foundedOn = '2026-02-01'): Promise<string> {
  return String((await cast.done(above(), units.foundUnit, { unitId: parent, name: `Đơn vị thử ${++count}`, kind, foundedOn, ...(kind === 'cell' ? { type: 'village' } : {}) }))['id']);
}
async function person(name = 'Lê Văn Cán'): Promise<Actor> {
  const id = newId();
  await cast.house.app.insertInto('person').values({ id }).execute();
  return { personId: id, accountId: id, name };
}
/** The dated rows of one kind about a unit, as `word from until`, the oldest first. */
async function spans(column: 'unit_name.name' | 'unit_type.type', unitId: string): Promise<string[]> {
  const [table, word] = column.split('.') as [string, string];
  const { rows } = await inScope(cast.house.app, { cells: [unitId] }, (trx) => sql<{ text: string }>`select concat_ws(' ', ${sql.ref(word)}, lower(valid), upper(valid)) as text from ${sql.table(table)} where unit_id = ${unitId} order by valid`.execute(trx));
  return rows.map((row) => row.text);
}
const decisionsOn = async (unitId: string) => (await cast.database.owner.query<{ text: string }>(`select concat_ws(' ', r.kind, p.part, r.effective_on, r.decision_number) as text from reorganisation r join reorganisation_part p on p.reorganisation_id = r.id where p.unit_id = $1 order by r.effective_on, r.kind`, [unitId])).rows.map((row) => row.text);

describe('founding', () => {
  const founding = (more: Record<string, unknown>) => ({ unitId: cast.commune, name: `Chi bộ lập ${++count}`, kind: 'cell', type: 'village', foundedOn: '2026-02-01', ...more });

  test('a unit is founded under its committee, with its decision, its name and its type', async () => {
    const { id } = await cast.done(office(), units.foundUnit, founding({ name: 'Chi bộ Trường Tiểu học', type: 'public-service-unit', decisionNumber: '4-QĐ/ĐU', decisionDay: '2026-01-20' }));
    expect(await spans('unit_name.name', String(id))).toEqual(['Chi bộ Trường Tiểu học 2026-02-01']);
    expect(await spans('unit_type.type', String(id))).toEqual(['public-service-unit 2026-02-01']);
    expect(await decisionsOn(String(id))).toEqual(['found subject 2026-02-01 4-QĐ/ĐU']);
  });

  test('a cell older than its committee belongs to it from the committee’s first day', async () => {
    const { id } = await cast.done(office(), units.foundUnit, founding({ foundedOn: '1960-02-03' }));
    const { rows } = await cast.database.owner.query(`select lower(valid)::text as since from unit_parent where unit_id = $1`, [id]);
    expect(rows).toEqual([{ since: castDay }]);
  });

  test('a cell needs its type, two of one name do not stand side by side, below a cell are only party groups', async () => {
    expect(await refusal(office(), units.foundUnit, founding({ type: undefined }))).toBe('cell-needs-type at type');
    expect(await refusal(office(), units.foundUnit, founding({ name: 'Chi bộ thôn Đồng Xanh' }))).toBe('name-taken at name');
    expect(await refusal(office(), units.foundUnit, founding({ unitId: cast.dongXanh }))).toBe('nothing-below-a-cell at kind');
    expect(await refusal(office(), units.foundUnit, { unitId: cast.dongXanh, name: 'Tổ đảng số 1', kind: 'party-group', foundedOn: '2026-02-01' })).toBe('done');
  });

  test('nothing is founded below a unit that has ended, or will', async () => {
    const committee = await found('intermediate', cast.commune);
    await cast.done(above(), units.dissolveUnit, { unitId: committee, on: '2026-12-01' });
    expect(await refusal(above(), units.foundUnit, founding({ unitId: committee, foundedOn: '2026-11-01' }))).toBe('unit-not-alive at foundedOn');
  });
});

describe('renaming, another type, another parent', () => {
  test('a name and a type last until the next, and what was decided later stands in the way', async () => {
    const unitId = await found();
    await cast.done(office(), units.renameUnit, { unitId, name: 'Chi bộ tên mới', on: '2026-06-01', decisionNumber: '8-QĐ/ĐU' });
    await cast.done(office(), units.retypeUnit, { unitId, type: 'students', on: '2026-07-01' });
    expect(await spans('unit_name.name', unitId)).toEqual([`Đơn vị thử ${count} 2026-02-01 2026-06-01`, 'Chi bộ tên mới 2026-06-01']);
    expect(await spans('unit_type.type', unitId)).toEqual(['village 2026-02-01 2026-07-01', 'students 2026-07-01']);
    expect(await decisionsOn(unitId)).toEqual(['found subject 2026-02-01', 'rename subject 2026-06-01 8-QĐ/ĐU', 'retype subject 2026-07-01']);
    expect(await refusal(office(), units.renameUnit, { unitId, name: 'Chi bộ tên khác', on: '2026-05-01' })).toBe('changed-later at on');
    expect(await refusal(office(), units.retypeUnit, { unitId, type: 'village', on: '2026-05-01' })).toBe('changed-later at on');
    expect(await refusal(office(), units.renameUnit, { unitId, name: 'Chi bộ quá sớm', on: '2026-01-15' })).toBe('unit-not-alive at on');
    expect(await refusal(office(), units.retypeUnit, { unitId, type: 'village', on: '2026-01-15' })).toBe('unit-not-alive at on');
  });

  test('a unit moves with all that is below it, and its office follows it at once', async () => {
    const committee = await found('intermediate');
    const cell = await found('cell', committee);
    const secretary = await person();
    await cast.done(office(), units.appoint, { unitId: cell, personId: secretary.personId, holderName: secretary.name, kind: 'secretary', from: '2026-02-01' });
    await cast.done(above(), units.moveUnit, { unitId: committee, newParentId: cast.otherCommune, on: '2026-10-01' });
    const [hold] = await holdsOf(cast.house.app, secretary.personId, '2026-11-01');
    expect(hold!.path.split('.')).toEqual([cast.province, cast.otherCommune, committee, cell].map((id) => id.replaceAll('-', '')));
    expect(await refusal(office(), units.renameUnit, { unitId: cell, name: 'Không còn dưới quyền', on: '2026-11-01' })).toBe('not-yours');
  });

  test('a move is entered when it is in force, goes to a committee one keeps, and never below itself or a cell', async () => {
    const committee = await found('intermediate');
    const below = await found('intermediate', committee);
    const move = (payload: Record<string, unknown>, who = above()) => refusal(who, units.moveUnit, { unitId: committee, on: '2026-10-01', ...payload });
    expect(await move({ newParentId: cast.otherCommune, on: '2026-11-02' })).toBe('move-not-yet at on');
    expect(await move({ newParentId: cast.otherCommune }, office())).toBe('not-yours at newParentId');
    expect(await move({ newParentId: committee })).toBe('under-itself at newParentId');
    expect(await move({ newParentId: below })).toBe('under-itself at newParentId');
    expect(await move({ newParentId: cast.benMoi })).toBe('nothing-below-a-cell at newParentId');
    expect(await move({ newParentId: cast.otherCommune, on: '2026-01-15' })).toBe('unit-not-alive at on');
    const ending = await found('intermediate');
    await cast.done(above(), units.dissolveUnit, { unitId: ending, on: '2026-12-01' });
    expect(await move({ newParentId: ending })).toBe('unit-not-alive at newParentId');
    expect(await move({ newParentId: cast.otherCommune })).toBe('done');
    expect(await move({ newParentId: cast.commune, on: '2026-09-01' })).toBe('changed-later at on');
  });
});

describe('dissolving', () => {
  test('names and posts end with the unit, and the successor stands in the decision', async () => {
    const unitId = await found();
    const holder = await person();
    await cast.done(office(), units.appoint, { unitId, personId: holder.personId, holderName: holder.name, kind: 'secretary', from: '2026-03-01' });
    await cast.done(office(), units.dissolveUnit, { unitId, on: '2026-10-01', successorId: cast.benMoi, decisionNumber: '30-QĐ/ĐU' });
    expect(await spans('unit_name.name', unitId)).toEqual([`Đơn vị thử ${count} 2026-02-01 2026-10-01`]);
    expect(await decisionsOn(unitId)).toContain('dissolve predecessor 2026-10-01 30-QĐ/ĐU');
    expect(await decisionsOn(cast.benMoi)).toContain('dissolve successor 2026-10-01 30-QĐ/ĐU');
    expect(await holdsOf(cast.house.app, holder.personId, '2026-10-01')).toEqual([]);
    expect((await holdsOf(cast.house.app, holder.personId, '2026-09-30')).map((hold) => hold.standing)).toEqual(['secretary']);
  });

  test('first what is below and who belongs there is moved, and the successor is in being', async () => {
    expect(await refusal(office(), units.dissolveUnit, { unitId: cast.benMoi, on: '2026-10-01' })).toBe('members-still-here at on');
    const committee = await found('intermediate');
    await found('cell', committee);
    expect(await refusal(above(), units.dissolveUnit, { unitId: committee, on: '2026-10-01' })).toBe('units-still-below at on');
    const unitId = await found();
    expect(await refusal(office(), units.dissolveUnit, { unitId, on: '2026-01-15' })).toBe('unit-not-alive at on');
    expect(await refusal(office(), units.dissolveUnit, { unitId, on: '2026-10-01', successorId: cast.farCell })).toBe('not-yours at successorId');
    const later = await found('cell', cast.commune, '2026-10-15');
    expect(await refusal(office(), units.dissolveUnit, { unitId, on: '2026-10-01', successorId: later })).toBe('unit-not-alive at successorId');
    await cast.done(office(), units.renameUnit, { unitId, name: 'Chi bộ đổi sau', on: '2026-10-20' });
    expect(await refusal(office(), units.dissolveUnit, { unitId, on: '2026-10-01' })).toBe('changed-later at on');
  });
});

describe('places', () => {
  const coverOf = async (placeId: unknown) => (await cast.database.owner.query<{ text: string }>(`select concat_ws(' ', n.name, lower(c.valid), upper(c.valid)) as text from place_cell c join unit_name n on n.unit_id = c.cell_id where place_id = $1 order by c.valid`, [placeId])).rows.map((row) => row.text);

  test('a hamlet goes from cell to cell, or is left without one, each from its day', async () => {
    const { id: placeId } = await cast.done(office(), units.addPlace, { unitId: cast.commune, kind: 'hamlet', name: 'Thôn Bến Mới', cellId: cast.benMoi, from: castDay });
    await cast.done(office(), units.coverPlace, { unitId: cast.commune, placeId, cellId: cast.dongXanh, from: '2026-04-01' });
    await cast.done(office(), units.coverPlace, { unitId: cast.commune, placeId, cellId: null, from: '2026-06-01' });
    expect(await coverOf(placeId)).toEqual(['Chi bộ thôn Bến Mới 2026-01-01 2026-04-01', 'Chi bộ thôn Đồng Xanh 2026-04-01 2026-06-01']);
    expect(await refusal(office(), units.coverPlace, { unitId: cast.commune, placeId, cellId: cast.benMoi, from: '2026-03-01' })).toBe('changed-later at from');
  });

  test('a place is covered by a cell of its own committee, and changed by the committee on whose ground it lies', async () => {
    const place = { unitId: cast.commune, kind: 'school', name: 'Trường Mầm non', from: castDay };
    expect(await refusal(office(), units.addPlace, { ...place, cellId: cast.farCell })).toBe('not-yours at cellId');
    const { id: placeId } = await cast.done(office(), units.addPlace, place);
    expect(await refusal(office(), units.coverPlace, { unitId: cast.commune, placeId, cellId: cast.farCell, from: '2026-04-01' })).toBe('not-yours at cellId');
    expect(await refusal(above(), units.coverPlace, { unitId: cast.otherCommune, placeId, cellId: cast.farCell, from: '2026-04-01' })).toBe('not-yours at placeId');
  });
});

describe('posts', () => {
  const appointing = (who: Actor, more: Record<string, unknown>, by = office()) => refusal(by, units.appoint, { unitId: cast.dongXanh, personId: who.personId, holderName: who.name, kind: 'committee-member', from: '2026-03-01', ...more });

  test('a post lasts from its day to its day, and may be ended before', async () => {
    const one = await person();
    const { id: postId } = await cast.done(office(), units.appoint, { unitId: cast.dongXanh, personId: one.personId, holderName: one.name, kind: 'in-charge', from: '2026-03-01', until: '2026-12-01' });
    await cast.done(office(), units.endPost, { unitId: cast.dongXanh, postId, on: '2026-06-01' });
    const holds = async (day: string) => (await holdsOf(cast.house.app, one.personId, day)).length;
    expect([await holds('2026-02-28'), await holds('2026-03-01'), await holds('2026-05-31'), await holds('2026-06-01')]).toEqual([0, 1, 1, 0]);
    expect(await refusal(office(), units.endPost, { unitId: cast.dongXanh, postId, on: '2026-07-01' })).toBe('ends-before-it-begins at on');
    expect(await refusal(office(), units.endPost, { unitId: cast.benMoi, postId, on: '2026-05-01' })).toBe('not-yours at postId');
  });

  test('an officer who is no member anywhere becomes a person by the appointment', async () => {
    const { personId } = await cast.done(office(), units.appoint, { unitId: cast.dongXanh, holderName: 'Phạm Thị Cử', kind: 'in-charge', from: '2026-03-01' });
    expect((await holdsOf(cast.house.app, String(personId), '2026-03-01')).map((hold) => hold.standing)).toEqual(['in-charge']);
  });

  test('nobody appoints or ends themselves, makes an administrator, or officers of their own committee', async () => {
    const one = await person();
    expect(await appointing(office(), {})).toBe('nobody-appoints-themselves at personId');
    expect(await appointing(one, { kind: 'administrator' })).toBe('administrator-only-at-set-up at kind');
    for (const kind of ['office', 'standing', 'inspector']) expect(await appointing(one, { unitId: cast.commune, kind })).toBe('posts-come-from-above at kind');
    expect(await appointing(one, { unitId: cast.commune, kind: 'standing' }, above())).toBe('done');
    const { rows } = await cast.database.owner.query<{ id: string }>(`select id from post where person_id = $1`, [office().personId]);
    expect(await refusal(office(), units.endPost, { unitId: cast.commune, postId: rows[0]!.id, on: '2026-06-01' })).toBe('nobody-appoints-themselves at postId');
  });

  test('a post needs a living unit, a known person, an end after its beginning, and is held once at a time', async () => {
    const one = await person();
    expect(await appointing(one, { from: '2025-12-31' })).toBe('unit-not-alive at from');
    expect(await appointing(one, { until: '2026-03-01' })).toBe('ends-before-it-begins at until');
    expect(await appointing(one, { personId: newId() })).toBe('person-unknown at personId');
    expect(await appointing(one, {})).toBe('done');
    expect(await appointing(one, { from: '2026-05-01' })).toBe('post-already-held at personId');
  });

  test('the administrator appoints the first officer of the highest unit, once, and not themselves', async () => {
    const { administrator } = cast.people;
    const first = (more: Record<string, unknown>) => refusal(administrator, units.appointFirstOfficer, { unitId: cast.province, holderName: 'Hồ Văn Đầu', from: castDay, ...more });
    expect(await first({})).toBe('first-officer-already-appointed');
    expect(await first({ personId: administrator.personId })).toBe('nobody-appoints-themselves at personId');
    expect(await first({ unitId: cast.benMoi, from: '2025-01-01' })).toBe('unit-not-alive at from');
    expect(await first({ unitId: cast.benMoi })).toBe('posts-come-from-above');
  });
});

describe('days off and settings', () => {
  const holiday = { kind: 'holiday', name: 'Tết', source: 'Thông báo', confirmed: false };
  const kept = async () => (await cast.database.owner.query<{ text: string }>(`select concat_ws(' ', day, name, confirmed) as text from holiday where day between '2028-01-24' and '2028-01-31' order by day`)).rows.map((row) => row.text);

  test('the office of the highest unit writes days off, one or many, over what stood there, and takes them out', async () => {
    await cast.done(above(), units.setHoliday, { unitId: cast.province, ...holiday, day: '2028-01-25', until: '2028-01-27' });
    await cast.done(above(), units.setHoliday, { unitId: cast.province, ...holiday, day: '2028-01-26', confirmed: true });
    await cast.done(above(), units.removeHoliday, { unitId: cast.province, day: '2028-01-27' });
    expect(await kept()).toEqual(['2028-01-25 Tết f', '2028-01-26 Tết t']);
    expect(await refusal(above(), units.removeHoliday, { unitId: cast.province, day: '2028-01-27' })).toBe('not-yours at day');
  });

  test('days off are everybody’s, and an end is after its beginning and within a month', async () => {
    expect(await refusal(office(), units.setHoliday, { unitId: cast.commune, ...holiday, day: '2028-02-01' })).toBe('holidays-from-the-highest');
    expect(await refusal(office(), units.removeHoliday, { unitId: cast.commune, day: '2028-01-25' })).toBe('holidays-from-the-highest');
    expect(await refusal(above(), units.setHoliday, { unitId: cast.province, ...holiday, day: '2028-02-02', until: '2028-02-01' })).toBe('ends-before-it-begins at until');
    expect(await refusal(above(), units.setHoliday, { unitId: cast.province, ...holiday, day: '2028-02-02', until: '2028-03-30' })).toBe('ends-before-it-begins at until');
  });

  test('a setting of a committee is kept as last said', async () => {
    for (const value of ['warn 1/2', 'block 2/3']) await cast.done(office(), units.setSetting, { unitId: cast.commune, name: 'meeting.quorum', value });
    const { rows } = await cast.database.owner.query(`select value from site_setting where unit_id = $1`, [cast.commune]);
    expect(rows).toEqual([{ value: 'block 2/3' }]);
  });
});

describe('a list of units', () => {
  const list = (rows: Record<string, unknown>[], unitId = cast.commune) => refusal(office(), importUnits, { unitId, since: '2026-02-01', rows });

  test('all rows are written or none, and what is there already stays as it is', async () => {
    const rows = [{ at: 2, name: 'Đảng bộ bộ phận Y tế', kind: 'intermediate' }, { at: 3, name: 'Chi bộ Trạm Y tế', kind: 'cell', type: 'public-service-unit', parentAt: 2 }];
    expect(await cast.done(office(), importUnits, { unitId: cast.commune, since: '2026-02-01', rows })).toMatchObject({ added: 2, same: 0 });
    expect(await cast.done(office(), importUnits, { unitId: cast.commune, since: '2026-02-01', rows })).toMatchObject({ added: 0, same: 2 });
  });

  test('it has rows, lies below a committee, names the type of each cell and a superior that is there', async () => {
    const cell = { at: 2, name: 'Chi bộ Chợ', kind: 'cell', type: 'village' };
    expect(await list([])).toBe('sheet-is-empty at file');
    expect(await list([cell], cast.dongXanh)).toBe('nothing-below-a-cell at file');
    expect(await list([{ ...cell, type: undefined }])).toBe('cell-needs-type at file');
    expect(await list([{ ...cell, parentId: cast.otherCommune }])).toBe('not-yours at rows');
    expect(await list([{ ...cell, parentAt: 9 }])).toBe('sheet-has-errors at file');
  });
});

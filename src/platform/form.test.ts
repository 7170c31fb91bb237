import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { addMember, setFlag } from '#members/commands.ts';
import { coverPlace } from '#organisation/commands.ts';
import { announce, decideLeave, draftResolution, holdPreMeeting, setAgenda, vote } from '#meetings/commands.ts';
import type { Command } from './command.ts';
import { readForm } from './form.server.ts';
import { payloadFrom } from './form.ts';

const unitId = '01a2b3c4-0000-7000-8000-000000000001';
const meetingId = '01a2b3c4-0000-7000-8000-000000000002';
const memberId = '01a2b3c4-0000-7000-8000-000000000003';
function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
const read = (command: Command, fields: [string, string][]) => v.safeParse(command.shape, payloadFrom(formOf(fields), command.shape));

test('fields of the form itself and files are left out, a field nobody knows is kept to be refused', () => {
  const own: [string, string][] = [['command', 'meeting.announce'], ['commandId', unitId], ['back', '/'], ['claimedAt', ''], ['key', 'k'], ['/announce', '']];
  const form = formOf([...own, ['unitId', unitId], ['meetingId', meetingId], ['text', 'Kính mời']]);
  form.append('file', new File(['x'], 'x.pdf'));
  expect(payloadFrom(form, announce.shape)).toEqual({ unitId, meetingId, text: 'Kính mời' });
  expect(read(announce, [['unitId', unitId], ['meetingId', meetingId], ['text', ''], ['state', 'filed']]).success).toBe(false);
});

test('a box not ticked is false, a ticked one true, and anything else is refused', () => {
  const leave = (accepted: [string, string][]) => read(decideLeave, [['unitId', unitId], ['meetingId', meetingId], ['memberId', memberId], ...accepted]);
  expect(leave([]).output).toMatchObject({ accepted: false });
  for (const [typed, expected] of [['on', true], ['true', true], ['false', false]] as const) expect(leave([['accepted', typed]]).output).toMatchObject({ accepted: expected });
  expect(leave([['accepted', 'perhaps']]).success).toBe(false);
});

test('an empty optional field is nothing, an empty nullable one null, an empty required one stays empty', () => {
  expect(read(setFlag, [['unitId', unitId], ['memberId', memberId], ['flag', 'exempt'], ['from', '2026-01-01'], ['until', ''], ['decisionDay', '']]).output).toEqual({ unitId, memberId, flag: 'exempt', from: '2026-01-01' });
  expect(read(coverPlace, [['unitId', unitId], ['placeId', meetingId], ['cellId', ''], ['from', '2026-01-01']]).output).toMatchObject({ cellId: null });
  const member = read(addMember, [['unitId', unitId], ['fullName', ''], ['since', '2026-01-01'], ['status', 'official']]);
  expect(member.issues?.map((issue) => [v.getDotPath(issue), issue.message])).toEqual([['fullName', 'empty']]);
});

test('numbers are read as people write them, and what is none stays as typed to be refused', () => {
  const hands = (inFavour: string) => read(vote, [['unitId', unitId], ['meetingId', meetingId], ['kind', 'other'], ['subject', 'x'], ['inFavour', inFavour], ['against', '0'], ['abstained', '0']]);
  expect(hands(' 12 ').output).toMatchObject({ inFavour: 12, reserved: [] });
  for (const typed of ['', 'mười', '1e3', '0x10', '12a', '1.5', '1,5', '-1', '1.000.000']) expect([typed, hands(typed).success]).toEqual([typed, false]);
});

test('rows are nested by their numbers, in the order of the numbers, with gaps where one was taken out', () => {
  const payload = read(draftResolution, [
    ['unitId', unitId], ['meetingId', meetingId], ['kind', 'resolution'], ['subject', 'x'], ['preamble', ''],
    ['clauses[10].text', 'ba'], ['clauses[2].text', 'hai'], ['clauses[0].text', 'một'], ['clauses[2].tasks[4].text', 'việc'], ['clauses[2].tasks[4].dueOn', '2026-12-01'], ['clauses[2].tasks[4].memberId', ''], ['clauses[2].tasks[4].evidence', '']
  ]);
  expect(payload.output).toMatchObject({ clauses: [{ text: 'một', tasks: [] }, { text: 'hai', tasks: [{ text: 'việc', dueOn: '2026-12-01', evidence: '' }] }, { text: 'ba', tasks: [] }] });
});

test('a list of boxes is a list with none, one or many ticked', () => {
  const held = (ids: string[]) => read(holdPreMeeting, [['unitId', unitId], ['meetingId', meetingId], ['heldAt', '2026-11-01T07:30'], ['place', ''], ...ids.map((id): [string, string] => ['memberIds', id]), ['content', 'x'], ['conclusion', '']]);
  expect(held([]).issues?.map((issue) => issue.message)).toEqual(['empty']);
  expect(held([memberId]).output).toMatchObject({ memberIds: [memberId] });
  expect(held([memberId, meetingId]).output).toMatchObject({ memberIds: [memberId, meetingId] });
});

test('no field reaches a prototype, and no form, however odd, makes reading it fail', () => {
  payloadFrom(formOf([['__proto__.admin', 'true'], ['constructor.prototype.admin', 'true'], ['clauses[0].__proto__.admin', 'true']]), draftResolution.shape);
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  const part = fc.constantFrom('items', 'clauses', 'tasks', '[0]', '[1]', '[99999999]', '.', 'title', 'text', 'unitId', '__proto__', 'length', '[', ']', '');
  const name = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
  const fields = fc.array(fc.tuple(name, fc.oneof(fc.string(), fc.constantFrom('', 'on', '1', unitId))), { maxLength: 12 });
  fc.assert(fc.property(fields, fc.constantFrom<Command>(setAgenda, draftResolution, vote, coverPlace), (given, command) => {
    expect(read(command, given).success).toBe(false);
  }), { numRuns: process.env['DEEP'] === 'yes' ? 20_000 : 500 });
});

const sent = (body: string | Buffer, type = 'application/x-www-form-urlencoded') => readForm(new Request('http://x', { method: 'POST', body: body as never, headers: { 'content-type': type } }));

// taken apart as it stands, it would take minutes, or all the memory there is
test('a form of millions of fields, of one field millions of times, or of a name that nests without end keeps nobody waiting', async () => {
  expect(await sent('a=&'.repeat(2_700_000))).toBe('too-large');
  expect(await sent(`a=${'x'.repeat(9_000_000)}`)).toBe('too-large');
  expect(await sent(`${'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(30_000)}--b--\r\n`, 'multipart/form-data; boundary=b')).toBe('too-large');
  const many = formOf(Array.from({ length: 200_000 }, () => ['text', 'x']));
  expect((payloadFrom(many, announce.shape) as { text: unknown[] }).text).toHaveLength(200_000);
  expect(read(announce, [['unitId', unitId], ['meetingId', meetingId], ['text', ''], ['a.'.repeat(1_000_000), 'x']]).success).toBe(false);
});

test('a form is read as it was sent, but for marks without end; one that was cut off, or is none, is nothing', async () => {
  const form = await sent(`text=${encodeURIComponent('Kính mời')}&text=2&hostile=${encodeURIComponent('\u0301'.repeat(1000))}`);
  expect([...(form as FormData)].map(([name, value]) => [name, String(value).length])).toEqual([['text', 8], ['text', 1], ['hostile', 30]]);
  expect(await sent('--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF', 'multipart/form-data; boundary=b')).toBe(null);
  expect(await sent('{}', 'application/json')).toBe(null);
  const [text, file] = [...((await sent('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF\r\n--b--\r\n', 'multipart/form-data; boundary=b')) as FormData)];
  expect([text, file![0], (file![1] as File).name, (file![1] as File).size]).toEqual([['a', 'x'], 'file', 'a.pdf', 4]);
});

test('a field that no form of this command has refuses the whole, also where it names what every object has', () => {
  const good: [string, string][] = [['unitId', unitId], ['meetingId', meetingId], ['text', 'Kính mời']];
  expect(read(announce, good).success).toBe(true);
  for (const extra of ['state', 'cell_id', 'actor', 'permit.rights', 'toString', 'hasOwnProperty']) expect([extra, read(announce, [...good, [extra, 'x']]).success]).toEqual([extra, false]);
  for (const born of ['__proto__', '__proto__.admin', 'constructor', 'constructor.prototype.admin', 'prototype']) {
    expect([born, read(announce, [...good, [born, 'yes']]).output]).toEqual([born, { unitId, meetingId, text: 'Kính mời' }]);
    expect([born, 'admin' in {}]).toEqual([born, false]);
  }
});

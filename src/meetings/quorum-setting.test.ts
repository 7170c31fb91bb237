import { afterAll, beforeAll, expect, test } from 'vitest';
import { setSetting } from '#organisation/commands.ts';
import { localRules } from '#organisation/local-rule.ts';
import { localRulesBelow } from '#organisation/queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening, type Evening } from '../../tests/evening.ts';
import { quorumKept, quorumOf } from './queries.server.ts';

let cast: Cast;
let evening: Evening;
beforeAll(async () => {
  cast = await castIn();
  evening = await openEvening(cast);
});
afterAll(() => cast.close());

const morning = (day: string) => new Date(`${day}T01:00:00Z`);
/** The office sets a rule on a day, and what it was answered. */
const set = (unitId: string, value: string, on: string, from?: string) => cast.send(cast.people.communeOffice, setSetting, { unitId, name: 'meeting.quorum', value, ...(from ? { from } : {}) }, morning(on));
const scoped = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(cast.house.app, { cells: [cast.dongXanh] }, work);
const choiceOn = async (unitId: string, day: string) => (await scoped((trx) => quorumKept(trx, unitId, day)))?.value ?? null;

test('a name that nobody asks for and a value that is no choice are refused on their field, and nothing is kept', async () => {
  const send = (payload: Record<string, unknown>) => cast.send(cast.people.communeOffice, setSetting, { unitId: cast.commune, name: 'meeting.quorum', value: 'block 2/3', ...payload }, morning('2026-10-01'));
  for (const name of ['meeting.quorums', 'toString', '__proto__', 'constructor']) expect(await send({ name })).toMatchObject({ refusal: { refused: 'no-such-rule', field: 'name' } });
  for (const value of ['block', 'block 3/4', 'BLOCK 2/3', 'length', '0']) expect(await send({ value })).toMatchObject({ refusal: { refused: 'no-such-choice', field: 'value' } });
  expect(await send({ from: '2026-09-30' })).toMatchObject({ refusal: { refused: 'day-has-passed', field: 'from' } });
  expect(await send({ name: '' })).toMatchObject({ answer: 'malformed', issues: { name: 'empty' } });
  expect(await choiceOn(cast.commune, '2026-10-01')).toBe(null);
});

test('whatever the page offers can be set, and holds from its day on, not before', async () => {
  const choices = localRules['meeting.quorum']!;
  for (const [index, value] of choices.entries()) {
    const day = `2027-0${index + 1}-10`;
    expect(await set(cast.commune, value, '2026-10-02', day)).toMatchObject({ answer: 'done' });
    expect(await choiceOn(cast.commune, day)).toBe(value);
  }
  expect(await choiceOn(cast.commune, '2027-02-09')).toBe(choices[0]);
  // set for an earlier day, what was meant for later days gives way
  expect(await set(cast.commune, 'block 1/2', '2026-10-03', '2027-01-20')).toMatchObject({ answer: 'done' });
  expect(await choiceOn(cast.commune, '2027-05-01')).toBe('block 1/2');
  expect(await choiceOn(cast.commune, '2027-01-19')).toBe(choices[0]);
});

test('a meeting keeps the rule of its own day, whatever is set afterwards', async () => {
  const ruleOf = async () => (await scoped((trx) => quorumOf(trx, cast.dongXanh, evening.about.meetingId, '2026-10-05'))).share.join('/');
  expect(await ruleOf()).toBe('1/2');
  expect(await set(cast.commune, 'block 2/3', '2026-10-06')).toMatchObject({ answer: 'done' });
  expect(await ruleOf()).toBe('1/2');
  expect(await choiceOn(cast.dongXanh, '2026-10-06')).toBe('block 2/3');
});

test('a cell goes by its own rule until it has none, then by the one above; the page is told what holds and what will', async () => {
  expect(await set(cast.dongXanh, 'warn 1/2', '2026-10-07')).toMatchObject({ answer: 'done' });
  expect(await choiceOn(cast.dongXanh, '2026-10-07')).toBe('warn 1/2');
  const { path } = await cast.house.app.selectFrom('unit').select('path').where('id', '=', cast.commune).executeTakeFirstOrThrow();
  expect(await set(cast.benMoi, 'block 1/2', '2026-10-07', '2026-12-01')).toMatchObject({ answer: 'done' });
  const rules = await scoped((trx) => localRulesBelow(trx, path, '2026-10-07'));
  expect(rules.map(({ unit, value, from, inForce }) => [unit, value, from, inForce])).toEqual([
    ['Đảng bộ xã Cẩm Bình', 'block 2/3', '2026-10-06', true], ['Chi bộ thôn Bến Mới', 'block 1/2', '2026-12-01', false], ['Chi bộ thôn Đồng Xanh', 'warn 1/2', '2026-10-07', true]
  ]);
  expect(await set(cast.dongXanh, '', '2026-10-08')).toMatchObject({ answer: 'done' });
  expect(await choiceOn(cast.dongXanh, '2026-10-07')).toBe('warn 1/2');
  expect(await choiceOn(cast.dongXanh, '2026-10-08')).toBe('block 2/3');
});

test('only the office above sets it: not the cell itself, not the standing committee', async () => {
  for (const who of ['hien', 'standing', 'hoa'] as const)
    expect(await cast.send(cast.people[who], setSetting, { unitId: cast.dongXanh, name: 'meeting.quorum', value: 'warn 1/2' }, morning('2026-10-09'))).toMatchObject({ refusal: { refused: 'not-yours' } });
});

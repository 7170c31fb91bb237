import { afterAll, beforeAll, expect, test } from 'vitest';
import { quorumSetting } from '#meetings/quorum.ts';
import { quorumKept } from '#meetings/queries.server.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { reportPeriodOf } from '#reports/period.ts';
import { reportDue } from '#reports/report-queries.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { dissolveUnit, foundUnit, moveUnit, setSetting } from './commands.ts';
import { localRules } from './local-rule.ts';
import { localRulesBelow, settingKept, settingsKept } from './queries.server.ts';

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

const rule = (unitId: string, value: string, who = cast.people.communeOffice) => cast.send(who, setSetting, { unitId, name: 'meeting.quorum', value });
const kept = (cell: string) => inScope(cast.house.app, { cells: [cell] }, (trx) => quorumKept(trx, cell, '2026-11-01'));

test('the choice of the nearest unit upward holds, and taking it back gives way to the one above', async () => {
  expect(await kept(cast.dongXanh)).toBeNull();
  await rule(cast.province, 'warn 2/3', cast.people.provinceOffice);
  expect(await kept(cast.dongXanh)).toEqual({ value: 'warn 2/3', unitId: cast.province });
  await rule(cast.commune, 'block 1/2');
  await rule(cast.dongXanh, 'block 2/3');
  expect([await kept(cast.dongXanh), await kept(cast.benMoi), await kept(cast.farCell)].map((one) => one?.value)).toEqual(['block 2/3', 'block 1/2', 'warn 2/3']);
  await rule(cast.dongXanh, '');
  expect((await kept(cast.dongXanh))?.value).toBe('block 1/2');
  const path = (await cast.database.owner.query<{ path: string }>('select path::text from unit where id = $1', [cast.commune])).rows[0]!.path;
  const seen = await inScope(cast.house.app, { cells: [cast.commune] }, (trx) => localRulesBelow(trx, path, '2026-11-01'));
  expect(seen.map(({ unit, value, above }) => [unit, value, above])).toEqual([['Đảng bộ tỉnh Hà Tĩnh', 'warn 2/3', true], ['Đảng bộ xã Cẩm Bình', 'block 1/2', true]]);
});

test('a rule nobody knows and a choice that is none are refused, and neither a secretary nor a neighbour sets one', async () => {
  expect(await cast.send(cast.people.communeOffice, setSetting, { unitId: cast.commune, name: 'meeting.anything', value: 'x' })).toMatchObject({ answer: 'refused', refusal: { refused: 'no-such-rule' } });
  expect(await rule(cast.commune, 'all of them')).toMatchObject({ answer: 'refused', refusal: { refused: 'no-such-choice', field: 'value' } });
  expect(await rule(cast.dongXanh, 'warn 1/2', cast.people.hien)).toMatchObject({ answer: 'refused', refusal: { refused: 'not-yours' } });
  expect(await rule(cast.farCell, 'warn 1/2')).toMatchObject({ answer: 'refused', refusal: { refused: 'not-yours' } });
});

test('every choice on offer is understood by the rule it is for', () => {
  const read = localRules['meeting.quorum']!.map((choice) => quorumSetting(choice));
  expect(read).toEqual([{ mode: 'warn', share: [1, 2] }, { mode: 'block', share: [1, 2] }, { mode: 'warn', share: [2, 3] }, { mode: 'block', share: [2, 3] }]);
});

test('what was chosen for a day holds by where a unit stood on that day: of another committee since, a closed month keeps its rules and its day', async () => {
  const { provinceOffice, communeOffice } = cast.people;
  const done = (who: typeof communeOffice, command: Command, payload: Record<string, unknown>, day: string) => cast.done(who, command, payload, new Date(`${day}T09:00:00+07:00`));
  const founded = async (name: string, kind: string, parent = cast.commune) => String((await done(communeOffice, foundUnit, { unitId: parent, name, kind, foundedOn: '2026-02-01', ...(kind === 'cell' ? { type: 'village' } : {}) }, '2026-02-01'))['id']);
  const grassroots = await founded('Đảng bộ cơ sở Chợ', 'grassroots');
  const cell = await founded('Chi bộ Chợ', 'cell', grassroots);
  await done(communeOffice, setSetting, { unitId: cast.commune, name: 'report.due', value: '3' }, '2026-02-01');
  await done(communeOffice, setSetting, { unitId: cast.commune, name: 'meeting.quorum', value: 'block 2/3' }, '2026-02-01');
  await done(provinceOffice, setSetting, { unitId: cast.otherCommune, name: 'report.due', value: '15' }, '2026-02-01');
  const october = () => inScope(cast.house.app, { cells: [grassroots, cell] }, async (trx) => [
    await reportDue(trx, { id: grassroots, kind: 'grassroots' }, reportPeriodOf('2026-10')!), (await settingKept(trx, cell, 'meeting.quorum', '2026-10-03'))?.value, (await settingsKept(trx, cell, ['meeting.quorum', 'report.due'], '2026-10-03'))
  ]);
  const before = await october();
  expect(before).toEqual(['2026-11-03', 'block 2/3', { 'meeting.quorum': 'block 2/3', 'report.due': '3' }]);
  await done(provinceOffice, moveUnit, { unitId: grassroots, newParentId: cast.otherCommune, on: '2026-11-10' }, '2026-11-10');
  expect(await october()).toEqual(before);
  const later = (day: string) => inScope(cast.house.app, { cells: [cell] }, (trx) => settingsKept(trx, cell, ['meeting.quorum', 'report.due'], day));
  expect([await later('2026-11-09'), await later('2026-11-10'), await later('2027-05-03')]).toEqual([before[2], { 'meeting.quorum': 'warn 2/3', 'report.due': '15' }, { 'meeting.quorum': 'warn 2/3', 'report.due': '15' }]);
  expect(await inScope(cast.house.app, { cells: [grassroots] }, (trx) => reportDue(trx, { id: grassroots, kind: 'grassroots' }, reportPeriodOf('2026-11')!))).toBe('2026-12-15');
  // of a unit that is no more what held last, of one that was not yet what held where it was founded
  await done(provinceOffice, dissolveUnit, { unitId: cell, on: '2026-11-20', successorId: cast.farCell }, '2026-11-20');
  expect([await later('2026-10-03'), (await later('2026-12-03'))['report.due'], (await later('2026-01-20'))['report.due']]).toEqual([before[2], '15', undefined]);
});

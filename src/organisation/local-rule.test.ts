import { afterAll, beforeAll, expect, test } from 'vitest';
import { quorumSetting } from '#meetings/quorum.ts';
import { quorumKept } from '#meetings/queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { setSetting } from './commands.ts';
import { localRules } from './local-rule.ts';
import { localRulesBelow } from './queries.server.ts';

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

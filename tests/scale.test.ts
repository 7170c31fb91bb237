import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grown, older, rowsRead } from '../bench/scale/growth.ts';
import { pagesOn, workOn } from '../bench/scale/measure.ts';
import { filled, removed, within } from '../bench/scale/place.ts';
import { firstOf, membersOf, scales, tiny } from '../bench/scale/shape.ts';

let folder: string;
let rows: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-scale-'));
  ({ rows } = await filled(folder, tiny, () => {}));
});
afterAll(() => removed(folder));

test('a Party filled in by COPY keeps every key and rule, and every month that is kept is what its facts come to', async () => {
  expect((await filled(folder, tiny, () => {})).rows).toBe(rows);
  const figures = await workOn(folder, tiny);
  expect(figures.find((one) => one.what === 'months that had been kept otherwise')!.value).toBe(0);
  expect(figures.find((one) => one.what === 'months worked out anew from the facts')!.beside).toMatch(/^26 months/);
});

test('no page reads more where a cell has met for ten years than where it has for one, but for what it shows, and none of a committee weighs its scope again and again', async () => {
  const before = await rowsRead(folder, tiny);
  await within(folder, (client) => older(client, 9));
  const after = await rowsRead(folder, tiny);
  expect([...before.values()].every(({ rows }) => rows > 0)).toBe(true);
  // over many cells every further reading takes the list of the scope apart: a minute for a province's report, where it was done cell by cell
  expect([...before, ...after].filter(([page, { again }]) => page.startsWith('units/') && again.length > 0)).toEqual([]);
  // an index of few pages is worth more or less of it to the planner; nine years are 108 meetings of each cell, and a page of one cell reads fewer rows than 290
  expect([...before].filter(([page, { rows }]) => !grown[page] && after.get(page)!.rows > rows * 1.3 + 20)).toEqual([]);
  expect(after.get('cells/[cell]/visits')!.rows).toBeGreaterThan(before.get('cells/[cell]/visits')!.rows);
});

test('each page of a committee answers at each level of it', async () => {
  const figures = await pagesOn(folder, tiny, 0, () => {});
  expect(figures.filter((one) => /given up/.test(one.what))).toEqual([]);
  // four of the fifteen are of no use over all there are
  expect(figures).toHaveLength(1 + 3 * 15 - 4);
});

test('the nation has as many members and organisations as are published, shared out without a gap', () => {
  const { communes, grassroots, cells } = scales.nation;
  const first = (n: number) => firstOf(firstOf(n, communes, grassroots), grassroots, cells);
  expect([first(0), first(communes)]).toEqual([0, cells]);
  expect(Array.from({ length: cells }, (_, n) => membersOf(n)).reduce((sum, one) => sum + one, 0)).toBe(5_589_000);
});

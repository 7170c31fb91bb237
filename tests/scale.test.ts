import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesOn, workOn } from '../bench/scale/measure.ts';
import { filled, removed } from '../bench/scale/place.ts';
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

test('each page of a committee answers at each level of it', async () => {
  const figures = await pagesOn(folder, tiny, 1, () => {});
  expect(figures.filter((one) => /given up/.test(one.what))).toEqual([]);
  expect(figures).toHaveLength(1 + 3 * 7);
});

test('the nation has as many members and organisations as are published, shared out without a gap', () => {
  const { communes, grassroots, cells } = scales.nation;
  const first = (n: number) => firstOf(firstOf(n, communes, grassroots), grassroots, cells);
  expect([first(0), first(communes)]).toEqual([0, cells]);
  expect(Array.from({ length: cells }, (_, n) => membersOf(n)).reduce((sum, one) => sum + one, 0)).toBe(5_589_000);
});

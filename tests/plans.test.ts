import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsRead } from '../bench/scale/growth.ts';
import { filled, removed } from '../bench/scale/place.ts';
import { wide } from '../bench/scale/shape.ts';

// Where PostgreSQL expects one cell it compares all with all: a page of a province then takes 8.4 s instead of 0.4, and over the 26 cells of other tests nobody sees it.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nn-plans-'));
  await filled(folder, wide, () => {});
});
afterAll(() => removed(folder));

test('over 240 cells no page of a committee compares each with each', async () => {
  const read = await rowsRead(folder, wide);
  // the roll of a year of forty of them is 9,600 lines, all their members are 5,000; there are 57,600 pairs of cells
  // the checks of the data set each cell's meetings beside its members, 250 pairs a cell: of them none goes to a table again and again
  expect([...read].filter(([page, { busiest }]) => !page.startsWith('units/[unit]/checks') && busiest > 50 * wide.cells).map(([page, { busiest }]) => [page, busiest])).toEqual([]);
  // each time a statement goes to a table it takes the list of the scope apart
  expect([...read].filter(([page, { again }]) => page.startsWith('units/') && again.length > 0)).toEqual([]);
  expect(read.get('units/[unit]/attendance')!.busiest).toBeGreaterThanOrEqual(wide.cells);
});

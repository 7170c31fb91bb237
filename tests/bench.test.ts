import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { names } from '../bench/names.ts';
import { percentile, slowestFirst, verdictOf } from '../bench/outcome.ts';
import { compared, judged, type Row } from '../bench/tables.ts';

const folder = join(import.meta.dirname, '../bench');
const row = (what: string, value: number, aim: Partial<Row> = {}): Row => ({ name: 'hall', what, value, unit: 'ms', load: 0, before: false, ...aim });

test('each benchmark that is listed can be run, and every file that can be run is listed', async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3));
  expect(names.filter((name) => !files.includes(name))).toEqual([]);
  // the two that begin a run when they are imported are no benchmarks
  const modules = await Promise.all(files.filter((name) => !['bench', 'one'].includes(name)).map(async (name) => [name, (await import(join(folder, `${name}.ts`))) as { run?: unknown }] as const));
  expect(modules.filter(([, module]) => typeof module.run === 'function').map(([name]) => name).sort()).toEqual([...names].sort());
});

test('what misses its aim by most comes first, what has no aim last, and nothing just at its aim is a miss', () => {
  const figures = [row('told', 9000), row('far', 900, { atMost: 300 }), row('at', 300, { atMost: 300 }), row('few', 75, { atLeast: 150 }), row('many', 600, { atLeast: 150 }), row('none', 0, { atLeast: 1 })];
  expect(slowestFirst(figures).map((one) => [one.what, verdictOf(one)])).toEqual([['none', 'MISSED'], ['far', 'MISSED'], ['few', 'MISSED'], ['at', 'kept'], ['many', 'kept'], ['told', '–']]);
  expect(judged(figures)).toContain('| hall | far | 900 ms | ≤ 300 ms | MISSED |');
});

test('the value below which so many lie is one of them', () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([percentile(values, 50), percentile(values, 95), percentile(values, 100), percentile([7], 95)]).toEqual([50, 95, 100, 7]);
});

test('two commits are compared by the medians of one run, the most changed first', () => {
  const turns = (what: string, then: number[], now: number[]) => [...then.map((value) => row(what, value, { before: true })), ...now.map((value) => row(what, value))];
  const text = compared([...turns('same', [10, 11, 90], [11, 10, 12]), ...turns('faster', [40, 41, 42], [20, 21, 5])], 'abc1234');
  expect(text).toContain('against abc1234');
  const lines = text.split('\n').filter((line) => line.startsWith('| hall'));
  expect(lines.map((line) => line.split(' | ').slice(1, 5))).toEqual([['faster', '41', '20 ms', '0.49'], ['same', '11', '11 ms', '1.00']]);
});

/**
 * `npm run bench -- --scale nation` (`province`, `commune`): so large a Party on this machine, and what a page, a mark, a report, a rebuilding and a backup then
 * cost; `commune` also what grows with what. Filled once into a folder that is kept; broken off, the next run goes on. What stands there in full: units, posts, members and their statuses, every meeting of twelve
 * months with its grade, its task, its kept month and four visits of who is in charge, and of the **last month** every line of the roll, moment, speech, minutes and self-mark; of the eleven before
 * it those only in the first commune of each province, elsewhere as the kept months. Left out: the command log (nobody pressed anything), papers and details of people.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median, type Figure } from '../outcome.ts';
import type { Row } from '../tables.ts';
import { growthOf, growthTold } from './growth.ts';
import type { Say } from './load.ts';
import { marksOn, pagesOn, workOn } from './measure.ts';
import { filled, removed } from './place.ts';
import { scales, type Scale } from './shape.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Fills what is missing under a folder and measures; `backup`: also a proved backup and its restore, which for the nation take hours. */
export async function runScale(scale: Scale, folder: string, say: Say, backup: boolean): Promise<Row[]> {
  const load = loadavg()[0]!;
  const shape = scales[scale];
  const place = join(folder, scale);
  say(`${scale}: filling ${place} …`);
  const { rows, seconds } = await filled(place, shape, say);
  const figures: Figure[] = [{ what: 'filling the database', value: seconds / 60, unit: 'minutes', ...(scale === 'nation' ? { atMost: 60 } : {}), beside: `${rows} rows by COPY, keys and indexes made afterwards and checked` }];
  figures.push(...(await pagesOn(place, shape, 4, say)));
  figures.push(...(await workOn(place, shape)));
  figures.push(...(await marks(scale, folder, say)));
  if (scale === 'commune') figures.push(...growthTold(await growthOf(join(folder, 'growth'), { ...shape, grassroots: 12, cells: 60 })));
  if (backup) figures.push(...(await backupOf(place, say)));
  return figures.map((figure) => ({ name: scale, load, before: false, ...figure }));
}

/** Recording by turns here and at 200 cells, three each; and here while reports are read. */
async function marks(scale: Scale, folder: string, say: Say): Promise<Figure[]> {
  say('  recording …');
  const small = join(folder, 'commune');
  await filled(small, scales.commune, () => {});
  const rates: Record<'here' | 'small', number[]> = { here: [], small: [] };
  for (let turn = 0; turn < 3; turn++)
    for (const [which, place, shape] of [['small', small, scales.commune], ['here', join(folder, scale), scales[scale]]] as const) rates[which].push((await marksOn(place, shape, 4, false)).rate);
  const reading = await marksOn(join(folder, scale), scales[scale], 8, true);
  const [here, there] = [median(rates.here), median(rates.small)];
  return [
    { what: 'recording a mark: at 200 cells against here', value: there / here, unit: '', atMost: 1.2, beside: `${Math.round(there)} and ${Math.round(here)} marks a second, eight cells at a time` },
    { what: 'recording while two officers of a province read its regime all the time', value: reading.rate, unit: 'marks a second', beside: `${(reading.rate / here).toFixed(2)} of what it is alone; ${reading.pages} pages in eight seconds` }
  ];
}

/** A backup that proves itself, and its restore into an empty folder. */
async function backupOf(place: string, say: Say): Promise<Figure[]> {
  say('  backup and restore …');
  const to = await mkdtemp(join(tmpdir(), 'nn-scale-'));
  try {
    const timed = async (script: string, dataDir: string, words: readonly string[]): Promise<number> => {
      const begin = performance.now();
      await run(process.execPath, [join(root, `scripts/${script}.ts`), ...words], { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir }, maxBuffer: 64 * 1024 * 1024 });
      return (performance.now() - begin) / 1000;
    };
    const made = await timed('backup', place, ['--to', to]);
    const file = join(to, (await readdir(to))[0]!);
    const { size } = await stat(file);
    const again = join(to, 'again');
    const put = await timed('restore', again, ['--from', file]);
    await removed(again);
    return [
      { what: 'a backup that proves itself by restoring', value: made, unit: 's', beside: `${(size / 1e9).toPrecision(2)} GB` },
      { what: 'its restore into an empty folder', value: put, unit: 's' }
    ];
  } finally {
    await rm(to, { recursive: true, force: true });
  }
}

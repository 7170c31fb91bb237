import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { median, percentile, type Figure, type Size } from './outcome.ts';
import { freePort, startProgram } from '../tests/program.ts';

/**
 * From `npm start` to the first page: on an empty folder (which makes the database), after an orderly end, and after the program and its
 * database were killed. A page is asked for from the first moment on, as an impatient person does.
 */
export async function run(size: Size): Promise<Figure[]> {
  const times = size === 'whole' ? 3 : 1;
  const took: Record<'first' | 'orderly' | 'killed', number[]> = { first: [], orderly: [], killed: [] };
  for (let time = 0; time < times; time++) {
    const folder = await mkdtemp(join(tmpdir(), 'nn-bench-start-'));
    try {
      took.first.push(await started(folder, 'SIGTERM'));
      took.orderly.push(await started(folder, 'SIGKILL'));
      took.killed.push(await started(folder, 'SIGTERM'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const figure = (what: string, values: number[], aim: Partial<Figure>): Figure => ({ what, value: median(values), unit: 's', ...aim, beside: `longest of ${values.length}: ${percentile(values, 100).toFixed(1)} s` });
  return [
    figure('start to first page, after an orderly end', took.orderly, { atMost: 5 }), figure('start to first page, after kill -9', took.killed, { atMost: 5 }),
    figure('the very first start, which makes the database, to first page', took.first, {})
  ];
}

/** Starts, waits for the first page, ends it so; answers the seconds. */
async function started(folder: string, end: 'SIGTERM' | 'SIGKILL'): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const program = startProgram(folder, port);
  let seconds = 0;
  let gone = false;
  void program.ended.then(() => (gone = true));
  while (seconds === 0) {
    if (gone) throw new Error(`it ended before its first page:\n${program.said}`);
    const page = await fetch(`${program.origin}/sign-in`, { headers: { accept: 'text/html' } }).catch(() => null);
    if (page?.ok && (await page.text()).includes('</html>')) seconds = (performance.now() - begin) / 1000;
    else await after(20);
  }
  program.child.kill(end);
  await program.ended;
  return seconds;
}

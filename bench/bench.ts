/**
 * `npm run bench`: what the program exists for, against its aims, slowest first, as a table and as JSON; appended to RESULTS.md.
 *
 *   npm run bench                      all of them
 *   npm run bench -- hall morning      these
 *   npm run bench -- --against HEAD~1  each also on that commit's program, three turns each in this run (check-in: a quarter of an hour): read the ratios, not the rates
 *   npm run bench -- --small           tiny, to see that they run; nothing is appended
 *   npm run bench -- --scale nation    instead of these: a Party so large (commune, province, nation), kept under .data/scale or --data FOLDER; with --backup also that
 */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../scripts/web.ts';
import { checkedOut, runApart } from './apart.ts';
import { runScale } from './scale/scale.ts';
import { scales, type Scale } from './scale/shape.ts';
import { compared, judged, type Row } from './tables.ts';
import { names } from './names.ts';
import type { Size } from './outcome.ts';

const { values: asked, positionals } = parseArgs({ allowPositionals: true, options: { against: { type: 'string' }, small: { type: 'boolean' }, scale: { type: 'string' }, data: { type: 'string' }, backup: { type: 'boolean' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. There are: ${names.join(', ')}.\n`);
  process.exit(2);
}
if (asked.scale !== undefined && !(asked.scale in scales)) {
  process.stderr.write(`There is no scale ${asked.scale}. There are: ${Object.keys(scales).join(', ')}.\n`);
  process.exit(2);
}
const size: Size = asked.small ? 'small' : 'whole';
const root = join(import.meta.dirname, '..');
const turns = 3;

await buildIfNeeded(say);
if (asked.scale !== undefined) {
  const text = judged(await runScale(asked.scale as Scale, asked.data ?? join(root, '.data/scale'), say, asked.backup === true));
  say(text);
  await appendFile(join(import.meta.dirname, 'RESULTS.md'), text);
  process.exit(0);
}
const before = asked.against ? await checkedOut(asked.against, say) : null;
const [rows, failed]: [Row[], string[]] = [[], []];
try {
  for (const name of positionals.length > 0 ? positionals : names) {
    say(`${name} …`);
    try {
      for (let turn = 0; turn < (before ? turns : 1); turn++)
        for (const where of before ? [before.folder, root] : [root]) {
        if (before) say(`  turn ${turn + 1} of ${turns}: ${where === root ? 'this program' : before.commit}`);
        rows.push(...(await runApart(where, name, size)).map((row) => ({ ...row, before: where !== root })));
      }
    } catch (failure) {
      failed.push(name);
      process.stderr.write(`${name} broke off: ${failure instanceof Error ? failure.message : String(failure)}\n`);
    }
  }
} finally {
  await before?.remove();
}
const text = before ? compared(rows, before.commit) : judged(rows);
say(text);
say(JSON.stringify(rows));
if (size === 'whole' && rows.length > 0) await appendFile(join(import.meta.dirname, 'RESULTS.md'), text);
process.exit(failed.length > 0 ? 1 : 0);

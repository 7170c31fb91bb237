/** `npm run doctor [-- --json]`: looks at everything a site needs, says of each what is wrong and what to do; ends with 0 (well), 1 (look at something) or 2 (something is broken). */
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayOf } from '#organisation/day.ts';
import { diagnosis, exitCode, type Grade } from '#platform/doctor/diagnosis.ts';
import { examination } from '#platform/doctor/examination.server.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import { programOn, reachSite } from './site.ts';
import { root, version } from './tool.ts';
import { pagesBuilt } from './web.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' } }, strict: true });
const environment = { DATA_DIR: '.data/site', ...process.env };
const read = readSettings(environment);
const wrong = 'wrong' in read ? read.wrong : [];
// with wrong settings the rest is looked at as far as DATA_DIR and DATABASE_URL lead
const settings = 'wrong' in read ? (readSettings({ DATA_DIR: environment.DATA_DIR }) as Settings) : read;
const folder = resolve(settings.dataDir);
const program = await programOn(folder);
const site = await reached();
const now = new Date();
const lines = diagnosis(
  await examination(
    {
      settings, wrongSettings: wrong, version, pages: await pagesBuilt(), program: program && { address: program.address },
      database: 'address' in site ? site.address : site, migrations: join(root, 'migrations'),
      checks: join(root, 'checks/data'), day: dayOf(now), questions: { keptFiles: question('kept-files'), refusedLetters: question('refused-letters') }
    },
    now
  )
);
if ('leave' in site) await site.leave();

const sign: Record<Grade, string> = { well: '✓', look: '!', broken: '✗' };
if (values.json) process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
else {
  for (const { check, grade, says, remedy } of lines) process.stdout.write(`${sign[grade]} ${check}: ${says}\n${remedy && `    → ${remedy}\n`}`);
  const count = (grade: Grade) => lines.filter((line) => line.grade === grade).length;
  process.stdout.write(`\n${count('well')} well, ${count('look')} to look at, ${count('broken')} broken\n`);
}
process.exitCode = exitCode(lines);

/** The database of the program that runs; else the embedded one, started for as long as the doctor looks. A folder that is no site gets none. */
async function reached() {
  if (!settings.databaseUrl && !(await stat(join(folder, 'site-key.pem')).catch(() => null))) return { unreachable: `there is no site in ${folder}` };
  try {
    return await reachSite(settings, 'the doctor, who is looking');
  } catch (failure) {
    if (failure instanceof CannotStart) return { unreachable: failure.message };
    throw failure;
  }
}

function question(name: string): string {
  return readFileSync(join(root, 'checks', `${name}.sql`), 'utf8');
}

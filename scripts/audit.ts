/** `npm run audit`: which package that runs in production has a known advisory. Ends with 1 where there is one, with 0 where there is none or nobody could be asked, and says which. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { advisoriesIn } from './advisories.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const asked = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], { cwd: join(import.meta.dirname, '..'), encoding: 'utf8', timeout: 60_000 });
const found = advisoriesIn(asked.stdout ?? '');
if ('notAsked' in found) say(`Advisories: not asked, no registry answered (${found.notAsked.replace(/https?:\/\/\S+/g, 'the registry').trim()}).`);
else if (found.length === 0) say('Advisories: none is known about what runs in production.');
else {
  for (const one of found) say(`✗ ${one.package} ${one.range}: ${one.severity}: ${one.title} (${one.url})${one.mended ? '' : ', no version without it yet'}`);
  say(`Advisories: ${found.length} about what runs in production. When to mend: CONTRIBUTING.md.`);
  process.exitCode = 1;
}

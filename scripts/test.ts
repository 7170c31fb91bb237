/** `npm test`: types, rules and database tests, build, journeys; ends with a line `N passed, N failed`. DEEP=yes uses the large numbers. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './web.ts';

const root = join(import.meta.dirname, '..');
const out = mkdtempSync(join(tmpdir(), 'nn-results-'));
let passed = 0;
let failed = 0;

step('kit', ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
step('types', ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human']);
step('style', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']);
vitest('unit', countFiles(['src', 'tests'], /\.test\.ts$/, /journeys/));
try {
  await buildIfNeeded((line) => process.stdout.write(`${line}\n`));
  passed++;
} catch (failure) {
  process.stdout.write(`${String(failure)}\n`);
  failed++;
}
vitest('journeys', countFiles(['tests/journeys'], /\.test\.ts$/));

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function step(name: string, words: string[]): void {
  const ok = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status === 0;
  process.stdout.write(`${name}: ${ok ? 'passed' : 'FAILED'}\n`);
  if (ok) passed++;
  else failed++;
}

/** A glob that matches nothing passes silently: so the number of files run must be the number of files there are. */
function vitest(project: string, files: number): void {
  const report = join(out, `${project}.json`);
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { cwd: root, stdio: 'inherit' });
  const result = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; numTotalTests: number; testResults: unknown[] };
  passed += result.numPassedTests;
  failed += result.numTotalTests - result.numPassedTests;
  if (result.testResults.length !== files) {
    process.stdout.write(`${project}: ${result.testResults.length} test files ran, ${files} are there\n`);
    failed++;
  }
  if (status !== 0 && result.numTotalTests === result.numPassedTests) failed++;
}

function countFiles(folders: string[], pattern: RegExp, except?: RegExp): number {
  const names = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map(String));
  return names.filter((name) => pattern.test(name) && !(except && except.test(name))).length;
}

/** `npm test`: types, style, rules and database tests, build, journeys; ends with a line `N passed, N failed`. DEEP=yes uses the large numbers. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildIfNeeded } from './web.ts';

const root = join(import.meta.dirname, '..');
const out = mkdtempSync(join(tmpdir(), 'nn-results-'));
// a file or a mail reads better without colours
const environment = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' };
const say = (line: string) => process.stdout.write(`${line}\n`);
const failures: string[] = [];
const leftOut: string[] = [];
const there = testFiles();
let passed = 0;

try {
  await steps({ kit: ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'] });
  await steps({ types: ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human'], style: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] });
  vitest('unit', there.filter((name) => !name.startsWith('tests/journeys/')));
  await buildIfNeeded(say).then(() => passed++, (failure: unknown) => failures.push(`build: ${String(failure)}`));
  vitest('journeys', there.filter((name) => name.startsWith('tests/journeys/')));
} catch (failure) {
  failures.push(`the run itself: ${failure instanceof Error ? failure.stack : String(failure)}`);
}
rmSync(out, { recursive: true, force: true });

if (leftOut.length > 0) say(`\nNot run here:\n${leftOut.map((line) => `  ${line}`).join('\n')}`);
if (failures.length > 0) say(`\nFailed:\n\n${failures.map((one) => `✗ ${one}`).join('\n\n')}`);
say(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** Runs tools side by side; what each said stands together. */
async function steps(tools: Record<string, string[]>): Promise<void> {
  await Promise.all(Object.entries(tools).map(async ([name, words]) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (said += piece));
    const ended = await new Promise<number | string>((done, fail) => child.once('error', fail).once('close', (status, signal) => done(status ?? signal ?? 'unknown')));
    say(`${said.trimEnd()}\n${name}: ${ended === 0 ? 'passed' : 'FAILED'}`.trim());
    if (ended === 0) passed++;
    else failures.push(`${name} (ended with ${ended}; its words stand above)`);
  }));
}

interface Report {
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

/** A glob that matches nothing passes silently: so every file that looks like a test must have run, and something in it. */
function vitest(project: string, files: readonly string[]): void {
  const path = join(out, `${project}.json`);
  const { status, signal } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`], { cwd: root, stdio: 'inherit', env: environment });
  if (!existsSync(path)) return void failures.push(`${project}: the tests ended with ${status ?? signal} and without a report`);
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const before = failures.length;
  for (const file of testResults) {
    const name = relative(root, file.name);
    for (const { status: how, fullName, failureMessages } of file.assertionResults) {
      if (how === 'passed') passed++;
      else if (how === 'failed') failures.push(`${name}: ${fullName}\n${shortened(failureMessages.join('\n'))}`);
      else leftOut.push(`${name}: ${fullName}`);
    }
    if (file.status !== 'passed' && !file.assertionResults.some((one) => one.status === 'failed')) failures.push(`${name} could not run\n${shortened(file.message)}`);
  }
  const ran = testResults.filter((file) => file.status !== 'passed' || file.assertionResults.some((one) => one.status === 'passed')).map((file) => relative(root, file.name));
  const idle = files.filter((name) => !ran.includes(name));
  if (idle.length > 0 || files.length === 0) failures.push(`${project}: ${files.length} test files are there, and nothing ran of ${idle.join(', ') || 'any'}`);
  if (status !== 0 && failures.length === before) failures.push(`${project}: the tests ended with ${status ?? signal}; the reason stands above`);
}

/** The first lines of a failure, without colours and without the way through the packages. */
function shortened(message: string): string {
  const lines = message.replace(/\u001b\[\d+m/g, '').split('\n').filter((line) => !/node_modules|node:internal/.test(line));
  return lines.slice(0, 25).map((line) => `    ${line}`).join('\n');
}

/** Whatever is called like a test, wherever somebody may have put it. */
function testFiles(): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((one) => one.isDirectory() && !/^\.|^(node_modules|build)$/.test(one.name)).map((one) => one.name);
  return folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name)))).filter((name) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(name)).sort();
}

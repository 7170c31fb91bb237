import { execFileSync, fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure, Size } from './outcome.ts';
import type { Row } from './tables.ts';

const root = join(import.meta.dirname, '..');

/** Runs one benchmark in a process of its own, on the program of that checkout; so none inherits the other's memory or settings. */
export function runApart(where: string, name: string, size: Size): Promise<Omit<Row, 'before'>[]> {
  const load = loadavg()[0]!;
  return new Promise((done, fail) => {
    const child = fork(join(where, 'bench/one.ts'), [name, size], { cwd: where, execArgv: [] });
    let figures: Figure[] | undefined;
    child.on('message', (message) => (figures = message as Figure[]));
    child.once('error', fail);
    child.once('close', (code) => (figures ? done(figures.map((figure) => ({ name, load, ...figure }))) : fail(new Error(`it ended with ${code} and without figures`))));
  });
}

/** A copy of another commit's program under this commit's benchmarks, built, with the packages of this one. */
export async function checkedOut(revision: string, say: (line: string) => void): Promise<{ folder: string; commit: string; remove(): void }> {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, maxBuffer: 512 * 1024 * 1024 });
  const commit = git('rev-parse', '--short', revision).toString().trim();
  const folder = mkdtempSync(join(tmpdir(), 'nn-bench-before-'));
  execFileSync('tar', ['-x', '-C', folder], { input: git('archive', '--format=tar', commit) });
  rmSync(join(folder, 'bench'), { recursive: true, force: true });
  cpSync(join(root, 'bench'), join(folder, 'bench'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  say(`building ${commit} beside it …`);
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: folder });
  return { folder, commit, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

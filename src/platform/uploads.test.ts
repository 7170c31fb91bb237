import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uploadOf } from '../../tests/uploads.ts';
import { newId } from './id.server.ts';
import { keepFile, keepSheet, readKept, sweepFiles, uploadRefusal } from './files.server.ts';

const before = process.env['NEN_NEP_FILES'];
let folder: string;
beforeEach(async () => void (process.env['NEN_NEP_FILES'] = folder = await mkdtemp(join(tmpdir(), 'uploads-'))));
afterEach(async () => {
  if (before === undefined) delete process.env['NEN_NEP_FILES'];
  else process.env['NEN_NEP_FILES'] = before;
  await rm(folder, { recursive: true });
});

const root = join(import.meta.dirname, '../..');
const who = { personId: newId() };
const now = new Date('2026-11-20T02:00:00Z');
const hours = (n: number) => new Date(now.getTime() - n * 3600_000);
/** Everything that lies there now was put there so long ago. */
async function ago(when: Date): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) await utimes(join(folder, name), when, when);
}
const isThere = (hash: string) => readKept(hash).then(() => true, () => false);
const named = (...hashes: string[]) => async () => new Set(hashes);
const left = async () => (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}/.test(name));

test('a command may name a file as it was uploaded, by who uploaded it, and no other: not somebody else’s, none that never came, none told as of another kind or without its mark', async () => {
  const file = await uploadOf(who, 'a.pdf');
  const not = { refused: 'file-not-uploaded', field: 'file' };
  expect(await uploadRefusal(who.personId, file)).toBeNull();
  expect(await uploadRefusal(newId(), file)).toEqual(not);
  expect(await uploadRefusal(who.personId, { ...file, contentHash: 'a'.repeat(64) })).toEqual(not);
  for (const lie of [{ mediaType: 'text/html' }, { size: 1 }, { secrecyMark: 'MẬT' }]) expect(await uploadRefusal(who.personId, { ...file, ...lie })).toEqual(not);
});

test('a name is plain text that ends as its kind does, whoever gives it: the form that uploads, or the command that names it', async () => {
  const pdf = (name: string) => keepFile(who.personId, new File([Uint8Array.from([0x25, 0x50, 0x44, 0x46]), name], name));
  for (const name of ['trang.html', 'ảnh.svg', 'chạy.exe', 'báo cáo.pdf.js', 'báo cáo']) expect([name, await pdf(name)]).toEqual([name, { refused: 'file-kind-refused', field: 'file' }]);
  for (const [given, kept] of [['../../etc/mật.pdf', '.. .. etc mật.pdf'], ['a\r\nSet-Cookie: x=1.pdf', 'a  Set-Cookie: x=1.pdf'], ['tờ\u202efdp.exe.pdf', 'tờ fdp.exe.pdf'], ['a"; filename="b.pdf', 'a"; filename="b.pdf']] as const) expect([given, await pdf(given)]).toMatchObject([given, { name: kept, mediaType: 'application/pdf' }]);
  const file = await uploadOf(who, 'Báo cáo.pdf');
  for (const name of ['Báo cáo.html', 'Báo cáo.svg', 'Báo cáo', 'Báo cáo.docx', 'Báo\u202ecáo.pdf', 'a/b.pdf', 'a\r\nb.pdf']) expect([name, await uploadRefusal(who.personId, { ...file, name })]).toEqual([name, { refused: 'file-kind-refused', field: 'file' }]);
  expect(await uploadRefusal(who.personId, { ...file, name: 'Tên khác.PDF' })).toBeNull();
});

test('the sweep removes what nothing names once it is a day old, and what was uploaded since stays, named or not', async () => {
  const [kept, gone] = [await uploadOf(who, 'kept.pdf'), await uploadOf(who, 'gone.pdf')];
  await ago(hours(25));
  const fresh = await uploadOf(who, 'fresh.pdf');
  const again = await uploadOf(who, 'gone again.pdf', 'x');
  await utimes(join(folder, again.contentHash.slice(0, 2), again.contentHash), hours(30), hours(30));
  await utimes(join(folder, 'uploads', `${fresh.contentHash}.${who.personId}`), hours(1), hours(1));
  expect(await sweepFiles(named(kept.contentHash), now)).toBe(1);
  expect(await Promise.all([kept, gone, fresh, again].map((one) => isThere(one.contentHash)))).toEqual([true, false, true, true]);
  expect(await uploadRefusal(who.personId, kept)).toMatchObject({ refused: 'file-not-uploaded' });
  expect(await uploadRefusal(who.personId, again)).toBeNull();
});

test('an upload of the same content while the sweep is under way keeps its file, whether it comes before or after the old one is set aside; so does a row that comes to name it', async () => {
  for (const moment of ['before', 'after', 'row'] as const) {
    const file = await uploadOf(who, `${moment}.pdf`);
    await ago(hours(48));
    let asked = 0;
    const removed = await sweepFiles(async () => {
      asked++;
      if ((asked === 1 && moment === 'before') || (asked === 2 && moment === 'after')) await uploadOf(who, `${moment}.pdf`);
      return new Set(asked === 2 && moment === 'row' ? [file.contentHash] : []);
    }, now);
    expect([moment, removed, await isThere(file.contentHash), (await left()).filter((name) => name.endsWith('.gone'))]).toEqual([moment, 0, true, []]);
    await sweepFiles(named(), new Date(now.getTime() + 400 * 24 * 3600_000));
  }
});

test('what a sweep that was broken off had set aside is back at the next, and goes only if still nothing names it', async () => {
  const [kept, gone] = [await uploadOf(who, 'kept.pdf'), await uploadOf(who, 'gone.pdf')];
  await ago(hours(48));
  let asked = 0;
  await expect(sweepFiles(() => (++asked === 1 ? named()() : Promise.reject(new Error('the database went away'))), now)).rejects.toThrow();
  expect(await isThere(kept.contentHash)).toBe(false);
  expect(await sweepFiles(named(kept.contentHash), now)).toBe(1);
  expect([await isThere(kept.contentHash), await isThere(gone.contentHash)]).toEqual([true, false]);
});

test('the same file sent twice at one moment is kept once, and both are told so', async () => {
  const both = await Promise.all(Array.from({ length: 8 }, () => uploadOf(who, 'twice.pdf')));
  expect(new Set(both.map((one) => one.contentHash)).size).toBe(1);
  expect(await left()).toHaveLength(2);
});

test('a file that a machine without power left empty under its name is written anew', async () => {
  const file = await uploadOf(who, 'a.pdf');
  const whole = await readKept(file.contentHash);
  await truncate(join(folder, file.contentHash.slice(0, 2), file.contentHash), 0);
  await uploadOf(who, 'a.pdf');
  expect(await readKept(file.contentHash)).toEqual(whole);
});

test('where the disk has no room for a file, nothing of it stays, nobody may name it, and once there is room it is kept', async () => {
  // a limit on the size of a file stands in for a full disk: the write stops in its middle the same way
  const upload = `import { keepFile } from '#platform/files.server.ts';
    const bytes = new Uint8Array(3_000_000).fill(65); bytes.set([0x25, 0x50, 0x44, 0x46]);
    const kept = await keepFile('${who.personId}', new File([bytes], 'large.pdf')).catch((failure) => failure.code);
    console.log(JSON.stringify(kept));`;
  const run = (limit: string) => JSON.parse(execFileSync('sh', ['-c', `ulimit -f ${limit}; exec "$0" --input-type=module-typescript -e "$1"`, process.execPath, upload], { cwd: root, encoding: 'utf8', env: { ...process.env, NEN_NEP_FILES: folder } })) as unknown;
  expect(run('1000')).toBe('EFBIG');
  expect((await left()).filter((name) => !name.startsWith('uploads/'))).toEqual([]);
  const kept = run('unlimited') as { contentHash: string; size: number };
  expect(kept.size).toBe(3_000_000);
  expect((await readKept(kept.contentHash)).length).toBe(3_000_000);
});

test('the same on a disk that is really full', () => {
  // a disk of 2 MB of the test's own, in a namespace of its own; where those are forbidden the limit above stands in for it
  const may = spawnSync('unshare', ['-rm', 'true']).status === 0;
  const upload = `import { keepFile } from '#platform/files.server.ts';
    import { readdir, rm, writeFile } from 'node:fs/promises';
    const { NEN_NEP_FILES: files } = process.env;
    const bytes = new Uint8Array(1_000_000).fill(65); bytes.set([0x25, 0x50, 0x44, 0x46]);
    const keep = () => keepFile('${who.personId}', new File([bytes], 'large.pdf')).catch((failure) => failure.code);
    await writeFile(files + '/other', new Uint8Array(1_500_000));
    const full = await keep();
    const left = (await readdir(files, { recursive: true })).filter((name) => /[0-9a-f]{64}/.test(name) && !name.startsWith('uploads/'));
    await rm(files + '/other');
    console.log(JSON.stringify({ full, left, then: (await keep()).size }));`;
  const [command, ...before] = may ? ['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=2m tmpfs "$NEN_NEP_FILES" && exec "$0" --input-type=module-typescript -e "$1"`] : ['sh', '-c', 'exit 77'];
  const run = spawnSync(command!, [...before, process.execPath, upload], { cwd: root, encoding: 'utf8', env: { ...process.env, NEN_NEP_FILES: folder } });
  expect([run.status, run.stderr]).toEqual(may ? [0, ''] : [77, '']);
  if (may) expect(JSON.parse(run.stdout)).toEqual({ full: 'ENOSPC', left: [], then: 1_000_000 });
});

test('what a kill left of an upload on its way goes with the sweep, and lists that nobody imported do too', async () => {
  const file = await uploadOf(who, 'a.pdf');
  const place = join(folder, file.contentHash.slice(0, 2));
  for (const half of [`${file.contentHash}.${newId()}.half`, `${file.contentHash}.4711.1790000000000`]) await writeFile(join(place, half), 'half');
  const kept = await keepSheet(newId(), new File(['a,b'], 'list.csv'), now);
  expect(kept).toHaveProperty('contentHash');
  await ago(hours(80));
  const fresh = `${file.contentHash}.${newId()}.half`;
  await writeFile(join(place, fresh), 'half');
  await utimes(join(place, fresh), hours(1), hours(1));
  await sweepFiles(named(file.contentHash), now);
  expect((await left()).map((name) => name.slice(3)).sort()).toEqual([file.contentHash, fresh].sort());
});

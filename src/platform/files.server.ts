import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { calm } from './calm.ts';
import type { Refusal } from './command.ts';
import { newId } from './id.server.ts';

const limit = 25 * 1024 * 1024;

/** What may be uploaded, told by the first bytes, not by the name: the media type served is ours. */
const kinds: { ending: RegExp; type: string; begins: number[] }[] = [
  { ending: /\.pdf$/i, type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
  { ending: /\.docx$/i, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: [0x50, 0x4b, 0x03, 0x04] },
  { ending: /\.xlsx$/i, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: [0x50, 0x4b, 0x03, 0x04] },
  { ending: /\.jpe?g$/i, type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  { ending: /\.png$/i, type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] }
];

export type Kept = { name: string; mediaType: string; size: number; contentHash: string };
export type FileRefusal = { refused: 'file-missing' | 'file-too-large' | 'file-kind-refused'; field: 'file' };

/**
 * Keeps a file that somebody uploaded under the hash of its content, and a mark that it was them: a command may name no other. Refused: none, too large, of another kind than its name says, or by `judge`,
 * which is asked before anything touches the disk.
 */
export async function keepFile<R extends Refusal>(by: string, file: FormDataEntryValue | null, judge: (name: string, bytes: Uint8Array) => R | null = () => null, secrecyMark: () => string | null = () => null): Promise<Kept | FileRefusal | R> {
  if (!(file instanceof File) || file.size === 0) return { refused: 'file-missing', field: 'file' };
  if (file.size > limit) return { refused: 'file-too-large', field: 'file' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kinds.find((one) => one.ending.test(file.name) && one.begins.every((byte, index) => bytes[index] === byte));
  if (!kind) return { refused: 'file-kind-refused', field: 'file' };
  const refusal = judge(plainName(file.name), bytes);
  if (refusal) return refusal;
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  // the mark comes first: from it on the sweep leaves the content alone
  await markUpload(by, { mediaType: kind.type, size: bytes.length, contentHash, ...marked(secrecyMark()) });
  await putAt(pathOf(contentHash), bytes);
  return { name: plainName(file.name), mediaType: kind.type, size: bytes.length, contentHash };
}
const marked = (secrecyMark: string | null | undefined) => (secrecyMark ? { secrecyMark } : {});

/** A file as a command names it. */
export interface Named {
  name: string;
  mediaType: string;
  size: number;
  contentHash: string;
  secrecyMark?: string | undefined;
}

/**
 * Whether this person uploaded, within the last day, the very file a command names, kind, size and mark of secrecy included. A hash alone
 * opens nothing: it may be printed in another cell's manifest, or name a file that never came.
 */
export async function uploadRefusal(by: string, file: Named | undefined): Promise<Refusal | null> {
  if (!file) return null;
  const mark = await readFile(markPath(by, file.contentHash), 'utf8').catch(() => null);
  if (mark !== markOf(file)) return { refused: 'file-not-uploaded', field: 'file' };
  // the name is the command's, not the upload's: it ends as its kind does, or what is saved from here would open as something else
  return plainName(file.name) === file.name && kinds.some((kind) => kind.type === file.mediaType && kind.ending.test(file.name)) ? null : { refused: 'file-kind-refused', field: 'file' };
}

async function markUpload(by: string, file: Omit<Named, 'name'>): Promise<void> {
  const path = markPath(by, file.contentHash);
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await putWhole(path, Buffer.from(markOf(file)));
}

const markOf = ({ mediaType, size, contentHash, secrecyMark }: Omit<Named, 'name'>): string => JSON.stringify([mediaType, size, contentHash, secrecyMark ?? '']);
function markPath(by: string, contentHash: string): string {
  if (!isHash(contentHash) || !/^[0-9a-f-]{36}$/.test(by)) throw new Error('not an upload');
  return join(folder(), 'uploads', `${contentHash}.${by}`);
}

/** For how long an upload may be named by a command, and a file that nothing names stays. */
const uploadHours = 24;

/**
 * Removes the files that no row names (`named`), older than a day, and answers how many. Safe beside an upload under way: what is to go
 * is set aside first, and comes back where meanwhile somebody uploaded the same content or a row came to name it.
 */
export async function sweepFiles(named: () => Promise<ReadonlySet<string>>, now: Date): Promise<number> {
  const old = now.getTime() - uploadHours * 3600_000;
  for (const aside of await inFolder(/^[0-9a-f]{2}\/[0-9a-f]{64}\.gone$/)) await comeBack(aside.slice(0, -'.gone'.length));
  for (const mark of await inFolder(/^uploads\//)) await dropIfOld(mark, old);
  // of an upload that was killed on its way
  for (const half of await inFolder(/^[0-9a-f]{2}\/[0-9a-f]{64}\.(?:\S+\.half|\d+\.\d+)$/)) await dropIfOld(half, old);
  await dropOldSheets(now);
  const wanted = await named();
  const set: string[] = [];
  for (const path of await inFolder(/^[0-9a-f]{2}\/[0-9a-f]{64}$/)) {
    const age = await stat(join(folder(), path)).catch(() => null);
    if (wanted.has(path.slice(3)) || !age || age.mtimeMs >= old) continue;
    await rename(join(folder(), path), join(folder(), `${path}.gone`));
    set.push(path);
  }
  const still = await named();
  const uploaded = new Set((await inFolder(/^uploads\//)).map((mark) => mark.slice('uploads/'.length, 'uploads/'.length + 64)));
  let removed = 0;
  for (const path of set) {
    const hash = path.slice(3);
    if (still.has(hash) || uploaded.has(hash)) await comeBack(path);
    else {
      await rm(join(folder(), `${path}.gone`), { force: true });
      removed++;
    }
  }
  return removed;
}

async function inFolder(which: RegExp): Promise<string[]> {
  return (await readdir(folder(), { recursive: true }).catch(() => [])).filter((name) => which.test(name)).sort();
}

async function dropIfOld(path: string, old: number): Promise<void> {
  const kept = await stat(join(folder(), path)).catch(() => null);
  if (kept?.isFile() && kept.mtimeMs < old) await rm(join(folder(), path), { force: true });
}

/** What was set aside goes back, unless it was uploaded anew meanwhile. */
async function comeBack(path: string): Promise<void> {
  const at = join(folder(), path);
  if (await stat(at).then(() => true, () => false)) await rm(`${at}.gone`, { force: true });
  else await rename(`${at}.gone`, at);
}

export const readKept = (contentHash: string): Promise<Buffer> => readFile(pathOf(contentHash));

export type KeptSheet = { name: string; contentHash: string; bytes: Uint8Array };
/** How long a list waits to be written. It holds personal details, so it is not kept longer. */
const sheetDays = 3;

/**
 * Keeps a list for import between its steps, beside the unit it is for: no other unit's address leads to it. Its kind is
 * told by who reads it. Older lists are removed. Refused: none, or too large.
 */
export async function keepSheet(unitId: string, file: FormDataEntryValue | null, now: Date): Promise<KeptSheet | FileRefusal> {
  if (!(file instanceof File) || file.size === 0) return { refused: 'file-missing', field: 'file' };
  if (file.size > limit) return { refused: 'file-too-large', field: 'file' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const path = sheetPath(unitId, contentHash);
  await dropOldSheets(now);
  await putAt(path, bytes);
  return { name: plainName(file.name), contentHash, bytes };
}

/** A kept list, or nothing where it is no longer there. */
export const readSheet = (unitId: string, contentHash: string): Promise<Buffer | null> => (isHash(contentHash) ? readFile(sheetPath(unitId, contentHash)).catch(() => null) : Promise.resolve(null));

async function dropOldSheets(now: Date): Promise<void> {
  const root = join(folder(), 'sheets');
  for (const name of await readdir(root, { recursive: true }).catch(() => [])) {
    const kept = await stat(join(root, name)).catch(() => null);
    if (kept?.isFile() && kept.mtimeMs < now.getTime() - sheetDays * 24 * 3600_000) await rm(join(root, name), { force: true });
  }
}

async function putAt(path: string, bytes: Uint8Array): Promise<void> {
  // one of another size is what a machine that lost its power made of it
  if (await stat(path).then(({ size }) => size === bytes.length, () => false)) return;
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await putWhole(path, bytes);
}

/** The file is there whole, on the disk itself, or not at all; what a full disk left of it goes at once, what a kill left goes with the sweep. */
async function putWhole(path: string, bytes: Uint8Array): Promise<void> {
  const half = `${path}.${newId()}.half`;
  try {
    const file = await open(half, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  } catch (failure) {
    await rm(half, { force: true }).catch(() => {});
    throw failure;
  }
}

/** A name without what could lead elsewhere or be read otherwise than it is: separators, control characters, turns of direction. */
const plainName = (name: string): string => calm(name.slice(-1000)).normalize('NFC').slice(-200).replace(/[/\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, ' ').trim();
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const folder = (): string => process.env['NEN_NEP_FILES'] ?? '.data/files';

function sheetPath(unitId: string, contentHash: string): string {
  if (!isHash(contentHash) || !/^[0-9a-f-]{36}$/.test(unitId)) throw new Error('not a kept list');
  return join(folder(), 'sheets', unitId, contentHash);
}

function pathOf(contentHash: string): string {
  if (!isHash(contentHash)) throw new Error('not a content hash');
  return join(folder(), contentHash.slice(0, 2), contentHash);
}

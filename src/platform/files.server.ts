import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal } from './command.ts';

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
 * Keeps an uploaded file under the hash of its content. Refused: none, too large, of another kind than its name says, or by `judge`,
 * which is asked before anything touches the disk.
 */
export async function keepFile<R extends Refusal>(file: FormDataEntryValue | null, judge: (name: string, bytes: Uint8Array) => R | null = () => null): Promise<Kept | FileRefusal | R> {
  if (!(file instanceof File) || file.size === 0) return { refused: 'file-missing', field: 'file' };
  if (file.size > limit) return { refused: 'file-too-large', field: 'file' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kinds.find((one) => one.ending.test(file.name) && one.begins.every((byte, index) => bytes[index] === byte));
  if (!kind) return { refused: 'file-kind-refused', field: 'file' };
  const refusal = judge(plainName(file.name), bytes);
  if (refusal) return refusal;
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  await putAt(pathOf(contentHash), bytes);
  return { name: plainName(file.name), mediaType: kind.type, size: bytes.length, contentHash };
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
  if (await stat(path).then(() => true, () => false)) return;
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const half = `${path}.${process.pid}.${Date.now()}`;
  await writeFile(half, bytes, { mode: 0o600 });
  await rename(half, path);
}

const plainName = (name: string): string => name.normalize('NFC').replace(/[/\\\p{Cc}]/gu, ' ').slice(-200);
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

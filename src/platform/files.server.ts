import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const limit = 25 * 1024 * 1024;

/** What may be uploaded, told by the first bytes, not by the name: the media type served is ours. */
const kinds: { ending: RegExp; type: string; begins: number[] }[] = [
  { ending: /\.pdf$/i, type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
  { ending: /\.docx$/i, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: [0x50, 0x4b, 0x03, 0x04] },
  { ending: /\.xlsx$/i, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: [0x50, 0x4b, 0x03, 0x04] },
  { ending: /\.jpe?g$/i, type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  { ending: /\.png$/i, type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] }
];

export type Kept = { name: string; mediaType: string; size: number; contentHash: string; bytes: Uint8Array };
export type FileRefusal = { refused: 'file-missing' | 'file-too-large' | 'file-kind-refused'; field: 'file' };

/** Keeps an uploaded file under the hash of its content. Refused: none, too large, or of another kind than its name says. */
export async function keepFile(file: FormDataEntryValue | null): Promise<Kept | FileRefusal> {
  if (!(file instanceof File) || file.size === 0) return { refused: 'file-missing', field: 'file' };
  if (file.size > limit) return { refused: 'file-too-large', field: 'file' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kinds.find((one) => one.ending.test(file.name) && one.begins.every((byte, index) => bytes[index] === byte));
  if (!kind) return { refused: 'file-kind-refused', field: 'file' };
  const contentHash = createHash('sha256').update(bytes).digest('hex');
  const path = pathOf(contentHash);
  if (!(await stat(path).then(() => true, () => false))) {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const half = `${path}.${process.pid}.${Date.now()}`;
    await writeFile(half, bytes, { mode: 0o600 });
    await rename(half, path);
  }
  return { name: file.name.normalize('NFC').replace(/[/\\\p{Cc}]/gu, ' ').slice(-200), mediaType: kind.type, size: bytes.length, contentHash, bytes };
}

export const readKept = (contentHash: string): Promise<Buffer> => readFile(pathOf(contentHash));

function pathOf(contentHash: string): string {
  if (!/^[0-9a-f]{64}$/.test(contentHash)) throw new Error('not a content hash');
  return join(process.env['NEN_NEP_FILES'] ?? '.data/files', contentHash.slice(0, 2), contentHash);
}

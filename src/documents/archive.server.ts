import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

export interface Entry {
  name: string;
  kind: string;
  bytes: Uint8Array;
  /** what the manifest says of it beside name, kind, size and hash */
  about?: Record<string, unknown>;
}

/** One ZIP with a manifest. The same entries give the same bytes: order and times are fixed. Names are made safe for any system. */
export function archiveOf(entries: readonly Entry[], about: Record<string, unknown>): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const listed = entries.map((entry, index) => {
    const name = `${String(index + 1).padStart(2, '0')}-${safeName(entry.name)}`;
    files[name] = entry.bytes;
    return { name, kind: entry.kind, ...entry.about, size: entry.bytes.length, sha256: createHash('sha256').update(entry.bytes).digest('hex') };
  });
  files['manifest.json'] = new TextEncoder().encode(`${JSON.stringify({ ...about, documents: listed }, null, 2)}\n`);
  return zipSync(files, { level: 6, mtime: new Date('2026-01-01T00:00:00Z') });
}

/** A name without accents and signs, its ending kept. */
export function safeName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, plain.length - ending.length).slice(0, 80).replace(/-+$/, '')}${ending}` || 'paper';
}

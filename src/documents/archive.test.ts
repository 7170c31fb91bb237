import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveOf, safeName } from './archive.server.ts';

test('a package names each file, its kind, size and hash, and the same files give the same bytes', () => {
  const entries = [
    { name: 'Nghị quyết Số 05-NQ/CB.docx', kind: 'resolution', bytes: new TextEncoder().encode('một'), about: { number: 'Số 05-NQ/CB', draft: false } },
    { name: 'Bài chuyên đề.pdf', kind: 'theme', bytes: new TextEncoder().encode('hai') }
  ];
  const bytes = archiveOf(entries, { part: 'after', leftOut: [{ name: 'phim.mp4', reason: 'kind-not-taken' }] });
  expect(Buffer.from(archiveOf(entries, { part: 'after', leftOut: [{ name: 'phim.mp4', reason: 'kind-not-taken' }] })).equals(Buffer.from(bytes))).toBe(true);
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(['01-Nghi-quyet-So-05-NQ-CB.docx', '02-Bai-chuyen-de.pdf', 'manifest.json']);
  const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as { part: string; leftOut: unknown[]; documents: { name: string; kind: string; number?: string; size: number; sha256: string }[] };
  expect(manifest).toMatchObject({ part: 'after', leftOut: [{ reason: 'kind-not-taken' }], documents: [{ kind: 'resolution', number: 'Số 05-NQ/CB', draft: false }, { kind: 'theme' }] });
  for (const one of manifest.documents) expect([one.size, one.sha256]).toEqual([files[one.name]!.length, createHash('sha256').update(files[one.name]!).digest('hex')]);
});

test('whatever a file is called, its name in the package is plain, short, and keeps its ending', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('.pdf', '.docx', ''), (name, ending) => {
    const safe = safeName(name + ending);
    expect(safe).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
    expect(safe.length).toBeLessThan(90);
    if (ending && /^[A-Za-z0-9]/.test(name)) expect(safe.endsWith(ending)).toBe(true);
  }));
});

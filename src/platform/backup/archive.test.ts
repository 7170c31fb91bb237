import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archived, readArchive, type Frame } from './archive.server.ts';

const about = { at: '2026-11-24T02:00:00.000Z', program: '0.1.0', migration: 3, migrations: 'abc' };
const passphrase = 'một mật khẩu đủ dài';
/** The least that scrypt takes: what is tried here is not how long a guess takes. */
const easy = { N: 2, r: 1, p: 1 };
const contents = { rows: { 'public.unit': 2 }, files: { count: 1, bytes: 3 }, figures: { units: '2' } };

const framesIn: fc.Arbitrary<Frame[]> = fc.array(fc.oneof(
  fc.record({ kind: fc.constant('table' as const), name: fc.string(), columns: fc.array(fc.string()) }),
  fc.record({ kind: fc.constant('file' as const), path: fc.string() }),
  fc.record({ kind: fc.constant('data' as const), bytes: fc.uint8Array({ maxLength: 300_000 }).map((bytes) => Buffer.from(bytes)) })
), { maxLength: 6 });

/** Bytes that gzip cannot make shorter, the same every time. */
const noiseOf = (length: number) => createHash('shake256', { outputLength: length }).update('noise').digest();

async function* given<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
async function bytesOf(frames: Frame[], secret: string | null): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of archived(about, secret, given([...frames, { kind: 'end', contents }]), easy)) pieces.push(piece);
  return Buffer.concat(pieces);
}
/** Cut into pieces of a size, as a disk or a network may give them. */
async function read(bytes: Buffer, secret: string | null, size = 65_536): Promise<Frame[]> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += size) pieces.push(bytes.subarray(from, from + size));
  const { frames } = await readArchive(given(pieces), secret);
  const read: Frame[] = [];
  for await (const frame of frames) read.push(frame);
  return read;
}

test('whatever was written is read again, sealed or not, in pieces of any size', async () => {
  await fc.assert(fc.asyncProperty(framesIn, fc.boolean(), fc.integer({ min: 1, max: 100_000 }), async (frames, secret, size) => {
    const word = secret ? passphrase : null;
    expect(await read(await bytesOf(frames, word), word, Math.max(size, 500))).toEqual([...frames, { kind: 'end', contents }]);
  }), { numRuns: 60 });
});

test('cut at any length it is refused, sealed or not', async () => {
  const frames: Frame[] = [{ kind: 'table', name: 'public.unit', columns: ['id'] }, { kind: 'data', bytes: Buffer.alloc(200_000, 'abcdefghijk') }];
  for (const word of [null, passphrase]) {
    const whole = await bytesOf(frames, word);
    for (const length of [0, 5, 17, 40, 150, ...Array.from({ length: 60 }, (_, n) => Math.floor((whole.length * (n + 1)) / 61)), whole.length - 1])
      await expect(read(whole.subarray(0, length), word), `${length} of ${whole.length}`).rejects.toThrow(/damaged|no backup|not a backup|does not open/);
  }
});

test('changed in any byte, or longer by one, it is refused, sealed or not', async () => {
  const noise = noiseOf(200_000);
  for (const word of [null, passphrase]) {
    const whole = await bytesOf([{ kind: 'data', bytes: noise }], word);
    for (let n = 0; n < 120; n++) {
      // the ten bytes of gzip's own head carry a time and a name of the system, and nothing of ours
      const head = whole.indexOf('\n', 17) + 1;
      const at = n < 20 ? n * 8 : Math.floor((whole.length * n) / 120);
      if (word === null && at >= head && at < head + 10) continue;
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << (n % 8);
      await expect(read(changed, word), `byte ${at}`).rejects.toThrow(/damaged|not a backup|newer format|does not open/);
    }
    await expect(read(Buffer.concat([whole, Buffer.from('x')]), word)).rejects.toThrow(/damaged/);
  }
});

test('blocks of a sealed archive cannot be exchanged, dropped from the middle or taken from another archive', async () => {
  const noise = noiseOf(400_000);
  const one = await bytesOf([{ kind: 'data', bytes: noise }], passphrase);
  const other = await bytesOf([{ kind: 'data', bytes: noise }], passphrase);
  const from = one.indexOf('\n', 17) + 1 + 32;
  const size = 64 * 1024 + 16;
  const block = (bytes: Buffer, n: number) => bytes.subarray(from + n * size, from + (n + 1) * size);
  expect(one.length).toBeGreaterThan(from + 3 * size);
  for (const made of [
    [one.subarray(0, from), block(one, 1), block(one, 0), one.subarray(from + 2 * size)],
    [one.subarray(0, from), one.subarray(from + size)],
    [one.subarray(0, from), block(other, 0), one.subarray(from + size)],
    [one.subarray(0, from + size)]
  ]) await expect(read(Buffer.concat(made), passphrase)).rejects.toThrow(/damaged/);
});

test('nothing readable stands in a sealed archive, and another passphrase does not open it', async () => {
  const whole = await bytesOf([{ kind: 'data', bytes: Buffer.from('Trần Thị Hiền '.repeat(5000)) }], passphrase);
  expect(whole.subarray(whole.indexOf('\n', 17)).includes('Hiền')).toBe(false);
  await expect(read(whole, 'một mật khẩu khác hẳn')).rejects.toThrow('does not open');
  await expect(read(whole, null)).rejects.toThrow('BACKUP_PASSPHRASE_FILE');
  // the same letters typed on another system
  expect(await read(whole, passphrase.normalize('NFD'))).toHaveLength(2);
});

test('a file of another kind or of a newer format is named as such', async () => {
  await expect(read(Buffer.from('PK\u0003\u0004 anything else, however long it may be, and longer'), null)).rejects.toThrow('not a backup');
  await expect(read(Buffer.from(`nen-nep-backup 2\n${JSON.stringify(about)}\n`), null)).rejects.toThrow('newer format');
  // a hostile file does not choose how much memory is taken
  await expect(read(Buffer.from(`nen-nep-backup 1\n${JSON.stringify({ ...about, sealed: { salt: 'AA==', N: 2 ** 30, r: 8, p: 1 } })}\n`), passphrase)).rejects.toThrow('damaged');
});

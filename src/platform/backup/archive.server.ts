import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, type Gunzip, type Gzip } from 'node:zlib';
import { CannotStart } from '../postgres/embedded.server.ts';

// One file holds a whole site; docs/formats.md describes it for somebody without this program: a line of magic, a line of
// JSON, with a passphrase 32 bytes that authenticate both, then frames, packed with gzip and, with a passphrase, sealed in
// blocks of 64 KiB.

const magic = 'nen-nep-backup 1\n';
const block = 64 * 1024;
const tagLength = 16;
/** A frame is its kind (one letter), the length of its content in four bytes, and the content. None is longer than this. */
const longest = 8 * 1024 * 1024;
/** OWASP's figures for scrypt: 128 MB and about half a second for each guess. */
const hardness = { N: 2 ** 17, r: 8, p: 1 };

/** What the first lines say, readable without a passphrase: nothing of anybody. */
export interface About {
  /** when the snapshot was taken, ISO */
  at: string;
  /** the version of the program that wrote it */
  program: string;
  /** the last migration of the data, and the digest of the texts of all up to it */
  migration: number;
  migrations: string;
  sealed: { salt: string; N: number; r: number; p: number } | null;
}

export type Frame =
  | { kind: 'table'; name: string; columns: readonly string[] }
  | { kind: 'file'; path: string }
  | { kind: 'data'; bytes: Buffer }
  | { kind: 'end'; contents: Contents };

/** What the archive says of itself at its end, so that who reads it can compare. */
export interface Contents {
  rows: Record<string, number>;
  files: { count: number; bytes: number };
  /** what checks/figures.sql asks: heads of chains, and figures people know */
  figures: Record<string, string>;
}

/** Writes an archive, a piece at a time, so that a site of any size passes through little memory. */
export async function* archived(about: Omit<About, 'sealed'>, passphrase: string | null, frames: AsyncIterable<Frame>, hard = hardness): AsyncGenerator<Buffer> {
  const sealed = passphrase === null ? null : { salt: randomBytes(32).toString('base64'), ...hard };
  const head = Buffer.from(`${magic}${JSON.stringify({ ...about, sealed } satisfies About)}\n`, 'utf8');
  yield head;
  const packed = through(createGzip(), framed(head, frames));
  if (!sealed) return yield* packed;
  const keys = keysOf(passphrase!, sealed);
  yield macOf(keys.head, head);
  yield* sealedBlocks(packed, keys.body, head);
}

const letters = { table: 't', file: 'f', data: 'd', end: 'z' } as const;

/** The frames in bytes; the last holds the digest of everything before it, the first lines included. */
async function* framed(head: Buffer, frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256').update(head);
  for await (const frame of frames) {
    const { kind, ...rest } = frame;
    const content = frame.kind === 'data' ? frame.bytes : Buffer.from(JSON.stringify(frame.kind === 'end' ? { ...frame.contents, sha256: digest.copy().digest('hex') } : rest), 'utf8');
    const lead = Buffer.alloc(5);
    lead.write(letters[kind], 0, 'latin1');
    lead.writeUInt32BE(content.length, 1);
    digest.update(lead).update(content);
    yield Buffer.concat([lead, content]);
  }
}

/**
 * Reads an archive. Refused, in sentences: a file of something else, one of a newer format, a passphrase missing or wrong,
 * a file cut short or changed. `frames` throws those of the body when it meets them: only who has read to the end has read it all.
 */
export async function readArchive(source: AsyncIterable<Buffer>, passphrase: string | null): Promise<{ about: About; frames: AsyncGenerator<Frame> }> {
  const bytes = new Bytes(source);
  const first = await bytes.line(64);
  if (!first.startsWith('nen-nep-backup ')) throw new CannotStart('This is not a backup of Nền Nếp: its first line is another.');
  if (`${first}\n` !== magic) throw new CannotStart(`This backup is of a newer format (${first.slice(0, 40)}): restore it with the version of the program that wrote it, or a later one.`);
  const second = await bytes.line(4096);
  const about = aboutOf(second);
  if (!about) throw new CannotStart('The first lines of this backup are damaged.');
  const head = Buffer.from(`${magic}${second}\n`, 'utf8');
  if (!about.sealed) return { about, frames: unframed(head, through(createGunzip(), bytes.rest())) };
  if (passphrase === null) throw new CannotStart('This backup is sealed with a passphrase: name the file that holds it in BACKUP_PASSPHRASE_FILE.');
  const keys = keysOf(passphrase, about.sealed);
  const mac = await bytes.exactly(32);
  if (!mac || !timingSafeEqual(mac, macOf(keys.head, head))) throw new CannotStart('The passphrase does not open this backup (or its first lines were changed).');
  return { about, frames: unframed(head, through(createGunzip(), openedBlocks(bytes, keys.body, head))) };
}

const damaged = () => new CannotStart('This backup is damaged or cut short: use another one.');

async function* unframed(head: Buffer, plain: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const digest = createHash('sha256').update(head);
  const bytes = new Bytes(plain);
  try {
    for (;;) {
      const lead = await bytes.exactly(5);
      const length = lead?.readUInt32BE(1) ?? Infinity;
      const content = length <= longest ? await bytes.exactly(length) : null;
      const kind = (Object.keys(letters) as Frame['kind'][]).find((one) => letters[one] === lead?.toString('latin1', 0, 1));
      if (!lead || !content || !kind) throw damaged();
      if (kind !== 'end') {
        digest.update(lead).update(content);
        yield kind === 'data' ? { kind, bytes: content } : ({ kind, ...JSON.parse(content.toString('utf8')) } as Frame);
        continue;
      }
      const { sha256, ...contents } = JSON.parse(content.toString('utf8')) as Contents & { sha256: string };
      if (sha256 !== digest.digest('hex') || (await bytes.exactly(1))) throw damaged();
      yield { kind, contents };
      return;
    }
  } catch (failure) {
    // gzip's own complaints, and a text that is no JSON
    if (failure instanceof SyntaxError || /^Z_|^ERR_.*ZLIB/.test((failure as NodeJS.ErrnoException).code ?? '')) throw damaged();
    throw failure;
  }
}

function aboutOf(line: string): About | null {
  try {
    const about = JSON.parse(line) as About;
    const { sealed } = about;
    // a hostile file must not choose how much memory a guess takes
    const bounded = sealed === null || (typeof sealed?.salt === 'string' && sealed.N > 1 && sealed.r > 0 && sealed.p > 0 && sealed.N * sealed.r <= 2 ** 22 && sealed.p <= 4);
    return Number.isInteger(about.migration) && typeof about.at === 'string' && typeof about.migrations === 'string' && bounded ? about : null;
  } catch {
    return null;
  }
}

/** Two keys of a passphrase: one for the first lines, one for the body. */
function keysOf(passphrase: string, { salt, N, r, p }: NonNullable<About['sealed']>): { head: Buffer; body: Buffer } {
  const both = scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 64, { N, r, p, maxmem: 256 * N * r + 2 ** 20 });
  return { head: both.subarray(0, 32), body: both.subarray(32) };
}
const macOf = (key: Buffer, head: Buffer) => createHmac('sha256', key).update(head).digest();

/** The nonce of a block: its number, and whether it is the last, so that none can be dropped, doubled, moved or cut off. The key is of this file alone. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 0);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

async function* sealedBlocks(plain: AsyncIterable<Buffer>, key: Buffer, head: Buffer): AsyncGenerator<Buffer> {
  const bytes = new Bytes(plain);
  for (let number = 0, content = await bytes.upTo(block), last = false; !last; number++) {
    const next = await bytes.upTo(block);
    last = next.length === 0;
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last)).setAAD(head);
    yield Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    content = next;
  }
}

async function* openedBlocks(bytes: Bytes, key: Buffer, head: Buffer): AsyncGenerator<Buffer> {
  for (let number = 0, content = await bytes.upTo(block + tagLength), last = false; !last; number++) {
    const next = await bytes.upTo(block + tagLength);
    last = next.length === 0;
    if (content.length < tagLength) throw damaged();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: tagLength }).setAAD(head);
    decipher.setAuthTag(content.subarray(content.length - tagLength));
    const plain = decipher.update(content.subarray(0, content.length - tagLength));
    try {
      decipher.final();
    } catch {
      throw damaged();
    }
    yield plain;
    content = next;
  }
}

/** What comes out of a packer or unpacker that is fed by the source; an error of the source arrives here. */
async function* through(packer: Gzip | Gunzip, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const flowing = pipeline(source, packer);
  flowing.catch(() => {});
  try {
    yield* packer as AsyncIterable<Buffer>;
    await flowing;
  } finally {
    packer.destroy();
  }
}

/** Takes pieces of given lengths from a stream of pieces of any. */
class Bytes {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Exactly so many, or null where the stream ends before. */
  async exactly(length: number): Promise<Buffer | null> {
    const taken = await this.upTo(length);
    return taken.length === length ? taken : null;
  }

  /** So many, or what is left. */
  async upTo(length: number): Promise<Buffer> {
    const pieces = [this.#held];
    let have = this.#held.length;
    while (have < length) {
      const { done, value } = await this.#source.next();
      if (done) break;
      pieces.push(value);
      have += value.length;
    }
    const all = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    this.#held = all.subarray(length);
    return all.subarray(0, length);
  }

  /** A line without its end; what has no line end within so many bytes is given as it is. */
  async line(most: number): Promise<string> {
    const found = await this.upTo(most);
    const end = found.indexOf(10);
    this.#held = Buffer.concat([end < 0 ? Buffer.alloc(0) : found.subarray(end + 1), this.#held]);
    return found.toString('utf8', 0, end < 0 ? found.length : end);
  }

  async *rest(): AsyncGenerator<Buffer> {
    if (this.#held.length > 0) yield this.#held;
    for (;;) {
      const { done, value } = await this.#source.next();
      if (done) return;
      yield value;
    }
  }
}

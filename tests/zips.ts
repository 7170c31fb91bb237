import { deflateRawSync } from 'node:zlib';

export interface Part {
  name: string;
  content: string | Uint8Array;
  /** what the archive says of its size instead of the truth */
  says?: number;
  encrypted?: boolean;
}

/** A ZIP archive with its list of contents as one likes to have it; parts of the same content lie on one another, as in the archives made to burst. */
export function zipOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const bodies = new Map<Part['content'], { at: number; packed: Buffer; length: number }>();
  const out: Buffer[] = [];
  let at = 0;
  const put = (...some: Buffer[]) => some.forEach((one) => {
    out.push(one);
    at += one.length;
  });
  for (const { name, content, says, encrypted } of parts) {
    if (bodies.has(content)) continue;
    const plain = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(plain, { level: 1 });
    bodies.set(content, { at, packed, length: plain.length });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(encrypted ? 1 : 0, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(says ?? plain.length, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    put(local, Buffer.from(name), packed);
  }
  const begin = at;
  for (const { name, content, says, encrypted } of parts) {
    const body = bodies.get(content)!;
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(body.packed.length, 20);
    entry.writeUInt32LE(says ?? body.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(body.at, 42);
    put(entry, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at - begin, 12);
  end.writeUInt32LE(begin, 16);
  return new Uint8Array(Buffer.concat([...out, end]));
}

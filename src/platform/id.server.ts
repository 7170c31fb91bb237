import { randomBytes } from 'node:crypto';

let lastAt = 0;
let within = 0;

/**
 * A new UUIDv7: ids of one process sort in the order they were made, also within a millisecond (RFC 9562, 6.2, method 1:
 * the twelve bits after the version count). `now` is milliseconds since 1970.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  within = now > lastAt ? 0 : within + 1;
  lastAt = Math.max(now, lastAt) + (within > 0xfff ? 1 : 0);
  within &= 0xfff;
  bytes.writeUIntBE(lastAt, 0, 6);
  bytes.writeUInt16BE(0x7000 | within, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

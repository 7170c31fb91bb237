import { randomUUID } from 'node:crypto';

let lastAt = 0;
let within = 0;

/**
 * A new UUIDv7: ids of one process sort in the order they were made, also within a millisecond (RFC 9562, 6.2, method 1:
 * the twelve bits after the version count). `now` is milliseconds since 1970.
 */
export function newId(now: number = Date.now()): string {
  within = now > lastAt ? 0 : within + 1;
  lastAt = Math.max(now, lastAt) + (within > 0xfff ? 1 : 0);
  within &= 0xfff;
  const time = lastAt.toString(16).padStart(12, '0');
  // the variant and 62 random bits, of which Node keeps a store
  return `${time.slice(0, 8)}-${time.slice(8)}-7${within.toString(16).padStart(3, '0')}${randomUUID().slice(18)}`;
}

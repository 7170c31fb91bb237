import { derived, digestOf } from '../secret.server.ts';

/** How long a slip is good. */
export const slipDays = 14;

/** The code printed on a slip: worked out from the slip's id, so that nothing secret is kept. Three groups of four. */
export const slipCode = (slipId: string): string => codeFrom(Buffer.from(derived('slip', slipId), 'base64url'));

/** What is kept of a slip's code. As people type it: small letters, spaces and hyphens make no difference. */
export const slipHash = (code: string): string => digestOf(`slip ${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);

/** Twelve letters and digits that nobody mistakes for each other, from at least 24 random bytes: 59 bits. */
export function codeFrom(bytes: Buffer): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const letters = Array.from({ length: 12 }, (_, index) => alphabet[bytes.readUInt16BE(index * 2) % alphabet.length]);
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-');
}

/** What the QR of a filed paper says: enough to compare with the paper in hand. Hashes are shortened to 32 hex digits (128 bits). */
export interface SealFields {
  unit: string;
  kind: string;
  number: string;
  day: string;
  /** present / must attend, in favour / base: the counts a forger would change */
  counts: string;
  content: string;
  head: string;
}

export function sealText(fields: SealFields): string {
  return ['NN1', fields.unit, fields.kind, fields.number, fields.day, fields.counts, fields.content.slice(0, 32), fields.head.slice(0, 32)].map((part) => part.replaceAll('|', '/')).join('|');
}

export type SealCheck = { seal: 'malformed' } | ({ seal: 'valid' | 'not-valid' } & SealFields);

/** Checks a QR's text against a site's public key (base64url of 32 bytes), with WebCrypto alone: works without the server. */
export async function checkSeal(text: string, publicKey: string): Promise<SealCheck> {
  const parts = text.trim().split('|');
  if (parts.length !== 9 || parts[0] !== 'NN1') return { seal: 'malformed' };
  const [, unit, kind, number, day, counts, content, head, signature] = parts as [string, string, string, string, string, string, string, string, string];
  const fields = { unit, kind, number, day, counts, content, head };
  const key = bytesOf(publicKey);
  const signed = bytesOf(signature);
  if (!key || key.length !== 32 || !signed) return { seal: 'malformed' };
  const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
  const valid = await crypto.subtle.verify('Ed25519', imported, signed, new TextEncoder().encode(parts.slice(0, -1).join('|')));
  return { seal: valid ? 'valid' : 'not-valid', ...fields };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]+$/.test(base64url) || base64url.length % 4 === 1) return null;
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

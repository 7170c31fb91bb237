/** What the QR of a filed paper says: enough to compare with the paper in hand. Hashes are shortened to 32 hex digits (128 bits). */
export interface SealFields {
  unit: string;
  /** the unit's name as it stands on the paper, for who checks without the server */
  issuer: string;
  kind: string;
  number: string;
  day: string;
  /** the counts a forger would change: p=present/must attend, v=in favour/base, m=mark; '-' where there are none */
  counts: string;
  content: string;
  head: string;
}

export function sealText(fields: SealFields): string {
  return ['NN1', fields.unit, fields.issuer, fields.kind, fields.number, fields.day, fields.counts, fields.content.slice(0, 32), fields.head.slice(0, 32)].map((part) => part.replaceAll('|', '/')).join('|');
}

/** What a QR holds: the seal, within the address of the page that checks it where the site has one for everybody. */
export const qrText = (seal: string, origin: string): string => (origin.startsWith('https://') ? `${origin}/check?text=${encodeURIComponent(seal)}` : seal);

export type SealCheck = { seal: 'malformed' } | ({ seal: 'valid' | 'not-valid' } & SealFields);

/**
 * Checks a QR's text, alone or in its address, against a site's public key (base64url of 32 bytes), with WebCrypto alone. The page that
 * works without the server carries this very function as text: it may use nothing from outside itself.
 */
export async function checkSeal(typed: string, publicKey: string): Promise<SealCheck> {
  const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> | null => {
    if (!/^[A-Za-z0-9_-]+$/.test(base64url) || base64url.length % 4 === 1) return null;
    return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  };
  let text = typed.trim();
  const inAddress = /^https?:\/\/\S+[?&]text=([^&#\s]+)/.exec(text);
  try {
    if (inAddress) text = decodeURIComponent(inAddress[1]!.replaceAll('+', ' '));
  } catch {
    return { seal: 'malformed' };
  }
  const parts = text.split('|');
  if (parts.length !== 10 || parts[0] !== 'NN1') return { seal: 'malformed' };
  const [, unit, issuer, kind, number, day, counts, content, head, signature] = parts as [string, string, string, string, string, string, string, string, string, string];
  const fields = { unit, issuer, kind, number, day, counts, content, head };
  const key = bytesOf(publicKey);
  const signed = bytesOf(signature);
  if (!key || key.length !== 32 || !signed) return { seal: 'malformed' };
  const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
  const valid = await crypto.subtle.verify('Ed25519', imported, signed, new TextEncoder().encode(parts.slice(0, -1).join('|')));
  return { seal: valid ? 'valid' : 'not-valid', ...fields };
}

/** The counts of a seal by what they count. Like `checkSeal` it uses nothing from outside itself. */
export function sealedCounts(counts: string): { what: 'p' | 'v' | 'm'; value: string }[] {
  return [...counts.matchAll(/(?:^| )([pvm])=(\d+(?:\/\d+)?)(?= |$)/g)].map((found) => ({ what: found[1] as 'p', value: found[2]! }));
}

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { canonical } from '#platform/canonical.ts';
import { sealText, type SealFields } from './seal.ts';

/** The hash of a document's canonical content (not of a file: a ZIP is not deterministic, and a file cannot hold its own hash). Hex. */
export const contentHash = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex');

/** The next head of a cell's chain of documents: over the head before and the fields, each with its length before it. Hex. */
export function nextHead(previous: string, fields: readonly string[]): string {
  const hash = createHash('sha256');
  for (const field of [previous, ...fields]) {
    const bytes = Buffer.from(field, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

/** What a cell's first document follows. */
export const firstHead = (cellId: string): string => createHash('sha256').update(`nen-nep documents ${cellId}`).digest('hex');

/** A new Ed25519 key for the site, PEM (PKCS 8). */
export const newSiteKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The site's public key as base64url of its 32 raw bytes: what a checker of papers needs, without the server. */
export function publicKeyOf(privatePem: string): string {
  const spki = createPublicKey(createPrivateKey(privatePem)).export({ type: 'spki', format: 'der' });
  return spki.subarray(spki.length - 32).toString('base64url');
}

/** Sixteen characters of the public key's digest, printed at set-up and on the check page. */
export const fingerprintOf = (publicKey: string): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16).replace(/(.{4})(?=.)/g, '$1-');

/** The text of a paper's QR: the fields and the site's signature over them. */
export function seal(fields: SealFields, privatePem: string): string {
  const text = sealText(fields);
  const key: KeyObject = createPrivateKey(privatePem);
  return `${text}|${sign(null, Buffer.from(text, 'utf8'), key).toString('base64url')}`;
}

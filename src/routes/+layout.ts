/** Pages are documents: drawn on the server, with one small script of our own; no framework travels to a phone. */
export const csr = false;

/**
 * Ids for the forms of a page, UUIDv7, so that a form sent twice is one command; and whether the form that was not accepted
 * is on the page to say so, which it is not when the page has moved on meanwhile.
 */
export function load({ data }) {
  return { ...data, ids: newId, answerShown: { yet: false } };
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

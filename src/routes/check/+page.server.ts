import { checkSeal } from '#documents/seal.ts';
import { fingerprintOf, publicKeyOf } from '#documents/seal.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { words } from '#words/words.ts';

/** Anyone holding a paper can check its QR: the signature, without asking who they are. */
export async function load({ locals, url }) {
  const publicKey = publicKeyOf(siteKey());
  const text = url.searchParams.get('text') ?? '';
  const key = url.searchParams.get('key') || publicKey;
  return { title: words(locals.lang).shell.check.title, text, key, fingerprint: fingerprintOf(publicKey), result: text ? await checkSeal(text.slice(0, 2000), key.slice(0, 100)) : null };
}

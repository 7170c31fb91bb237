import { checkChain, standingOf } from '#documents/chain.server.ts';
import { fingerprintOf, publicKeyOf } from '#documents/seal.server.ts';
import { checkSeal, sealedCounts } from '#documents/seal.ts';
import { registerOf } from '#meetings/register-queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { words } from '#words/words.ts';
import { house } from '../../house.server.ts';

/**
 * Anyone holding a paper can check its QR, without saying who they are. A code this site signed opens one question to the register
 * of its cell: whether it holds that paper, at which place; of what stands there nothing is told but what the code itself says.
 */
export async function load({ locals, url }) {
  const publicKey = publicKeyOf(siteKey());
  const text = url.searchParams.get('text') ?? '';
  const seal = text ? await checkSeal(text.slice(0, 2000), publicKey) : null;
  return {
    title: words(locals.lang).paperCheck.title, text, publicKey, fingerprint: fingerprintOf(publicKey),
    result: seal && (seal.seal === 'malformed' ? { seal: seal.seal } : { ...seal, counted: sealedCounts(seal.counts) }),
    register: seal?.seal === 'valid' && /^[0-9a-f-]{36}$/.test(seal.unit) ? await inRegister(seal, publicKey) : null
  };
}

function inRegister(seal: Parameters<typeof standingOf>[0], publicKey: string) {
  return inScope(house().app, { cells: [seal.unit] }, async (trx) => {
    const { papers, kept } = await registerOf(trx, seal.unit);
    const check = await checkChain(seal.unit, papers, kept, publicKey);
    return { standing: standingOf(seal, papers, check), whole: check.whole };
  });
}

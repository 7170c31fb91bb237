import { offlineCheckPage, type OfflineWords } from '#documents/offline-check.server.ts';
import { fingerprintOf, publicKeyOf } from '#documents/seal.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

/** The check page as one file to keep: anyone may take it, it holds nothing but the public key. */
export function GET(event) {
  const publicKey = publicKeyOf(siteKey());
  const page = offlineCheckPage(publicKey, fingerprintOf(publicKey), { vi: said('vi'), en: said('en') });
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-disposition': `attachment; filename="${words(event.locals.lang).paperCheck.fileName}"` }
  });
}

function said(lang: Lang): OfflineWords {
  const { paperCheck: w, filing } = words(lang);
  return {
    title: w.offlineTitle, help: w.help, text: w.offlineText, submit: w.submit, verdict: w.verdict, compare: w.compare, fields: w.fields, kinds: filing.kinds, register: w.registerFile, faults: w.faults, counts: w.counts, key: w.key, limits: w.limits, otherLanguage: w.otherLanguage
  };
}

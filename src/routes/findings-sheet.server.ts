import { spreadsheet } from '#documents/workbook.server.ts';
import type { Finding } from '#platform/checks.server.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

/** What the checks found, a line each with its remedy. */
export function findingsSheet(found: readonly Finding[], lang: Lang): Promise<Response> {
  const all = words(lang);
  return spreadsheet('can-kiem-tra.xlsx', all.checks.title, [
    { title: all.exports.unit, width: 36 }, { title: all.exports.about, width: 36 }, { title: all.checks.title, width: 50 }, { title: all.checks.mend, width: 70 }
  ], found.map((one) => [one.unit, one.subject, all.checks.of[one.check]?.[0] ?? one.check, all.checks.of[one.check]?.[1] ?? '']));
}

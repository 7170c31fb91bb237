import type { Finding } from '#platform/checks.server.ts';
import { shortDay, type Lang } from '#words/format.ts';
import { words } from '#words/words.ts';
import type { ListFile } from './list-answer.server.ts';

/** What the checks found, a line each with its remedy. */
export function findingsList(found: readonly Finding[], day: string, lang: Lang): ListFile {
  const all = words(lang);
  const columns = [
    { title: all.exports.unit, width: 36 }, { title: all.exports.about, width: 36 }, { title: all.checks.title, width: 50 }, { title: all.checks.mend, width: 70 }
  ];
  return { file: 'can-kiem-tra', title: all.checks.title, of: shortDay('vi', day), columns, rows: found.map((one) => [one.unit, one.subject, all.checks.of[one.check]?.[0] ?? one.check, all.checks.of[one.check]?.[1] ?? '']) };
}

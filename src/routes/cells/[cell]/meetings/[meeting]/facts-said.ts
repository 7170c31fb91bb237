import { percent } from '#members/percentage.ts';
import { isWithoutTasks, type MarkFact } from '#meetings/self-mark.ts';
import { percentage, type Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

/** What the facts say to a criterion, in the reader's words. */
export const factsSaid = (lang: Lang, facts: readonly MarkFact[]): string =>
  facts.map((one) => words(lang).live.beside[one.fact]?.(one.value, one.whole ?? 0, percentage(lang, percent({ of: one.value, base: one.whole ?? 0 })), (one.lacks ?? []).map((lack) => words(lang).live.lacking[lack.what](lack.name, lack.late)).join(', ')) ?? '').filter(Boolean).join('; ');

/** Why, in people's words, to stand among other things that are said. */
export const reasonSaid = (reason: string): string => reason.replace(/[.;\s]+$/, '');

/** What a criterion names and nobody knows yet; `alone`: it names nothing else. Of the posting of the results, that it cannot be known before. */
export function unknownSaid(lang: Lang, unknown: readonly string[], alone: boolean): string {
  const { scoring: w, frames } = words(lang);
  const named = (fact: string) => `${frames.facts[fact]!.charAt(0).toLocaleLowerCase('vi')}${frames.facts[fact]!.slice(1)}`;
  const others = unknown.filter((fact) => fact !== 'posted-in-two-days');
  const posting = unknown.length > others.length ? (alone ? w.afterPosting : `${named('posted-in-two-days')}: ${w.afterPosting}`) : '';
  return [others.length > 0 ? w.notYetKnown(alone ? '' : others.map(named).join(', ')) : '', posting].filter(Boolean).join('; ');
}

/** Said in the open, so that whoever decides does so knowingly: criteria about last month's tasks in a month that left none. `points`: as they stand. */
export const withoutTasksSaid = (lang: Lang, lines: readonly { title: string; facts: readonly MarkFact[]; max: number; points: number }[], met: boolean): string[] => {
  const w = words(lang).scoring;
  const said = (points: number, of: number) => (met ? w.met[points]!.toLocaleLowerCase('vi') : points === of ? w.points(points) : `${points}/${of}`);
  return lines.filter((line) => isWithoutTasks(line.facts)).map((line) => (line.points === line.max ? w.noTasks : w.noTasksJudged)(line.title, said(line.points, line.max)));
};

import type { YearRule } from '#quality/frame.ts';
import type { YearStanding } from '#quality/year.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

/** A cell's year in a few sentences: its grade, or what it still needs; what of it is lacking or waits. */
export function yearSaid(lang: Lang, standing: YearStanding | null): string {
  const w = words(lang).years;
  const grade = (key: string) => words(lang).live.grades[key] ?? key;
  if (!standing) return w.noRule;
  if (standing.grade) return w.is(grade(standing.grade));
  const { best, beyond, left, unheld, unknown, waiting } = standing;
  const lacks = isLacking(standing);
  const reached = !best ? (lacks && standing.graded === 0 ? '' : w.none) : best.more > 0 ? w.needs(grade(best.grade), best.more, grade(best.of), left, grade(best.all)) : left > 0 ? w.keeps(grade(best.grade), grade(best.all), left) : w.soFar(grade(best.grade));
  return [
    lacks && best && left > 0 && standing.graded > 0 ? w.onlyThese(reached) : reached, lacks ? w.lacks([unheld > 0 ? w.unheld(unheld) : '', unknown > 0 ? w.unknown(unknown) : ''].filter(Boolean).join(', ')) : '',
    beyond && standing.graded > 0 ? w.beyond(grade(beyond.grade), beyond.more, grade(beyond.of)) : '', waiting > 0 ? w.waiting(waiting) : ''
  ].filter(Boolean).join(' ');
}

/** What a frame asks of a year, grade by grade; that a year which fits none has no grade. */
export function yearRuleSaid(lang: Lang, rules: readonly YearRule[]): string {
  const w = words(lang).years;
  const grade = (key: string) => words(lang).live.grades[key] ?? key;
  return rules.length === 0 ? w.noRule : [...rules.map((rule) => w.rule(grade(rule.grade), grade(rule.all), rule.least?.count ?? 0, grade(rule.least?.of ?? ''))), w.fitsNone].join(' ');
}

/** Whether a year lacks a meeting that was due, or nobody knows of one of its months: its rule asks for all of them. */
export const isLacking = (standing: YearStanding): boolean => standing.unheld + standing.unknown > 0;

/** The same in a word or two, where years stand in columns: the grade, or the best within reach and how many meetings are left. */
export function yearBriefly(lang: Lang, standing: YearStanding | null): string {
  const w = words(lang).years;
  if (!standing) return w.noRuleBriefly;
  if (!standing.best) return w.noneBriefly;
  const grade = words(lang).live.grades[standing.best.grade] ?? standing.best.grade;
  return isLacking(standing) ? w.reachLacking(grade, standing.left, standing.unheld + standing.unknown) : standing.left === 0 ? grade : w.reach(grade, standing.left);
}

/** How many meetings of which grade, the best first. */
export function gradesCounted(lang: Lang, grades: readonly string[]): string {
  const names = words(lang).live.grades;
  return Object.keys(names).map((key) => [key, grades.filter((one) => one === key).length] as const).filter(([, n]) => n > 0).map(([key, n]) => `${names[key]} ${n}`).join(', ') || words(lang).years.notGraded;
}

/** How many years came to which grade, the best first, and how many to none. */
export function yearsCounted(lang: Lang, grades: readonly string[]): string {
  const none = grades.filter((grade) => grade === '').length;
  return [...(none < grades.length ? [gradesCounted(lang, grades)] : []), ...(none > 0 ? [`${words(lang).years.noneBriefly} ${none}`] : [])].join(', ');
}

import type { YearStanding } from '#quality/year.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

/** A cell's year in one sentence: its grade, or what it still needs. */
export function yearSaid(lang: Lang, standing: YearStanding | null): string {
  const w = words(lang).years;
  const grade = (key: string) => words(lang).live.grades[key] ?? key;
  if (!standing) return w.noRule;
  if (standing.grade) return w.is(grade(standing.grade));
  if (!standing.best) return w.none;
  const { best } = standing;
  return best.more > 0 ? w.needs(grade(best.grade), best.more, grade(best.of), standing.left, grade(best.all)) : w.keeps(grade(best.grade), grade(best.all), standing.left);
}

/** The same in a word or two, where years stand in columns: the grade, or the best within reach and how many meetings are left. */
export function yearBriefly(lang: Lang, standing: YearStanding | null): string {
  const w = words(lang).years;
  if (!standing) return w.noRuleBriefly;
  if (!standing.best) return w.noneBriefly;
  const grade = words(lang).live.grades[standing.best.grade] ?? standing.best.grade;
  return standing.left === 0 ? grade : w.reach(grade, standing.left);
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

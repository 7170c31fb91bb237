import { percent } from '#members/percentage.ts';
import type { MarkFact } from '#meetings/self-mark.ts';
import { percentage, type Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

/** What the facts say to a criterion, in the reader's words. */
export const factsSaid = (lang: Lang, facts: readonly MarkFact[]): string =>
  facts.map((one) => words(lang).live.beside[one.fact]?.(one.value, one.whole ?? 0, percentage(lang, percent({ of: one.value, base: one.whole ?? 0 })), (one.lacks ?? []).map((lack) => words(lang).live.lacking[lack.what](lack.name, lack.late)).join(', ')) ?? '').filter(Boolean).join('; ');

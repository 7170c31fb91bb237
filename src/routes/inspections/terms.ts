import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

export type AboutTerms = ReturnType<typeof words>['inspections'];
export type WorkTerms = ReturnType<typeof words>['inspectionWork'];

/** What an inspection is called by and said of it: another thing where it is of members, and another where a cell does it itself. */
export function termsFor(lang: Lang, { unitId, subjectId, members }: { unitId: string; subjectId: string; members: readonly unknown[] }): { about: AboutTerms; work: WorkTerms } {
  const { inspections, inspectionWork, inspectionOfMember: ofMember, inspectionByCell: byCell } = words(lang);
  const [of, by] = [members.length > 0, unitId === subjectId];
  return { about: { ...inspections, ...(of ? ofMember.about : {}), ...(by ? byCell.about : {}) }, work: { ...inspectionWork, ...(of ? ofMember.work : {}), ...(by ? byCell.work : {}) } };
}

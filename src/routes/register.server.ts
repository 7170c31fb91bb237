import { checkChain } from '#documents/chain.server.ts';
import type { RegisterFile } from '#documents/register-file.ts';
import { publicKeyOf } from '#documents/seal.server.ts';
import { spreadsheet } from '#documents/workbook.server.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { registerOf } from '#meetings/register-queries.server.ts';
import type { Trx } from '#platform/database.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { shortDay, type Lang } from '#words/format.ts';
import { words } from '#words/words.ts';

// The chain of what one unit issued, a cell or a committee: what both their pages show, and what can be taken away of it.

/** The papers of a year, the last that has any unless the address asks for another, the newest first. All were worked out anew; of another year only what is wrong is shown beside. */
export async function chainOf(trx: Trx, unitId: string, url: URL) {
  const { papers, kept } = await registerOf(trx, unitId);
  const check = await checkChain(unitId, papers, kept, publicKeyOf(siteKey()));
  const years = [...new Set(papers.map((paper) => paper.day.slice(0, 4)))].sort().reverse();
  const asked = url.searchParams.get('year') ?? '';
  const year = years.includes(asked) ? asked : years[0];
  const by = new Map(papers.map((paper) => [paper.id, paper]));
  const shown = check.papers.filter(({ id, faults }) => faults.length > 0 || by.get(id)!.day.startsWith(`${year}`)).map(({ id, place, faults }) => {
    const { kind, number, day, head, meetingId } = by.get(id)!;
    return { id, place, faults, kind, number, day, head, meetingId };
  });
  return { whole: check.whole, tailCut: check.tailCut, head: kept?.head ?? null, count: papers.length, years, year, papers: shown.reverse() };
}
export type ChainPaper = Awaited<ReturnType<typeof chainOf>>['papers'][number];

/** The same papers with what checking them found, for a spreadsheet program. */
export function chainSheet(title: string, year: string | undefined, papers: readonly (Pick<ChainPaper, 'place' | 'kind' | 'number' | 'day' | 'head' | 'faults'> & { title?: string })[], lang: Lang): Promise<Response> {
  const all = words(lang);
  const fields = all.paperCheck.fields;
  return spreadsheet(`chuoi-van-ban-${year ?? ''}.xlsx`, title, [
    { title: all.register.place, width: 10 }, { title: fields.kind, width: 26 }, { title: fields.number, width: 18 }, { title: fields.day, width: 14 }, { title: fields.head, width: 70 }, { title: all.register.ok, width: 40 }
  ], papers.map((paper) => [paper.place, paper.title ?? all.filing.kinds[paper.kind] ?? paper.kind, paper.number, shortDay('vi', paper.day), paper.head, paper.faults.length === 0 ? all.register.ok : paper.faults.map((fault) => all.paperCheck.faults[fault]).join(' ')]));
}

/** The register as a file to keep beside the printed papers: the check page that works without a network reads it. */
export async function registerFile(trx: Trx, unitId: string, day: string): Promise<RegisterFile> {
  const { papers, kept } = await registerOf(trx, unitId);
  return {
    format: 'nen-nep register 1', unit: unitId, issuer: (await namesOn(trx, unitId, day)).cellName, madeOn: day, head: kept?.head ?? '', length: kept?.length ?? 0,
    papers: papers.map(({ kind, number, day: issued, contentHash, previous, head, seal }) => ({ kind, number, day: issued, content: contentHash, previous, head, seal }))
  };
}

export const answerWithRegister = (file: RegisterFile): Response => new Response(JSON.stringify(file, null, 1), {
  headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="so-van-ban-${file.madeOn}.json"`, 'cache-control': 'private, no-store' }
});

import { checkChain } from '#documents/chain.server.ts';
import { publicKeyOf } from '#documents/seal.server.ts';
import { openKinds } from '#meetings/papers.ts';
import { registerOf } from '#meetings/register-queries.server.ts';
import { siteKey } from '#platform/site-key.server.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../front.server.ts';

/** The chain of a cell's papers, worked out anew each time the page is opened. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit }) => {
    const { papers, kept } = await registerOf(trx, unit.id);
    const check = await checkChain(unit.id, papers, kept, publicKeyOf(siteKey()));
    const months = new Map((await trx.selectFrom('meeting').select(['id', 'month']).where('cell_id', '=', unit.id).execute()).map((meeting) => [meeting.id, meeting.month]));
    const years = [...new Set(papers.map((paper) => paper.day.slice(0, 4)))].sort().reverse();
    const asked = event.url.searchParams.get('year') ?? '';
    const year = years.includes(asked) ? asked : years[0];
    const by = new Map(papers.map((paper) => [paper.id, paper]));
    return {
      title: words(event.locals.lang).register.title, whole: check.whole, tailCut: check.tailCut, head: kept?.head ?? null, count: papers.length, years, year,
      // all of them were checked; of another year only what is wrong is shown beside
      groups: byMonth(check.papers.filter(({ id, faults }) => faults.length > 0 || by.get(id)!.day.startsWith(`${year}`)).map(({ id, place, faults }) => {
        const { kind, number, day, head, meetingId } = by.get(id)!;
        return { id, place, faults, opens: openKinds.includes(kind) || permit.rights.has('see-attendance'), kind, number, day, head, month: (meetingId && months.get(meetingId)) ?? '' };
      }).reverse())
    };
  });
}

/** The newest first, by the month of their meeting; papers of no meeting by themselves. */
function byMonth<T extends { month: string }>(papers: T[]): { month: string; papers: T[] }[] {
  return [...new Set(papers.map((paper) => paper.month))].map((month) => ({ month, papers: papers.filter((paper) => paper.month === month) }));
}

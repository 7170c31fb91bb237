import { openKinds } from '#meetings/papers.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../front.server.ts';
import { chainOf } from '../../../register.server.ts';

/** The chain of a cell's papers, worked out anew each time the page is opened. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit }) => {
    const { papers, ...chain } = await chainOf(trx, unit.id, event.url);
    const months = new Map((await trx.selectFrom('meeting').select(['id', 'month']).where('cell_id', '=', unit.id).execute()).map((meeting) => [meeting.id, meeting.month]));
    return {
      title: words(event.locals.lang).register.title, chain,
      groups: byMonth(papers.map(({ meetingId, ...paper }) => ({ ...paper, opens: openKinds.includes(paper.kind) || permit.rights.has('see-attendance'), month: (meetingId && months.get(meetingId)) ?? '' })))
    };
  });
}

/** The newest first, by the month of their meeting; papers of no meeting by themselves. */
function byMonth<T extends { month: string }>(papers: T[]): { month: string; papers: T[] }[] {
  return [...new Set(papers.map((paper) => paper.month))].map((month) => ({ month, papers: papers.filter((paper) => paper.month === month) }));
}

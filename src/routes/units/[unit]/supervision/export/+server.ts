import { dayOf } from '#organisation/day.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';
import { followingAsked } from '../following.server.ts';

/** The cells the page shows, with who follows each and when somebody last came. */
export async function GET(event) {
  const { asOf, shown, frame } = await see(event, event.params.unit, 'see-below', async (seen) => ({ ...(await followingAsked(seen, event.url)), frame: await listFrame(seen, event.url) }));
  const all = words(listLang(event));
  const w = all.supervision;
  const short = (day: string | null) => (day ? shortDay('vi', day) : '');
  return answerWithList(event.url, {
    file: `phan-cong-theo-doi-${asOf}`, title: w.title, of: short(asOf),
    columns: [{ title: all.office.cell, width: 36 }, { title: all.people.posts['secretary']!, width: 26 }, { title: w.follower, width: 36 }, { title: all.people.from, width: 14 }, { title: all.people.decision, width: 18 }, { title: w.lastVisit, width: 14 }, { title: w.visits, width: 12 }, { title: w.next, width: 14 }, { title: w.gap, width: 40 }],
    rows: shown.map((cell) => [
      cell.name, cell.secretary, cell.followers.map((one) => one.name).join('; '), cell.followers.map((one) => short(one.since)).join('; '), cell.followers.map((one) => one.decision ?? '').filter(Boolean).join('; '), short(cell.lastVisit), cell.visits,
      cell.nextAt ? short(dayOf(cell.nextAt)) : '', cell.gaps.map((gap) => w.gaps[gap]!).join('; ')
    ])
  }, frame);
}

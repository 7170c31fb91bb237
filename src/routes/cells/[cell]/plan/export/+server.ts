import { spreadsheet } from '#documents/workbook.server.ts';
import { dayOf, localMinuteOf } from '#organisation/day.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { ofPage } from '../../../../../front.server.ts';
import { load } from '../+page.server.ts';

/** The cell's year as the page shows it, a meeting a line. */
export async function GET(event) {
  const { year, meetings, members } = await load(ofPage(event));
  const all = words(event.locals.lang);
  const w = all.plan;
  const nameOf = new Map(members.map((member) => [member.id, member.name]));
  return spreadsheet(`ke-hoach-${year}.xlsx`, w.title(year), [
    { title: w.month, width: 10 }, { title: w.kind, width: 18 }, { title: w.date, width: 14 }, { title: all.exports.hour, width: 8 }, { title: w.place, width: 28 }, { title: w.theme, width: 40 }, { title: w.author, width: 24 }, { title: w.reviewer, width: 24 }, { title: all.exports.state, width: 20 }, { title: w.dayReason, width: 28 }
  ], meetings.map((one) => [one.month.slice(0, 7), all.month.kinds[one.kind]!, shortDay('vi', dayOf(one.startsAt)), localMinuteOf(one.startsAt).slice(11), one.place, one.theme, nameOf.get(one.authorId) ?? '', nameOf.get(one.reviewerId) ?? '', all.month.states[one.state] ?? one.state, one.dayReason || (one.reason ?? '')]));
}

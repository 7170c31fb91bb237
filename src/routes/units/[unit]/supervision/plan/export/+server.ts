import { spreadsheet } from '#documents/workbook.server.ts';
import { clockOf, dayOf } from '#organisation/day.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../../front.server.ts';
import { planAsked } from '../plan.server.ts';

/** The plan of a quarter: a line for each visit, dropped ones too, with its reasons. The first columns are those a list for import has. */
export async function GET(event) {
  const { quarter, visits } = await see(event, event.params.unit, 'see-below', (seen) => planAsked(seen, event.url));
  const all = words(event.locals.lang);
  const w = all.visitPlan;
  return spreadsheet(`ke-hoach-du-sinh-hoat-${quarter.key}.xlsx`, w.titleOf(quarter.key), [
    { title: all.office.cell, width: 36 }, { title: w.month, width: 12 }, { title: all.supervision.follower, width: 28 }, { title: w.day, width: 14 }, { title: w.hour, width: 10 }, { title: w.place, width: 28 }, { title: w.why, width: 50 }, { title: w.state, width: 24 }, { title: w.reason, width: 36 }
  ], visits.map((one) => [
    one.cell, `${one.month.slice(5, 7)}/${one.month.slice(0, 4)}`, one.visitor, one.startsAt ? shortDay('vi', dayOf(one.startsAt)) : '', one.startsAt ? clockOf(one.startsAt) : '', one.place ?? '',
    one.reasons.map((need) => w.needs[need]!).join('; '), one.state === 'clash' ? w.clashWith(one.clashes.join('; ')) : w.states[one.state]!, one.reason
  ]));
}

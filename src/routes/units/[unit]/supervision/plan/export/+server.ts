import { clockOf, dayOf } from '#organisation/day.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../../front.server.ts';
import { answerWithList, listFrame, listLang } from '../../../../../list-answer.server.ts';
import { planAsked } from '../plan.server.ts';

/** The plan of a quarter: a line for each visit, dropped ones too, with its reasons. The first columns are those a list for import has. */
export async function GET(event) {
  const { quarter, visits, frame } = await see(event, event.params.unit, 'see-below', async (seen) => ({ ...(await planAsked(seen, event.url)), frame: await listFrame(seen, event.url) }));
  const all = words(listLang(event));
  const w = all.visitPlan;
  return answerWithList(event.url, {
    file: `ke-hoach-du-sinh-hoat-${quarter.key}`, title: w.titleOf(quarter.key), of: '',
    columns: [{ title: all.office.cell, width: 36 }, { title: w.month, width: 12 }, { title: all.supervision.follower, width: 28 }, { title: w.day, width: 14 }, { title: w.hour, width: 10 }, { title: w.place, width: 28 }, { title: w.why, width: 50 }, { title: w.state, width: 24 }, { title: w.reason, width: 36 }],
    rows: visits.map((one) => [
      one.cell, `${one.month.slice(5, 7)}/${one.month.slice(0, 4)}`, one.visitor, one.startsAt ? shortDay('vi', dayOf(one.startsAt)) : '', one.startsAt ? clockOf(one.startsAt) : '', one.place ?? '',
      one.reasons.map((need) => w.needs[need]!).join('; '), one.state === 'clash' ? w.clashWith(one.clashes.join('; ')) : w.states[one.state]!, one.reason
    ])
  }, frame);
}

import { dayOf } from '#organisation/day.ts';
import { monthName, shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithList, listFrame, listLang } from '../../../../list-answer.server.ts';
import { plansAsked } from '../list.server.ts';

/** The cells' plans of the year as the page shows them, all of them. */
export async function GET(event) {
  const lang = listLang(event);
  const { year, shown, frame } = await see(event, event.params.unit, 'see-below', async (seen) => ({ ...(await plansAsked(seen, event.url)), frame: await listFrame(seen, event.url) }));
  const all = words(lang);
  const w = all.plan;
  const columns = [
    { title: all.office.cell, width: 36 }, { title: w.reportedColumn, width: 18 }, { title: w.meetings, width: 10 }, { title: w.themes, width: 70 }, { title: w.changedSince, width: 14 }
  ];
  return answerWithList(event.url, { file: `ke-hoach-cac-chi-bo-${year}`, title: all.office.plans(year), of: '', columns, rows: shown.map((plan) => [plan.name, plan.reportedAt ? shortDay('vi', dayOf(plan.reportedAt)) : w.notReported, plan.meetings, [...plan.themes.map((one) => `${monthName(lang, one.month)}: ${one.theme}`), ...(plan.lacking.length > 0 ? [w.lacking(plan.lacking.join(', '))] : [])].join('; '), plan.changes.length]) }, frame);
}

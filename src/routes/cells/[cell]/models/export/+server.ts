import { spreadsheet } from '#documents/workbook.server.ts';
import { sharedSeen } from '#models/sharing-queries.server.ts';
import { monthName } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';

/** What model cells gave and still give, a line each, with where it was taken up. */
export async function GET(event) {
  const { things, day } = await see(event, event.params.cell, 'see-meetings', async ({ trx, day }) => ({ things: (await sharedSeen(trx)).filter((one) => !one.withdrawn), day }));
  const all = words(event.locals.lang);
  const w = all.sharing;
  return spreadsheet(`tai-lieu-chi-bo-diem-${day}.xlsx`, w.library, [
    { title: w.thingTitle, width: 40 }, { title: w.text, width: 60 }, { title: w.kind, width: 16 }, { title: all.office.cell, width: 32 }, { title: all.models.purpose, width: 40 }, { title: all.regime.month, width: 16 }, { title: w.paperName, width: 30 }, { title: w.where, width: 50 }
  ], things.map((one) => [one.title, one.points, w.whats[one.what]!, one.giver, one.purpose, monthName(event.locals.lang, one.month), one.paper ?? '', one.takings.map((taking) => taking.taker).join('; ')]));
}

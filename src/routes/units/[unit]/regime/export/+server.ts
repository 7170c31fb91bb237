import { spreadsheet } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { meanMinutes } from '#reports/regime.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { regimeAsked } from '../regime.server.ts';

/** The cells' regime as the page shows it, all of them: counts, so that the reader's program can add up, beside each percentage. */
export async function GET(event) {
  const { lang } = event.locals;
  const { period, regime } = await see(event, event.params.unit, 'see-below', (seen) => regimeAsked(seen, event.url));
  const all = words(lang);
  const w = all.regime;
  const of = (title: string) => [{ title, width: 12 }, { title: `${title}: ${w.base}`, width: 12 }, { title: `${title}, %`, width: 10 }];
  const columns = [{ title: all.office.cell, width: 36 }, ...[w.kept, w.attendance, w.quarters, w.spoke, w.notice, w.posted, w.tasks].flatMap(of), { title: w.minutes, width: 12 }];
  return spreadsheet(`ne-nep-sinh-hoat-${period.key}.xlsx`, w.title(w.period[period.part]!(period.number, period.year)), columns, regime.cells.map((cell) => [
    cell.name, ...[cell.kept, cell.attendance, cell.quarters, cell.spoke, cell.noticeInTime, cell.postedInTime, cell.tasks].flatMap((share) => [share.of, share.base, percent(share)]), meanMinutes(cell.minutes)
  ]));
}

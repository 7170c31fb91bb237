import { spreadsheet } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { meanMinutes } from '#reports/regime.ts';
import { regimeLetter } from '#reports/report-letter.ts';
import { reportFrame } from '#reports/report-papers.server.ts';
import { capital } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';
import { regimeAsked } from '../regime.server.ts';

/**
 * The cells' regime as the page shows it, all of them: counts, so that the reader's program can add up, beside each percentage, with type and size, by which they are compared. With `paper=yes` as a
 * sheet to print, or with `word=yes` in Word.
 */
export async function GET(event) {
  const { lang } = event.locals;
  const paper = event.url.searchParams.get('paper') === 'yes';
  const { period, regime, kinds, letter } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const asked = await regimeAsked(seen, event.url);
    return { ...asked, letter: paper ? regimeLetter(asked.period, asked.regime, asked.below, asked.elsewhere, asked.trend, { figure: asked.figure, lines: asked.spread }, Object.values(words('vi').regime.definitions), asked.asOf, await reportFrame(seen.trx, seen.unit, seen.day), seen.day) : null };
  });
  if (letter) return answerWithLetter(event.url, letter, `ne-nep-sinh-hoat-${period.key}`);
  const all = words(lang);
  const w = all.regime;
  // a month is no quarter
  const quarterly = regime.quarters.length > 0;
  const of = (title: string) => [{ title, width: 12 }, { title: `${title}: ${w.base}`, width: 12 }, { title: `${title}, %`, width: 10 }];
  const columns = [{ title: all.office.cell, width: 36 }, ...[quarterly ? w.kept : capital(all.report.kept), w.attendance, ...(quarterly ? [w.quarters] : []), w.longEnough, w.spoke, w.notice, w.papers, w.posted, w.tasks].flatMap(of), { title: w.late, width: 12 }, { title: w.carried, width: 12 }, { title: w.minutes, width: 12 }, { title: all.organisation.type, width: 24 }, { title: w.cellMembers, width: 12 }];
  return spreadsheet(`ne-nep-sinh-hoat-${period.key}.xlsx`, w.title(w.period[period.part]!(period.number, period.year)), columns, regime.cells.map((cell) => [
    cell.name, ...[cell.kept, cell.attendance, ...(quarterly ? [cell.quarters] : []), cell.longEnough, cell.spoke, cell.noticeInTime, cell.papersInTime, cell.postedInTime, cell.tasks].flatMap((share) => [share.of, share.base, percent(share)]), cell.late, cell.carried, meanMinutes(cell.minutes), all.organisation.types[kinds.get(cell.id)?.type ?? ''] ?? w.noType, kinds.get(cell.id)?.members ?? 0
  ]));
}

import { spreadsheet } from '#documents/workbook.server.ts';
import { percent, type Share } from '#members/percentage.ts';
import { overviewMeasures, type Overview } from '#reports/overview.ts';
import { overviewLetter } from '#reports/report-letter.ts';
import { reportFrame } from '#reports/report-papers.server.ts';
import { capital, monthName } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';
import { overviewAsked } from '../overview.server.ts';

/**
 * The six figures as the page shows them: the month and the one before it, a line each, and of a level above a line for each committee below with what is known
 * of it. With `paper=yes` as a sheet to print, or with `word=yes` in Word.
 */
export async function GET(event) {
  const { lang } = event.locals;
  const paper = event.url.searchParams.get('paper') === 'yes';
  const { shown, letter } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const shown = await overviewAsked(seen);
    const vi = words('vi');
    return { shown, letter: paper ? overviewLetter(shown, vi.overview.measures, overviewMeasures.map((measure) => vi.regime.definitions[measure]), await reportFrame(seen.trx, seen.unit, seen.day), seen.day) : null };
  });
  const file = `tong-quan-${shown.month.slice(0, 7)}`;
  if (letter) return answerWithLetter(event.url, letter, file);
  const all = words(lang);
  const w = all.overview;
  const line = (name: string, month: string, cells: number | null, of: Partial<Overview>, report = '') => [name, capital(monthName(lang, month)), cells, ...overviewMeasures.flatMap((measure) => parts(of[measure])), report];
  const columns = [
    { title: w.organisation, width: 36 }, { title: all.regime.month, width: 16 }, { title: all.committee.cellsOf, width: 10 },
    ...overviewMeasures.flatMap((measure) => [w.measures[measure]!, `${w.measures[measure]}: ${all.regime.base}`, `${w.measures[measure]}, %`].map((title) => ({ title, width: 12 }))), { title: w.report, width: 14 }
  ];
  return spreadsheet(`${file}.xlsx`, w.title(monthName(lang, shown.month)), columns, [
    line(w.whole, shown.month, shown.cells, shown.figures), line(w.whole, shown.before, null, shown.then),
    ...shown.below.map((one) => line(one.name, shown.month, one.cells, { kept: one.kept, attendance: one.attendance, tasks: one.tasks }, one.closed ? w.closed : one.cells > 0 ? w.notClosed : w.noCells))
  ]);
}

const parts = (share: Share | undefined) => (share ? [share.of, share.base, percent(share)] : [null, null, null]);

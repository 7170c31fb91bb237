import { error } from '@sveltejs/kit';
import { safeName } from '#documents/archive.server.ts';
import { spreadsheet } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { capital, shortDay, type Lang } from '#words/format.ts';
import type { MonthFigures } from '#reports/month-report.ts';
import type { PeriodFigures } from '#reports/period-report.ts';
import { words, type Words } from '#words/words.ts';
import { heldBy, see } from '../../../../../front.server.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';
import { lossText, notesText, periodText, whyText } from '../line-text.ts';
import { belowShown, periodAsked, reportShown, type ReportShown } from '../report.server.ts';

/**
 * The report's sheet in the columns of the offices' own, all cells; of a closed report as it was closed. With `paper=yes` the report as the paper
 * it became, else as a draft: to print, or with `word=yes` in Word. Of a level without cells of its own, which committees below have closed theirs.
 */
export async function GET(event) {
  const { lang } = event.locals;
  const holds = await heldBy(event);
  const { shown, below, period } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const shown = await reportShown(seen, event.url, holds);
    return { shown, period: periodAsked(event.url, seen.day), below: shown ? [] : await belowShown(seen, event.url) };
  });
  const all = words(lang);
  const w = all.report;
  const title = w.title(periodText(period.key, lang));
  if (event.url.searchParams.get('paper') === 'yes') {
    const letter = shown?.letter ?? error(404);
    return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.draft ? 'du thao' : letter.number}`));
  }
  if (!shown) return spreadsheet(`bao-cao-cap-duoi-${period.key}.xlsx`, title, [{ title: w.unit, width: 36 }, { title: w.state, width: 20 }, narrow(all.committee.cellsOf), ...[all.regime.kept, w.attendance, w.tasksDone].flatMap((one) => shareColumns(one, all))],
    below.map((one) => [one.name, one.closedAt ? one.number : w.notClosed, one.cells, ...[one.kept, one.attendance, one.tasks].flatMap((share) => [share.of, share.base, percent(share)])]));
  return spreadsheet(`bao-cao-${period.key}.xlsx`, capital(title), ...sheetOf(shown, lang));
}

type Sheet = [columns: { title: string; width: number }[], rows: (string | number | null)[][]];
const narrow = (title: string) => ({ title, width: 10 });
/** A part, its base and the percentage, so that the reader's program can add up. */
const shareColumns = (title: string, all: Words) => [narrow(title), narrow(`${title}: ${all.regime.base}`), narrow(`${title}, %`)];
const sheetOf = ({ figures }: ReportShown, lang: Lang): Sheet => (figures.part === 'month' ? monthSheet(figures, lang) : periodSheet(figures, lang));

function monthSheet(figures: MonthFigures, lang: Lang): Sheet {
  const all = words(lang);
  const w = all.report;
  const { grades } = all.live;
  const columns = [
    { title: w.stt, width: 6 }, { title: all.office.cell, width: 36 }, narrow(w.members), { title: w.met, width: 12 }, narrow(w.mark), ...Object.values(grades).map(narrow), { title: w.decided, width: 14 }, { title: w.lost, width: 50 }, { title: w.why, width: 36 },
    ...[w.present, w.mustAttend, w.rate, w.thematic, w.posted, w.judged, w.done, w.doneLate, w.carried].map(narrow)
  ];
  return [columns, figures.lines.map((line, index) => [
    index + 1, line.name, line.members, line.metOn ? shortDay('vi', line.metOn) : '', line.mark, ...Object.keys(grades).map((grade) => (line.grade === grade ? 'X' : '')), line.decided ? `${grades[line.decided.grade]} (${line.decided.points})` : '',
    lossText(line, all), whyText(line, all), line.present, line.mustAttend, percent({ of: line.present, base: line.mustAttend }), line.thematic ? 'X' : '', line.posted ? w.postings[line.posted]! : '', line.tasks.before, line.tasks.done, line.tasks.late, line.tasks.carried
  ])];
}

function periodSheet(figures: PeriodFigures, lang: Lang): Sheet {
  const all = words(lang);
  const w = all.report;
  const quarters = figures.totals.themes.map((one) => one.quarter);
  const columns = [{ title: w.stt, width: 6 }, { title: all.office.cell, width: 36 }, narrow(w.members), ...[all.regime.kept, w.attendance, w.spoke].flatMap((one) => shareColumns(one, all)), ...quarters.map((quarter) => narrow(w.theme(quarter))), narrow(w.admissions), narrow(w.inspection), { title: w.notes, width: 36 }];
  return [columns, figures.lines.map((line, index) => [
    index + 1, line.name, line.members, ...[line.kept, line.attendance, line.spoke].flatMap((share) => [share.of, share.base, percent(share)]), ...line.themes.map((one) => `${one.held}/${one.planned}`), line.admissions, '', notesText(line, all)
  ])];
}

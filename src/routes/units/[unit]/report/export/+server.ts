import { safeName } from '#documents/archive.server.ts';
import { spreadsheet } from '#documents/workbook.server.ts';
import { percent, type Share } from '#members/percentage.ts';
import { capital, shortDay, type Lang } from '#words/format.ts';
import type { CommitteesFigures } from '#reports/committees-report.ts';
import type { MonthFigures } from '#reports/month-report.ts';
import type { PeriodFigures } from '#reports/period-report.ts';
import { words, type Words } from '#words/words.ts';
import { heldBy, see } from '../../../../../front.server.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';
import { lossText, notesText, periodText, whyText } from '../line-text.ts';
import { reportShown, type ReportShown } from '../report.server.ts';

/**
 * The report's sheet in the columns of the offices' own, all cells; of a closed report as it was closed. With `paper=yes` the report as the paper
 * it became, else as a draft: to print, or with `word=yes` in Word. Of a level above committees a line each, with the report it has closed.
 */
export async function GET(event) {
  const { lang } = event.locals;
  const holds = await heldBy(event);
  const paper = event.url.searchParams.get('paper') === 'yes';
  const { shown, letter } = await see(event, event.params.unit, 'see-below', async (seen) => {
    const shown = await reportShown(seen, event.url, holds);
    return { shown, letter: paper ? await shown.letter() : null };
  });
  const all = words(lang);
  const w = all.report;
  const title = w.title(periodText(shown.period.key, lang));
  if (letter) return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.draft ? 'du thao' : letter.number}`));
  return spreadsheet(`bao-cao-${shown.period.key}.xlsx`, capital(title), ...sheetOf(shown, lang));
}

type Sheet = [columns: { title: string; width: number }[], rows: (string | number | null)[][]];
const narrow = (title: string) => ({ title, width: 10 });
/** A part, its base and the percentage, so that the reader's program can add up. */
const shareColumns = (title: string, all: Words) => [narrow(title), narrow(`${title}: ${all.regime.base}`), narrow(`${title}, %`)];
const sheetOf = ({ figures }: ReportShown, lang: Lang): Sheet => (figures.part === 'committees' ? committeeSheet(figures, lang) : figures.part === 'month' ? monthSheet(figures, lang) : periodSheet(figures, lang));

function monthSheet(figures: MonthFigures, lang: Lang): Sheet {
  const all = words(lang);
  const w = all.report;
  const { grades } = all.live;
  const columns = [
    { title: w.stt, width: 6 }, { title: all.office.cell, width: 36 }, narrow(w.members), { title: w.met, width: 12 }, narrow(w.mark), ...Object.values(grades).map(narrow), { title: w.decided, width: 14 }, { title: w.lost, width: 50 }, { title: w.why, width: 36 },
    ...[w.present, w.mustAttend, w.rate, w.thematic, w.posted, w.judged, w.done, w.doneLate, w.carried].map(narrow)
  ];
  return [columns, figures.lines.map((line, index) => [
    index + 1, line.name, line.members, line.metOn ? shortDay('vi', line.metOn) : '', line.mark, ...Object.keys(grades).map((grade) => (line.grade === grade ? 'X' : '')), line.decided ? `${grades[line.decided.grade]}${line.decided.points === null ? '' : ` (${line.decided.points})`}` : '',
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

function committeeSheet({ span, lines, totals }: CommitteesFigures, lang: Lang): Sheet {
  const all = words(lang);
  const w = all.report;
  const grades = Object.entries(all.live.grades);
  const month = span === 'month';
  const parts = (share: Share | null) => (share ? [share.of, share.base, percent(share)] : [null, null, null]);
  const columns = [
    { title: w.stt, width: 6 }, { title: w.unit, width: 36 }, { title: w.state, width: 20 }, { title: w.supplementsOf, width: 10 }, narrow(all.committee.cellsOf), narrow(w.members), ...[month ? w.keptMonth : all.regime.kept, w.attendance, ...(month ? [w.themes, w.tasksDone, w.inTime] : [w.spoke, ...totals.themes.map((one) => w.theme(one.quarter))])].flatMap((one) => shareColumns(one, all)),
    ...(month ? [...grades.map(([, grade]) => narrow(`${w.grades}: ${grade}`)), ...grades.map(([, grade]) => narrow(`${w.gradesDecided}: ${grade}`))] : [narrow(w.admissions)])
  ];
  return [columns, lines.map((line, index) => [
    index + 1, line.name || w.directCells, line.report ? line.report.number : line.cells === 0 ? w.noCells : line.ended ? w.endedOpen : line.name ? w.notClosed : '', line.report ? line.report.supplements : null, line.cells, line.members,
    ...[line.kept, line.attendance, ...(month ? [line.thematic, line.tasks, line.posted] : [line.spoke, ...totals.themes.map((one) => line.themes.find((its) => its.quarter === one.quarter)?.share ?? null)])].flatMap(parts),
    ...(month ? [line.marked, line.decided].flatMap((by) => grades.map(([key]) => by?.[key as 'tot'] ?? null)) : [line.admissions])
  ])];
}

import { spreadsheet } from '#documents/workbook.server.ts';
import { percent } from '#members/percentage.ts';
import { headOf } from '#meetings/letters.server.ts';
import type { RegimePeriod } from '#reports/period.ts';
import { meanMinutes } from '#reports/regime.ts';
import { cellRegimeLetter } from '#reports/report-letter.ts';
import { monthName } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { answerWithLetter } from '../../../../letter-answer.server.ts';
import { cellRegimeAsked } from '../regime.server.ts';

/** The cell's regime as its page shows it, the period and then each month: counts beside each percentage. With `paper=yes` as a sheet of the cell to print, or with `word=yes` in Word. */
export async function GET(event) {
  const { lang } = event.locals;
  const paper = event.url.searchParams.get('paper') === 'yes';
  const { period, whole, months, letter } = await see(event, event.params.cell, 'see-meetings', async (seen) => {
    const asked = await cellRegimeAsked(seen, event.url);
    return { ...asked, letter: paper ? cellRegimeLetter(asked, definitionsOf(asked.period), await headOf(seen.trx, seen.unit.id, asked.lastDay), seen.day) : null };
  });
  if (letter) return answerWithLetter(event.url, letter, `ne-nep-chi-bo-${period.key}`);
  const all = words(lang);
  const w = all.regime;
  const own = all.cellRegime;
  const of = (title: string) => [{ title, width: 12 }, { title: `${title}: ${w.base}`, width: 12 }, { title: `${title}, %`, width: 10 }];
  const columns = [{ title: w.month, width: 16 }, ...[own.kept, w.attendance, w.longEnough, w.spoke, w.notice, w.papers, w.posted, w.tasks].flatMap(of), { title: w.minutes, width: 12 }, { title: w.late, width: 12 }, { title: w.carried, width: 12 }, { title: own.themes, width: 12 }, { title: `${own.themes}: ${w.base}`, width: 12 }];
  const lines = !whole ? [] : [{ ...whole, title: own.whole }, ...months.map((one) => ({ ...one, title: monthName(lang, one.month), kept: one.due, late: null, carried: null, quarters: null }))];
  return spreadsheet(`ne-nep-chi-bo-${period.key}.xlsx`, own.title(w.period[period.part]!(period.number, period.year)), columns, lines.map((one) => [
    one.title, ...[one.kept, one.attendance, one.longEnough, one.spoke, one.noticeInTime, one.papersInTime, one.postedInTime, one.tasks].flatMap((share) => [share.of, share.base, percent(share)]), meanMinutes(one.minutes), one.late, one.carried, one.quarters?.of ?? null, one.quarters?.base ?? null
  ]));
}

/** A paper is Vietnamese, whoever asks for it; a month is no quarter, and has no theme to be counted. */
function definitionsOf({ part }: Pick<RegimePeriod, 'part'>): string[] {
  return Object.entries(words('vi').regime.definitions).flatMap(([figure, text]) => (part === 'month' && figure === 'themes' ? [] : [text]));
}

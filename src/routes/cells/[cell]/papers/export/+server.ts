import { spreadsheet } from '#documents/workbook.server.ts';
import { bookOf } from '#meetings/book-queries.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';
import { yearAsked } from '../../../../asked.ts';

/** The book of papers as the page shows it. */
export async function GET(event) {
  const { year, lines } = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, day }) => {
    const year = yearAsked(event.url, day);
    return { year, lines: await bookOf(trx, unit.id, year) };
  });
  const w = words(event.locals.lang).filing;
  const short = (day: string) => shortDay('vi', day);
  return spreadsheet(`so-van-ban-${year}.xlsx`, w.bookTitle(year), [
    { title: w.kind, width: 24 }, { title: w.number, width: 18 }, { title: w.day, width: 14 }, { title: w.subject, width: 60 }, { title: w.meetingOf, width: 18 }, { title: w.runTitle, width: 24 }
  ], lines.map((line) => [w.kinds[line.kind]!, line.written, short(line.day), line.subject, line.month ? line.month.slice(0, 7) : '', w.runs(line.cycle, line.cycle.startsWith('term ') ? short(line.cycle.slice(5)) : '')]));
}

import { spreadsheet } from '#documents/workbook.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { ofPage } from '../../../../../../front.server.ts';
import { load } from '../+page.server.ts';

/** The days off of a year with their documents. */
export async function GET(event) {
  const { year, holidays } = await load(ofPage(event));
  const w = words(event.locals.lang).holidays;
  return spreadsheet(`ngay-nghi-${year}.xlsx`, `${w.title} ${year}`, [
    { title: w.day, width: 14 }, { title: w.name, width: 32 }, { title: w.kind, width: 22 }, { title: w.source, width: 44 }, { title: w.confirmed, width: 24 }
  ], holidays.map((one) => [shortDay('vi', one.day), one.name, w.kinds[one.kind]!, one.source, one.confirmed ? w.sure : w.expected]));
}

import { spreadsheet } from '#documents/workbook.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { ofPage } from '../../../../../front.server.ts';
import { load } from '../+page.server.ts';

/** The chain of the cell's papers of a year with what checking it found, the newest first. */
export async function GET(event) {
  const { title, year, groups } = await load(ofPage(event));
  const all = words(event.locals.lang);
  const fields = all.paperCheck.fields;
  return spreadsheet(`chuoi-van-ban-${year ?? ''}.xlsx`, title, [
    { title: all.register.place, width: 10 }, { title: fields.kind, width: 26 }, { title: fields.number, width: 18 }, { title: fields.day, width: 14 }, { title: fields.head, width: 70 }, { title: all.register.ok, width: 40 }
  ], groups.flatMap((group) => group.papers).map((paper) => [paper.place, all.filing.kinds[paper.kind] ?? paper.kind, paper.number, shortDay('vi', paper.day), paper.head, paper.faults.length === 0 ? all.register.ok : paper.faults.map((fault) => all.paperCheck.faults[fault]).join(' ')]));
}

import { spreadsheet } from '#documents/workbook.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see, signedIn } from '../../../../../front.server.ts';
import { programmeAsked } from '../programme.server.ts';

/** The year's programme as a list, a line for each inspection. */
export async function GET(event) {
  const { actor } = signedIn(event);
  const { year, inspections } = await see(event, event.params.unit, 'inspect', (seen) => programmeAsked(seen, actor.personId, event.url));
  const all = words(event.locals.lang);
  const w = all.inspections;
  const short = (day: string | null | undefined) => (day ? shortDay('vi', day) : '');
  return spreadsheet(`kiem-tra-giam-sat-${year}.xlsx`, w.titleOf(year), [
    { title: w.quarterTitle, width: 10 }, { title: all.office.cell, width: 36 }, { title: w.kind, width: 24 }, { title: w.about, width: 60 }, { title: w.decision, width: 18 }, { title: w.lead, width: 26 }, { title: w.beginsOn, width: 12 }, { title: all.people.status, width: 26 }, { title: w.due, width: 12 }, { title: w.late, width: 10 }
  ], inspections.map((one) => [w.quarter(one.quarter), one.subject, w.kinds[one.kind]!, one.about, one.decision?.number ?? '', one.team.find((member) => member.role === 'lead')?.name ?? '', short(one.course?.beginsOn), w.states[one.state]!, short(one.due), one.late ? w.late : '']));
}

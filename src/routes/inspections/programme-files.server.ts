import type { RequestEvent } from '@sveltejs/kit';
import { safeName } from '#documents/archive.server.ts';
import { programmePaper } from '#inspection/papers.server.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see, signedIn } from '../../front.server.ts';
import { answerWithLetter } from '../letter-answer.server.ts';
import { answerWithList, listFrame, listLang } from '../list-answer.server.ts';
import { programmeAsked } from './programme.server.ts';

/** The year's programme of a committee or a cell as a paper, to print or in Word. */
export async function programmePaperAnswer(event: RequestEvent, unitId: string): Promise<Response> {
  const { actor } = signedIn(event);
  const letter = await see(event, unitId, 'inspect', async (seen) => {
    const { year } = await programmeAsked(seen, actor.personId, event.url);
    return programmePaper(seen.trx, seen.unit.id, year, seen.day);
  });
  return answerWithLetter(event.url, letter, safeName(`${letter.day} ${letter.type} ${letter.subject}`));
}

/** The year's programme of a committee or a cell as a list, a line for each inspection the reader may see; of a committee on paper too, in the same lines. */
export async function programmeSheet(event: RequestEvent, unitId: string): Promise<Response> {
  const { actor } = signedIn(event);
  const { year, inspections, frame } = await see(event, unitId, 'inspect', async (seen) => {
    const frame = seen.unit.kind === 'cell' ? null : await listFrame(seen, event.url);
    return { ...(await programmeAsked(seen, actor.personId, event.url)), frame };
  });
  const all = words(listLang(event));
  const w = all.inspections;
  const short = (day: string | null | undefined) => (day ? shortDay('vi', day) : '');
  const columns = [
    { title: w.quarterTitle, width: 14 }, { title: all.office.cell, width: 36 }, { title: w.members, width: 36 }, { title: w.kind, width: 24 }, { title: w.about, width: 60 }, { title: w.decision, width: 22 }, { title: w.lead, width: 26 }, { title: w.beginsOn, width: 12 }, { title: all.people.status, width: 26 }, { title: w.due, width: 12 }, { title: w.late, width: 10 }
  ];
  return answerWithList(event.url, { file: `kiem-tra-giam-sat-${year}`, title: w.titleOf(year), of: '', columns, rows: inspections.map((one) => [w.quarter(one.quarter), one.subject, one.members.map((member) => member.name).join(', '), w.kinds[one.kind]!, one.about, one.decision?.number ?? '', one.team.find((member) => member.role === 'lead')?.name ?? '', short(one.course?.beginsOn), w.states[one.state]!, short(one.due), one.late ? w.late : '']) }, frame);
}

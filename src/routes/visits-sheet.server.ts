import type { CellValue, Column } from '#documents/workbook.server.ts';
import { dayOf } from '#organisation/day.ts';
import type { Visit } from '#supervision/queries.server.ts';
import { mendDay, mendState } from '#supervision/visit.ts';
import { shortDay } from '#words/format.ts';
import type { Words } from '#words/words.ts';

/** Visits as a list for a spreadsheet program: the same of one cell and of all cells below a committee. */
export const visitColumns = (w: Words): Column[] => [
  { title: w.office.cell, width: 32 }, { title: w.visits.heldOn, width: 12 }, { title: w.visits.visitor, width: 26 }, { title: w.visits.presence, width: 16 }, { title: w.visits.good, width: 50 }, { title: w.visits.mend, width: 50 }, { title: w.visits.who, width: 26 },
  { title: w.visits.by, width: 12 }, { title: w.visits.answer, width: 40 }, { title: w.visits.became, width: 30 }
];

export function visitLine(w: Words, visit: Visit): CellValue[] {
  const due = mendDay(visit);
  const answer = visit.answers.at(-1);
  return [
    visit.cell, shortDay('vi', dayOf(visit.startsAt)), visit.visitor, w.visits.presences[visit.presence]!, [...visit.good.map((one) => w.visits.goods[one]!), visit.goodWords].filter(Boolean).join('; '),
    visit.mend === 'nothing' ? w.visits.mends[visit.mend]! : w.visits.mending(visit.mend, visit.mendWords), visit.mend === 'nothing' ? '' : (visit.mender ?? w.visits.wholeCommittee), due ? shortDay('vi', due) : '',
    answer ? [w.visits.answers[answer.answer]!, answer.reason].filter(Boolean).join(': ') : '', w.visits.states[mendState(visit)]!
  ];
}

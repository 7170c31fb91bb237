import type { CellValue, Column } from '#documents/workbook.server.ts';
import { dayOf } from '#organisation/day.ts';
import type { CellRequest } from '#supervision/request-queries.server.ts';
import { isOverdue, owedBy, requestState } from '#supervision/request.ts';
import { shortDay } from '#words/format.ts';
import type { Words } from '#words/words.ts';

/** Requests as a list for a spreadsheet program: the same of one cell and of all cells below a committee. */
export const requestColumns = (w: Words): Column[] => [
  { title: w.office.cell, width: 32 }, { title: w.requests.raisedOn, width: 12 }, { title: w.requests.text, width: 60 }, { title: w.people.status, width: 26 }, { title: w.requests.answerer, width: 26 }, { title: w.requests.dueOn, width: 12 }, { title: w.requests.overdue, width: 10 }, { title: w.requests.answer, width: 60 }
];

export function requestLine(w: Words, one: CellRequest, today: string): CellValue[] {
  const due = owedBy(one);
  const given = one.steps.findLast((step) => step.step === 'given');
  return [
    one.cell, shortDay('vi', dayOf(one.at)), one.text, w.requests.states[requestState(one)]!, given?.personName ?? '', due ? shortDay('vi', due) : '', isOverdue(one, today) ? w.requests.overdue : '', one.steps.findLast((step) => step.step === 'answered')?.text ?? ''
  ];
}

import { remind } from '#meetings/commands.ts';
import { states, type MeetingState } from '#meetings/meeting.ts';
import { stops } from '#meetings/month.ts';
import { matches } from '#members/name.ts';
import { percent } from '#members/percentage.ts';
import { addMonths, dayOf } from '#organisation/day.ts';
import { isOverCommittees } from '#organisation/levels.ts';
import { awaitedHolidays } from '#organisation/queries.server.ts';
import { fold } from '#platform/fold.ts';
import { figuresOf, groupsOf, todoOf, type Todo } from '#reports/committee.ts';
import { allDueSoon } from '#reports/due-soon.ts';
import { cellsInMonth, type CellMonth } from '#reports/queries.server.ts';
import { reportsToClose } from '#reports/report-queries.server.ts';
import { act, heldBy, see } from '../../../front.server.ts';
import { monthAsOf, pageAsked } from '../../asked.ts';
import { mayReport } from './report/report.server.ts';

/** So many of what falls due today and tomorrow are named; the rest is counted. */
const soonest = 20;
/** So many cells are drawn on a page. */
const each = 50;

/** The committee's page: the month's figures, every committee and cell below with its step and what it owes; found without accents, reminded in one press. */
export async function load(event) {
  const holds = await heldBy(event);
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, now, day }) => {
    const { month, asOf, usual } = monthAsOf(event.url, day);
    const query = (event.url.searchParams.get('q') ?? '').slice(0, 100);
    const { cells, elsewhere } = await cellsInMonth(trx, unit.id, month, asOf);
    const grades = permit.rights.has('grade');
    const offered = filters.filter((one) => one !== 'not-graded' || grades);
    const asked = event.url.searchParams.get('show') as Filter;
    const filter = offered.includes(asked) ? asked : '';
    const rows = cells.map((cell) => {
      const todo = todoOf(cell, now);
      return { ...cell, todo, remindedOn: todo && cell.reminded?.about === todo.about ? dayOf(new Date(cell.reminded.at)) : null };
    });
    const found = rows.filter((row) => matches(query, `${row.folded} ${fold(row.secretary ?? '')}`) || row.folded.includes(fold(query)));
    const shown = filter ? found.filter((row) => matchesFilter(row, filter)) : found;
    const page = pageAsked(event.url, shown.length, each);
    const figures = figuresOf(cells, now);
    // of all cells, whatever is searched for: a figure is of all of them
    const count = (of: Filter) => rows.filter((row) => matchesFilter(row, of)).length;
    // of a past month, or of another day than today, nothing is to come
    const soon = asOf === day ? allDueSoon(cells, now) : [];
    // whoever is over committees reminds those cells only that belong to none of them
    const over = isOverCommittees(unit.kind);
    const highest = !unit.path.includes('.') && permit.rights.has('keep-units');
    return {
      month, asOf, usual, today: day, query, filter, filters: offered.map((one) => ({ filter: one, count: found.filter((row) => matchesFilter(row, one)).length })), before: addMonths(month, -1), after: addMonths(month, 1),
      may: permit.rights.has('settle-calendar'), toGrade: grades ? rows.filter((row) => row.state === 'filed').length : 0, elsewhere, figures, page, shown: shown.length,
      groups: groupsOf(cells, now).map((group) => ({ ...group, attendance: percent({ of: group.present, base: group.mustAttend }) })),
      rows: shown.slice(page.from, page.from + each).map((row) => ({
        id: row.id, name: row.name, group: row.group, secretary: row.secretary, members: row.members, meetingId: row.meetingId, state: row.state, startsAt: row.startsAt, present: row.present, mustAttend: row.mustAttend, year: row.year, todo: row.todo, remindedOn: row.remindedOn,
        stops: row.state ? stops({ state: row.state, preMeeting: row.preMeeting, startsAt: row.startsAt!, endedAt: row.endedAt, postedAt: row.postedAt }, now) : []
      })),
      short: { 'not-met': count('not-met'), 'not-filed': count('not-filed') },
      reports: mayReport(holds, unit) ? await reportsToClose(trx, unit, day) : [],
      holidays: highest ? await awaitedHolidays(trx, day) : null,
      attendance: percent({ of: figures.present, base: figures.mustAttend }), tasks: percent({ of: figures.tasksDone, base: figures.tasksBefore }),
      due: dueOf(over ? shown.filter((row) => row.groupId === null) : shown, day), over, soon: soon.slice(0, soonest).map(({ what, on, at, cell }) => ({ what, on, at, id: cell.id, name: cell.name })), soonCount: soon.length
    };
  });
}

const filters = ['todo', 'not-announced', 'not-met', 'not-filed', 'not-graded'] as const;
type Filter = (typeof filters)[number];
type Row = CellMonth & { todo: Todo | null; remindedOn: string | null };

/** What is asked of the month: who has something to do, has not announced, has not met, has not filed, waits for its grade. */
function matchesFilter(row: Row, filter: Filter): boolean {
  const before = (than: MeetingState) => row.state === null || (row.state !== 'missed' && states.indexOf(row.state) < states.indexOf(than));
  switch (filter) {
    case 'todo': return row.todo !== null;
    case 'not-announced': return before('announced');
    case 'not-met': return before('concluded') || row.state === 'missed';
    case 'not-filed': return before('filed');
    case 'not-graded': return row.state === 'filed';
  }
}

/** Whom one press reminds, and of what: each of what it owes now, nobody twice on a day; a month that was missed is past reminding. */
function dueOf(rows: readonly Row[], today: string): { about: Todo['about']; cells: string[] }[] {
  const owing = rows.filter((row) => row.todo && row.todo.what !== 'missed' && row.remindedOn !== today);
  return (['plan', 'announce', 'meet', 'file'] as const).map((about) => ({ about, cells: owing.filter((row) => row.todo!.about === about).map((row) => row.id) })).filter((one) => one.cells.length > 0);
}

export const actions = { default: act([remind]) };

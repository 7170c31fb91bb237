import { remind } from '#meetings/commands.ts';
import { states, type MeetingState } from '#meetings/meeting.ts';
import { stops } from '#meetings/month.ts';
import { matches } from '#members/name.ts';
import { percent } from '#members/percentage.ts';
import { addMonths } from '#organisation/day.ts';
import { fold } from '#platform/fold.ts';
import { figuresOf, todoOf } from '#reports/committee.ts';
import { cellsInMonth } from '#reports/queries.server.ts';
import { act, see } from '../../../front.server.ts';
import { monthAsked } from '../../asked.ts';

/** The office's page: every cell of the subtree this month, its step, what it owes; found without accents. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, now, day }) => {
    const month = monthAsked(event.url, day);
    const query = event.url.searchParams.get('q') ?? '';
    const filter = event.url.searchParams.get('show') ?? '';
    const cells = await cellsInMonth(trx, unit.path, month, day);
    const rows = cells.map((cell) => ({
      id: cell.id, name: cell.name, secretary: cell.secretary, members: cell.members, meetingId: cell.meetingId, state: cell.state, startsAt: cell.startsAt, present: cell.present, mustAttend: cell.mustAttend, year: cell.year,
      found: matches(query, `${cell.folded} ${fold(cell.secretary ?? '')}`) || cell.folded.includes(fold(query)), todo: todoOf(cell, now),
      stops: cell.state ? stops({ state: cell.state, preMeeting: cell.preMeeting, startsAt: cell.startsAt!, endedAt: cell.endedAt, postedAt: cell.postedAt }, now) : []
    }));
    const figures = figuresOf(cells, now);
    const shown = filters.includes(filter as 'todo') ? rows.filter((row) => row.found && matchesFilter(row, filter)) : rows.filter((row) => row.found);
    return {
      filter, filters: filters.map((one) => ({ filter: one, count: rows.filter((row) => row.found && matchesFilter(row, one)).length })),
      month, query, before: addMonths(month, -1), after: addMonths(month, 1), may: permit.rights.has('settle-calendar'), rows: shown, figures,
      attendance: percent({ of: figures.present, base: figures.mustAttend }), tasks: percent({ of: figures.tasksDone, base: figures.tasksBefore }),
      due: (['plan', 'announce', 'meet', 'file'] as const).map((about) => ({ about, cells: shown.filter((row) => row.todo?.about === about && row.todo.what !== 'missed').map((row) => row.id) })).filter((one) => one.cells.length > 0)
    };
  });
}

const filters = ['todo', 'not-announced', 'not-met', 'not-filed'] as const;

/** What the office asks of the month: who has something to do, has not announced, has not met, has not filed. */
function matchesFilter(row: { state: MeetingState | null; todo: unknown }, filter: string): boolean {
  const before = (than: MeetingState) => row.state === null || (row.state !== 'missed' && states.indexOf(row.state) < states.indexOf(than));
  if (filter === 'todo') return row.todo !== null;
  if (filter === 'not-announced') return before('announced');
  return filter === 'not-met' ? before('concluded') || row.state === 'missed' : before('filed');
}

export const actions = { default: act([remind]) };

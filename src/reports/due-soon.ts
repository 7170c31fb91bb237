import { filingDue, noticeDue } from '#meetings/month.ts';
import { states, type MeetingState } from '#meetings/meeting.ts';
import { addDays, dayOf } from '#organisation/day.ts';

/** Something of a cell's month that falls on today or tomorrow and is not done yet. */
export interface Soon {
  what: 'meets' | 'announce' | 'file';
  on: 'today' | 'tomorrow';
  at: Date;
}
interface Facts {
  state: MeetingState | null;
  startsAt: Date | null;
  endedAt: Date | null;
  postedAt: Date | null;
}

/** What of a cell falls due today or tomorrow, Asia/Ho_Chi_Minh: its meeting, the last hour for its notice, the last for its papers. What is late already is no more to come. */
export function dueSoon(cell: Facts, now: Date): Soon[] {
  if (!cell.state || !cell.startsAt || cell.state === 'missed') return [];
  const today = dayOf(now);
  const soon = (what: Soon['what'], at: Date): Soon[] => (at < now || dayOf(at) > addDays(today, 1) ? [] : [{ what, on: dayOf(at) === today ? 'today' : 'tomorrow', at }]);
  const reached = (state: MeetingState) => states.indexOf(cell.state!) >= states.indexOf(state);
  if (reached('concluded')) return reached('filed') || cell.postedAt ? [] : soon('file', filingDue(cell.endedAt ?? cell.startsAt));
  return [...(reached('announced') ? [] : soon('announce', noticeDue(cell.startsAt))), ...(reached('open') ? [] : soon('meets', cell.startsAt))];
}

/** What of all of these falls due, in the order of time; cells that fall on one hour stay in the order they came in. */
export function allDueSoon<Cell extends Facts>(cells: readonly Cell[], now: Date): (Soon & { cell: Cell })[] {
  return cells.flatMap((cell) => dueSoon(cell, now).map((one) => ({ ...one, cell }))).sort((a, b) => a.at.getTime() - b.at.getTime());
}

import { dueSoon } from './due-soon.ts';
import { todoOf, type Todo } from './committee.ts';
import type { MeetingState } from '#meetings/meeting.ts';

/** What a cell needs of whoever follows it now, the most pressing kind first: by kinds, never by how much. */
export const needsNow = ['announce', 'record', 'plan', 'answer', 'mend', 'visit', 'tasks'] as const;
export type NeedNow = (typeof needsNow)[number];

/** A cell on a day, with what is open about it. */
export interface CellNow {
  meetingId: string | null;
  state: MeetingState | null;
  startsAt: Date | null;
  endedAt: Date | null;
  postedAt: Date | null;
  /** requests of which the committee's word is late */
  unanswered: number;
  /** things asked to be mended that are late, that the cell says are done, or that it does not see so */
  toLookAt: number;
  /** nobody came for longer than the committee expects */
  unvisited: boolean;
  lateTasks: number;
}

/** Which of the needs a cell has now; a meeting of today or tomorrow without a notice is one before its last hour has passed. */
export function needsOfNow(cell: CellNow, now: Date): NeedNow[] {
  const what = todoOf(cell, now)?.what;
  const has: Record<NeedNow, boolean> = {
    announce: what === 'late-notice' || dueSoon(cell, now).some((one) => one.what === 'announce'), record: what === 'not-met' || what === 'late-filing', plan: what === 'no-plan' || what === 'missed',
    answer: cell.unanswered > 0, mend: cell.toLookAt > 0, visit: cell.unvisited, tasks: cell.lateTasks > 0
  };
  return needsNow.filter((need) => has[need]);
}

/** The cells by what they need, each kind with its cells in the order they came in; a cell stands under each of its needs, kinds that nobody needs are left out. */
export function byNeed<Cell extends CellNow>(cells: readonly Cell[], now: Date): { need: NeedNow; cells: (Cell & { todo: Todo | null })[] }[] {
  const all = cells.map((cell) => ({ ...cell, todo: todoOf(cell, now), needs: needsOfNow(cell, now) }));
  return needsNow.map((need) => ({ need, cells: all.filter((cell) => cell.needs.includes(need)) })).filter((one) => one.cells.length > 0);
}

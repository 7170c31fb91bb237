import type { CellFacts } from './facts.ts';
import type { Signal } from './signal.ts';

/** Carried so often a task asks for another way: ours. */
const carriedFrom = 3;
/** The resolutions of so many last meetings are looked at. */
const resolutionsBack = 2;

/** Open tasks that were carried on three times and more (results of last month are 30 of the 100 points, form of An Phú). */
export const tasksCarried = ({ tasks }: CellFacts): Signal[] =>
  tasks.filter((task) => task.carried >= carriedFrom).map((task) => ({
    kind: 'task-carried', subject: task.id, sure: 'certain', rests: [String(task.carried)], since: task.lastMonth,
    evidence: [{ says: 'carried', taskId: task.id, text: task.text, count: task.carried, ...(task.memberName ? { name: task.memberName } : {}) }]
  }));

/** Clauses of the last resolutions from which nobody by name has anything to do by a day (HD 42-HD/BTCTW, II.2.2: tasks to named members with deadlines). */
export function clausesOpen({ meetings }: CellFacts): Signal[] {
  const open = meetings.slice(0, resolutionsBack).flatMap((meeting) => meeting.clauses.filter((clause) => !clause.tasks.some((task) => task.named)).map((clause) => ({ meeting, clause })));
  if (open.length === 0) return [];
  return [{
    kind: 'clause-open', subject: '', sure: 'certain', rests: open.map(({ clause }) => clause.id), since: open[0]!.meeting.day,
    evidence: open.map(({ meeting, clause }) => ({ says: clause.tasks.length === 0 ? 'no-task' : 'no-person', text: clause.text, day: meeting.day, meetingId: meeting.id }))
  }];
}

/** Opinions sent before a meeting that was held since and that nobody answered: not then, and nothing is noted since, nor by the day that was promised. */
export const opinionsUnanswered = ({ meetings }: CellFacts, today: string): Signal[] =>
  meetings.flatMap((meeting) => meeting.unanswered.filter((one) => (one.dueOn ?? meeting.day) < today).map((one): Signal => ({
    kind: 'opinion-unanswered', subject: one.id, sure: one.dueOn ? 'likely' : 'certain', rests: [one.dueOn ?? meeting.id], since: one.dueOn ?? meeting.day,
    evidence: [{ says: one.dueOn ? 'promised' : 'not-taken-up', name: one.name, text: one.text, day: one.dueOn ?? meeting.day, meetingId: meeting.id }]
  })));

import * as v from 'valibot';
import { command, day, id, line, text, uploaded } from '#platform/command.ts';

/** What a report says: words, or how far it is, or that it is done; a file or the place where it can be seen shows it. */
const said = {
  taskId: id, text, saysDone: v.boolean(), percent: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))), link: v.optional(line),
  evidence: v.optional(v.strictObject(uploaded))
};
/** A member on their own task, or one who follows the cell's tasks for a member without a phone (`memberId`). */
export const reportOnTask = command('task.report', said);
export const reportForMember = command('task.report-for', { ...said, memberId: id });
/** A task from before the cell began here, entered once. */
export const enterTask = command('task.enter', { text: line, memberId: v.optional(id), dueOn: day, setOn: day, evidence: text });

// Between meetings, by those who lead the cell; what a meeting voted stays the meeting's (docs/decisions/015)
export const changeTask = command('task.change', { taskId: id, dueOn: day, evidence: text, reason: line });
export const handOverTask = command('task.hand-over', { taskId: id, memberId: id, reason: line });
export const dropTask = command('task.drop', { taskId: id, reason: line });
/** One press for one task or for all that are shown; those already reminded today are passed over. */
export const remindOfTasks = command('task.remind', { taskIds: v.pipe(v.array(id), v.minLength(1, 'empty'), v.maxLength(500)) });
/** Somebody without a page or an address was called. */
export const markCalled = command('task.mark-called', { reminderId: id });

export const taskDraft = v.strictObject({ text: line, memberId: v.optional(id), dueOn: day, evidence: text });
export const clauseDraft = v.strictObject({ text: line, tasks: v.pipe(v.array(taskDraft), v.maxLength(20)) });

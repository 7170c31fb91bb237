import * as v from 'valibot';
import { command, day, id, line, text } from '#platform/command.ts';

/** A member on their own task, or one who follows the cell's tasks for a member without a phone (`memberId`). */
export const reportOnTask = command('task.report', { taskId: id, text: text, saysDone: v.boolean() });
export const reportForMember = command('task.report-for', { taskId: id, memberId: id, text: text, saysDone: v.boolean() });
/** A task from before the cell began here, entered once. */
export const enterTask = command('task.enter', { text: line, memberId: v.optional(id), dueOn: day, setOn: day, evidence: text });

export const taskDraft = v.strictObject({ text: line, memberId: v.optional(id), dueOn: day, evidence: text });
export const clauseDraft = v.strictObject({ text: line, tasks: v.pipe(v.array(taskDraft), v.maxLength(20)) });

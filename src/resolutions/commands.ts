import * as v from 'valibot';
import { command, day, id, line, month, text } from '#platform/command.ts';

/** A member on their own task, or one who follows the cell's tasks for a member without a phone (`memberId`). */
export const reportOnTask = command('task.report', { taskId: id, text: text, saysDone: v.boolean() });
export const reportForMember = command('task.report-for', { taskId: id, memberId: id, text: text, saysDone: v.boolean() });
/** The judgement of a month's meeting on one task before it; given again, it is corrected until that meeting is concluded. */
export const judgeTask = command('task.judge', { taskId: id, month, result: v.picklist(['done', 'done-late', 'carried', 'dropped']), newDueOn: v.optional(day), note: text });
/** A task from before the cell began here, entered once. */
export const enterTask = command('task.enter', { text: line, memberId: v.optional(id), dueOn: day, setOn: day, evidence: text });

export const taskDraft = v.strictObject({ text: line, memberId: v.optional(id), dueOn: day, evidence: text });
export const clauseDraft = v.strictObject({ text: line, tasks: v.pipe(v.array(taskDraft), v.maxLength(20)) });

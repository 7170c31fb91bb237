import type { Trx } from '#platform/database.server.ts';
import { handler } from '#platform/receive.server.ts';
import * as commands from './commands.ts';

export const handlers = [
  handler(commands.reportOnTask, 'take-part', async ({ payload, commandId, trx, permit, claimedAt }) => {
    const task = await trx.selectFrom('task').select(['status', 'member_id']).where('cell_id', '=', payload.unitId).where('id', '=', payload.taskId).executeTakeFirst();
    if (!task || task.member_id !== permit.memberId) return { refused: 'not-your-task', field: 'taskId' };
    if (task.status !== 'open') return { refused: 'task-not-open', field: 'taskId' };
    if (!payload.text) return { refused: 'report-is-empty', field: 'text' };
    await trx.insertInto('task_report').values({
      cell_id: payload.unitId, id: commandId, task_id: payload.taskId, member_id: permit.memberId, at: claimedAt, text: payload.text, says_done: payload.saysDone, paper_id: null
    }).execute();
    return { id: commandId };
  }),

  handler(commands.reportForMember, 'follow', async ({ payload, commandId, trx, claimedAt }) => {
    const task = await trx.selectFrom('task').select(['status', 'member_id']).where('cell_id', '=', payload.unitId).where('id', '=', payload.taskId).executeTakeFirst();
    if (!task || (task.member_id !== null && task.member_id !== payload.memberId)) return { refused: 'not-your-task', field: 'taskId' };
    if (task.status !== 'open') return { refused: 'task-not-open', field: 'taskId' };
    if (!payload.text) return { refused: 'report-is-empty', field: 'text' };
    await trx.insertInto('task_report').values({
      cell_id: payload.unitId, id: commandId, task_id: payload.taskId, member_id: payload.memberId, at: claimedAt, text: payload.text, says_done: payload.saysDone, paper_id: null
    }).execute();
    return { id: commandId };
  }),

  handler(commands.enterTask, 'follow', async ({ payload, commandId, trx }) => {
    if (payload.memberId && !(await isMember(trx, payload.unitId, payload.memberId))) return { refused: 'not-a-member-that-day', field: 'memberId' };
    await trx.insertInto('task').values({
      cell_id: payload.unitId, id: commandId, clause_id: null, text: payload.text, member_id: payload.memberId ?? null, due_on: payload.dueOn, evidence: payload.evidence,
      set_on: payload.setOn, status: 'open', ended_on: null, ended_as: null
    }).execute();
    return { id: commandId };
  })
];

async function isMember(trx: Trx, cellId: string, memberId: string): Promise<boolean> {
  return Boolean(await trx.selectFrom('member').select('id').where('cell_id', '=', cellId).where('id', '=', memberId).executeTakeFirst());
}

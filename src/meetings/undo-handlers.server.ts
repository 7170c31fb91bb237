import { sql } from 'kysely';
import type { Refusal } from '#platform/command.ts';
import type { Trx } from '#platform/database.server.ts';
import * as commands from './commands.ts';
import { passResolution, takeBackVotes } from './decide-handlers.server.ts';
import type { MeetingState } from './meeting.ts';
import { moveTo, onMeeting, type MeetingRow } from './record.server.ts';

export const undoHandlers = [
  onMeeting(commands.takeBack, 'record', async ({ payload, trx, meeting }) => undo[payload.what](trx, meeting, payload.subjectId ?? null))
];

type Undo = (trx: Trx, meeting: MeetingRow, subjectId: string | null) => Promise<Refusal | void>;
const nothingThere: Refusal = { refused: 'already-taken-back' };

/** How each thing recorded is undone; what is no longer there says so, since somebody else may have been quicker. */
const undo: Record<'opening' | 'item' | 'dues' | 'judgement' | 'answer' | 'vote' | 'self-mark' | 'approval', Undo> = {
  opening: async (trx, meeting) => {
    const { cell_id, id } = meeting;
    const { rows } = await sql`select from speech where cell_id = ${cell_id} and meeting_id = ${id} union all select from self_mark where cell_id = ${cell_id} and meeting_id = ${id} union all select from mark_sheet where cell_id = ${cell_id} and meeting_id = ${id}
      union all select from vote where cell_id = ${cell_id} and subject_id in (${id}, ${meeting.resolution_id}) union all select from task_month where cell_id = ${cell_id} and month = ${meeting.month}::date
      union all select from opinion where cell_id = ${cell_id} and meeting_id = ${id} and brought_up_at is not null limit 1`.execute(trx);
    if (rows.length > 0) return { refused: 'meeting-has-begun' };
    await trx.deleteFrom('attendance').where('cell_id', '=', cell_id).where('meeting_id', '=', id).execute();
    await trx.deleteFrom('guest').where('cell_id', '=', cell_id).where('meeting_id', '=', id).execute();
    await trx.updateTable('agenda_item').set({ started_at: null, ended_at: null }).where('cell_id', '=', cell_id).where('meeting_id', '=', id).execute();
    await trx.updateTable('meeting').set({ chair_member_id: null, secretary_member_id: null, marker_member_id: null, dues_statement: '', recorded_afterwards: false, starts_at: meeting.starts_before ?? meeting.starts_at })
      .where('cell_id', '=', cell_id).where('id', '=', id).execute();
    await moveTo(trx, meeting, (meeting.state_before ?? 'announced') as MeetingState);
    meeting.starts_at = meeting.starts_before ?? meeting.starts_at;
  },

  /** The item being discussed was not begun: the one before goes on. */
  item: async (trx, meeting, itemId) => {
    const ofMeeting = () => trx.updateTable('agenda_item').where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id);
    const on = await trx.selectFrom('agenda_item').select(['id', 'started_at', 'position']).where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id)
      .where('started_at', 'is not', null).where('ended_at', 'is', null).executeTakeFirst();
    if (!on || on.id !== itemId) return nothingThere;
    const before = await trx.selectFrom('agenda_item').select('id').where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).where('ended_at', '=', on.started_at)
      .orderBy(sql`abs(position - ${on.position})`).limit(1).executeTakeFirst();
    await ofMeeting().set({ started_at: null }).where('id', '=', on.id).execute();
    if (before) await ofMeeting().set({ ended_at: null }).where('id', '=', before.id).execute();
  },

  dues: async (trx, meeting) => {
    await trx.updateTable('meeting').set({ dues_statement: '' }).where('cell_id', '=', meeting.cell_id).where('id', '=', meeting.id).execute();
  },

  judgement: async (trx, meeting, taskId) => {
    const judged = await trx.deleteFrom('task_month').where('cell_id', '=', meeting.cell_id).where('task_id', '=', taskId).where('month', '=', meeting.month).returning('due_before').executeTakeFirst();
    if (!judged) return nothingThere;
    const later = await trx.selectFrom('task_month').select('month').where('cell_id', '=', meeting.cell_id).where('task_id', '=', taskId).where('month', '>', meeting.month).limit(1).executeTakeFirst();
    if (later) return { refused: 'task-judged-later', field: 'taskId' };
    await trx.updateTable('task').set({ status: 'open', ended_on: null, ended_as: null, ...(judged.due_before ? { due_on: judged.due_before } : {}) })
      .where('cell_id', '=', meeting.cell_id).where('id', '=', taskId).execute();
  },

  answer: async (trx, meeting, opinionId) => {
    const { numUpdatedRows } = await trx.updateTable('opinion').set({ answer: '', answer_due_on: null, brought_up_at: null }).where('cell_id', '=', meeting.cell_id)
      .where('meeting_id', '=', meeting.id).where('id', '=', opinionId).where('brought_up_at', 'is not', null).executeTakeFirst();
    if (numUpdatedRows === 0n) return nothingThere;
  },

  vote: async (trx, meeting, voteId) => {
    const vote = await trx.selectFrom('vote').select('subject_id').where('cell_id', '=', meeting.cell_id).where('id', '=', voteId)
      .where('subject_id', 'in', [meeting.id, ...(meeting.resolution_id ? [meeting.resolution_id] : [])]).executeTakeFirst();
    if (!vote) return nothingThere;
    await takeBackVotes(trx, meeting.cell_id, (votes) => votes.where('id', '=', voteId));
    if (vote.subject_id === meeting.resolution_id) await passResolution(trx, meeting, null);
  },

  'self-mark': async (trx, meeting) => {
    await takeBackVotes(trx, meeting.cell_id, (votes) => votes.where('kind', '=', 'self-mark').where('subject_id', '=', meeting.id));
    await trx.deleteFrom('self_mark').where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).execute();
    await trx.deleteFrom('mark_sheet').where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).execute();
  },

  approval: async (trx, meeting) => {
    await trx.updateTable('minutes').set({ approved_at: null, approved_in_favour: null, approved_of: null, approved_sections: null }).where('cell_id', '=', meeting.cell_id).where('meeting_id', '=', meeting.id).execute();
  }
};

import { dayOf } from '#organisation/day.ts';
import { handler } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { isOver, type MeetingState } from './meeting.ts';

export const opinionHandlers = [
  handler(commands.recordAnswer, 'record', async ({ payload, commandId, trx, actor, now }) => {
    const opinion = await trx.selectFrom('opinion').innerJoin('meeting', (join) => join.onRef('meeting.cell_id', '=', 'opinion.cell_id').onRef('meeting.id', '=', 'opinion.meeting_id'))
      .select(['opinion.sent_at as sentAt', 'meeting.state as state']).where('opinion.cell_id', '=', payload.unitId).where('opinion.id', '=', payload.opinionId).executeTakeFirst();
    if (!opinion) return { refused: 'not-yours', field: 'opinionId' };
    if (!isOver(opinion.state as MeetingState)) return { refused: 'opinion-is-for-the-meeting', field: 'text' };
    const sent = dayOf(opinion.sentAt);
    if (payload.givenOn < sent || payload.givenOn > dayOf(now)) return { refused: 'answered-on-no-such-day', field: 'givenOn', on: sent };
    await trx.insertInto('opinion_answer').values({
      cell_id: payload.unitId, id: commandId, opinion_id: payload.opinionId, text: payload.text, given_on: payload.givenOn, given_by: payload.givenBy, at: now, by_person_id: actor.personId, by_name: actor.name
    }).execute();
    return { id: commandId };
  })
];

import { addAddendum, wordMinutes, write } from '#meetings/commands.ts';
import { worded } from '#meetings/letters.server.ts';
import type { MinutesFacts } from '#meetings/minutes.ts';
import { meetingPage } from '#meetings/queries.server.ts';
import { act, see } from '../../../../../../front.server.ts';

export async function load(event) {
  return see(event, event.params.cell, 'see-attendance', async ({ trx, unit, permit }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const minutes = await trx.selectFrom('minutes').selectAll().where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).executeTakeFirst();
    const addenda = await trx.selectFrom('addendum').select(['id', 'day', 'text']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).orderBy('id').execute();
    return { meetingId: meeting.id, state: meeting.state, may: permit.rights.has('write-up'), sections: minutes?.facts ? worded(minutes.facts as MinutesFacts, minutes.wording) : [], writtenAt: minutes?.written_at ?? null, addenda };
  });
}

export const actions = { default: act([wordMinutes, write, addAddendum]) };

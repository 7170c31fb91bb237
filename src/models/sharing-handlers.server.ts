import { pressed } from '#meetings/agenda.ts';
import { agendaOf, namesOn } from '#meetings/queries.server.ts';
import { allowed, type MeetingState } from '#meetings/meeting.ts';
import { findMeeting, reached } from '#meetings/record.server.ts';
import { keepSummary } from '#meetings/summary.server.ts';
import { dayOf } from '#organisation/day.ts';
import { newId } from '#platform/id.server.ts';
import { handler } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { endedOn } from './model.ts';
import { modelsOf } from './queries.server.ts';
import { takenKey } from './sharing.ts';
import { sharedSeen, toGive } from './sharing-queries.server.ts';

export const sharingHandlers = [
  handler(commands.shareThing, 'answer-above', async ({ payload, commandId, trx, permit, actor, now }) => {
    const { unitId: cellId } = payload;
    const model = (await modelsOf(trx, [cellId], dayOf(now))).find((one) => one.id === payload.modelId);
    if (!model) return { refused: 'not-yours', field: 'modelId' };
    // a committee that the cell left has no library of its own here any more
    if (endedOn(model) !== null || !permit.scope.above?.includes(model.unitId)) return { refused: 'model-ended' };
    const meeting = (await toGive(trx, cellId)).find((one) => one.meetingId === payload.meetingId);
    if (!meeting) return { refused: 'not-yours', field: 'meetingId' };
    if (!meeting.things.some((one) => one.what === payload.what && one.sourceId === payload.sourceId)) return { refused: 'not-yours', field: 'sourceId' };
    const paperId = payload.what === 'paper' ? payload.sourceId : payload.paperId;
    if (paperId && !meeting.papers.some((one) => one.id === paperId)) return { refused: 'not-yours', field: 'paperId' };
    if ((await sharedSeen(trx, { giverId: cellId })).some((one) => one.sourceId === payload.sourceId && !one.withdrawn)) return { refused: 'shared-already', field: 'title' };
    const paper = paperId ? await trx.selectFrom('paper').select(['name', 'media_type', 'size', 'content_hash']).where('cell_id', '=', cellId).where('id', '=', paperId).executeTakeFirstOrThrow() : null;
    await trx.insertInto('shared_thing').values({
      unit_id: model.unitId, id: commandId, giver_id: cellId, giver_name: model.cell, model_id: model.id, purpose: model.purpose, what: payload.what, meeting_id: meeting.meetingId, source_id: payload.sourceId, month: meeting.month,
      title: payload.title, points: payload.points, minutes: payload.minutes, paper_name: paper?.name ?? null, media_type: paper?.media_type ?? null, size: paper?.size ?? null, content_hash: paper?.content_hash ?? null, at: now, by_person_id: actor.personId, by_name: actor.name
    }).execute();
    return { id: commandId };
  }),

  handler(commands.withdrawThing, 'answer-above', async ({ payload, trx, actor, now }) => {
    const thing = (await sharedSeen(trx, { giverId: payload.unitId })).find((one) => one.id === payload.thingId);
    if (!thing) return { refused: 'not-yours', field: 'thingId' };
    if (thing.withdrawn) return { refused: 'shared-no-more', field: 'thingId' };
    await trx.insertInto('shared_withdrawal').values({ unit_id: thing.unitId, thing_id: thing.id, at: now, by_person_id: actor.personId }).execute();
  }),

  handler(commands.takeThing, 'prepare', async ({ payload, commandId, trx, now, claimedAt, actor, beforeCommit }) => {
    const { unitId: cellId } = payload;
    const meeting = await findMeeting(trx, cellId, payload.meetingId);
    if (!meeting) return { refused: 'not-yours', field: 'meetingId' };
    // as long as its agenda may be changed
    const may = allowed(meeting.state as MeetingState, 'meeting.set-agenda');
    if (may !== true) return { ...may };
    const thing = await trx.selectFrom('shared_thing').selectAll().where('id', '=', payload.thingId).executeTakeFirst();
    if (!thing || thing.giver_id === cellId) return { refused: 'not-yours', field: 'thingId' };
    const withdrawn = await trx.selectFrom('shared_withdrawal').select('at').where('unit_id', '=', thing.unit_id).where('thing_id', '=', thing.id).executeTakeFirst();
    if (withdrawn) return { refused: 'shared-no-more', field: 'thingId' };
    const taken = await trx.selectFrom('shared_taking').select('id').where('unit_id', '=', thing.unit_id).where('thing_id', '=', thing.id).where('meeting_id', '=', meeting.id).executeTakeFirst();
    if (taken) return { refused: 'taken-already', field: 'thingId' };
    const { cellName } = await namesOn(trx, cellId, dayOf(now));
    await trx.insertInto('shared_taking').values({ unit_id: thing.unit_id, id: commandId, thing_id: thing.id, taker_id: cellId, taker_name: cellName, meeting_id: meeting.id, month: meeting.month, at: now }).execute();
    // an agenda that nobody saved yet is composed with it when its page is opened
    const saved = await agendaOf(trx, cellId, meeting.id);
    if (saved.length > 0) {
      const line = { origin: 'own', key: takenKey(commandId), title: thing.title, minutes: thing.minutes, points: thing.points, paper: thing.paper_name ?? '' };
      const items = pressed(saved.map((item) => ({ ...item, key: item.key ?? '' })), `add ${JSON.stringify(line)}`);
      for (const [position, item] of items.entries())
        if (item.key === line.key) await trx.insertInto('agenda_item').values({ cell_id: cellId, id: newId(), meeting_id: meeting.id, position, started_at: null, ended_at: null, ...line }).execute();
        else if (item.position !== position) await trx.updateTable('agenda_item').set({ position }).where('cell_id', '=', cellId).where('id', '=', item.id).execute();
    }
    if (thing.content_hash) {
      await trx.insertInto('paper').values({
        cell_id: cellId, id: newId(), meeting_id: meeting.id, kind: 'paper', name: thing.paper_name!, media_type: thing.media_type!, size: thing.size!, content_hash: thing.content_hash, uploaded_at: now, uploaded_by: actor.personId,
        secrecy_confirmed: null, step: null, removed_at: null, stands_for: thing.paper_name!
      }).execute();
      await reached(trx, meeting, 'papers-posted', { now, claimedAt, actor });
      beforeCommit(`meeting ${meeting.id}`, () => keepSummary(trx, meeting));
    }
    return { id: commandId };
  })
];

import { error, type RequestEvent } from '@sveltejs/kit';
import type { MeetingState } from '#meetings/meeting.ts';
import { namesOn } from '#meetings/queries.server.ts';
import { membersOn } from '#members/queries.server.ts';
import { addMonths, dayOf } from '#organisation/day.ts';
import { followedUntil, inChargeOn } from '#organisation/queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { reportVisit } from '#supervision/commands.ts';
import { meetingSeen, visitsOf } from '#supervision/queries.server.ts';
import { choicesFor, isClosed, mayReport, mendDay, mendState, timesBack } from '#supervision/visit.ts';
import { act, isId, see, signedIn } from '../../../../../front.server.ts';
import { house } from '../../../../../house.server.ts';

/** The sheet of a member in charge about one meeting, with what was to be mended from before. */
export async function load(event) {
  const { actor } = signedIn(event);
  if (event.request.method === 'POST' && (await formerly(event))) return { over: true as const, meeting: null };
  return see(event, event.params.cell, 'visit', async ({ trx, unit, day }) => {
    const seen = (await meetingSeen(trx, unit.id, event.params.meeting)) ?? error(404);
    const names = await namesOn(trx, unit.id, day);
    const visits = await visitsOf(trx, unit.id);
    const members = (await membersOn(trx, unit.id, day)).map(({ id, name, posts }) => ({ id, name, posts }));
    const heldOn = dayOf(seen.startsAt);
    const reported = visits.some((visit) => visit.meetingId === event.params.meeting && visit.personId === actor.personId);
    // a sheet that is written late asks for nothing that was asked for after its own meeting
    const earlier = visits.filter((visit) => visit.startsAt < seen.startsAt && !isClosed(mendState(visit)));
    return {
      over: false as const, cellId: unit.id, where: { name: names.cellName, above: names.superiorName }, today: day,
      meeting: { id: event.params.meeting, kind: seen.kind, startsAt: seen.startsAt }, choices: choicesFor(seen), members,
      may: mayReport({ state: seen.state as MeetingState, inChargeThen: await inChargeOn(trx, actor.personId, unit.id, heldOn), reported }),
      secretaryId: members.find((one) => one.posts.includes('secretary'))?.id ?? '',
      // by the cell's next regular meeting, unless another day is given
      nextDay: seen.nextAt && dayOf(seen.nextAt) >= day ? dayOf(seen.nextAt) : addMonths(heldOn, 1),
      earlier: earlier.map((visit) => ({ id: visit.id, visitor: visit.visitor, startsAt: visit.startsAt, mend: visit.mend, mendWords: visit.mendWords, mender: visit.mender, by: mendDay(visit), times: timesBack(visit), answer: visit.answers.at(-1) ?? null }))
    };
  });
}

export const actions = {
  // whoever sends what they began to write while they still followed the cell is told so, and keeps it
  default: act([reportVisit], undefined, async (event) => {
    const until = await formerly(event);
    return until ? { refused: 'not-in-charge-any-more', until } : null;
  })
};

/** The day from which the reader, who once followed the cell of the address, did so no more; nothing where they follow it, or never did. */
async function formerly(event: RequestEvent): Promise<string | null> {
  const { actor, now } = signedIn(event);
  const cellId = event.params['cell'];
  if (!isId(cellId) || (await inChargeOn(house().app, actor.personId, cellId, dayOf(now)))) return null;
  return inScope(house().app, { cells: [cellId] }, (trx) => followedUntil(trx, actor.personId, cellId));
}

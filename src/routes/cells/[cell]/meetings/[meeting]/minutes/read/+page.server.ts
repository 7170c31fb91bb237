import { approveMinutes, takeBack } from '#meetings/commands.ts';
import { contentHash } from '#documents/seal.server.ts';
import { printedParts } from '#meetings/minutes.ts';
import { minutesOf } from '#meetings/minutes-queries.server.ts';
import { meetingPage, votersOf } from '#meetings/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { monthName } from '#words/format.ts';
import { words } from '#words/words.ts';
import { act, seePart } from '../../../../../../../front.server.ts';

/** The minutes to read to the room, in large type, and what the room says to them. */
export async function load(event) {
  return seePart(event, event.params.cell, 'record', async ({ trx, unit }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const { sections, changed, approvedAt, facts } = await minutesOf(trx, unit.id, meeting.id);
    const begun = !['planned', 'prepared', 'announced', 'missed'].includes(meeting.state);
    return {
      title: words(event.locals.lang).minutes.readTitle(monthName(event.locals.lang, meeting.month)), meetingId: meeting.id, state: meeting.state, month: meeting.month, parts: begun ? printedParts(sections) : [], read: contentHash(sections), changed,
      approval: approvedAt && facts.approved ? { at: approvedAt, ...facts.approved } : null, here: (await votersOf(trx, unit.id, meeting.id, dayOf(meeting.starts_at))).presentEntitled
    };
  });
}

export const actions = { default: act([approveMinutes, takeBack]) };

import { addAddendum, addPaper, wordMinutes, write } from '#meetings/commands.ts';
import { isSigned } from '#meetings/meeting.ts';
import { printedParts } from '#meetings/minutes.ts';
import { minutesOf } from '#meetings/minutes-queries.server.ts';
import { meetingPage, papersOf } from '#meetings/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { act, see } from '../../../../../../front.server.ts';
import { uploadedFile } from '../../../../../upload.server.ts';

/** The minutes: by parts to word while they are open, as printed once signed; from then on every member of the cell may read them. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit }) => {
    const meeting = (await meetingPage(trx, unit.id, event.params.meeting))!;
    const minutes = await minutesOf(trx, unit.id, meeting.id);
    const addenda = await trx.selectFrom('addendum').select(['id', 'day', 'text', 'by_name as by', 'document_id as documentId']).where('cell_id', '=', unit.id).where('meeting_id', '=', meeting.id).orderBy('id').execute();
    const begun = !['planned', 'prepared', 'announced', 'missed'].includes(meeting.state) && (minutes.writtenAt !== null || permit.rights.has('see-attendance'));
    const words = permit.rights.has('write-up') && begun && !minutes.writtenAt;
    return {
      scans: isSigned(meeting.state) ? (await papersOf(trx, unit.id, meeting.id)).filter((paper) => paper.kind === 'scan') : [], mayScan: permit.rights.has('prepare') && isSigned(meeting.state),
      meetingId: meeting.id, state: meeting.state, may: permit.rights.has('write-up'), reads: permit.rights.has('see-attendance'), heldOn: dayOf(meeting.starts_at), printed: begun ? printedParts(minutes.sections) : [], writtenAt: minutes.writtenAt, addenda, changed: minutes.changed,
      approval: minutes.approvedAt && minutes.facts.approved ? { at: minutes.approvedAt, ...minutes.facts.approved } : null,
      wording: words
        ? minutes.sections.map((section) => {
            const draft = minutes.draft.find((one) => one.key === section.key)!.text;
            const own = minutes.wording.find((one) => one.key === section.key);
            return { ...section, draft, by: own ? { name: own.by, at: new Date(own.at) } : null, stale: own !== undefined && own.over !== draft.trim(), open: meeting.state === 'concluded' || section.key !== 'closing' };
          })
        : null
    };
  });
}

export const actions = { default: act([wordMinutes, write, addAddendum, addPaper], async (form, command, event) => (command.name === addPaper.name ? uploadedFile(form, event) : {})) };

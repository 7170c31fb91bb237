import { noticeDue } from '#meetings/month.ts';
import { agendaOf, papersOf, repliesOf, resolutionOf, toldBefore, type MeetingPage } from '#meetings/queries.server.ts';
import type { Trx } from '#platform/database.server.ts';

/** A meeting as its member meets it: their own reply, the agenda until the meeting walks it, the papers handed out and whether they opened them, the draft. Before the notice there is nothing to read. */
export async function meetingFor(trx: Trx, meeting: MeetingPage, memberId: string | null) {
  const out = meeting.state !== 'planned' && meeting.state !== 'prepared';
  const papers = out ? (await papersOf(trx, meeting.cell_id, meeting.id)).filter((paper) => paper.kind === 'paper' || paper.step === 'distributed') : [];
  const resolution = meeting.state !== 'planned' ? await resolutionOf(trx, meeting.cell_id, meeting.resolution_id) : null;
  const mine = memberId ? (await repliesOf(trx, meeting.cell_id, meeting.id)).find((one) => one.memberId === memberId && one.stands) : undefined;
  return {
    id: meeting.id, month: meeting.month, kind: meeting.kind, state: meeting.state, startsAt: meeting.starts_at, place: meeting.place, theme: meeting.theme,
    told: ['planned', 'prepared', 'announced'].includes(meeting.state) ? await toldBefore(trx, meeting) : null, reason: meeting.day_reason,
    reply: mine ? { answer: mine.answer, accepted: mine.accepted } : null,
    agenda: meeting.state === 'announced' ? (await agendaOf(trx, meeting.cell_id, meeting.id)).map(({ title, minutes, points }) => ({ title, minutes, points })) : [],
    papers: papers.map((paper) => ({ id: paper.id, name: paper.name, late: paper.uploadedAt > noticeDue(meeting.starts_at), opened: memberId ? paper.openers.includes(memberId) : false })),
    draft: resolution && { subject: resolution.subject, clauses: resolution.clauses.map((clause) => clause.text) }
  };
}

import { spreadsheet } from '#documents/workbook.server.ts';
import { opinionsAll } from '#meetings/opinion-queries.server.ts';
import { opinionState } from '#meetings/opinion.ts';
import { dayOf } from '#organisation/day.ts';
import { shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { see } from '../../../../../front.server.ts';

/** So many lines at most. */
const most = 5000;

/** The cell's opinions with what was answered, a line each; a member's own for a member. */
export async function GET(event) {
  const { opinions, day } = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => ({
    opinions: await opinionsAll(trx, unit.id, permit.rights.has('see-attendance') ? 'all' : { memberId: permit.memberId }, { from: 0, most }), day
  }));
  const w = words(event.locals.lang);
  const on = (text: string | null) => (text ? shortDay('vi', text) : '');
  return spreadsheet(`y-kien-${day}.xlsx`, w.opinions.title, [
    { title: w.opinions.sentOn, width: 12 }, { title: w.opinions.member, width: 28 }, { title: w.opinions.opinion, width: 60 }, { title: w.opinions.meeting, width: 12 }, { title: w.people.status, width: 22 }, { title: w.opinions.promisedFor, width: 14 }, { title: w.opinions.atMeeting, width: 50 }, { title: w.opinions.afterwards, width: 60 }
  ], opinions.map((one) => [
    on(dayOf(one.sentAt)), one.name, one.text, on(dayOf(one.meetingAt)), w.opinions.states[opinionState(one, day)], on(one.dueOn), one.answer, one.later.map((answer) => `${on(answer.on)}, ${w.opinions.said(answer.by)}: ${answer.text}`).join('\n')
  ]));
}

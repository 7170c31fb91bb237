import { sql } from 'kysely';
import { inspectedIn } from '#inspection/queries.server.ts';
import { reply } from '#meetings/commands.ts';
import { calledOff, meetingInHand } from '#meetings/queries.server.ts';
import { dayOf, firstOfMonth } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { reportOnTask } from '#resolutions/commands.ts';
import { standing } from '#resolutions/list.ts';
import { tasksOf } from '#resolutions/queries.server.ts';
import { words } from '#words/words.ts';
import { act, heldBy, signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';
import { meetingFor } from '../next-meeting.server.ts';
import { evidenceIn } from '../upload.server.ts';

/** What is the reader's own, whichever cells they belong to: the next meeting, their tasks, who has looked at their record, all their data. */
export async function load(event) {
  const { actor, now } = signedIn(event);
  const day = dayOf(now);
  const belongs = (await heldBy(event)).filter((hold) => hold.standing === 'member' && hold.memberId);
  const cells = belongs.map((hold) => hold.unitId);
  return inScope(house().app, { cells }, async (trx) => {
    const { rows: openings } = await sql<{ at: Date; by: string; what: string }>`
      select o.at, o.what, coalesce(nullif(o.by_name, ''), (select max(p.holder_name) from post p where p.unit_id = o.cell_id and p.person_id = o.by_person_id), (select max(m2.full_name) from member m2 where m2.cell_id = o.cell_id and m2.person_id = o.by_person_id), '…') as by
      from record_opening o join member m on m.cell_id = o.cell_id and m.id = o.member_id where m.person_id = ${actor.personId} order by o.at desc limit 50`.execute(trx);
    const { rows: names } = await sql<{ id: string; name: string }>`select unit_id as id, name from unit_name where unit_id = any (${cells}::uuid[]) and valid @> ${day}::date`.execute(trx);
    const mine = [];
    for (const { unitId, memberId } of belongs) {
      const meeting = await meetingInHand(trx, unitId, firstOfMonth(day));
      mine.push({
        unitId, calledOff: await calledOff(trx, unitId, now), cell: names.find((one) => one.id === unitId)?.name ?? '', meeting: meeting && ['planned', 'prepared', 'announced', 'open'].includes(meeting.state) ? await meetingFor(trx, meeting, memberId) : null,
        tasks: (await tasksOf(trx, unitId, day, { memberId: memberId!, open: true })).map((task) => standing(task, day))
      });
    }
    // told to nobody but them
    const inspected = await inspectedIn(trx, actor.personId);
    return { inspected: inspected.length === 0 ? null : inspected.reduce((sum, one) => sum + one.waiting, 0), title: words(event.locals.lang).shell.me.title, openings, mine };
  });
}

export const actions = { default: act([reportOnTask, reply], (form, command, event) => (command === reportOnTask ? evidenceIn(form, event) : Promise.resolve({}))) };

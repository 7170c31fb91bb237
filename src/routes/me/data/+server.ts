import { sql } from 'kysely';
import { dayOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { signInEventsOf } from '#platform/sign-in/event.server.ts';
import { heldBy, signedIn } from '../../../front.server.ts';
import { house } from '../../../house.server.ts';
import { toldOfOneself } from '../../inspections/told.server.ts';

/** Everything the program keeps about the one who asks, as one file. */
export async function GET(event) {
  const { actor, now } = signedIn(event);
  const cells = (await heldBy(event)).filter((hold) => hold.standing === 'member').map((hold) => hold.unitId);
  const mine = await inScope(house().app, { cells }, async (trx) => {
    const rows = async (query: ReturnType<typeof sql>) => (await query.execute(trx)).rows;
    const person = actor.personId;
    return {
      memberships: await rows(sql`select cell_id, id, valid, full_name from member where person_id = ${person}`),
      details: await rows(sql`select * from own_detail(${person})`),
      statuses: await rows(sql`select s.* from member_status s join member m on m.cell_id = s.cell_id and m.id = s.member_id where m.person_id = ${person}`),
      flags: await rows(sql`select f.* from member_flag f join member m on m.cell_id = f.cell_id and m.id = f.member_id where m.person_id = ${person}`),
      groups: await rows(sql`select g.* from member_group g join member m on m.cell_id = g.cell_id and m.id = g.member_id where m.person_id = ${person}`),
      posts: await rows(sql`select * from standing_of(${person}, ${dayOf(new Date())})`),
      attendance: await rows(sql`select a.* from attendance a join member m on m.cell_id = a.cell_id and m.id = a.member_id where m.person_id = ${person}`),
      replies: await rows(sql`select r.* from reply r join member m on m.cell_id = r.cell_id and m.id = r.member_id where m.person_id = ${person}`),
      leaveReasons: await rows(sql`select * from own_leave_reasons(${person})`),
      speeches: await rows(sql`select s.* from speech s join member m on m.cell_id = s.cell_id and m.id = s.member_id where m.person_id = ${person}`),
      opinions: await rows(sql`select o.* from opinion o join member m on m.cell_id = o.cell_id and m.id = o.member_id where m.person_id = ${person}`),
      opinionAnswers: await rows(sql`select a.* from opinion_answer a join opinion o on o.cell_id = a.cell_id and o.id = a.opinion_id join member m on m.cell_id = o.cell_id and m.id = o.member_id where m.person_id = ${person}`),
      tasks: await rows(sql`select t.* from task t join member m on m.cell_id = t.cell_id and m.id = t.member_id where m.person_id = ${person}`),
      taskReports: await rows(sql`select r.* from task_report r join member m on m.cell_id = r.cell_id and m.id = r.member_id where m.person_id = ${person}`),
      taskEvidence: await rows(sql`select e.* from task_evidence e join task_report r on r.cell_id = e.cell_id and r.id = e.report_id join member m on m.cell_id = r.cell_id and m.id = r.member_id where m.person_id = ${person}`),
      taskChanges: await rows(sql`select c.* from task_change c join member m on m.cell_id = c.cell_id and m.id in (c.from_member_id, c.to_member_id) where m.person_id = ${person}`),
      askedToMend: await rows(sql`select v.* from visit v join member m on m.cell_id = v.cell_id and m.id = v.mend_member_id where m.person_id = ${person}`),
      taskReminders: await rows(sql`select n.* from task_reminder n join member m on m.cell_id = n.cell_id and m.id = n.member_id where m.person_id = ${person}`),
      papersOpened: await rows(sql`select o.* from paper_opening o join member m on m.cell_id = o.cell_id and m.id = o.member_id where m.person_id = ${person}`),
      recordOpenings: await rows(sql`select o.* from record_opening o join member m on m.cell_id = o.cell_id and m.id = o.member_id where m.person_id = ${person}`)
    };
  });
  const inspections = await inScope(house().app, { cells: [] }, (trx) => toldOfOneself(trx, actor.personId, dayOf(now)));
  return new Response(JSON.stringify({ name: actor.name, ...mine, inspections, signIns: await signInEventsOf(actor.personId) }, null, 2), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="my-data.json"' }
  });
}

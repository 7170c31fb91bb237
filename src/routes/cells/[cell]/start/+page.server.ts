import { explainMonth, setNumber, setTerm } from '#meetings/commands.ts';
import { termsOf } from '#meetings/issue.server.ts';
import { cycleOf } from '#meetings/numbering.ts';
import { meetingsOfYear } from '#meetings/queries.server.ts';
import { printSlip } from '#members/commands.ts';
import { membersOn } from '#members/queries.server.ts';
import { addMonths, firstOfMonth, yearOf } from '#organisation/day.ts';
import { usernamesOf } from '#platform/sign-in/keeping.server.ts';
import { enterTask } from '#resolutions/commands.ts';
import { rightsAt } from '#organisation/rights.ts';
import { act, heldBy, see } from '../../../../front.server.ts';
import { isRegular } from '#meetings/meeting.ts';

/** What a cell that begins here, in the middle of a year perhaps, has entered already and what is left, each thing once. */
export async function load(event) {
  const holds = await heldBy(event);
  return see(event, event.params.cell, 'keep-members', async ({ trx, unit, permit, day }) => {
    const year = yearOf(day);
    const members = await membersOn(trx, unit.id, day);
    const posts = members.flatMap((member) => member.posts.filter((post) => post !== 'in-charge').map((post) => ({ id: member.id, name: member.name, post })));
    const withAccount = await usernamesOf(members.map((member) => member.personId));
    const { founded_on: founded } = await trx.selectFrom('unit').select('founded_on').where('id', '=', unit.id).executeTakeFirstOrThrow();
    const meetings = (await meetingsOfYear(trx, unit.id, year)).filter((meeting) => isRegular(meeting.kind));
    const explained = await trx.selectFrom('empty_month').selectAll().where('cell_id', '=', unit.id).where('month', '>=', `${year}-01-01`).where('month', '<=', `${year}-12-01`).execute();
    const past = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01-01`, index)).filter((month) => month < firstOfMonth(day));
    const terms = await termsOf(trx, unit.id);
    const cycle = cycleOf(day, terms);
    const numbers = await trx.selectFrom('document_number').select(['kind', 'last']).where('cell_id', '=', unit.id).where('cycle', '=', cycle).execute();
    const tasks = await trx.selectFrom('task').select(['id', 'text', 'due_on']).where('cell_id', '=', unit.id).where('clause_id', 'is', null).orderBy('due_on').execute();
    const above = holds.filter((hold) => hold.unitKind !== 'cell' && rightsAt([hold], unit.path).has('appoint')).sort((a, b) => b.path.length - a.path.length)[0];
    return {
      year, today: day, mayPlan: permit.rights.has('plan'), maySlip: permit.rights.has('print-slips'), appointAt: above ? `/units/${above.unitId}/organisation/${unit.id}#appoint` : null,
      members: members.map(({ id, name }) => ({ id, name })), posts, slips: posts.filter((post) => !withAccount.has(members.find((member) => member.id === post.id)!.personId)), accounts: withAccount.size, numbers, cycle, term: cycle.startsWith('term ') ? cycle.slice(5) : null, tasks,
      months: past.map((month) => ({
        month, meeting: meetings.find((meeting) => meeting.month === month)?.state ?? null, before: addMonths(month, 1) <= founded,
        explained: explained.find((one) => one.month === month) ?? null
      })), planned: meetings.length
    };
  });
}

export const actions = { default: act([explainMonth, setNumber, setTerm, enterTask, printSlip]) };

import { markCalled, remindOfTasks } from '#resolutions/commands.ts';
import { byDue, isWithoutPerson } from '#resolutions/list.ts';
import { callsOf } from '#resolutions/queries.server.ts';
import { membersOn } from '#members/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { act, see } from '../../../../front.server.ts';
import { tasksAsked } from './list.server.ts';

const onePage = 60;

/** The cell's tasks: narrowed, found without accents, grouped by when they are due. Who follows them also sees whom to remind and to call. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async (seen) => {
    const { trx, unit, permit, day } = seen;
    const { tasks, ...asked } = await tasksAsked(seen, event.url);
    const may = permit.rights.has('follow');
    const from = Math.max(0, Number.parseInt(event.url.searchParams.get('from') ?? '', 10) || 0);
    const remindable = may ? tasks.filter((task) => task.state === 'late' && task.memberId !== null && task.memberHere && !(task.remindedAt && dayOf(task.remindedAt) === day)) : [];
    return {
      ...asked, may, day, query: asked.query, total: tasks.length, before: from > 0 ? Math.max(0, from - onePage) : null, after: from + onePage < tasks.length ? from + onePage : null,
      groups: byDue(tasks.slice(from, from + onePage), day).map((group) => ({ ...group, tasks: group.tasks.map(({ id, text, memberName, memberHere, memberId, dueOn, status, state, daysLate, carried, remindedAt, reports }) => ({
        id, text, memberName, memberHere, dueOn, state, daysLate, carried, remindedAt, orphan: status === 'open' && isWithoutPerson({ memberId, memberHere }), last: reports.at(-1) ?? null
      })) })),
      members: (await membersOn(trx, unit.id, day)).map(({ id, name }) => ({ id, name })), remind: remindable.slice(0, 500).map((task) => task.id), calls: may ? await callsOf(trx, unit.id, day) : []
    };
  });
}

export const actions = { default: act([remindOfTasks, markCalled]) };

import { error } from '@sveltejs/kit';
import { changeTask, dropTask, handOverTask, remindOfTasks, reportForMember, reportOnTask } from '#resolutions/commands.ts';
import { mayDrop } from '#resolutions/changes.ts';
import { opensEvidence } from '#resolutions/evidence.ts';
import { isWithoutPerson, standing } from '#resolutions/list.ts';
import { tasksOf } from '#resolutions/queries.server.ts';
import { historyOf, originOf } from '#meetings/task-queries.server.ts';
import { membersOn } from '#members/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { act, see } from '../../../../../front.server.ts';
import { evidenceIn } from '../../../../upload.server.ts';

/** One task from its clause to its end. Evidence and reminders are for those they concern and those who see into the cell. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, day }) => {
    const [found] = await tasksOf(trx, unit.id, day, { taskId: event.params.task });
    if (!found) error(404);
    const task = standing(found, day);
    const origin = await originOf(trx, unit.id, task.id);
    const history = await historyOf(trx, unit.id, task.id);
    const follows = permit.rights.has('follow') && task.status === 'open';
    const sees = permit.rights.has('see-attendance') || (permit.memberId !== null && permit.memberId === task.memberId);
    return {
      title: task.text, task: { ...task, orphan: task.status === 'open' && isWithoutPerson(task), remindedToday: task.remindedAt !== null && dayOf(task.remindedAt) === day }, origin, day,
      history: history.filter((one) => sees || (one.what !== 'reminded' && one.what !== 'letter')).map((one) => {
        if (one.what !== 'reported') return one;
        const opens = opensEvidence(permit, one.memberId, task.memberId);
        return { ...one, link: opens ? one.link : '', files: opens ? one.files : [], hides: !opens && (one.link !== '' || one.files.length > 0) };
      }),
      mine: task.status === 'open' && permit.memberId !== null && permit.memberId === task.memberId, follows,
      mayDrop: follows && mayDrop({ status: task.status, voted: origin.from === 'clause', dueOn: task.dueOn, judged: history.some((one) => one.what === 'judged') }) === null,
      members: follows ? (await membersOn(trx, unit.id, day)).map(({ id, name }) => ({ id, name })) : []
    };
  });
}

export const actions = {
  default: act([reportOnTask, reportForMember, changeTask, handOverTask, dropTask, remindOfTasks], (form, command, event) => (command === reportOnTask || command === reportForMember ? evidenceIn(form, event) : Promise.resolve({})))
};

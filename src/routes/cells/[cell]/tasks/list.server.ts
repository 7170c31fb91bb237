import { taskFilters, belongs, finds, standing, type TaskFilter } from '#resolutions/list.ts';
import { tasksOf } from '#resolutions/queries.server.ts';
import { fold } from '#platform/fold.ts';
import type { Seen } from '../../../../front.server.ts';

/** The tasks a page's address asks for (`show`, `member`, `q`), with how each stands, and how many there would be under each filter. */
export async function tasksAsked({ trx, unit, day, permit }: Pick<Seen, 'trx' | 'unit' | 'day' | 'permit'>, url: URL) {
  const [query, member, asked] = [url.searchParams.get('q') ?? '', url.searchParams.get('member') ?? '', url.searchParams.get('show')];
  const show: TaskFilter = taskFilters.find((one) => one === asked) ?? 'open';
  const all = await tasksOf(trx, unit.id, day);
  const found = all.filter((task) => finds(task.folded, fold(query)) && (!member || task.memberId === member));
  const counts = taskFilters.map((filter) => ({ filter, count: found.filter((task) => belongs(task, filter, day, permit.memberId)).length }));
  return {
    show, query, member, any: all.length > 0,
    filters: counts.filter((one) => one.filter === show || (one.filter === 'mine' ? permit.memberId !== null : one.filter === 'no-person' ? one.count > 0 : true)),
    tasks: found.filter((task) => belongs(task, show, day, permit.memberId)).map((task) => standing(task, day))
  };
}

/** What a draft leaves open about a clause: nobody and no day at all, or a task that is the whole cell's and so nobody's. Clauses count from 1. */
export type Gap = { clause: number; gap: 'no-task' } | { clause: number; gap: 'no-person'; task: string };

/**
 * What is to be called out before a draft is put to the vote: tasks go to named members with a day (HD 42-HD/BTCTW, II.2.2). It does not
 * bar the vote: a clause may be of a kind that gives nobody a task, and the cell decides.
 */
export function gapsOf(clauses: readonly { tasks: readonly { text: string; memberId: string | null }[] }[]): Gap[] {
  return clauses.flatMap(({ tasks }, index): Gap[] => {
    const clause = index + 1;
    if (tasks.length === 0) return [{ clause, gap: 'no-task' }];
    return tasks.filter((task) => task.memberId === null).map((task) => ({ clause, gap: 'no-person', task: task.text }));
  });
}

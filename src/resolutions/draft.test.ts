import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapsOf } from './draft.ts';

const task = fc.record({ text: fc.string(), memberId: fc.option(fc.uuid()) });
const clauses = fc.array(fc.record({ tasks: fc.array(task, { maxLength: 4 }) }), { maxLength: 6 });

test('a draft leaves nothing open exactly when each clause has a task and each task a member, and what is open names its clause', () => {
  fc.assert(fc.property(clauses, (draft) => {
    const gaps = gapsOf(draft);
    expect(gaps.length === 0).toBe(draft.every((clause) => clause.tasks.length > 0 && clause.tasks.every((one) => one.memberId !== null)));
    for (const gap of gaps) {
      const { tasks } = draft[gap.clause - 1]!;
      if (gap.gap === 'no-task') expect(tasks).toEqual([]);
      else expect(tasks).toContainEqual({ text: gap.task, memberId: null });
    }
    expect(gaps.filter((gap) => gap.gap === 'no-person').length).toBe(draft.flatMap((clause) => clause.tasks).filter((one) => one.memberId === null).length);
  }));
});

import type { Refusal } from '#platform/command.ts';

/**
 * What the texts leave to the committee: by name, the choices it has for its cells, and for one cell of a special kind. The choice of the
 * nearest unit upward holds; '' takes one's own choice back.
 */
export const localRules: Readonly<Record<string, readonly string[]>> = {
  'meeting.quorum': ['warn 1/2', 'block 1/2', 'warn 2/3', 'block 2/3'],
  // on whose behalf the secretary signs the cell's papers
  'paper.signature': ['cell', 'committee'],
  // what the package for the national handbook app holds before and after the meeting, and how many megabytes a file may have
  'handbook.before': ['notice agenda draft-resolution theme paper', 'notice agenda theme paper', 'notice agenda'],
  'handbook.after': ['minutes resolution conclusion self-mark', 'minutes resolution conclusion', 'resolution conclusion', 'resolution conclusion self-mark'],
  'handbook.size': ['5', '10', '20', '50'],
  // how many days after a period's end the committees below close their reports
  'report.due': ['3', '5', '10', '15'],
  // how often a cell is visited at least, in months, and how many cells a member in charge follows at most
  'visit.every': ['1', '2', '3', '6'],
  'visit.most-cells': ['3', '5', '8', '12']
};

/** What is wrong with a rule before it is kept: no such name, no such choice. */
export function ruleFault(name: string, value: string): Refusal | null {
  if (!Object.hasOwn(localRules, name)) return { refused: 'no-such-rule', field: 'name' };
  return value === '' || localRules[name]!.includes(value) ? null : { refused: 'no-such-choice', field: 'value' };
}

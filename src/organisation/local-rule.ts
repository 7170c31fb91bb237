import type { Refusal } from '#platform/command.ts';

/**
 * What the texts leave to the committee: by name, the choices it has for its cells, and for one cell of a special kind. The choice of the
 * nearest unit upward holds; '' takes one's own choice back.
 */
export const localRules: Readonly<Record<string, readonly string[]>> = {
  'meeting.quorum': ['warn 1/2', 'block 1/2', 'warn 2/3', 'block 2/3']
};

/** What is wrong with a rule before it is kept: no such name, no such choice. */
export function ruleFault(name: string, value: string): Refusal | null {
  if (!Object.hasOwn(localRules, name)) return { refused: 'no-such-rule', field: 'name' };
  return value === '' || localRules[name]!.includes(value) ? null : { refused: 'no-such-choice', field: 'value' };
}

/** Papers of these kinds run through one row of numbers each; minutes of the pre-meeting stand in the row of the minutes. */
export const numberedKinds = ['notice', 'minutes', 'resolution', 'conclusion', 'thematic-plan'] as const;
export type NumberedKind = (typeof numberedKinds)[number];

/**
 * In which run of numbers a paper of a day stands. Numbers begin anew for each type with each term of the committee, counted from the
 * day after its congress (36-HD/VPTW, II.1.3; whether 05-HD/VPTW keeps it is unconfirmed); before the first term that is known here,
 * with each year. `terms` are the first days of the cell's terms.
 */
export function cycleOf(day: string, terms: readonly string[]): string {
  const term = terms.filter((start) => start <= day).sort().at(-1);
  return term ? `term ${term}` : day.slice(0, 4);
}

/** The days a new term beginning on a day takes over: up to the next term, or without end. */
export function spanOfTerm(startsOn: string, terms: readonly string[]): { from: string; until: string | null } {
  return { from: startsOn, until: terms.filter((start) => start > startsOn).sort()[0] ?? null };
}

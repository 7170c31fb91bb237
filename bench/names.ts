/** The benchmarks, each a file of its name. */
export const names: readonly string[] = ['pages', 'check-in', 'start', 'roll-call', 'morning', 'homecoming', 'hall', 'first-view', 'import', 'committee', 'evening'];

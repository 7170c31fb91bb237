import type { RollRow } from './minutes.ts';

interface Line {
  id: string;
  name: string;
  standing: string;
  mark: string;
  source: string | null;
  confirmed: boolean;
  clause: string;
}
export interface LiveRoll<L extends Line> {
  base: L[];
  outside: L[];
  present: number;
}

const here = ['present', 'late', 'left-early'];

/**
 * The roll of a meeting that is over, as it was frozen at its end: who had to attend and who came stay what the minutes say, whatever is
 * corrected about a member afterwards. `since`: what the records would give today, where that is no longer the same. Of each line the
 * clause and source are taken from the records, where the member still stands there; minutes that kept no ids are matched by name.
 */
export function heldRoll<L extends Line>(live: LiveRoll<L>, frozen: readonly RollRow[] | null): LiveRoll<L> & { since: { mustAttend: number; present: number } | null } {
  if (!frozen) return { ...live, since: null };
  const left = [...live.base, ...live.outside];
  const lines = frozen.map((row, index) => {
    const at = left.findIndex((one) => (row.member ? one.id === row.member : one.name === row.name));
    const [known] = at < 0 ? [] : left.splice(at, 1);
    const line = { id: `then-${index}`, source: null, confirmed: true, clause: '', ...known, name: row.name, standing: row.standing, mark: row.mark };
    return { inBase: row.inBase, line: line as unknown as L };
  });
  const base = lines.filter((one) => one.inBase).map((one) => one.line);
  const present = base.filter((one) => here.includes(one.mark)).length;
  const since = live.base.length === base.length && live.present === present ? null : { mustAttend: live.base.length, present: live.present };
  return { base, outside: lines.filter((one) => !one.inBase).map((one) => one.line), present, since };
}

import { markGroups } from '#meetings/self-mark.ts';
import { criteriaOf, factsNamed, type About, type Frame } from './frame.ts';
import { within } from './quantity.ts';
import { factsFor, sheetOf, type Facts } from './score.ts';

/**
 * Each group of the cell's self-mark with what the facts say about it, and the points that follow by a frame of the same groups in the same
 * order. `proposed`: what follows, and what the facts leave to people at its most. `computed`: the points that follow, of those they can decide.
 */
export function besideGroups(frame: Frame, about: About, facts: Facts) {
  const { lines } = sheetOf(frame, about, facts, {});
  const known = factsFor(frame, about, facts);
  const named = (key: string) => factsNamed(criteriaOf(frame).find((one) => one.key === key)!).map((fact) => ({ fact, quantity: known[fact] ?? null }));
  const soFar = facts['minutes-so-far'];
  return markGroups.map((group, index) => {
    const own = lines.filter((line) => line.group === frame.groups[index]!.key);
    const decided = own.filter((line) => line.computed !== null);
    const capping = frame.groups[index]!.criteria.filter((one) => own.some((line) => line.key === one.key && line.computed !== null)).flatMap((one) => one.caps ?? [])
      .filter((cap) => within(facts[cap.fact]!, cap.range)).map((cap) => ({ fact: cap.fact, quantity: facts[cap.fact] ?? null }));
    const said = [...own.flatMap((line) => named(line.key)), ...capping].flatMap(({ fact, quantity }) => (fact && quantity ? [[fact, { fact: fact as string, ...quantity }] as const] : []));
    return {
      ...group, proposed: own.reduce((sum, line) => sum + (line.computed ?? line.max), 0),
      facts: [...new Map(said).values(), ...(group.key === 'time' && soFar && decided.length === 0 ? [{ fact: 'minutes-so-far', ...soFar }] : [])],
      computed: decided.length === 0 ? null : { points: decided.reduce((sum, line) => sum + line.computed!, 0), of: decided.reduce((sum, line) => sum + line.max, 0) }
    };
  });
}

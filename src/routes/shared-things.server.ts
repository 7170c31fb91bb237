import { dayOf } from '#organisation/day.ts';
import { differences, isUnchanged, standingOf } from '#models/sharing.ts';
import type { Shared } from '#models/sharing-queries.server.ts';

/** A thing a model gave, with what became of it wherever it was taken up and may be seen. */
export function withTakings(thing: Shared) {
  return {
    ...thing, on: dayOf(thing.at),
    takings: thing.takings.map(({ item, saved, ...taking }) => ({
      ...taking, standing: taking.seen ? standingOf(saved, item) : null, unchanged: item !== null && isUnchanged(thing, item),
      parts: item === null || isUnchanged(thing, item) ? [] : differences(`${thing.title}\n${thing.points}`, `${item.title}\n${item.points}`)
    }))
  };
}
export type ThingShown = ReturnType<typeof withTakings>;

/** How many commands of one unit ask the database at a time. They stand in one line there anyway; the connections are everybody's. */
const most = 4;
const places = new Map<string, { taken: number; waiting: Set<() => void> }>();

/** The unit's commands waited too long for those before them. It passes. */
export class LineTooLong extends Error {
  code = '55P03';
}

/**
 * Does the work when a place of the unit is free: whatever holds one unit up, an import or a program that hangs in its transaction, holds up
 * no other. Who has waited `patience` milliseconds for a place is told so by a `LineTooLong`, and nothing was done.
 */
export async function inPlace<T>(unitId: string, patience: number, work: () => Promise<T>): Promise<T> {
  const place = places.get(unitId) ?? { taken: 0, waiting: new Set() };
  places.set(unitId, place);
  if (place.taken < most) place.taken++;
  else
    await new Promise<void>((go, fail) => {
      const turn = () => {
        clearTimeout(late);
        go();
      };
      const late = setTimeout(() => {
        place.waiting.delete(turn);
        fail(new LineTooLong('too many commands of one unit wait'));
      }, patience);
      place.waiting.add(turn);
    });
  try {
    return await work();
  } finally {
    // the place is handed to the next in line, never free in between
    const [next] = place.waiting;
    if (next) {
      place.waiting.delete(next);
      next();
    } else if (--place.taken === 0) places.delete(unitId);
  }
}

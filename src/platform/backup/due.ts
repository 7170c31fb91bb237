/** Việt Nam has one time and no summer time. */
const offset = 7 * 3600_000;
const day = 24 * 3600_000;
/** After a failure the next try waits this long, in milliseconds. */
const patience = 3600_000;

/** The last moment before `now` at which a clock in Việt Nam showed `at`, HH:MM. */
export function lastTime(at: string, now: Date): Date {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  const today = Math.floor((now.getTime() + offset) / day) * day - offset + (hours * 60 + minutes) * 60_000;
  return new Date(today <= now.getTime() ? today : today - day);
}

/**
 * Whether daily work is due: none was done since the hour last passed, so a machine that was off at night does it after
 * its next start; and no try failed within the hour. `done` and `failed` are the last of each, or null.
 */
export function isDue(at: string, now: Date, done: Date | null, failed: Date | null): boolean {
  const since = lastTime(at, now);
  // what was done at a time still to come was done by a clock that was wrong, and is no reason to wait for years
  return (!done || done < since || done.getTime() > now.getTime() + day) && (!failed || failed > now || now.getTime() - failed.getTime() >= patience);
}

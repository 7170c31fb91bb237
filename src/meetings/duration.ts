/** How long a meeting lasts at least, in minutes: regular 90; regular and thematic one after the other 120 (HD 42-HD/BTCTW). */
export const leastMinutes = { regular: 90, thematic: 90, combined: 120, extraordinary: 0 } as const;

/** Whole minutes between two instants. */
export const minutesBetween = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));

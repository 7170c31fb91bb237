import { mendedAt, type Missing } from '#meetings/session.ts';

/** The place where something missing before the end is mended: on the page its form, for the minutes the page they are read from. */
export function placeOf(refused: Missing['refused']): string {
  const part = mendedAt[refused];
  return part === 'minutes' ? 'minutes/read' : part === 'vote' ? '#vote-now' : `#${part}`;
}

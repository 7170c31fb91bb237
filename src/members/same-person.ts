import { fold } from '#platform/fold.ts';

/** What tells people of one name apart; a birth date may be a year alone. */
interface Known {
  born?: string | null;
  cardNumber?: string | null;
}

/** Whether two lines, in a file or a file and a record, may be one person: one name, and nothing known of both differs. */
export const sameMember = (one: Known & { fullName: string }, other: Known & { fullName: string }) => fold(one.fullName) === fold(other.fullName) && !contradicts(one, other);

/** Both are known and differ; a year does not contradict a day of that year. */
export function contradicts(one: Known, other: Known): boolean {
  if (one.cardNumber && other.cardNumber && one.cardNumber !== other.cardNumber) return true;
  if (!one.born || !other.born) return false;
  const length = Math.min(one.born.length, other.born.length);
  return one.born.slice(0, length) !== other.born.slice(0, length);
}

/** Both have a year of birth, and it is the same. */
export const agrees = (one: Known, other: Known) => Boolean(one.born && other.born && one.born.slice(0, 4) === other.born.slice(0, 4));

import { within } from '#organisation/day.ts';

/** One row of the table of who counts (FIELD §2): how a member stands on a day. */
export const standings = ['official', 'probationary', 'exempt', 'suspended', 'temporary-in', 'temporary-away', 'special-duty', 'ended', 'exempt-from-dues'] as const;
export type MemberStanding = (typeof standings)[number];

export interface Span {
  from: string | null;
  until: string | null;
}
/** A member with their dated statuses and flags, as the tables keep them. */
export interface DatedMember {
  id: string;
  name: string;
  statuses: (Span & { status: string })[];
  flags: (Span & { flag: string })[];
}

/**
 * How a member stands on a day. A terminal status ends everything; being here or away for a time says where the person
 * counts; then suspension, exemption, special duty; then official or probationary.
 */
export function standingOn(member: DatedMember, day: string): MemberStanding {
  return standingsOn(member, day)[0]!;
}

/** All that can be said of how a member stands on a day, what weighs most first: flags, the status itself, and whether dues are let off. */
export function standingsOn(member: DatedMember, day: string): MemberStanding[] {
  const status = member.statuses.find((span) => within(day, span.from, span.until))?.status;
  if (status !== 'official' && status !== 'probationary') return ['ended'];
  const flags = new Set(member.flags.filter((span) => within(day, span.from, span.until)).map((span) => span.flag));
  return [...(['temporary-in', 'temporary-away', 'suspended', 'exempt', 'special-duty'] as const).filter((flag) => flags.has(flag)), status, ...(flags.has('exempt-from-dues') ? (['exempt-from-dues'] as const) : [])];
}

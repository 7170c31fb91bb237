import type { MemberStanding } from '#members/status.ts';

/** A member on the day of a meeting, as far as its offices ask: how they stand, which posts they hold in the cell, whether they are away. */
export interface Candidate {
  id: string;
  name: string;
  standing: MemberStanding;
  posts: readonly string[];
  /** given leave, or marked absent */
  away: boolean;
}
export interface Officers {
  chairId: string | null;
  secretaryId: string | null;
  markerId: string | null;
}

const inOrder = ['secretary', 'deputy', 'committee-member'];

/**
 * Who may chair: the secretary, else the deputy, else a member of the committee; in a cell with none of these beside the
 * secretary, any official member. Where the secretary's own self-review is discussed, anyone of these but the secretary
 * (QĐ 208-QĐ/TW; Lào Cai QĐ 09-QĐ/TU, 28/11/2025). By order of precedence.
 */
export function mayChair(all: readonly Candidate[], secretaryReviewed = false): Candidate[] {
  const official = all.filter((one) => one.standing === 'official' && !(secretaryReviewed && one.posts.includes('secretary')));
  const posted = official.filter((one) => rank(one) < inOrder.length).sort((a, b) => rank(a) - rank(b));
  return posted.some((one) => !one.posts.includes('secretary')) ? posted : [...posted, ...official.filter((one) => !posted.includes(one))];
}

/** Proposes chair, meeting secretary and marker, three people as far as there are so many: who had the office last time, else by precedence. */
export function proposeOfficers(all: readonly Candidate[], lastTime: Pick<Officers, 'secretaryId' | 'markerId'>): Officers {
  const here = all.filter((one) => !one.away && (one.standing === 'official' || one.standing === 'probationary'));
  const chair = mayChair(all).find((one) => !one.away)?.id ?? null;
  const taken = new Set([chair]);
  const next = (last: string | null): string | null => {
    const free = here.filter((one) => !taken.has(one.id)).sort((a, b) => rank(a) - rank(b) || (a.standing === b.standing ? 0 : a.standing === 'official' ? -1 : 1));
    const chosen = (free.find((one) => one.id === last) ?? free[0])?.id ?? null;
    taken.add(chosen);
    return chosen;
  };
  const secretaryId = next(lastTime.secretaryId);
  return { chairId: chair, secretaryId, markerId: next(lastTime.markerId) };
}

function rank(one: Candidate): number {
  const at = inOrder.findIndex((post) => one.posts.includes(post));
  return at < 0 ? inOrder.length : at;
}

/**
 * What each post lets a person see and do, at its unit and below (DESIGN §4, issue §3). One table: buttons, explanations,
 * handlers and the matrix of tests all ask it. Posts are dated; a right lasts exactly as long as the post.
 */
export type PostKind =
  | 'secretary'
  | 'deputy'
  | 'committee-member'
  | 'in-charge'
  | 'office'
  | 'standing'
  | 'inspector'
  | 'administrator';
export type Standing = PostKind | 'member';

export const rights = [
  'see-meetings', // dates, agenda, papers, resolution, tasks, names of fellow members
  'see-attendance', // who came and who did not, with and without reason; opinions, marks
  'see-details', // card numbers, phones, reasons for leave
  'see-log', // the audit page
  'plan', // the year's calendar, postponing, the missed month
  'prepare', // pre-meeting, agenda, drafts, papers
  'announce', // notice, replies, calls
  'record', // the roll, speakers, votes, the self-mark: the live meeting
  'write-up', // minutes, signing, addenda
  'file', // numbering, package, proof of posting
  'follow', // judging tasks, reminders within the cell
  'keep-members', // names, details, statuses, flags
  'print-slips', // one-time codes for sign-in
  'take-part', // reply, ask leave, send an opinion, check oneself in, report on one's own tasks
  'see-below', // the committee's pages over the subtree
  'settle-calendar', // meeting times of all cells, superior's items, reminders
  'keep-units', // found, rename, move, dissolve; import
  'appoint', // posts and delegations below
  'grade', // the superior's decision
  'keep-accounts' // accounts: lock, end sessions, first officer
] as const;
export type Right = (typeof rights)[number];

const cellSecretary: readonly Right[] = [
  'see-meetings', 'see-attendance', 'see-details', 'see-log', 'plan', 'prepare', 'announce', 'record', 'write-up', 'file', 'follow', 'keep-members', 'print-slips'
];
export const rightsOf: Record<Standing, readonly Right[]> = {
  secretary: cellSecretary,
  deputy: cellSecretary,
  'committee-member': ['see-meetings', 'see-attendance', 'prepare', 'record', 'follow'],
  member: ['see-meetings', 'take-part'],
  'in-charge': ['see-meetings', 'see-attendance'],
  office: ['see-meetings', 'see-attendance', 'see-details', 'see-log', 'see-below', 'settle-calendar', 'keep-units', 'keep-members', 'print-slips', 'appoint'],
  standing: ['see-meetings', 'see-attendance', 'see-below', 'grade'],
  inspector: ['see-meetings', 'see-attendance', 'see-log', 'see-below'],
  administrator: ['keep-accounts']
};

/** One thing a person holds on a day: a post, a delegated post or a membership, at a unit whose tree path is given. */
export interface Hold {
  standing: Standing;
  unitId: string;
  unitKind: string;
  /** ltree path of the unit, labels are ids without hyphens, from the root down */
  path: string;
  memberId: string | null;
  delegatedFrom: string | null;
}

/** The rights these holds give at a unit with this path: of each hold at the unit itself or above it. */
export function rightsAt(holds: readonly Hold[], path: string): Set<Right> {
  const given = new Set<Right>();
  for (const hold of holds)
    if (reaches(hold, path)) for (const right of rightsOf[hold.standing]) given.add(right);
  return given;
}

/** Whether a hold says anything about a unit: a membership only about its own cell, a post also about everything below. */
export function reaches(hold: Hold, path: string): boolean {
  if (hold.path === path) return true;
  return hold.standing !== 'member' && path.startsWith(`${hold.path}.`);
}

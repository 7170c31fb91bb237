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
/** `team`: who is on the team of an inspection, at the committee that ordered it. */
export type Standing = PostKind | 'member' | 'team';

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
  'report', // what the committee says for itself: its report to the level above, and which cells are its models
  'keep-units', // found, rename, move, dissolve; import
  'appoint', // posts and delegations below
  'grade', // the superior's decision
  'visit', // the sheet of a visit to a meeting, and what became of it
  'inspect', // inspections: one's own, by src/inspection which those are
  'answer-inspection', // what an inspection asks of one's cell, or of oneself: by src/inspection which that is
  'order-inspections', // the programme of the year, teams, extensions, conclusions
  'answer-above', // what the cell answers to those who visit it
  'see-signals', // what coaches the cell: for those who prepare its meetings and who follows it, nobody else
  'keep-accounts' // accounts: lock, end sessions, first officer
] as const;
export type Right = (typeof rights)[number];

const leadsTheCell: readonly Right[] = [
  'see-meetings', 'see-attendance', 'see-details', 'see-log', 'plan', 'prepare', 'announce', 'record', 'write-up', 'file', 'follow', 'keep-members', 'print-slips', 'answer-above', 'see-signals', 'inspect', 'order-inspections', 'answer-inspection'
];
const rightsOf: Record<Standing, readonly Right[]> = {
  secretary: leadsTheCell,
  deputy: leadsTheCell,
  'committee-member': ['see-meetings', 'see-attendance', 'prepare', 'record', 'follow', 'see-signals', 'inspect'],
  member: ['see-meetings', 'take-part', 'answer-inspection'],
  'in-charge': ['see-meetings', 'see-attendance', 'visit', 'see-signals'],
  office: ['see-meetings', 'see-attendance', 'see-details', 'see-log', 'see-below', 'settle-calendar', 'report', 'keep-units', 'keep-members', 'print-slips', 'appoint'],
  standing: ['see-meetings', 'see-attendance', 'see-below', 'report', 'grade', 'inspect', 'order-inspections'],
  inspector: ['see-meetings', 'see-attendance', 'see-log', 'see-below', 'inspect', 'order-inspections'],
  team: ['inspect'],
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

/** What stays at a unit that was dissolved: what it did can be read, and judged by the superior; nothing is done there any more. */
const lasting: readonly Right[] = ['see-meetings', 'see-attendance', 'see-details', 'see-log', 'see-below', 'grade'];

/** The rights these holds give at a unit with this path: of each hold at the unit itself or above it. */
export function rightsAt(holds: readonly Hold[], path: string): Set<Right> {
  const given = new Set<Right>();
  for (const hold of holds) {
    const standing = actsAs(hold);
    if (standing && reaches(hold, path)) for (const right of rightsOf[standing]) given.add(right);
  }
  return given;
}

/**
 * The rights at a unit that was dissolved: of those who stand above it, and of those who lead or follow what succeeded it
 * (`successors`: their paths), as far as rights last. A member of the successor has no say about a cell they never were in.
 */
export function rightsAfter(holds: readonly Hold[], path: string, successors: readonly string[]): Set<Right> {
  const posts = holds.filter((hold) => hold.standing !== 'member');
  return new Set([path, ...successors].flatMap((one) => [...rightsAt(posts, one)]).filter((right) => lasting.includes(right)));
}

/**
 * As what a hold counts. A post in a cell is what it is called. Of a committee the secretary and the deputies are its
 * standing committee (Điều lệ Đảng, 20), and to be one of its members gives nothing by itself: only a cell they are put in
 * charge of. A party group has no meetings of its own here.
 */
export function actsAs({ standing, unitKind }: Pick<Hold, 'standing' | 'unitKind'>): Standing | null {
  if (unitKind === 'cell') return standing;
  if (standing === 'secretary' || standing === 'deputy') return unitKind === 'party-group' ? null : 'standing';
  return standing === 'committee-member' ? null : standing;
}

/** Whether a right is held by a post of the unit itself, not by one of a level above: what a committee answers for, nobody does in its stead. */
export const holdsItself = (holds: readonly Hold[], unit: { id: string }, right: Right): boolean => holds.some((hold) => hold.unitId === unit.id && rightsAt([hold], hold.path).has(right));

/** Who may do something in a cell, by their posts: those of the cell itself, or where none of them may, those of the committees over it. */
export function whoMay(right: Right): PostKind[] {
  const having = (kinds: readonly PostKind[]) => kinds.filter((kind) => rightsOf[kind].includes(right));
  const here = having(['secretary', 'deputy', 'committee-member']);
  return here.length > 0 ? here : having(['standing', 'office']);
}

/** Whether a hold says anything about a unit: what is held in a cell only about that cell, a post of a committee also about everything below, to be on its team nothing of that. */
export function reaches(hold: Hold, path: string): boolean {
  if (hold.path === path) return true;
  return hold.unitKind !== 'cell' && hold.standing !== 'member' && hold.standing !== 'team' && path.startsWith(`${hold.path}.`);
}

import { minutesBetween } from '#meetings/duration.ts';
import { filingDue, noticeDue } from '#meetings/month.ts';
import type { Lacking } from '#meetings/self-mark.ts';
import type { Facts } from './score.ts';

/** What is known of a meeting, while it is on and afterwards. Instants in UTC. */
export interface Evidence {
  startsAt: Date;
  openedAt: Date | null;
  endedAt: Date | null;
  now: Date;
  /** entered from paper: how long it lasted is known from its end on alone */
  recordedAfterwards: boolean;
  mustAttend: number;
  present: number;
  /** those of the base whose mark nobody has made yet */
  unknown: number;
  absentWithReason: number;
  absentWithoutReason: number;
  /** the most meetings running, in the year until this one, from which one member was absent with reason */
  longestAbsence: number;
  preMeeting: 'due' | 'held' | 'not-applicable' | 'not-held';
  noticeAt: Date | null;
  papers: readonly { name: string; at: Date }[];
  /** papers that the agenda names and nobody has uploaded */
  papersAwaited: readonly string[];
  /** a thematic paper is not with the members */
  themeWaits: boolean;
  /** the cell does not use the handbook app: whether something is posted there in time is for people to judge, unless it was marked as posted */
  withoutHandbook: boolean;
  /** when the papers were posted to the handbook app */
  postedBeforeAt: Date | null;
  items: readonly { key: string | null; startedAt: Date | null; endedAt: Date | null }[];
  /** members present who spoke at least once */
  speakers: number;
  minutesApproved: boolean;
  resolutionPassed: boolean;
  clauses: readonly { tasks: readonly { dueOn: string | null }[] }[] | null;
  /** last month's tasks: how many the cell found done, of those it has judged, and how many it has not yet judged */
  lastTasks: { done: number; judged: number; open: number };
  postedAt: Date | null;
}

const yes = (holds: boolean) => ({ value: holds ? 1 : 0 });
const without = (lacks: readonly Lacking[]) => ({ ...yes(lacks.length === 0), ...(lacks.length > 0 ? { lacks } : {}) });

/**
 * The facts of a meeting as scoring frames ask for them. What is not settled yet (a mark still to be made, an item still to come, a result
 * still in time) is no fact, so that nobody is marked down for what can still be done.
 */
export function factsOf(evidence: Evidence): Facts {
  const { endedAt, items, now } = evidence;
  const over = endedAt !== null;
  const walked = items.length > 0 && items.every((item) => item.startedAt !== null);
  const ideology = items.find((item) => item.key === 'ideology' && item.startedAt && (item.endedAt ?? endedAt));
  const postingDue = endedAt && filingDue(endedAt);
  return {
    ...(evidence.openedAt && over ? { 'minutes-held': { value: minutesBetween(evidence.openedAt, endedAt) } } : {}),
    ...(evidence.openedAt && !over && !evidence.recordedAfterwards ? { 'minutes-so-far': { value: minutesBetween(evidence.openedAt, now) } } : {}),
    ...(evidence.unknown === 0 && evidence.mustAttend > 0
      ? { 'attendance-rate': { value: evidence.present, whole: evidence.mustAttend }, 'absent-with-reason': { value: evidence.absentWithReason }, 'absent-without-reason': { value: evidence.absentWithoutReason }, 'longest-absence': { value: evidence.longestAbsence } } : {}),
    ...(evidence.preMeeting === 'due' ? {} : { 'pre-meeting-minuted': yes(evidence.preMeeting !== 'not-held') }),
    'notice-given': yes(evidence.noticeAt !== null),
    'papers-a-day-ahead': without([...lackOf('notice', evidence.noticeAt, evidence), ...papersLacking(evidence)]),
    'papers-hours-ahead': { value: hoursAhead(evidence) },
    // of a meeting entered from paper the posting may still be entered too
    ...(evidence.postedBeforeAt || !(evidence.recordedAfterwards || evidence.withoutHandbook)
      ? { 'posted-a-day-ahead': without([...lackOf('posting', evidence.postedBeforeAt, evidence), ...papersLacking(evidence)]), 'posted-before-meeting': yes(evidence.postedBeforeAt !== null && evidence.postedBeforeAt <= evidence.startsAt) } : {}),
    ...(walked || over ? { 'agenda-walked': yes(walked) } : {}),
    ...(evidence.present > 0 && evidence.unknown === 0 ? { 'share-who-spoke': { value: evidence.speakers, whole: evidence.present } } : {}),
    ...(ideology ? { 'ideology-spoken': yes(minutesBetween(ideology.startedAt!, (ideology.endedAt ?? endedAt)!) >= leastIdeology) } : {}),
    ...(evidence.minutesApproved || over ? { 'minutes-approved': yes(evidence.minutesApproved) } : {}),
    ...(evidence.resolutionPassed || over ? { 'resolution-voted': yes(evidence.resolutionPassed) } : {}),
    ...(evidence.clauses && evidence.clauses.length > 0
      ? { 'tasks-dated': yes(evidence.clauses.every((clause) => clause.tasks.length > 0 && clause.tasks.every((task) => task.dueOn !== null))) } : {}),
    ...(evidence.lastTasks.open === 0 ? { 'last-tasks-done': { value: evidence.lastTasks.done, whole: evidence.lastTasks.judged } } : {}),
    ...(evidence.postedAt && postingDue ? { 'posted-in-two-days': yes(evidence.postedAt <= postingDue) } : postingDue && now > postingDue && !evidence.withoutHandbook ? { 'posted-in-two-days': yes(false) } : {})
  };
}

const lackOf = (what: Lacking['what'], at: Date | null, { startsAt }: Evidence, name = ''): Lacking[] => (at !== null && at <= noticeDue(startsAt) ? [] : [{ what, name, late: at !== null }]);

const papersLacking = (evidence: Evidence): Lacking[] => [
  ...evidence.papers.flatMap((paper) => lackOf('paper', paper.at, evidence, paper.name)), ...evidence.papersAwaited.map((name): Lacking => ({ what: 'paper', name, late: false })),
  ...(evidence.themeWaits ? [{ what: 'theme' as const, name: '', late: false }] : [])
];

/** The whole hours from the last of the notice and the papers to the meeting; none where one of them is not there, or came after it began. */
function hoursAhead({ startsAt, noticeAt, papers, papersAwaited, themeWaits }: Evidence): number {
  if (noticeAt === null || papersAwaited.length > 0 || themeWaits) return 0;
  const last = Math.max(noticeAt.getTime(), ...papers.map((paper) => paper.at.getTime()));
  return Math.max(0, Math.floor((startsAt.getTime() - last) / 3600_000));
}

/** 15 to 30 minutes are for ideology, self-criticism and criticism (form of An Phú, 4.7). */
const leastIdeology = 15;

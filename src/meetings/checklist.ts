import { noticeDue, preMeetingDue } from './month.ts';
import { states, type MeetingState } from './meeting.ts';

export const checkKeys = ['pre-meeting', 'agenda', 'resolution', 'paper-written', 'paper-reviewed', 'paper-distributed', 'papers', 'notice'] as const;
export type CheckKey = (typeof checkKeys)[number];
export interface Check {
  key: CheckKey;
  state: 'done' | 'now' | 'late' | 'not-applicable';
  by: Date;
}

export interface PreparationFacts {
  state: MeetingState;
  kind: string;
  startsAt: Date;
  preMeeting: 'due' | 'held' | 'not-applicable' | 'not-held';
  agendaSaved: boolean;
  resolutionDrafted: boolean;
  /** how many papers the agenda names, and for how many of them there is no file yet */
  papers: { named: number; awaited: number };
  /** the furthest step of the thematic paper; null where there is none yet */
  paperStep: 'draft' | 'returned' | 'reviewed' | 'distributed' | null;
}

const aDay = 24 * 3600_000;

/**
 * What there is to prepare, with its day: the pre-meeting three days before (ours), agenda and draft with it, the thematic paper
 * written a week before and reviewed four days before (ours), paper and notice a day before (HD 42-HD/BTCTW, II.2.2).
 */
export function checklist(facts: PreparationFacts, now: Date): Check[] {
  const before = (days: number) => new Date(facts.startsAt.getTime() - days * aDay);
  const thematic = facts.kind === 'thematic' || facts.kind === 'combined';
  const paper = facts.paperStep === 'distributed' ? 3 : facts.paperStep === 'reviewed' ? 2 : facts.paperStep === 'draft' ? 1 : 0;
  const told = facts.state !== 'missed' && states.indexOf(facts.state) >= states.indexOf('announced');
  const line = (key: CheckKey, done: boolean, by: Date, applies = true): Check => ({ key, by, state: !applies ? 'not-applicable' : done ? 'done' : now > by ? 'late' : 'now' });
  return [
    line('pre-meeting', facts.preMeeting === 'held', preMeetingDue(facts.startsAt), facts.preMeeting !== 'not-applicable' && facts.preMeeting !== 'not-held'),
    line('agenda', facts.agendaSaved, preMeetingDue(facts.startsAt)),
    line('resolution', facts.resolutionDrafted, preMeetingDue(facts.startsAt)),
    line('paper-written', paper >= 1, before(7), thematic),
    line('paper-reviewed', paper >= 2, before(4), thematic),
    line('paper-distributed', paper >= 3, noticeDue(facts.startsAt), thematic),
    line('papers', facts.papers.awaited === 0, noticeDue(facts.startsAt), facts.papers.named > 0),
    line('notice', told, noticeDue(facts.startsAt))
  ];
}

import { parts, type CellFacts, type HeldMeeting, type Part } from './facts.ts';
import { isOfficeBusiness, usual } from './phrases.ts';
import type { Evidence, Signal } from './signal.ts';
import { alikeFrom, likeness, printOf } from './text.ts';

/** So many last meetings are looked at. */
const window = 3;

function textOf(meeting: HeldMeeting, part: Part): string {
  if (part === 'pre-meeting') return meeting.preMeeting ? `${meeting.preMeeting.content}\n${meeting.preMeeting.conclusion}` : '';
  return meeting.clauses.flatMap((clause) => [clause.text, ...clause.tasks.map((task) => task.text)]).join('\n');
}
const printsOf = (meeting: HeldMeeting) => new Map(parts.map((part) => [part, printOf(textOf(meeting, part), usual)]));

/** The last meeting prepared with the same words as the one before: its pre-meeting, or its resolution. A matter may come up again; its words are not the same then. */
export function sameText({ meetings }: CellFacts): Signal[] {
  const [last, before] = meetings;
  if (!last || !before) return [];
  const alike = alikeParts(printsOf(last), printsOf(before));
  if (alike.length === 0) return [];
  return [{
    kind: 'same-text', subject: '', sure: alike.length > 1 ? 'likely' : 'perhaps', rests: [last.id], since: last.day,
    evidence: alike.map(({ part, share }): Evidence => ({ says: `same-${part}`, day: last.day, meetingId: last.id, count: Math.round(share * 100) }))
  }];
}

/** From so many other cells on that are more than half of those that wrote at length, somebody handed that text out: no fault of theirs (ours). */
const handedOut = 4;
/** So much of a cell's own text is shown of it. */
const shown = 140;

/** The meeting of the month just over prepared, or resolved, with nearly the words of other cells of the commune: how many, and the cell's own words; nothing of theirs. */
export function sameElsewhere({ meetings, elsewhere }: CellFacts): Signal[] {
  const same = elsewhere.filter(({ alike, written }) => alike > 0 && !(alike >= handedOut && alike * 2 > written));
  const meeting = meetings.find((one) => one.id === same[0]?.meetingId);
  if (!meeting) return [];
  return [{
    kind: 'same-elsewhere', subject: '', sure: 'perhaps', rests: [meeting.id], since: same[0]!.since,
    evidence: same.flatMap(({ part, alike }): Evidence[] => [{ says: `${part}-elsewhere`, day: meeting.day, meetingId: meeting.id, count: alike }, { says: 'own-words', text: beginningOf(textOf(meeting, part)) }])
  }];
}
export function beginningOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > shown ? `${line.slice(0, line.lastIndexOf(' ', shown))} …` : line;
}

/** In a cell of an office, a school, works or forces: matters of the agenda that are how the house is run, at two of the last three meetings (the second shortcoming of the article of 2017). */
export function officeBusiness({ meetings, cellType }: CellFacts): Signal[] {
  if (cellType === null || cellType === 'village' || cellType === 'abroad') return [];
  const found = meetings.slice(0, window).map((meeting) => ({ meeting, items: meeting.items.filter((item) => item.origin !== 'playbook' && item.origin !== 'carried' && isOfficeBusiness(`${item.title}\n${item.points}`)) })).filter(({ items }) => items.length > 0);
  if (found.length < 2) return [];
  return [{
    kind: 'office-business', subject: '', sure: 'perhaps', rests: found.map(({ meeting }) => meeting.id), since: found[0]!.meeting.day,
    evidence: found.map(({ meeting, items }) => ({ says: 'house-matter', day: meeting.day, meetingId: meeting.id, text: items.map((item) => item.title).join('; ') }))
  }];
}

/** Two cells whose meetings of one month were prepared with the same words. */
export interface SameWords {
  month: string;
  parts: readonly { part: Part; share: number }[];
  cells: readonly { cellId: string; cell: string; meetingId: string }[];
}
/** So many months back cells are compared. */
const monthsCompared = 2;

/**
 * Among the few cells somebody follows, those that prepared a month with the same words: people say that papers look alike because one or two people write
 * them all. Each cell's texts are cut into runs once; the pairs of a month, in which a cell has one regular meeting, are compared run by run.
 */
export function sameAmongCells(all: readonly CellFacts[]): SameWords[] {
  const prepared = all.flatMap((facts) => facts.meetings.slice(0, monthsCompared).map((meeting) => ({ facts, meeting, prints: printsOf(meeting) })));
  return prepared.flatMap((one, at) => prepared.slice(at + 1).filter((other) => other.meeting.month === one.meeting.month).flatMap((other): SameWords[] => {
    const same = alikeParts(one.prints, other.prints);
    return same.length > 0 ? [{ month: one.meeting.month, parts: same, cells: [one, other].map(({ facts, meeting }) => ({ cellId: facts.cellId, cell: facts.cell, meetingId: meeting.id })) }] : [];
  }));
}
function alikeParts(one: ReadonlyMap<Part, ReadonlySet<string>>, other: ReadonlyMap<Part, ReadonlySet<string>>): { part: Part; share: number }[] {
  return parts.flatMap((part) => {
    const share = likeness(one.get(part)!, other.get(part)!);
    return share !== null && share >= alikeFrom ? [{ part, share }] : [];
  });
}

import { noticeDue } from '#meetings/month.ts';
import { usesHandbook } from '#organisation/cell-type.ts';
import { addMonths } from '#organisation/day.ts';
import { expectedOf, isUnvisited } from '#supervision/following.ts';
import type { CellFacts, HeldMeeting } from './facts.ts';
import { isCriticism, isRelayed, namesCriticism } from './phrases.ts';
import type { Signal } from './signal.ts';

/** So many last meetings are looked at; once is chance. */
const window = 3;
/** Under this share of those present nobody can say that many spoke: the lowest level of the form of the An Phú ward committee. */
const fewUnder = 0.3;
/** The same few: so many people in all, over so many meetings to which at least so many came (ours). */
const same = { people: 3, meetings: 4, present: 8 };
/** A meeting of fewer is a conversation anyway (ours). */
const tooSmall = 5;

const rests = (meetings: readonly HeldMeeting[]) => meetings.map((meeting) => meeting.id);
const speakersOf = (meeting: HeldMeeting) => new Map(meeting.speeches.map((one) => [one.memberId, one.name]));

/** Notice or papers less than a day before, at two of the last three meetings (HD 42-HD/BTCTW, II.2.2). What was entered from paper is left out: it is not known. */
export function papersLate({ meetings, cellType }: CellFacts): Signal[] {
  const inTime = (meeting: HeldMeeting) => [meeting.noticeAt, ...(usesHandbook(cellType) ? [meeting.papersAt] : [])].every((at) => at !== null && at <= noticeDue(meeting.startsAt));
  const late = meetings.slice(0, window).filter((meeting) => !meeting.recordedAfterwards && !inTime(meeting));
  if (late.length < 2) return [];
  return [{
    kind: 'papers-late', subject: '', sure: late.some((meeting) => meeting.papersAt === null) ? 'likely' : 'certain', rests: rests(late), since: late[0]!.day,
    evidence: late.map((meeting) => ({ says: meeting.noticeAt === null || meeting.noticeAt > noticeDue(meeting.startsAt) ? 'notice-late' : meeting.papersAt === null ? 'no-papers' : 'papers-late', day: meeting.day, meetingId: meeting.id }))
  }];
}

/**
 * More of the superior's business than of the cell's own, at two of the last three meetings and over all of them (the first shortcoming of the article
 * of 2017). What is marked as own and reads as passed on is counted as passed on, and said.
 */
export function relayed({ meetings }: CellFacts): Signal[] {
  const counted = meetings.slice(0, window).map((meeting) => {
    const marked = meeting.items.filter((item) => item.origin === 'own');
    const readsSo = marked.filter((item) => isRelayed(item.title));
    return { meeting, readsSo, own: marked.length - readsSo.length, above: meeting.items.filter((item) => item.origin === 'superior').length + readsSo.length };
  });
  const more = counted.filter(({ own, above }) => above > own);
  const sum = (what: 'own' | 'above') => counted.reduce((total, one) => total + one[what], 0);
  if (more.length < 2 || sum('own') >= sum('above')) return [];
  return [{
    kind: 'relayed', subject: '', sure: more.some(({ readsSo }) => readsSo.length > 0) ? 'perhaps' : 'likely', rests: rests(more.map(({ meeting }) => meeting)), since: more[0]!.meeting.day,
    evidence: more.flatMap(({ meeting, own, above, readsSo }) => [{ says: 'own-and-above', day: meeting.day, meetingId: meeting.id, count: above, of: own }, ...(readsSo.length > 0 ? [{ says: 'reads-as-relayed', text: readsSo.map((item) => item.title).join('; ') }] : [])])
  }];
}

/** Fewer than three in ten of those present spoke, at each of the last three meetings. Where nobody is noted at all it may be that nobody noted. */
export function fewSpeakers({ meetings }: CellFacts): Signal[] {
  const looked = meetings.slice(0, window);
  const few = looked.filter((meeting) => meeting.present >= tooSmall && speakersOf(meeting).size < meeting.present * fewUnder);
  if (few.length < window) return [];
  return [{
    kind: 'few-speakers', subject: '', sure: few.every((meeting) => meeting.speeches.length === 0) ? 'perhaps' : 'likely', rests: rests(few), since: few[0]!.day,
    evidence: few.map((meeting) => ({ says: 'spoke', day: meeting.day, meetingId: meeting.id, count: speakersOf(meeting).size, of: meeting.present }))
  }];
}

/** The same two or three people and nobody else, meeting after meeting. */
export function sameSpeakers(facts: CellFacts): Signal[] {
  const looked = facts.meetings.slice(0, same.meetings);
  const names = new Map(looked.flatMap((meeting) => [...speakersOf(meeting)]));
  if (looked.length < same.meetings || names.size > same.people || looked.some((meeting) => meeting.speeches.length === 0 || meeting.present < same.present) || fewSpeakers(facts).length > 0) return [];
  return [{
    kind: 'same-speakers', subject: '', sure: 'likely', rests: rests(looked), since: looked[0]!.day,
    evidence: [{ says: 'only-these', text: [...names.values()].join(', '), count: looked.length }, ...looked.map((meeting) => ({ says: 'spoke', day: meeting.day, meetingId: meeting.id, count: speakersOf(meeting).size, of: meeting.present }))]
  }];
}

/**
 * Self-criticism and criticism not on the agenda of the last three meetings, or there and without a word noted, and nothing said elsewhere that reads so
 * (HD 42-HD/BTCTW, II.2.2; the article of 2017).
 */
export function noCriticism({ meetings }: CellFacts): Signal[] {
  const looked = meetings.slice(0, window).map((meeting) => ({ meeting, items: meeting.items.filter(isForCriticism) }));
  const silent = looked.filter(({ meeting, items }) => !meeting.speeches.some((speech) => items.some((item) => item.id === speech.itemId) || isCriticism(speech.text)));
  if (silent.length < window) return [];
  return [{
    kind: 'no-criticism', subject: '', sure: silent.some(({ meeting, items }) => items.length > 0 || meeting.speeches.length > 0) ? 'perhaps' : 'likely', rests: rests(silent.map(({ meeting }) => meeting)), since: silent[0]!.meeting.day,
    evidence: silent.map(({ meeting, items }) => ({ says: items.length > 0 ? 'nothing-noted' : 'not-on-agenda', day: meeting.day, meetingId: meeting.id }))
  }];
}
const isForCriticism = (item: HeldMeeting['items'][number]): boolean => item.key === 'ideology' || namesCriticism(`${item.title} ${item.points}`);

/** Nobody of the committee came for longer than it set itself, at two meetings and more; each such span over again is new evidence. Nothing the cell does wrong: it may ask. */
export function superiorAbsent({ meetings, since, lastVisit, visitEvery }: CellFacts, today: string): Signal[] {
  const expected = expectedOf(visitEvery ? { 'visit.every': visitEvery } : {});
  const missed = meetings.filter((meeting) => lastVisit === null || meeting.day > lastVisit);
  if (missed.length < 2 || !isUnvisited({ since, lastVisit }, today, expected)) return [];
  const from = lastVisit ?? since;
  let spans = 1;
  while (addMonths(from, expected.every * (spans + 1)) < today) spans++;
  return [{
    kind: 'superior-absent', subject: '', sure: 'likely', rests: [`${lastVisit ?? 'never'} ${spans}`], since: missed[0]!.day,
    evidence: [lastVisit ? { says: 'last-visit', day: lastVisit, count: missed.length } : { says: 'never-visited', count: missed.length }]
  }];
}

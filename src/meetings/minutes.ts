import type { MarkSheet } from './self-mark.ts';
import { isRegular } from './meeting.ts';

/** What happened in a meeting, as a plain value: frozen when the chair ends it; every paper of the meeting is drawn from it alone. */
export interface MinutesFacts {
  cellName: string;
  superiorName: string;
  kind: 'regular' | 'thematic' | 'combined' | 'extraordinary';
  month: string;
  theme: string;
  place: string;
  /** when the meeting was to begin, as its agenda says; facts frozen before this was kept have none */
  plannedAt?: string;
  startedAt: string;
  /** null until the chair ends the meeting */
  endedAt: string | null;
  minutesLong: number;
  recordedAfterwards: boolean;
  official: number;
  probationary: number;
  mustAttend: number;
  present: number;
  late: string[];
  leftEarly: string[];
  absentWithReason: string[];
  absentWithoutReason: string[];
  notInBase: { name: string; standing: string }[];
  roll: RollRow[];
  guests: { name: string; role: string }[];
  chair: string;
  secretary: string;
  marker: string | null;
  dues: string;
  items: { key: string | null; origin: string; title: string; minutes: number; points: string; speeches: { name: string; text: string }[] }[];
  /** `withdrawn`: given up before the meeting. `changes`: what was changed about it since the meeting before; not in minutes from before this was kept */
  results: { text: string; who: string | null; dueOn: string; newDueOn: string | null; result: string; carried: number; note: string; changes?: { what: string; from: string | null; dueFrom: string; dueTo: string; reason: string }[] }[];
  opinions: { name: string; text: string; answer: string; dueOn: string | null }[];
  votes: { kind: string; subject: string; base: number; inFavour: number; against: number; abstained: number; passed: boolean; reserved: string[] }[];
  resolution: { kind: 'resolution' | 'conclusion'; subject: string; preamble: string; clauses: { text: string; tasks: { text: string; who: string | null; dueOn: string; evidence: string }[] }[] } | null;
  marks: { criterion: string; points: number; note: string }[];
  /** the self-mark by criterion; none where the cell marked by the groups alone, and in minutes from before this was kept */
  sheet?: MarkSheet | null;
  mark: number | null;
  grade: string | null;
  /** how the meeting approved its minutes: those in favour of those here who may vote */
  approved: { inFavour: number; of: number } | null;
  notice: { day: string; text: string } | null;
  preMeeting: PreMeetingFacts | null;
  /** who held these posts on the day: the secretary signs, the member in charge is sent the papers */
  holders: { secretary: string; deputy: string; inCharge: string };
  /** how its papers are made out: on whose behalf they are signed, and whether a village's Front is sent them */
  form: { onBehalf: string; village: boolean };
}
export interface RollRow {
  /** the member's id; not in minutes from before this was kept */
  member?: string;
  name: string;
  standing: string;
  mark: string;
  inBase: boolean;
}
export interface PreMeetingFacts {
  heldAt: string;
  place: string;
  present: string[];
  content: string;
  conclusion: string;
}

/**
 * The parts of minutes in the official order: the opening, what was dealt with (ideology, the month's results, the month to come,
 * each opinion by name, the conclusion), the votes, the mark and the end (HD 42-HD/BTCTW, II.2.2, and model minutes of practitioners: docs/field.md).
 */
export const minutesParts = ['opening', 'ideology', 'results', 'next', 'debate', 'conclusion', 'votes', 'closing'] as const;
export type MinutesPart = (typeof minutesParts)[number];

/** A part of the minutes: its heading, a table of facts that nobody words, and its words, paragraphs by line. */
export interface MinutesSection {
  key: MinutesPart;
  title: string;
  table: { columns: string[]; rows: string[][] } | null;
  text: string;
}

/** The sentences of the papers, in the language of the papers. */
export interface PaperWords {
  part: Record<MinutesPart, string>;
  opening(facts: MinutesFacts): string[];
  results(rows: MinutesFacts['results']): { columns: string[]; rows: string[][] };
  resultsSum(rows: MinutesFacts['results']): string;
  noResults: string;
  item(item: MinutesFacts['items'][number], index: number): string;
  points(points: string): string;
  speech(name: string, text: string): string;
  opinion(opinion: MinutesFacts['opinions'][number]): string;
  draftRead(resolution: NonNullable<MinutesFacts['resolution']>): string;
  clause(clause: { text: string }, index: number): string;
  task(task: { text: string; who: string | null; dueOn: string; evidence: string }): string;
  vote(vote: MinutesFacts['votes'][number]): string;
  assessment(facts: MinutesFacts): string[];
  closing(facts: MinutesFacts): string[];
}

/** The minutes draft themselves from what happened, all parts in the official order; a part of which nothing is known has no words. */
export function draftMinutes(facts: MinutesFacts, words: PaperWords): MinutesSection[] {
  const regular = isRegular(facts.kind);
  const said = (part: MinutesPart) => itemsOf(facts, part, words);
  const lines: Record<MinutesPart, string[]> = {
    opening: [...words.opening(facts), ...said('opening')],
    ideology: said('ideology'),
    results: [...(facts.results.length > 0 ? [words.resultsSum(facts.results)] : regular ? [words.noResults] : []), ...said('results')],
    next: [...said('next'), ...(facts.resolution ? [words.draftRead(facts.resolution)] : [])],
    debate: [...said('debate'), ...facts.opinions.map(words.opinion)],
    conclusion: [...said('conclusion'), ...(facts.resolution?.clauses.flatMap((clause, index) => [words.clause(clause, index), ...clause.tasks.map(words.task)]) ?? [])],
    votes: facts.votes.filter((vote) => vote.kind !== 'self-mark').map(words.vote),
    closing: [...words.assessment(facts), ...said('closing'), ...words.closing(facts)]
  };
  return minutesParts.map((key) => ({ key, title: words.part[key], table: key === 'results' && facts.results.length > 0 ? words.results(facts.results) : null, text: lines[key].join('\n') }));
}

/** A part as the secretary worded it: over which draft, who and when. */
export interface WordedPart {
  key: MinutesPart;
  text: string;
  over: string;
  by: string;
  at: string;
}

/** The parts as they stand: the secretary's words over those that draft themselves. */
export function worded(draft: readonly MinutesSection[], wording: readonly WordedPart[]): MinutesSection[] {
  return draft.map((section) => ({ ...section, text: wording.find((one) => one.key === section.key)?.text ?? section.text }));
}

/** The parts as they are printed: those with anything in them, numbered. */
export function printedParts(sections: readonly MinutesSection[]): MinutesSection[] {
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];
  return sections.filter((section) => section.text !== '' || section.table).map((section, index) => ({ ...section, title: `${roman[index]}. ${section.title}` }));
}

/** The parts that say something else than when they were read and approved; all of them where it is not known what was read. */
export function changedSince(read: readonly MinutesSection[] | null, now: readonly MinutesSection[]): MinutesPart[] {
  const said = (sections: readonly MinutesSection[], key: MinutesPart) => JSON.stringify(sections.filter((one) => one.key === key).map((one) => [one.text, one.table?.rows ?? []]));
  return minutesParts.filter((key) => read === null || said(read, key) !== said(now, key));
}

type Item = MinutesFacts['items'][number];

/** Items of the fixed order that a part's heading already names, each with its part; the others are named in theirs. */
const headed: Record<string, MinutesPart> = { opening: 'opening', ideology: 'ideology', results: 'results', resolution: 'conclusion', assessment: 'closing', minutes: 'closing' };

function partOf(item: Item): MinutesPart {
  if (item.key !== null && headed[item.key]) return headed[item.key]!;
  if (item.key === 'information' || item.origin === 'superior') return 'next';
  return item.origin === 'carried' ? 'results' : 'debate';
}

/** What was dealt with and said in a part. The points of the results are its table's rows. */
function itemsOf(facts: MinutesFacts, part: MinutesPart, words: PaperWords): string[] {
  const items = facts.items.filter((item) => partOf(item) === part);
  const named = items.filter((item) => !isHeaded(item));
  return items.flatMap((item) => [
    ...(!isHeaded(item) ? [words.item(item, named.indexOf(item))] : item.points && item.key !== 'results' ? [words.points(item.points)] : []),
    ...item.speeches.map((speech) => words.speech(speech.name, speech.text))
  ]);
}
const isHeaded = (item: Item): boolean => item.key !== null && item.key in headed;

/** What happened in a meeting, as a plain value: frozen when the chair ends it; every paper of the meeting is drawn from it. */
export interface MinutesFacts {
  cellName: string;
  superiorName: string;
  placeName: string;
  kind: 'regular' | 'thematic' | 'combined' | 'extraordinary';
  month: string;
  theme: string;
  place: string;
  startedAt: string;
  endedAt: string;
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
  guests: { name: string; role: string }[];
  chair: string;
  secretary: string;
  marker: string | null;
  dues: string;
  items: { title: string; minutes: number; points: string; speeches: { name: string; text: string }[] }[];
  results: { text: string; who: string | null; dueOn: string; result: string; carried: number; note: string }[];
  opinions: { name: string; text: string; answer: string; dueOn: string | null }[];
  votes: { kind: string; subject: string; base: number; inFavour: number; against: number; abstained: number; passed: boolean; reserved: string[] }[];
  resolution: { kind: 'resolution' | 'conclusion'; subject: string; preamble: string; clauses: { text: string; tasks: { text: string; who: string | null; dueOn: string; evidence: string }[] }[] } | null;
  marks: { criterion: string; points: number; note: string }[];
  mark: number | null;
  grade: string | null;
}

/** A section of the minutes: its heading and its text, paragraphs by line. */
export interface MinutesSection {
  key: string;
  title: string;
  text: string;
}

/** The sentences of the papers, in the language of the papers. */
export interface PaperWords {
  section: Record<'opening' | 'results' | 'debate' | 'opinions' | 'decision' | 'assessment' | 'closing', string>;
  opening(facts: MinutesFacts): string[];
  resultLine(row: MinutesFacts['results'][number], index: number): string;
  noResults: string;
  item(item: MinutesFacts['items'][number], index: number): string;
  speech(name: string, text: string): string;
  opinion(opinion: MinutesFacts['opinions'][number]): string;
  clause(clause: { text: string }, index: number): string;
  task(task: { text: string; who: string | null; dueOn: string; evidence: string }): string;
  vote(vote: MinutesFacts['votes'][number]): string;
  assessment(facts: MinutesFacts): string[];
  closing(facts: MinutesFacts): string[];
}

/** The minutes draft themselves from what happened, in the official order (HD 42-HD/BTCTW, II.2.2). Empty parts are left out. */
export function draftMinutes(facts: MinutesFacts, words: PaperWords): MinutesSection[] {
  const section = (key: keyof PaperWords['section'], lines: string[]): MinutesSection[] =>
    lines.length > 0 ? [{ key, title: words.section[key], text: lines.join('\n') }] : [];
  const decisionVotes = facts.votes.filter((vote) => vote.kind !== 'self-mark');
  return [
    ...section('opening', words.opening(facts)),
    ...section('results', facts.results.length > 0 ? facts.results.map(words.resultLine) : facts.kind === 'thematic' ? [] : [words.noResults]),
    ...section('debate', facts.items.flatMap((item, index) => [words.item(item, index), ...item.speeches.map((speech) => words.speech(speech.name, speech.text))])),
    ...section('opinions', facts.opinions.map(words.opinion)),
    ...section('decision', [
      ...(facts.resolution?.clauses.flatMap((clause, index) => [words.clause(clause, index), ...clause.tasks.map(words.task)]) ?? []),
      ...decisionVotes.map(words.vote)
    ]),
    ...section('assessment', words.assessment(facts)),
    ...section('closing', words.closing(facts))
  ];
}

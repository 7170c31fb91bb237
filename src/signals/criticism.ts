import { hd42 } from '../../playbooks/hd42.ts';
import { smallWords } from '../../playbooks/small-words.ts';
import type { CellFacts, HeldMeeting } from './facts.ts';
import { isCriticism, usualAmongCells } from './phrases.ts';
import type { Signal } from './signal.ts';
import { printOf, syllables, type Boilerplate } from './text.ts';
import { beginningOf } from './wording.ts';

/** So many meetings must have been held since, of which something is noted: where nobody notes, nobody knows what came of it (ours). */
const meetingsSince = 2;

/**
 * A word of criticism noted at a meeting of which nothing came: not in what was said after it, nor in what that meeting or a later one resolved, asked or had on its
 * agenda (HD 42-HD/BTCTW, II.2.2; the article of 2017). Read from words, so never more than perhaps.
 */
export function criticismUnfollowed({ meetings, besides: others }: CellFacts): Signal[] {
  // each text is read once, and only where there is something to look for
  const read = new Map<string, Matter>();
  const matter = (text: string): Matter => read.get(text) ?? read.set(text, matterOf(text)).get(text)!;
  return meetings.flatMap((meeting, at) => {
    const later = meetings.slice(0, at);
    const noted = later.filter((one) => one.speeches.some((speech) => speech.text !== '') || one.clauses.length > 0);
    if (noted.length < meetingsSince) return [];
    const came = [...resolvedAt(meeting), ...later.flatMap(textsOf), ...others.filter((one) => one.day >= meeting.day).map((one) => one.text)];
    return meeting.speeches.flatMap((speech, nth): Signal[] => {
      if (!isCriticism(speech.text) || !saysOfWhat(speech.text)) return [];
      const criticised = matter(speech.text);
      if ([...came, ...meeting.speeches.slice(nth + 1).map((one) => one.text)].some((text) => isSame(criticised, matter(text)))) return [];
      return [{
        kind: 'criticism-unfollowed', subject: speech.id, sure: 'perhaps', rests: [speech.id], since: noted.at(-meetingsSince)!.day,
        evidence: [{ says: 'criticised', day: meeting.day, meetingId: meeting.id, text: beginningOf(speech.text) }, { says: 'nothing-since', count: noted.length }]
      }];
    });
  });
}
const resolvedAt = ({ clauses }: HeldMeeting): string[] => clauses.flatMap((clause) => [clause.text, ...clause.tasks.map((task) => task.text)]);
/** What an agenda has from the playbook stands in every month's: only what was added to it is of this one. */
const textsOf = (meeting: HeldMeeting): string[] => [
  ...resolvedAt(meeting), ...meeting.speeches.map((speech) => speech.text), ...(meeting.preMeeting ? [meeting.preMeeting.content, meeting.preMeeting.conclusion] : []),
  ...meeting.items.flatMap((item) => [item.title, item.points]).filter((text) => !ofThePlaybook.has(text))
];
const ofThePlaybook = new Set([...hd42.items.flatMap((item) => [item.title, item.points ?? '']), ...Object.values(hd42.debates)]);

/** Fewer syllables of its own, and nobody can tell which matter a criticism is about. */
const enough = 5;
export const saysOfWhat = (text: string): boolean => printOf(text, bySyllables).size >= enough;

/** What a text says of its own: its syllables side by side, and those of each of its sentences. */
interface Matter {
  pairs: ReadonlySet<string>;
  sentences: readonly ReadonlySet<string>[];
}
const matterOf = (text: string): Matter => ({ pairs: printOf(text, byPairs), sentences: text.split(/[\n;:!?]|\.(?!\d)/).map((one) => printOf(one, bySyllables)) });
/** So many syllables that two sentences share in whatever order are the same matter. */
const shared = 3;
const isSame = (one: Matter, other: Matter): boolean => inCommon(one.pairs, other.pairs) > 0 || one.sentences.some((mine) => other.sentences.some((theirs) => inCommon(mine, theirs) >= shared));
const inCommon = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((each) => other.has(each)).length;
/** Whether any of these texts takes up what was criticised: two syllables side by side, or three of one sentence in one of theirs, once small words and those of blame are taken out. */
export const takesUp = (criticism: string, later: readonly string[]): boolean => later.some((text) => isSame(matterOf(criticism), matterOf(text)));

const withoutSmall = (length: number): Boilerplate => ({ phrases: [...usualAmongCells.phrases, ...smallWords.map(syllables)].toSorted((a, b) => b.length - a.length), length, runs: new Set() });
const bySyllables = withoutSmall(1);
const byPairs = withoutSmall(2);

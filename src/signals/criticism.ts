import { hd42 } from '../../playbooks/hd42.ts';
import { matters } from '../../playbooks/matters.ts';
import { smallWords } from '../../playbooks/small-words.ts';
import type { CellFacts, HeldMeeting } from './facts.ts';
import { blamesAgain, criticisesPlainly, mendsAll, takesCriticism, usualAmongCells } from './phrases.ts';
import type { Signal } from './signal.ts';
import { printOf, saysAny, syllables, type Boilerplate } from './text.ts';
import { beginningOf } from './wording.ts';

/** So many meetings must have been held since, of which something is noted: where nobody notes, nobody knows what came of it (ours). */
const meetingsSince = 2;
/** A criticism is told while the meeting at which it was said is one of so many last ones: what is older a cell takes up again or lets go (ours). */
const lookedBack = 4;

/**
 * A word of criticism noted at a meeting of which nothing came: not in what was said after it, nor in what that meeting or a later one resolved, asked or had on its
 * agenda; that it was only said again is not that something came of it (HD 42-HD/BTCTW, II.2.2; the article of 2017). Read from words, so never more than perhaps.
 */
export function criticismUnfollowed({ meetings, besides: others }: CellFacts): Signal[] {
  // each text is read once, and only where there is something to look for
  const read = new Map<string, Matter>();
  const matter = (text: string): Matter => read.get(text) ?? read.set(text, matterOf(text)).get(text)!;
  const told = new Set<string>();
  return meetings.slice(0, lookedBack).flatMap((meeting, at) => meeting.speeches.map((speech, nth) => ({ meeting, at, speech, nth }))).toSorted((a, b) => b.at - a.at || a.nth - b.nth).flatMap(({ meeting, at, speech, nth }): Signal[] => {
    if (told.has(speech.id) || !criticisesPlainly(speech.text) || !saysOfWhat(speech.text)) return [];
    const later = meetings.slice(0, at);
    const noted = later.filter((one) => one.speeches.some((said) => said.text !== '') || one.clauses.length > 0);
    if (noted.length < meetingsSince) return [];
    const criticised = matter(speech.text);
    const comesBack = (text: string) => isSame(criticised, matter(text));
    const [after, next] = [meeting.speeches.slice(nth + 1), later.at(-1)!];
    // taken at once by whoever speaks next, or all that was criticised by a resolution, without a word of what it is
    if ((after[0] && takesCriticism(after[0].text)) || [...resolvedAt(meeting), ...resolvedAt(next)].some(mendsAll)) return [];
    const decided = [...resolvedAt(meeting), ...later.flatMap(plannedAt), ...others.filter((one) => one.day >= meeting.day).map((one) => one.text)];
    if (decided.some(comesBack)) return [];
    const spoken = [...after.map((one) => ({ meeting, ...one })), ...later.flatMap((one) => one.speeches.map((said) => ({ meeting: one, ...said })))].filter((one) => comesBack(one.text));
    if (spoken.some((one) => !blamesAgain(one.text))) return [];
    const repeats = spoken.filter((one) => one.meeting !== meeting).toSorted((a, b) => (a.meeting.day < b.meeting.day ? -1 : 1));
    for (const one of spoken) told.add(one.id);
    const days = [noted.at(-meetingsSince)!.day, ...repeats.map((one) => one.meeting.day)];
    return [{
      kind: 'criticism-unfollowed', subject: (repeats.at(-1) ?? speech).id, sure: 'perhaps', rests: [speech, ...repeats].map((one) => one.id), since: days.toSorted().at(-1)!,
      evidence: [
        { says: 'criticised', day: meeting.day, meetingId: meeting.id, text: beginningOf(speech.text) },
        ...repeats.map((one) => ({ says: 'said-again', day: one.meeting.day, meetingId: one.meeting.id, text: beginningOf(one.text) })), { says: 'nothing-since', count: noted.length }
      ]
    }];
  });
}
const resolvedAt = ({ clauses }: HeldMeeting): string[] => clauses.flatMap((clause) => [clause.text, ...clause.tasks.map((task) => task.text)]);
/** What an agenda has from the playbook stands in every month's: only what was added to it is of this one. */
const plannedAt = (meeting: HeldMeeting): string[] => [
  ...resolvedAt(meeting), ...(meeting.preMeeting ? [meeting.preMeeting.content, meeting.preMeeting.conclusion] : []),
  ...meeting.items.flatMap((item) => [item.title, item.points]).filter((text) => !ofThePlaybook.has(text))
];
const ofThePlaybook = new Set([...hd42.items.flatMap((item) => [item.title, item.points ?? '']), ...Object.values(hd42.debates)]);

/** Fewer syllables of its own, and nobody can tell which matter a criticism is about. */
const enough = 5;
export const saysOfWhat = (text: string): boolean => printOf(text, bySyllables).size >= enough;

/** What a text says of its own: its syllables side by side, those of each of its sentences, whom it names, and of which matters it speaks. */
interface Matter {
  pairs: ReadonlySet<string>;
  sentences: readonly ReadonlySet<string>[];
  names: ReadonlySet<string>;
  matters: ReadonlySet<string>;
}
function matterOf(text: string): Matter {
  const all = syllables(text);
  return {
    pairs: printOf(text, byPairs), sentences: text.split(/[\n;:!?]|\.(?!\d)/).map((one) => printOf(one, bySyllables)), names: new Set([...text.normalize('NFC').matchAll(naming)].flatMap(([, name]) => name!.toLowerCase())),
    matters: new Set(knownMatters.flatMap((words, nth) => (saysAny(all, words) ? String(nth) : [])))
  };
}
/** A comrade by the last syllable of their name: nobody calls another "đồng chí" and means somebody else's matter. */
const naming = /(?:[Đđ]ồng chí|[Đđ]\/c|[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Tt]ôi là)\s+(?:\p{Lu}\p{Ll}*\s+)*(\p{Lu}\p{Ll}*)/gu;
const knownMatters = matters.map((words) => words.map(syllables));
/** So many syllables that two sentences share in whatever order are the same matter. */
const shared = 3;
const isSame = (one: Matter, other: Matter): boolean => inCommon(one.pairs, other.pairs) > 0 || inCommon(one.names, other.names) > 0 || inCommon(one.matters, other.matters) > 0
  || one.sentences.some((mine) => other.sentences.some((theirs) => inCommon(mine, theirs) >= shared));
const inCommon = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((each) => other.has(each)).length;
/** Whether any of these texts takes up what was criticised: two syllables side by side, or three of one sentence in one of theirs, once small words and those of blame are taken out. */
export const takesUp = (criticism: string, later: readonly string[]): boolean => later.some((text) => isSame(matterOf(criticism), matterOf(text)));

const withoutSmall = (length: number): Boilerplate => ({ phrases: [...usualAmongCells.phrases, ...smallWords.map(syllables)].toSorted((a, b) => b.length - a.length), length, runs: new Set() });
const bySyllables = withoutSmall(1);
const byPairs = withoutSmall(2);

import { addMonths } from '#organisation/day.ts';
import type { CellFacts } from './facts.ts';
import type { Signal } from './signal.ts';

/** From so many meetings on at which somebody was and was not heard, of the last ones: ours. */
const unheardFrom = 4;

/** Members absent without reason from the last two meetings held: three months in a year end a membership (Quy định 208-QĐ/TW), so the second is the moment to ask. */
export function absentTwice({ meetings, absences }: CellFacts): Signal[] {
  const [last, before] = meetings;
  if (!last || !before) return [];
  const missed = (memberId: string, meetingId: string) => absences.some((one) => one.memberId === memberId && one.meetingId === meetingId);
  return absences.filter((one) => one.meetingId === last.id && missed(one.memberId, before.id)).map(({ memberId, name }) => {
    const all = absences.filter((one) => one.memberId === memberId);
    return {
      kind: 'absent-twice', subject: memberId, sure: 'certain', rests: [before.id, last.id], since: last.day,
      evidence: [{ says: all.length >= 3 ? 'absent-three' : 'absent-in-a-year', name, count: all.length }, ...all.map((one) => ({ says: 'absent', name, day: one.day, meetingId: one.meetingId }))]
    };
  });
}

/**
 * Members who came and were not heard, in a cell that notes who speaks: neither at a meeting nor by an opinion sent before one. Whoever leads the cell
 * is left out, and where most were not heard it is not about them but about the meeting (`fewSpeakers`). Six more meetings are new evidence.
 */
export function membersUnheard({ meetings, comers }: CellFacts, today: string): Signal[] {
  if (meetings.filter((meeting) => meeting.speeches.length > 0).length < unheardFrom) return [];
  const often = comers.filter((one) => one.came >= unheardFrom);
  const unheard = often.filter((one) => !one.leads && (one.lastHeard === null || one.lastHeard < one.since));
  if (unheard.length * 2 > often.length) return [];
  return unheard.map((one) => ({
    kind: 'member-unheard', subject: one.memberId, sure: 'likely', rests: [`${one.lastHeard ?? 'never'} ${halfYearsFrom(one.lastHeard ?? one.since, today)}`], since: meetings[0]!.day,
    evidence: [{ says: 'came', name: one.name, count: one.came }, one.lastHeard ? { says: 'last-heard', name: one.name, day: one.lastHeard } : { says: 'never-heard', name: one.name }]
  }));
}

function halfYearsFrom(day: string, today: string): number {
  let halves = 0;
  while (addMonths(day, 6 * (halves + 1)) <= today) halves++;
  return halves;
}

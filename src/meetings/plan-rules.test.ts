import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths } from '#organisation/day.ts';
import { checklist, type PreparationFacts } from './checklist.ts';
import { clashesOf, wayMinutes, type OnCalendar } from './clashes.ts';
import { leastMinutes } from './duration.ts';
import { states } from './meeting.ts';
import { planChanges, quartersWithoutTheme, type PlannedMeeting } from './plan-changes.ts';

const month = fc.integer({ min: 0, max: 11 }).map((n) => addMonths('2026-01-01', n));
const planned = fc.record({
  id: fc.integer({ min: 1, max: 30 }).map(String), month, kind: fc.constantFrom('regular', 'thematic', 'combined'), startsAt: month.map((one) => `${one.slice(0, 8)}03T19:30`),
  place: fc.constantFrom('Nhà văn hóa', 'Trường học'), theme: fc.constantFrom('', 'Nêu gương')
});
const plan = fc.uniqueArray(planned, { selector: (one) => one.id, maxLength: 14 });

test('a plan that did not change shows no changes; added and gone meetings are told once, each for itself', () => {
  fc.assert(fc.property(plan, plan, (before, now) => {
    expect(planChanges(before, before)).toEqual([]);
    const changes = planChanges(before, now);
    const ids = (meetings: readonly PlannedMeeting[]) => new Set(meetings.map((one) => one.id));
    expect(changes.filter((one) => one.what === 'added').map((one) => one.meeting.id).sort()).toEqual([...ids(now).difference(ids(before))].sort());
    expect(changes.filter((one) => one.what === 'gone').map((one) => one.meeting.id).sort()).toEqual([...ids(before).difference(ids(now))].sort());
    for (const change of changes.filter((one) => one.what === 'time')) expect(change.before).not.toBe(change.meeting.startsAt);
  }));
});

test('a quarter lacks its theme exactly when no thematic or combined meeting of it stands', () => {
  fc.assert(fc.property(fc.array(fc.record({ month, kind: fc.constantFrom('regular', 'thematic', 'combined', 'extraordinary'), state: fc.constantFrom(...states) })), month, (meetings, from) => {
    const lacking = quartersWithoutTheme(meetings, from);
    for (const quarter of [1, 2, 3, 4]) {
      const has = meetings.some((one) => Math.ceil(Number(one.month.slice(5, 7)) / 3) === quarter && ['thematic', 'combined'].includes(one.kind) && one.state !== 'missed');
      expect(lacking.includes(quarter)).toBe(!has && quarter >= Math.ceil(Number(from.slice(5, 7)) / 3));
    }
  }));
});

test('two meetings clash exactly when somebody in charge of both could not be at both, and each names the other', () => {
  const meeting = fc.record({ kind: fc.constantFrom('regular', 'combined', 'thematic', 'extraordinary'), minute: fc.integer({ min: 0, max: 1500 }), followers: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }) });
  fc.assert(fc.property(fc.array(meeting, { maxLength: 12 }), (drawn) => {
    const meetings = drawn.map((one, index): OnCalendar => ({ id: String(index), kind: one.kind as 'regular', startsAt: new Date(one.minute * 60_000), followers: one.followers }));
    const clashes = clashesOf(meetings);
    for (const one of meetings)
      for (const other of meetings.filter((each) => each.id !== one.id)) {
        const [first, second] = one.startsAt <= other.startsAt ? [one, other] : [other, one];
        const until = first.startsAt.getTime() + (Math.max(leastMinutes[first.kind], 90) + wayMinutes) * 60_000;
        const expected = one.followers.some((person) => other.followers.includes(person)) && (second.startsAt.getTime() < until);
        // of two that begin together the longer keeps its people longer, and both begin before that
        expect(clashes.get(one.id)?.includes(other.id) ?? false).toBe(expected);
      }
  }));
});

test('every line of the checklist has a day, not after the meeting; what is done is never late', () => {
  const facts = fc.record({
    state: fc.constantFrom(...states), kind: fc.constantFrom('regular', 'combined', 'thematic'), startsAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    preMeeting: fc.constantFrom('due', 'held', 'not-applicable'), agendaSaved: fc.boolean(), resolutionDrafted: fc.boolean(), papers: fc.record({ named: fc.integer({ min: 0, max: 3 }), awaited: fc.integer({ min: 0, max: 3 }) }).map(({ named, awaited }) => ({ named, awaited: Math.min(named, awaited) })), paperStep: fc.constantFrom('draft', 'returned', 'reviewed', 'distributed', null)
  });
  fc.assert(fc.property(facts, fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }), (drawn, now) => {
    const lines = checklist(drawn as PreparationFacts, now);
    for (const line of lines) expect(line.by.getTime()).toBeLessThan(drawn.startsAt.getTime());
    const of = (key: string) => lines.find((line) => line.key === key)!.state;
    expect(of('pre-meeting') === 'not-applicable').toBe(drawn.preMeeting === 'not-applicable');
    expect(of('papers')).toBe(drawn.papers.named === 0 ? 'not-applicable' : drawn.papers.awaited === 0 ? 'done' : now > lines.find((line) => line.key === 'papers')!.by ? 'late' : 'now');
    expect(of('paper-written') === 'not-applicable').toBe(drawn.kind === 'regular');
    if (drawn.paperStep === 'distributed' && drawn.kind !== 'regular') expect([of('paper-written'), of('paper-reviewed'), of('paper-distributed')]).toEqual(['done', 'done', 'done']);
    if (drawn.paperStep === 'returned' && drawn.kind !== 'regular') expect(of('paper-written')).not.toBe('done');
  }));
});

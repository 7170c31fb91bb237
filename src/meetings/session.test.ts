import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstToDo, inHand, stillMissing, walked, type EndFacts } from './session.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute));

test('an item ahead has no clock, the one in hand what is left of its minutes, the one that was how long it took', () => {
  const item = { minutes: 25, started_at: at(0), ended_at: null };
  expect(walked({ ...item, started_at: null }, at(14))).toEqual({ state: 'ahead', took: null, left: null });
  expect(walked(item, at(14))).toEqual({ state: 'on', took: 14, left: 11 });
  expect(walked(item, at(30))).toEqual({ state: 'on', took: 30, left: -5 });
  expect(walked({ ...item, ended_at: at(8) }, at(30))).toEqual({ state: 'was', took: 8, left: null });
  expect(walked(item, at(14), false)).toEqual({ state: 'on', took: null, left: null });
});

test('a meeting ends exactly when nothing it needs is missing; dues, tasks and opinions are only recalled', () => {
  const facts = fc.record<EndFacts>({
    kind: fc.constantFrom('regular', 'thematic', 'combined', 'extraordinary'), unknown: fc.nat(3), quorum: fc.record({ blocks: fc.boolean(), needed: fc.nat(9), present: fc.nat(9) }), hasDraft: fc.boolean(),
    resolutionVoted: fc.boolean(), selfMarkVoted: fc.boolean(), minutesApproved: fc.boolean(), minutesChanged: fc.constantFrom([], ['votes' as const]), dues: fc.constantFrom('', 'đủ'), tasksNotJudged: fc.nat(2), opinionsNotAnswered: fc.nat(2)
  });
  fc.assert(fc.property(facts, (given) => {
    const { missing, worth } = stillMissing(given);
    const decided = given.resolutionVoted || (!given.hasDraft && ['thematic', 'extraordinary'].includes(given.kind));
    const whole = given.unknown === 0 && !given.quorum.blocks && decided && (given.selfMarkVoted || given.kind === 'extraordinary') && given.minutesApproved && given.minutesChanged.length === 0;
    expect(missing.length === 0).toBe(whole);
    expect(worth.some((one) => one.open === 'opinions')).toBe(given.opinionsNotAnswered > 0);
  }), { numRuns: 500 });
});

test('the parts that belong to an item stand with it, and what it has not brought yet comes before the next; at the end whatever is missing', () => {
  const item = (key: string | null, origin = 'playbook') => ({ key, origin });
  expect([null, item('opening'), item('results'), item(null, 'carried'), item('debate', 'own'), item(null, 'superior'), item('resolution'), item('assessment'), item('minutes')].map((one) => inHand(one)[0]))
    .toEqual(['roll', 'roll', 'results', 'results', 'opinions', 'opinions', 'vote', 'mark', 'minutes']);
  const missing = stillMissing({ kind: 'regular', unknown: 2, quorum: { blocks: false, needed: 3, present: 1 }, hasDraft: true, resolutionVoted: false, selfMarkVoted: false, minutesApproved: false, minutesChanged: [], dues: '', tasksNotJudged: 0, opinionsNotAnswered: 0 }).missing;
  const first = (key: string | null, last = false) => firstToDo(key === null ? null : item(key), missing, last)?.refused ?? null;
  expect([first(null), first('opening'), first('debate'), first('resolution'), first('assessment'), first('minutes'), first('debate', true)])
    .toEqual([null, 'roll-has-unknown', null, 'resolution-not-voted', 'self-mark-not-voted', 'minutes-not-approved', 'roll-has-unknown']);
  expect(firstToDo(item('minutes'), [], true)).toBe(null);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stillMissing, walked, type EndFacts } from './session.ts';

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

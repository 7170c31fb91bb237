import { expect, test } from 'vitest';
import { tenths } from '#members/percentage.ts';
import { majorityRules, outcome, type VoteKind } from './majority.ts';

const largest = process.env['DEEP'] === 'yes' ? 9 : 6;
/** What each kind of decision needs, said anew: of whom, and whether enough hands are up. */
const stated: Record<VoteKind, { of: 'all' | 'here'; enough: (hands: number, of: number) => boolean }> = {
  resolution: { of: 'all', enough: (hands, of) => hands * 2 > of },
  conclusion: { of: 'all', enough: (hands, of) => hands * 2 > of },
  other: { of: 'all', enough: (hands, of) => hands * 2 > of },
  'self-mark': { of: 'here', enough: (hands, of) => hands * 2 > of },
  person: { of: 'all', enough: (hands, of) => hands * 2 > of },
  admission: { of: 'all', enough: (hands, of) => hands * 3 >= of * 2 && hands > 0 }
};

test('every kind of decision has one rule and one statement', () => {
  expect(majorityRules.map((rule) => rule.kind).sort()).toEqual(Object.keys(stated).sort());
});

for (const [kind, rule] of Object.entries(stated) as [VoteKind, (typeof stated)[VoteKind]][])
  test(`${kind}: over every small cell, every attendance (also of those who vote only if present) and every show of hands`, () => {
    for (let entitled = 0; entitled <= largest; entitled++)
      for (let presentEntitled = 0; presentEntitled <= entitled + 2; presentEntitled++)
        for (let inFavour = 0; inFavour <= presentEntitled + 1; inFavour++)
          for (let against = 0; against + inFavour <= presentEntitled + 1; against++)
            for (let abstained = 0; abstained + against + inFavour <= presentEntitled + 1; abstained++) {
              const hands = { kind, entitled, presentEntitled, inFavour, against, abstained };
              const got = outcome(hands);
              const raised = inFavour + against + abstained;
              if (raised > presentEntitled) {
                if (!('refused' in got)) expect({ hands, got }).toBe('refused');
                continue;
              }
              // Those who vote only if present enlarge a base that would otherwise hold fewer than the hands in the room.
              const base = rule.of === 'here' ? presentEntitled : Math.max(entitled, presentEntitled);
              const passed = base > 0 && rule.enough(inFavour, base);
              if ('refused' in got || got.passed !== passed || got.base !== base) expect({ hands, got }).toEqual({ hands, got: { passed, base } });
              else {
                if (base > 0 && tenths({ of: inFavour, base })! > 1000) expect({ hands, base }).toBe('never more than all');
                if (base > 0 && (!rule.enough(got.needed, base) || rule.enough(got.needed - 1, base))) expect({ hands, got }).toBe('the least that is enough');
              }
            }
  });

test('one hand more in favour never turns a passed decision down', () => {
  for (const kind of Object.keys(stated) as VoteKind[])
    for (let all = 1; all <= 40; all++) {
      const passed = Array.from({ length: all + 1 }, (_, inFavour) => outcome({ kind, entitled: all, presentEntitled: all, inFavour, against: all - inFavour, abstained: 0 })).map((one) => !('refused' in one) && one.passed);
      expect(passed).toEqual([...passed].sort((a, b) => Number(a) - Number(b)));
      expect([passed[0], passed[all]]).toEqual([false, true]);
    }
});

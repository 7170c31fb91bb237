import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handbookRules } from '../../playbooks/handbook.ts';
import { handbookRuleOn, leftOut, packable, packageSetting, withSetting } from './handbook.ts';

const rule = handbookRuleOn('2026-11-03');

test('rules of the handbook app follow each other by their days, and name only what can be packed', () => {
  for (const [index, one] of handbookRules.entries()) {
    expect(one.until).toBe(handbookRules[index + 1]?.from ?? null);
    expect(one.before.every((kind) => packable.before.includes(kind)) && one.after.every((kind) => packable.after.includes(kind))).toBe(true);
  }
});

test('what a committee sets stands over the rule, part by part, and what cannot be read leaves it as it is', () => {
  expect(withSetting(rule, 'before notice agenda; mb 5')).toMatchObject({ before: ['notice', 'agenda'], after: rule.after, largest: 5 * 1024 * 1024 });
  expect(withSetting(rule, null)).toEqual(rule);
  fc.assert(fc.property(fc.string(), (kept) => {
    const read = withSetting(rule, kept);
    expect(read.before.length > 0 && read.after.length > 0 && read.largest >= 1024 * 1024).toBe(true);
  }));
  fc.assert(fc.property(fc.subarray([...packable.before], { minLength: 1 }), fc.subarray([...packable.after], { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (before, after, megabytes) => {
    expect(withSetting(rule, packageSetting(before, after, megabytes))).toEqual({ ...rule, before, after, largest: megabytes * 1024 * 1024 });
  }));
});

test('a file too large for the app, or of a kind it does not take, is left out with the reason', () => {
  expect(leftOut(rule, { size: 10, mediaType: 'application/pdf' })).toBe(null);
  expect(leftOut(rule, { size: rule.largest + 1, mediaType: 'application/pdf' })).toBe('too-large');
  expect(leftOut(rule, { size: 10, mediaType: 'application/zip' })).toBe('kind-not-taken');
});

import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { calm } from './calm.ts';
import { text } from './command.ts';
import { fold } from './fold.ts';

test('text as people write it stays as it is, and of marks without end thirty stay', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'ệ', ' ', '\u0301', '\u0323', 'đ'), maxLength: 29 }), (typed) => {
    expect(calm(typed)).toBe(typed);
  }));
  expect(calm(`Việt${'\u0301\u0323'.repeat(500)} Nam`)).toBe(`Việt${'\u0301\u0323'.repeat(15)} Nam`);
});

// composed as it stands, each of these would take the better part of an hour
test('a letter with a million marks is composed at once wherever a text comes in', () => {
  const hostile = `Việt${'\u0301\u0323'.repeat(1_000_000)}`;
  expect(v.parse(text, hostile).length).toBeLessThan(60);
  expect(canonical({ hostile }).length).toBeLessThan(80);
  expect(fold(hostile)).toBe('viet');
});

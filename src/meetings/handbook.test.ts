import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localRules } from '#organisation/local-rule.ts';
import { handbookRules } from '../../playbooks/handbook.ts';
import { signatureLines } from '../../playbooks/papers.ts';
import { handbookRuleOn, leftOut, packable, packageSettings, withSettings } from './handbook.ts';
import { signatureLine, signatureSettingName } from './signature-line.ts';

const rule = handbookRuleOn('2026-11-03');

test('rules of the handbook app follow each other by their days, and name only what can be packed', () => {
  for (const [index, one] of handbookRules.entries()) {
    expect(one.until).toBe(handbookRules[index + 1]?.from ?? null);
    expect(one.before.every((kind) => packable.before.includes(kind)) && one.after.every((kind) => packable.after.includes(kind))).toBe(true);
  }
});

test('what a committee sets stands over the rule, part by part, and what cannot be read leaves it as it is', () => {
  expect(withSettings(rule, { 'handbook.before': 'notice agenda', 'handbook.size': '5' })).toEqual({ ...rule, before: ['notice', 'agenda'], largest: 5 * 1024 * 1024 });
  expect(withSettings(rule, {})).toEqual(rule);
  fc.assert(fc.property(fc.string(), fc.constantFrom(...packageSettings), (kept, name) => {
    const read = withSettings(rule, { [name]: kept });
    expect(read.before.length > 0 && read.after.length > 0 && read.largest >= 1024 * 1024).toBe(true);
  }));
});

test('every choice on offer to a committee is understood: each changes the package in its own way, and one is what the rule says', () => {
  const kinds = (name: 'handbook.before' | 'handbook.after') => localRules[name]!.map((choice) => withSettings(rule, { [name]: choice })[name === 'handbook.before' ? 'before' : 'after'].join(' '));
  for (const name of ['handbook.before', 'handbook.after'] as const) expect(kinds(name)).toEqual(localRules[name]);
  expect(localRules['handbook.before']).toContain(rule.before.join(' '));
  expect(localRules['handbook.after']).toContain(rule.after.join(' '));
  const sizes = localRules['handbook.size']!.map((choice) => withSettings(rule, { 'handbook.size': choice }).largest / 1024 / 1024);
  expect(sizes.map(String)).toEqual(localRules['handbook.size']);
  expect(sizes).toContain(rule.largest / 1024 / 1024);
  expect(localRules[signatureSettingName]!.map((choice) => signatureLine(choice))).toEqual(signatureLines);
});

test('a file too large for the app, or of a kind it does not take, is left out with the reason', () => {
  expect(leftOut(rule, { size: 10, mediaType: 'application/pdf' })).toBe(null);
  expect(leftOut(rule, { size: rule.largest + 1, mediaType: 'application/pdf' })).toBe('too-large');
  expect(leftOut(rule, { size: 10, mediaType: 'application/zip' })).toBe('kind-not-taken');
});

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

const runs = { numRuns: process.env['DEEP'] === 'yes' ? 20_000 : 500 };

/** The same value with the keys of its objects the other way round, and its texts decomposed. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFD');
  if (Array.isArray(value)) return value.map(otherwise);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, otherwise(inner)]));
}

test('equal values have one text, whatever the order of keys and however letters are composed', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(canonical(otherwise(value))).toBe(canonical(value));
  }), runs);
});

test('the text reads back as the value, and different values have different texts', () => {
  const plain = fc.jsonValue({ stringUnit: 'grapheme-ascii' }).map((value): unknown => JSON.parse(JSON.stringify(value)));
  fc.assert(fc.property(plain, (value) => {
    expect(JSON.parse(canonical(value))).toEqual(value);
  }), runs);
  fc.assert(fc.property(plain, plain, (a, b) => {
    expect(canonical(a) === canonical(b)).toBe(isDeepStrictEqual(a, b));
  }), runs);
});

test('the order of a list is kept, what is undefined is not there, a moment is written in UTC', () => {
  expect(canonical({ b: [2, 1, { d: 1, c: undefined }], a: new Date('2026-11-03T19:30:00+07:00'), none: null })).toBe('{"a":"2026-11-03T12:30:00.000Z","b":[2,1,{"d":1}],"none":null}');
  expect(canonical('Ho\u0302\u0300 Xua\u0302n Lo\u0323\u0302c')).toBe('"Hồ Xuân Lộc"');
});

test('a key that is a number, or names the prototype, changes nothing', () => {
  expect(canonical(JSON.parse('{"10":1,"9":2,"__proto__":{"a":1}}'))).toBe(canonical(JSON.parse('{"__proto__":{"a":1},"9":2,"10":1}')));
  expect(canonical(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
});

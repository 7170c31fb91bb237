import { expect, test } from 'vitest';
import { checkSeal } from '#documents/seal.ts';
import { handle } from '../hooks.server.ts';
import { dayAsked, monthAsked, monthAsOf, pageAsked, yearAsked } from './asked.ts';

const at = (query: string) => new URL(`http://localhost/units/x?${query}`);
const today = '2026-11-24';

test('an address asks for a day, a month or a year; what is none is as if it were not asked', () => {
  expect([dayAsked(at('day=2026-02-28'), today), monthAsked(at('month=2026-10-01'), today), yearAsked(at('year=2025'), today)]).toEqual(['2026-02-28', '2026-10-01', 2025]);
  for (const bad of ['', 'abc', '2026-02-30', '2026-13-01', '0000-01-01', '99999-01-01', '2026-11-01T00:00', "1' or 1=1", '-infinity'])
    expect([bad, dayAsked(at(`day=${bad}`), today), monthAsked(at(`month=${bad}`), today), yearAsked(at(`year=${bad}`), today)]).toEqual([bad, today, '2026-11-01', 2026]);
});

test('a month is shown as of its last day once it is over, else as of today, unless a day is asked', () => {
  const asked = (query: string) => { const { month, asOf } = monthAsOf(at(query), today); return [month, asOf]; };
  expect(asked('')).toEqual(['2026-11-01', today]);
  expect(asked('month=2026-02-01')).toEqual(['2026-02-01', '2026-02-28']);
  expect(asked('month=2027-02-01')).toEqual(['2027-02-01', today]);
  expect(asked('month=2026-02-01&day=2026-02-03')).toEqual(['2026-02-01', '2026-02-03']);
});

test('a page of a list is one of those there are', () => {
  for (const [query, lines, page, pages] of [['', 0, 1, 1], ['page=3', 120, 3, 3], ['page=9', 120, 3, 3], ['page=0', 120, 1, 3], ['page=2.5', 120, 1, 3], ['page=x', 50, 1, 1]] as const)
    expect([query, pageAsked(at(query), lines, 50)]).toEqual([query, { page, pages, from: (page - 1) * 50 }]);
});

test('an address with a NUL is refused before anything is asked', async () => {
  const response = await handle({ event: { request: new Request('http://localhost/search?q=a%00b'), locals: {}, route: { id: '/search' } } as never, resolve: () => { throw new Error('it was asked'); } });
  expect(response.status).toBe(400);
});

test('a text that is no seal is malformed, whatever it holds', async () => {
  for (const text of ['', 'x', 'NN1|a|b|c|d|e|f|g|h', 'NN1|a|b|c|d|e|f|g|%', `NN1|a|b|c|d|e|f|g|${'A'.repeat(85)}`, '|'.repeat(8)]) expect([text, (await checkSeal(text, 'A'.repeat(43))).seal]).toEqual([text, text.length > 90 ? 'malformed' : expect.stringMatching(/malformed|not-valid/)]);
  expect((await checkSeal('NN1|a|b|c|d|e|f|g|AAAA', 'x')).seal).toBe('malformed');
});

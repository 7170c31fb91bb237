import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standings } from '#members/status.ts';
import { mayChair, proposeOfficers, type Candidate } from './officers.ts';

const member = (id: string, posts: string[] = [], more: Partial<Candidate> = {}): Candidate => ({ id, name: id, standing: 'official', posts, away: false, ...more });
const ids = (list: readonly { id: string }[]) => list.map((one) => one.id);
const cell = [member('an'), member('bí thư', ['secretary']), member('phó', ['deputy']), member('chi ủy', ['committee-member']), member('dự bị', [], { standing: 'probationary' })];

test('the secretary chairs, else the deputy, else a committee member; in a cell of a lone secretary any official member', () => {
  expect(ids(mayChair(cell))).toEqual(['bí thư', 'phó', 'chi ủy']);
  expect(ids(mayChair(cell.filter((one) => one.posts[0] === 'secretary' || one.posts.length === 0)))).toEqual(['bí thư', 'an']);
  expect(ids(mayChair(cell.map((one) => (one.id === 'phó' ? { ...one, standing: 'suspended' as const } : one))))).toEqual(['bí thư', 'chi ủy']);
});

test('whose own review is discussed does not chair', () => {
  expect(ids(mayChair(cell, true))).toEqual(['phó', 'chi ủy']);
});

test('who is away is not proposed; who had the office last time is, unless they have another now', () => {
  const away = (name: string) => cell.map((one) => (one.id === name ? { ...one, away: true } : one));
  expect(proposeOfficers(cell, { secretaryId: 'an', markerId: 'dự bị' })).toEqual({ chairId: 'bí thư', secretaryId: 'an', markerId: 'dự bị' });
  expect(proposeOfficers(away('bí thư'), { secretaryId: 'phó', markerId: null })).toEqual({ chairId: 'phó', secretaryId: 'chi ủy', markerId: 'an' });
  expect(proposeOfficers([], { secretaryId: null, markerId: null })).toEqual({ chairId: null, secretaryId: null, markerId: null });
});

test('whatever the cell, the three proposed are different people who are there, and the chair is one who may', () => {
  const someone = fc.record({ standing: fc.constantFrom(...standings), posts: fc.subarray(['secretary', 'deputy', 'committee-member', 'in-charge']), away: fc.boolean() });
  fc.assert(fc.property(fc.array(someone, { maxLength: 8 }), fc.nat(9), fc.nat(9), (given, secretary, marker) => {
    const all = given.map((one, index) => member(String(index), one.posts, one));
    const { chairId, secretaryId, markerId } = proposeOfficers(all, { secretaryId: String(secretary), markerId: String(marker) });
    const named = [chairId, secretaryId, markerId].filter((id) => id !== null);
    expect(new Set(named).size).toBe(named.length);
    for (const id of named) expect(all.find((one) => one.id === id)).toMatchObject({ away: false });
    if (chairId !== null) expect(ids(mayChair(all))).toContain(chairId);
    else expect(mayChair(all).every((one) => one.away)).toBe(true);
  }));
});

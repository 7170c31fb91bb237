import { expect, test } from 'vitest';
import { anPhu } from '../../rubrics/an-phu.ts';
import { besideGroups } from './beside.ts';
import type { Facts } from './score.ts';

const about = { kind: 'regular', cellType: 'village', members: 20 } as const;
const group = (facts: Facts, key: string) => besideGroups(anPhu, about, facts).find((one) => one.key === key)!;

test('without a fact every group is offered at its most, and nothing is said of it', () => {
  expect(besideGroups(anPhu, about, {}).map((one) => [one.key, one.proposed, one.max, one.facts, one.computed])).toEqual(
    [['time', 5], ['attendance', 5], ['preparation', 10], ['conduct', 30], ['chairing', 10], ['principles', 5], ['results', 30], ['closing', 5]].map(([key, max]) => [key, max, max, [], null]));
});

test('what the facts decide is taken from what is offered, what they leave to people stays at its most, and both are told apart', () => {
  const facts: Facts = { 'posted-a-day-ahead': { value: 0 }, 'posted-before-meeting': { value: 0 }, 'notice-given': { value: 1 }, 'pre-meeting-minuted': { value: 1 }, 'last-tasks-done': { value: 3, whole: 4 } };
  expect(group(facts, 'preparation')).toMatchObject({ proposed: 8, computed: { points: 3, of: 5 }, facts: [{ fact: 'pre-meeting-minuted', value: 1 }, { fact: 'notice-given', value: 1 }, { fact: 'posted-a-day-ahead', value: 0 }] });
  expect(group(facts, 'results')).toMatchObject({ proposed: 24, computed: { points: 24, of: 30 }, facts: [{ fact: 'last-tasks-done', value: 3, whole: 4 }] });
  expect(group(facts, 'conduct').facts).toEqual([{ fact: 'posted-before-meeting', value: 0 }]);
});

test('what lowers a level is said beside it', () => {
  const attendance = (without: number) => group({ 'attendance-rate': { value: 9, whole: 10 }, 'absent-without-reason': { value: without }, 'longest-absence': { value: 0 } }, 'attendance');
  expect([attendance(0), attendance(1)].map((one) => [one.computed!.points, one.facts.map((fact) => fact.fact)])).toEqual([[5, ['attendance-rate', 'longest-absence']], [2, ['attendance-rate', 'longest-absence', 'absent-without-reason']]]);
});

test('while a meeting is on the minutes so far are told without points, and once it is long enough with all of them', () => {
  expect(group({ 'minutes-so-far': { value: 60 } }, 'time')).toMatchObject({ proposed: 5, computed: null, facts: [{ fact: 'minutes-so-far', value: 60 }] });
  expect(group({ 'minutes-so-far': { value: 90 } }, 'time')).toMatchObject({ proposed: 5, computed: { points: 5, of: 5 }, facts: [{ fact: 'minutes-short', value: 0, whole: 90 }] });
});

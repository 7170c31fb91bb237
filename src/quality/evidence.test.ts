import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf, type Evidence } from './evidence.ts';

const at = (minute: string) => new Date(`${minute}:00+07:00`);
/** a meeting of forty that went well, and is over */
const held: Evidence = {
  startsAt: at('2026-11-03T19:30'), openedAt: at('2026-11-03T19:35'), endedAt: at('2026-11-03T21:10'), now: at('2026-11-03T21:30'), recordedAfterwards: false, mustAttend: 40, present: 38, unknown: 0, absentWithReason: 2, absentWithoutReason: 0, longestAbsence: 2,
  preMeeting: 'held', noticeAt: at('2026-11-01T08:00'), papers: [{ name: 'Bản đồ', at: at('2026-11-02T19:30') }], papersAwaited: [], themeWaits: false, withoutHandbook: false, postedBeforeAt: at('2026-11-02T19:30'),
  items: [{ key: 'ideology', startedAt: at('2026-11-03T20:00'), endedAt: at('2026-11-03T20:15') }, { key: null, startedAt: at('2026-11-03T20:15'), endedAt: null }], speakers: 9, minutesApproved: true, resolutionPassed: true,
  clauses: [{ tasks: [{ dueOn: '2026-11-20' }] }], lastTasks: { done: 4, judged: 5, open: 0 }, postedAt: null
};
const facts = (change: Partial<Evidence>) => factsOf({ ...held, ...change });

test('a meeting that went well, fact by fact', () => {
  expect(factsOf(held)).toEqual({
    'minutes-held': { value: 95 }, 'attendance-rate': { value: 38, whole: 40 }, 'absent-with-reason': { value: 2 }, 'absent-without-reason': { value: 0 }, 'longest-absence': { value: 2 }, 'pre-meeting-minuted': { value: 1 }, 'notice-given': { value: 1 }, 'papers-a-day-ahead': { value: 1 }, 'posted-a-day-ahead': { value: 1 }, 'posted-before-meeting': { value: 1 }, 'papers-hours-ahead': { value: 24 },
    'agenda-walked': { value: 1 }, 'share-who-spoke': { value: 9, whole: 38 }, 'ideology-spoken': { value: 1 }, 'minutes-approved': { value: 1 }, 'resolution-voted': { value: 1 }, 'tasks-dated': { value: 1 }, 'last-tasks-done': { value: 4, whole: 5 }
  });
});

test('what is not settled yet is no fact: nobody is marked down for what can still be done', () => {
  const keys = (change: Partial<Evidence>) => Object.keys(facts(change));
  expect(keys({ unknown: 1 })).not.toEqual(expect.arrayContaining(['attendance-rate']));
  for (const key of ['absent-with-reason', 'absent-without-reason', 'longest-absence', 'share-who-spoke']) expect(keys({ unknown: 1 })).not.toContain(key);
  expect(keys({ lastTasks: { done: 4, judged: 5, open: 1 } })).not.toContain('last-tasks-done');
  expect(facts({ lastTasks: { done: 0, judged: 0, open: 0 } })['last-tasks-done']).toEqual({ value: 0, whole: 0 });
  const during: Partial<Evidence> = { endedAt: null, minutesApproved: false, resolutionPassed: false, items: [...held.items, { key: null, startedAt: null, endedAt: null }] };
  for (const key of ['agenda-walked', 'minutes-approved', 'resolution-voted', 'posted-in-two-days']) expect(keys(during)).not.toContain(key);
  expect(facts({ ...during, now: at('2026-11-03T20:35') })).toMatchObject({ 'minutes-so-far': { value: 60 } });
  expect(keys(during)).not.toContain('minutes-held');
  expect(facts({ ...during, endedAt: held.endedAt })).toMatchObject({ 'agenda-walked': { value: 0 }, 'minutes-approved': { value: 0 }, 'resolution-voted': { value: 0 } });
  // of a meeting entered from paper the hour of entering says nothing
  expect(keys({ recordedAfterwards: true, endedAt: null })).not.toContain('minutes-so-far');
  expect(facts({ recordedAfterwards: true })['minutes-held']).toEqual({ value: 95 });
  expect(keys({ preMeeting: 'due' })).not.toContain('pre-meeting-minuted');
  expect(keys({ items: [{ key: 'ideology', startedAt: at('2026-11-03T20:00'), endedAt: null }], endedAt: null })).not.toContain('ideology-spoken');
  expect(keys({ clauses: null })).not.toContain('tasks-dated');
});

test('a cell with a secretary alone has its pre-meeting; one that was not held was not', () => {
  expect((['held', 'not-applicable', 'not-held'] as const).map((preMeeting) => facts({ preMeeting })['pre-meeting-minuted']!.value)).toEqual([1, 1, 0]);
});

test('papers are in time a day before the meeting to the minute, the notice among them; one that is still awaited is not', () => {
  const ahead = (change: Partial<Evidence>) => facts(change)['papers-a-day-ahead'];
  const [late, early] = [at('2026-11-02T19:31'), at('2026-11-02T19:30')];
  expect(ahead({ papers: [] })).toEqual({ value: 1 });
  expect(ahead({ papers: [{ name: 'Bản đồ', at: late }, { name: 'Dự toán', at: early }] })).toEqual({ value: 0, lacks: [{ what: 'paper', name: 'Bản đồ', late: true }] });
  expect([ahead({ noticeAt: late }), ahead({ noticeAt: null })].map((one) => one!.lacks)).toEqual([[{ what: 'notice', name: '', late: true }], [{ what: 'notice', name: '', late: false }]]);
  expect(ahead({ papersAwaited: ['Dự toán'], themeWaits: true })).toEqual({ value: 0, lacks: [{ what: 'paper', name: 'Dự toán', late: false }, { what: 'theme', name: '', late: false }] });
});

test('by how many whole hours notice and papers came ahead is told by the last of them; where one is awaited, or came after the meeting began, by none', () => {
  const hours = (change: Partial<Evidence>) => facts(change)['papers-hours-ahead'];
  expect([hours({}), hours({ papers: [{ name: 'Bản đồ', at: at('2026-11-02T19:31') }] }), hours({ papers: [] })]).toEqual([{ value: 24 }, { value: 23 }, { value: 59 }]);
  for (const none of [{ noticeAt: null }, { papersAwaited: ['Dự toán'] }, { themeWaits: true }, { noticeAt: at('2026-11-03T20:00') }]) expect(hours(none)).toEqual({ value: 0 });
});

test('what a criterion asks to be posted is told by the posting: a day before the meeting with all papers, or before it; of one entered from paper it may still be entered', () => {
  const posted = (postedBeforeAt: Date | null, change: Partial<Evidence> = {}) => [facts({ ...change, postedBeforeAt })['posted-a-day-ahead'], facts({ ...change, postedBeforeAt })['posted-before-meeting']];
  expect(posted(null)).toEqual([{ value: 0, lacks: [{ what: 'posting', name: '', late: false }] }, { value: 0 }]);
  expect(posted(at('2026-11-03T19:30'))).toEqual([{ value: 0, lacks: [{ what: 'posting', name: '', late: true }] }, { value: 1 }]);
  expect(posted(at('2026-11-03T19:31'))[1]).toEqual({ value: 0 });
  expect(posted(at('2026-11-01T08:00'), { themeWaits: true })).toEqual([{ value: 0, lacks: [{ what: 'theme', name: '', late: false }] }, { value: 1 }]);
  expect(posted(null, { recordedAfterwards: true })).toEqual([undefined, undefined]);
});

test('fifteen minutes are for ideology; a clause without a task or a task without a day is not assigned', () => {
  const spoken = (end: string) => facts({ items: [{ key: 'ideology', startedAt: at('2026-11-03T20:00'), endedAt: at(end) }] })['ideology-spoken']!.value;
  expect([spoken('2026-11-03T20:14'), spoken('2026-11-03T20:15')]).toEqual([0, 1]);
  const dated = (clauses: Evidence['clauses']) => facts({ clauses })['tasks-dated']!.value;
  expect([dated([{ tasks: [] }]), dated([{ tasks: [{ dueOn: null }] }]), dated([{ tasks: [{ dueOn: '2026-11-20' }] }, { tasks: [] }])]).toEqual([0, 0, 0]);
});

test('results are posted in time until the end of the second day; afterwards they are late, posted or not', () => {
  const posted = (postedAt: Date | null, now: Date) => facts({ postedAt, now })['posted-in-two-days']?.value;
  expect([posted(at('2026-11-05T23:59'), at('2026-11-09T08:00')), posted(at('2026-11-06T00:00'), at('2026-11-09T08:00')), posted(null, at('2026-11-06T00:00')), posted(null, at('2026-11-05T23:59'))]).toEqual([1, 0, 0, undefined]);
});

test('whether a cell that does not use the handbook app posted in time is no fact, and left to people; what it marked as posted is one', () => {
  const posted = (change: Partial<Evidence>) => { const known = facts({ withoutHandbook: true, now: at('2026-12-01T08:00'), ...change }); return [known['posted-a-day-ahead']?.value, known['posted-before-meeting']?.value, known['posted-in-two-days']?.value]; };
  expect(posted({ postedBeforeAt: null, postedAt: null })).toEqual([undefined, undefined, undefined]);
  expect(posted({ postedBeforeAt: at('2026-11-01T08:00'), postedAt: at('2026-11-09T08:00') })).toEqual([1, 1, 0]);
});

test('whatever happened, a share is of something counted and no more than all of it', () => {
  const evidence = fc.record({ mustAttend: fc.nat({ max: 50 }), unknown: fc.nat({ max: 2 }), done: fc.nat({ max: 9 }), open: fc.nat({ max: 1 }), over: fc.boolean() })
    .chain((one) => fc.record({ present: fc.nat({ max: one.mustAttend }), speakers: fc.nat({ max: 50 }), rest: fc.constant(one) }))
    .map(({ present, speakers, rest }): Evidence => ({ ...held, mustAttend: rest.mustAttend, unknown: rest.unknown, present, speakers: Math.min(present, speakers), lastTasks: { done: rest.done, judged: rest.done, open: rest.open }, endedAt: rest.over ? held.endedAt : null }));
  fc.assert(fc.property(evidence, (one) => {
    for (const quantity of Object.values(factsOf(one))) {
      expect(quantity.value).toBeGreaterThanOrEqual(0);
      if (quantity.whole !== undefined) expect(quantity.value).toBeLessThanOrEqual(quantity.whole);
    }
  }));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { states } from '#meetings/meeting.ts';
import { answers, choicesFor, goods, hasBegun, isClosed, isForAgenda, isLate, mayBeMendedBy, mayReport, mendDay, mends, mendState, timesBack, type Mending } from './visit.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 3, 12, minute));
const said = fc.uniqueArray(fc.record({ minute: fc.integer({ min: 0, max: 50 }), what: fc.constantFrom(...answers, 'not-mended' as const) }), { selector: (one) => one.minute, maxLength: 8 });
/** what was said of one thing to mend that is still open */
const mending = said.map((all): Mending => ({
  mend: 'few-speakers', mendBy: '2026-12-03',
  answers: all.flatMap(({ minute, what }) => (what === 'not-mended' ? [] : [{ answer: what, at: at(minute) }])),
  settlements: all.flatMap(({ minute, what }) => (what === 'not-mended' ? [{ result: what, newBy: `2027-01-${String(10 + (minute % 10))}`, at: at(minute) }] : []))
}));

test('the last word about a thing to mend says how it stands, in whatever order what was said is read', () => {
  fc.assert(fc.property(mending, fc.nat(), (one, turn) => {
    const last = [...one.answers.map(({ answer, at }) => ({ word: answer as string, at })), ...one.settlements.map(({ result, at }) => ({ word: result as string, at }))].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
    const state = mendState(one);
    expect(state).toBe(last ? { agreed: 'agreed', done: 'said-done', 'not-so': 'disputed', 'not-mended': 'not-mended' }[last.word] : 'unanswered');
    const turned = { ...one, answers: [...one.answers.slice(turn % 3), ...one.answers.slice(0, turn % 3)], settlements: one.settlements.toReversed() };
    expect([mendState(turned), mendDay(turned), timesBack(turned), isForAgenda(turned)]).toEqual([state, mendDay(one), timesBack(one), isForAgenda(one)]);
    // nobody brings to the agenda what the cell says is done or not so
    expect(isForAgenda(one)).toBe(state !== 'said-done' && state !== 'disputed');
  }));
});

test('once it is mended or no longer asked for, nothing said before or after opens it again', () => {
  fc.assert(fc.property(mending, fc.integer({ min: 0, max: 59 }), fc.constantFrom('mended' as const, 'dropped' as const), (one, minute, result) => {
    const closed = { ...one, settlements: [...one.settlements, { result, newBy: null, at: at(minute) }] };
    expect([mendState(closed), isClosed(mendState(closed)), isForAgenda(closed), isLate(closed, '2099-01-01')]).toEqual([result, true, false, false]);
  }));
  expect(isClosed(mendState({ mend: 'nothing', mendBy: null, answers: [], settlements: [] }))).toBe(true);
});

test('it is late when its last day has passed and nobody says it is mended', () => {
  const agreed: Mending = { mend: 'relayed', mendBy: '2026-12-03', answers: [{ answer: 'agreed', at: at(1) }], settlements: [] };
  expect([isLate(agreed, '2026-12-03'), isLate(agreed, '2026-12-04')]).toEqual([false, true]);
  const again = { ...agreed, settlements: [{ result: 'not-mended' as const, newBy: '2027-01-03', at: at(5) }] };
  expect([mendDay(again), timesBack(again), isLate(again, '2027-01-03'), isLate(again, '2027-01-04')]).toEqual(['2027-01-03', 1, false, true]);
  expect(isLate({ ...agreed, answers: [{ answer: 'done', at: at(9) }] }, '2027-06-01')).toBe(false);
});

test('a sheet is handed in once, about a meeting that has begun, by who followed the cell on its day', () => {
  for (const state of states)
    for (const inChargeThen of [true, false])
      for (const reported of [true, false]) {
        const may = mayReport({ state, inChargeThen, reported });
        expect(may === true).toBe(hasBegun(state) && inChargeThen && !reported);
      }
  expect(['planned', 'prepared', 'announced', 'missed'].map((state) => hasBegun(state as 'planned'))).toEqual([false, false, false, false]);
  expect(mayReport({ state: 'missed', inChargeThen: true, reported: false })).toEqual({ refused: 'visit-of-no-meeting' });
  expect([mayBeMendedBy('2026-11-02', '2026-11-03'), mayBeMendedBy('2026-11-03', '2026-11-03'), mayBeMendedBy('2027-11-04', '2026-11-03'), mayBeMendedBy('2027-11-05', '2026-11-03')]).toEqual([false, true, true, false]);
});

test('the choices fit the meeting: of a theme where there was one, of tasks where there were any, of office business outside the villages', () => {
  const village = choicesFor({ kind: 'regular', cellType: 'village', tasksBefore: 0 });
  expect([village.goods.includes('theme'), village.goods.includes('results'), village.mends.includes('office-business'), village.mends.includes('results-unjudged')]).toEqual([false, false, false, false]);
  expect(choicesFor({ kind: 'combined', cellType: 'armed-forces', tasksBefore: 3 })).toEqual({ goods: [...goods], mends: [...mends] });
  expect(choicesFor({ kind: 'thematic', cellType: 'village', tasksBefore: 3 }).goods).not.toContain('results');
  for (const kind of ['regular', 'thematic']) expect(choicesFor({ kind, cellType: null, tasksBefore: 1 }).mends).toEqual(expect.arrayContaining(['nothing', 'other', 'relayed']));
});

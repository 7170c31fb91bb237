import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { opinionsUnanswered } from '#signals/decisions.ts';
import { cellFacts } from '#signals/queries.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening } from '../../tests/evening.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { actions, load } from '../routes/cells/[cell]/opinions/+page.server.ts';
import { answerOpinion } from './commands.ts';
import { states } from './meeting.ts';
import { opinionState } from './opinion.ts';

let cast: Cast;
let pages: Pages;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
});
afterAll(() => pages.close());

test('before its meeting an opinion is owed nothing, afterwards an answer, at once or by the day promised; whatever was answered, then or later, is an answer', () => {
  const today = '2026-10-20';
  for (const meetingState of states)
    for (const dueOn of [null, '2026-10-19', today, '2026-10-21']) {
      const owed = ['planned', 'prepared', 'announced', 'open'].includes(meetingState) ? 'ahead' : dueOn === null ? 'waits' : dueOn < today ? 'late' : 'promised';
      expect([meetingState, dueOn, opinionState({ meetingState, answer: '', dueOn, later: [] }, today)]).toEqual([meetingState, dueOn, owed]);
      for (const [answer, later] of [['Đã thay', []], ['', [{}]]] as const) expect(opinionState({ meetingState, answer, dueOn, later }, today)).toBe('answered');
    }
});

test('an answer promised for later is noted once it was given, with who and when; who sent the opinion reads it, the meeting’s record stays, and it is not said to wait any more', async () => {
  const [hien, sy, hoa, inCharge, stranger] = [await pages.enter(cast.people.hien), await pages.enter(cast.people.sy), await pages.enter(cast.people.hoa), await pages.enter(cast.people.inCharge), await pages.enter(cast.people.stranger)];
  const path = `/cells/${cast.dongXanh}/opinions`;
  const page = (who: Browser) => who.visit(path, load, { params: { cell: cast.dongXanh } });
  const read = async (who: Browser) => (await page(who)).data.opinions as { state: string; mayRecord: boolean; later: { text: string; on: string; by: string; notedBy: string }[] }[];
  const evening = await openEvening(cast);
  const note = (who: Browser, form: Record<string, string> = {}) => who.visit(path, actions.default, {
    params: { cell: cast.dongXanh }, form: { command: 'opinion.record-answer', commandId: newId(), unitId: cast.dongXanh, opinionId: evening.opinionId, text: 'Xã đã thay bóng', givenBy: 'Hồ Xuân Lộc', givenOn: '2026-10-18', ...form }
  });
  expect((await note(hien)).data.refusal).toEqual({ refused: 'opinion-is-for-the-meeting', field: 'text' });
  expect(await read(sy)).toMatchObject([{ state: 'ahead', mayRecord: false }]);

  await evening.record(answerOpinion, { opinionId: evening.opinionId, answer: '', dueOn: '2026-10-15' });
  await evening.decide();
  await evening.conclude();
  const waiting = () => inScope(cast.house.app, { cells: [cast.dongXanh] }, async (trx) => (await cellFacts(trx, [cast.dongXanh], '2026-10-18')).flatMap((facts) => opinionsUnanswered(facts, '2026-10-18')).map((signal) => signal.subject));
  const asLeft = async () => (await cast.database.owner.query('select * from opinion')).rows;
  const before = await asLeft();
  expect(await waiting()).toEqual([evening.opinionId]);
  expect(await read(hien)).toMatchObject([{ state: 'late', mayRecord: true }]);
  for (const who of [sy, inCharge]) expect(await read(who)).toMatchObject([{ state: 'late', mayRecord: false }]);
  expect(await read(hoa)).toEqual([]);
  expect((await page(stranger)).status).toBe(404);

  expect((await note(hien, { text: ' ' })).data).toMatchObject({ issues: { text: 'empty' } });
  for (const givenOn of ['2026-09-30', addDays(dayOf(new Date()), 1)])
    expect((await note(hien, { givenOn })).data).toMatchObject({ refusal: { refused: 'answered-on-no-such-day', field: 'givenOn', on: '2026-10-01' }, values: { text: 'Xã đã thay bóng' } });
  expect((await note(hien, { opinionId: newId() })).status).toBe(404);
  for (const who of [sy, hoa, inCharge, stranger]) expect((await note(who)).status).toBe(404);
  expect((await read(sy))[0]!.later).toEqual([]);

  expect((await note(hien)).status).toBe(303);
  const noted = { text: 'Xã đã thay bóng', on: '2026-10-18', by: 'Hồ Xuân Lộc', notedBy: 'Trần Thị Hiền' };
  for (const who of [hien, sy, inCharge]) expect(await read(who)).toMatchObject([{ state: 'answered', later: [noted] }]);
  expect(await read(hoa)).toEqual([]);
  expect(await waiting()).toEqual([]);
  expect(await asLeft()).toEqual(before);

  // one more word about it stands after the first
  expect((await note(hien, { text: 'Đã kiểm tra, đèn sáng', givenOn: '2026-10-25' })).status).toBe(303);
  expect((await read(sy))[0]!.later.map((one) => one.on)).toEqual(['2026-10-18', '2026-10-25']);
});

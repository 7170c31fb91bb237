import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { plan } from '#meetings/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Command } from '#platform/command.ts';
import { inScope } from '#platform/database.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as prepare } from '../routes/cells/[cell]/meetings/[meeting]/prepare/+page.server.ts';
import { load as ofCell } from '../routes/cells/[cell]/requests/+page.server.ts';
import { load as follow } from '../routes/follow/+page.server.ts';
import { load as ofUnit } from '../routes/units/[unit]/requests/+page.server.ts';
import { requestsAsked, requestsInFull } from '../routes/units/[unit]/requests/requests.server.ts';
import { answerRequest, giveRequest, raiseRequest, takeAnswer } from './commands.ts';
import { answererOf, isOverdue, mayFollow, owedBy, requestState, type Asked, type Step } from './request.ts';

const steps = fc.array(fc.nat(5), { maxLength: 6 }).map((turns) => {
  const said: Step[] = [];
  for (const [nth, turn] of turns.entries()) {
    const may = mayFollow(said.at(-1)?.step ?? 'raised');
    const step = may[turn % Math.max(1, may.length)];
    if (step) said.push({ step, personId: step === 'given' ? 'an' : null, dueOn: step === 'given' ? `2026-12-${10 + nth}` : null, at: new Date(Date.UTC(2026, 10, 1 + nth)) });
  }
  return said;
});

test('whatever was said of a request, in any order that may come, the committee owes a word, or the cell does, or it is closed', () => {
  fc.assert(fc.property(steps, (said) => {
    const asked: Asked = { at: new Date(Date.UTC(2026, 9, 30)), steps: said };
    const state = requestState(asked);
    expect(owedBy(asked) === null).toBe(state === 'answered' || state === 'taken');
    expect(answererOf(asked) !== null).toBe(state === 'given');
    expect(mayFollow(state).length === 0).toBe(state === 'taken');
    const due = owedBy(asked);
    if (due) expect([isOverdue(asked, due), isOverdue(asked, addDays(due, 1))]).toEqual([false, true]);
    else expect(isOverdue(asked, '2099-01-01')).toBe(false);
  }));
  expect(owedBy({ at: new Date('2026-11-01T20:00:00Z'), steps: [] })).toBe('2026-11-09');
});

const now = new Date();
const today = dayOf(now);
let cast: Cast;
let pages: Pages;
let atOffice: Browser;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  atOffice = await pages.enter(cast.people.communeOffice);
});
afterAll(() => pages.close());

test('a request goes up, is answered by whom it was given to, comes back to the cell’s agenda, and is closed by the cell', async () => {
  const { hien, hoa, inCharge, communeOffice, standing, stranger } = cast.people;
  const [atCell, follower] = [await pages.enter(hoa), await pages.enter(inCharge)];
  const refusal = async (who: Cast['people']['hien'], command: Command, payload: object, unitId = cast.dongXanh) => {
    const answer = await cast.send(who, command, { unitId, ...payload }, now);
    return answer.answer === 'refused' ? answer.refusal.refused : answer.answer;
  };
  const seen = async () => (await atCell.visit(`/cells/${cast.dongXanh}/requests`, ofCell, { params: { cell: cast.dongXanh } })).data.requests[0];
  const office = async (show = 'open') => (await atOffice.visit(`/units/${cast.commune}/requests?show=${show}`, ofUnit, { params: { unit: cast.commune } })).data;
  const raisedAt = new Date(now.getTime() - 9 * 24 * 3600_000);
  const { id: requestId } = await cast.done(hien, raiseRequest, { unitId: cast.dongXanh, text: 'Hỗ trợ xi măng' }, raisedAt);
  // a week and nobody was asked: the office sees it late
  expect(await office('late')).toMatchObject({ counts: { open: 1, 'to-give': 1, late: 1 }, requests: [{ text: 'Hỗ trợ xi măng', state: 'raised', late: true, answerers: [{ name: 'Hồ Thường Vụ' }, { name: 'Nguyễn Văn Thành' }, { name: 'Phan Văn Phòng' }] }] });
  expect(await refusal(inCharge, answerRequest, { requestId, text: 'Sẽ cấp' })).toBe('request-is-raised');
  const give = { cellId: cast.dongXanh, requestId, personId: inCharge.personId, dueOn: addDays(today, 10), text: '' };
  expect(await refusal(communeOffice, giveRequest, { ...give, personId: hoa.personId }, cast.commune)).toBe('cannot-answer-that-cell');
  expect(await refusal(communeOffice, giveRequest, { ...give, dueOn: addDays(today, -1) }, cast.commune)).toBe('answer-day-out-of-reach');
  expect(await refusal(communeOffice, giveRequest, { ...give, cellId: cast.farCell }, cast.commune)).toBe('not-yours');
  expect(await refusal(communeOffice, giveRequest, give, cast.commune)).toBe('done');
  expect((await office('late')).requests).toEqual([]);
  expect((await follower.visit('/follow', follow)).data.toAnswer).toMatchObject([{ text: 'Hỗ trợ xi măng', dueOn: addDays(today, 10), late: false }]);
  for (const who of [standing, communeOffice]) expect(await refusal(who, answerRequest, { requestId, text: 'Tôi trả lời' })).toBe('only-the-one-asked-answers');
  expect(await refusal(stranger, answerRequest, { requestId, text: 'x' })).toBe('not-yours');
  expect(await refusal(hien, takeAnswer, { requestId, taken: true, text: '' })).toBe('request-is-given');
  expect(await refusal(inCharge, answerRequest, { requestId, text: 'Xã cấp 10 tấn' })).toBe('done');

  const month = addMonths(firstOfMonth(today), 1);
  const { id: meeting } = await cast.done(hien, plan, { unitId: cast.dongXanh, kind: 'regular', month, startsAt: `${addDays(month, 2)}T19:30`, place: 'Nhà văn hóa', dayReason: 'Bão' }, now);
  const secretary = await pages.enter(hien);
  const items = (await secretary.visit(`/cells/${cast.dongXanh}/meetings/${String(meeting)}/prepare`, prepare, { params: { cell: cast.dongXanh, meeting: String(meeting) } })).data.items;
  expect(items.filter((item: { origin: string }) => item.origin === 'carried')).toMatchObject([{ title: 'Trả lời kiến nghị: Hỗ trợ xi măng', points: expect.stringContaining('Xã cấp 10 tấn') }]);
  expect(await refusal(hien, takeAnswer, { requestId, taken: false, text: '' })).toBe('raising-again-needs-reason');
  expect(await refusal(hien, takeAnswer, { requestId, taken: false, text: 'Cần 15 tấn' })).toBe('done');
  expect(await seen()).toMatchObject({ state: 'raised-again', owedBy: addDays(today, 7) });
  expect(await refusal(communeOffice, giveRequest, { ...give, personId: standing.personId }, cast.commune)).toBe('done');
  expect(await refusal(standing, answerRequest, { requestId, text: 'Cấp đủ 15 tấn' })).toBe('done');
  expect(await refusal(hien, takeAnswer, { requestId, taken: true, text: '' })).toBe('done');
  expect(await refusal(communeOffice, giveRequest, give, cast.commune)).toBe('request-is-taken');
  // a member of the cell reads it all
  const closed = await seen();
  expect([closed.state, closed.steps.map((step: Step) => step.step)]).toEqual(['taken', ['given', 'answered', 'raised-again', 'given', 'answered', 'taken']]);
  expect((await office()).requests).toEqual([]);
});

test('of two who say something about one request at one moment, each from where they stand, one is told what the other said', async () => {
  const { hien, communeOffice, standing } = cast.people;
  const { id: requestId } = await cast.done(hien, raiseRequest, { unitId: cast.dongXanh, text: 'Sửa mái nhà văn hóa' }, now);
  const given = { unitId: cast.commune, cellId: cast.dongXanh, requestId, personId: standing.personId, dueOn: today, text: '' };
  await cast.done(communeOffice, giveRequest, given, now);
  // the office's word is said and not yet kept when the answer comes: it waits for that, and then finds its place taken
  const other = await cast.database.owner.connect();
  try {
    await other.query('begin');
    await other.query(`insert into request_step (cell_id, id, request_id, step, text, person_id, person_name, due_on, at, by_person_id, by_name, nth)
      select cell_id, uuidv7(), request_id, step, text, person_id, person_name, due_on, at, by_person_id, 'Phan Văn Phòng', 1 from request_step where request_id = $1`, [requestId]);
    const answer = cast.send(standing, answerRequest, { unitId: cast.dongXanh, requestId, text: 'Sẽ làm trong quý' }, now);
    await vi.waitFor(async () => expect((await cast.database.owner.query(`select from pg_locks l join pg_stat_activity a on a.pid = l.pid and a.datname = current_database() where not l.granted`)).rowCount).toBe(1), 10_000);
    await other.query('commit');
    expect(await answer).toEqual({ answer: 'refused', refusal: { refused: 'request-said-meanwhile', field: 'text', by: 'Phan Văn Phòng' } });
  } finally {
    other.release();
  }
  expect((await cast.send(standing, answerRequest, { unitId: cast.dongXanh, requestId, text: 'Sẽ làm trong quý' }, now)).answer).toBe('done');
});

test('of more requests than a page draws each is counted, and those owed longest come first, in the list and in the file', async () => {
  const asked = async (query: string) => (await atOffice.visit(`/units/${cast.commune}/requests?${query}`, ofUnit, { params: { unit: cast.commune } })).data;
  const before = (await asked('')).counts;
  const { personId } = cast.people.hien;
  await cast.database.owner.query(`insert into cell_request (cell_id, id, text, at, by_person_id, by_name) select $1::uuid, uuidv7(), 'Việc ' || n, $3::timestamptz - make_interval(secs => n), $2::uuid, 'Trần Văn Hiền' from generate_series(1, 1100) n
    union all select $1::uuid, uuidv7(), 'Chờ lâu nhất', $3::timestamptz - interval '90 days', $2::uuid, 'Trần Văn Hiền'`, [cast.benMoi, personId, now]);
  const all = await asked('');
  expect(all.counts).toEqual({ open: before.open + 1101, 'to-give': before['to-give'] + 1101, late: before.late + 1 });
  expect([all.requests[0].text, all.requests.length, all.page.pages]).toEqual(['Chờ lâu nhất', 50, Math.ceil(all.counts.open / 50)]);
  expect((await asked('show=late')).requests.map((one: { text: string }) => one.text)).toContain('Chờ lâu nhất');
  const last = await asked(`page=${all.page.pages}`);
  expect(last.requests.every((one: { answerers: unknown[]; steps: unknown[] }) => one.answerers.length > 0 && Array.isArray(one.steps))).toBe(true);
  const { requests } = await inScope(cast.house.app, { cells: [cast.commune, cast.dongXanh, cast.benMoi] }, async (trx) => ({ requests: await requestsInFull({ trx, day: today }, (await requestsAsked({ trx, day: today }, new URL('http://a/?show=open'))).requests) }));
  expect([requests.length, requests[0]!.text]).toEqual([all.counts.open, 'Chờ lâu nhất']);
});

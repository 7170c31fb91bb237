import { afterAll, beforeAll, expect, test } from 'vitest';
import { inScope } from '#platform/database.server.ts';
import { calendarOfMonth, plansOfYear } from '#reports/calendar-queries.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { uploadOf } from '../../tests/uploads.ts';
import { clashesOf } from './clashes.ts';
import * as meetings from './commands.ts';
import { planChanges } from './plan-changes.ts';

let cast: Cast;
beforeAll(async () => void (cast = await castIn()));
afterAll(() => cast.close());

const at = new Date('2026-11-01T12:00:00Z');
const calendar = async (month: string) => inScope(cast.house.app, { cells: [cast.commune, cast.dongXanh, cast.benMoi] }, async (trx) => calendarOfMonth(trx, cast.commune, month, '2026-11-01'));
const planned = async (month: string, kind = 'regular', more: Record<string, unknown> = {}) => {
  const { id } = await cast.done(cast.people.hien, meetings.plan, { unitId: cast.dongXanh, kind, month, startsAt: `${month.slice(0, 8)}05T19:30`, place: 'Nhà văn hóa', dayReason: 'Lịch thôn', ...more }, at);
  return { unitId: cast.dongXanh, meetingId: String(id) };
};

test('a time waits, is registered by the cell and settled by the office; another time the office asks for is declined with a reason or taken and settled', async () => {
  const { done, send, people } = cast;
  const about = await planned('2027-01-01');
  expect(await calendar('2027-01-01')).toMatchObject([{ registered: false, settled: false }]);
  await done(people.hien, meetings.register, about, at);
  const { id: first } = await done(people.communeOffice, meetings.proposeTime, { ...about, startsAt: '2027-01-06T19:30', reason: 'Trùng lịch' }, at);
  expect(await send(people.hien, meetings.answerProposal, { ...about, proposalId: first, accepted: false, answer: '' }, at)).toMatchObject({ refusal: { refused: 'declining-needs-reason' } });
  await done(people.hien, meetings.answerProposal, { ...about, proposalId: first, accepted: false, answer: 'Thôn có việc' }, at);
  expect(await calendar('2027-01-01')).toMatchObject([{ registered: true, settled: false, proposal: { accepted: false, answer: 'Thôn có việc' } }]);
  const { id: second } = await done(people.communeOffice, meetings.proposeTime, { ...about, startsAt: '2027-01-07T19:30', reason: 'Trùng lịch' }, at);
  await done(people.hien, meetings.answerProposal, { ...about, proposalId: second, accepted: true, answer: '' }, at);
  expect(await calendar('2027-01-01')).toMatchObject([{ settled: true, startsAt: new Date('2027-01-07T12:30:00Z') }]);
  expect(await send(people.hien, meetings.answerProposal, { ...about, proposalId: second, accepted: true, answer: '' }, at)).toMatchObject({ refusal: { refused: 'proposal-answered' } });
});

test('the office settles many at once, only in its own cells; a new time the cell gives is to be settled again', async () => {
  const { done, send, people, commune, farCell } = cast;
  const about = await planned('2027-02-01');
  const named = { cellId: about.unitId, meetingId: about.meetingId };
  expect(await send(people.communeOffice, meetings.settleTogether, { unitId: commune, meetings: [named, { cellId: farCell, meetingId: about.meetingId }] }, at)).toMatchObject({ refusal: { refused: 'not-yours' } });
  expect(await done(people.communeOffice, meetings.settleTogether, { unitId: commune, meetings: [named] }, at)).toEqual({ settled: 1 });
  await done(people.hien, meetings.changePlan, { ...about, kind: 'regular', startsAt: '2027-02-04T19:30', place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, at);
  const [row] = await calendar('2027-02-01');
  expect(row).toMatchObject({ registered: true, settled: false });
  expect(clashesOf([row!]).size).toBe(0);
});

test('a plan reported registers its times, and the committee sees what changed since', async () => {
  const { done, people, dongXanh: unitId } = cast;
  await done(people.hien, meetings.planYear, { unitId, year: 2028, fromMonth: '2028-11-01', time: '19:30', place: 'Nhà văn hóa', themes: [] }, at);
  await done(people.hien, meetings.reportYear, { unitId, year: 2028, note: '' }, at);
  const [november] = await calendar('2028-11-01');
  expect(november).toMatchObject({ registered: true });
  await done(people.hien, meetings.postpone, { unitId, meetingId: november!.id, startsAt: '2028-11-06T19:30', reason: 'Bão' }, at);
  const plans = await inScope(cast.house.app, { cells: [cast.commune, unitId, cast.benMoi] }, async (trx) => plansOfYear(trx, cast.commune, 2028, '2026-11-01'));
  const mine = plans.find((plan) => plan.id === unitId)!;
  expect(planChanges(mine.reported, mine.meetings)).toMatchObject([{ what: 'time', meeting: { id: november!.id, startsAt: '2028-11-06T19:30' } }]);
  expect(plans.find((plan) => plan.id === cast.benMoi)).toMatchObject({ reportedAt: null, meetings: [] });
});

test('a plain member writes the thematic paper and another reviews it; nobody else may, and it goes to the members only once it was passed', async () => {
  const { done, send, people, members } = cast;
  const about = await planned('2027-03-01', 'combined', { theme: 'Nêu gương', authorId: members['Trần Văn Sỹ'], reviewerId: members['Lê Thị Hoa'] });
  const file = { ...about, ...(await uploadOf(people.sy, 'a.pdf')) };
  expect(await send(people.nga, meetings.submitTheme, file, at)).toMatchObject({ refusal: { refused: 'only-the-author' } });
  expect(await send(people.sy, meetings.submitTheme, { ...file, secrecyMark: 'MẬT' }, at)).toMatchObject({ refusal: { refused: 'secrecy-to-confirm' } });
  const { id: paperId } = await done(people.sy, meetings.submitTheme, file, at);
  const step = { ...about, paperId, remark: '' };
  expect(await send(people.sy, meetings.stepTheme, { ...step, step: 'reviewed' }, at)).toMatchObject({ refusal: { refused: 'only-the-reviewer' } });
  expect(await send(people.sy, meetings.stepTheme, { ...step, step: 'distributed' }, at)).toMatchObject({ refusal: { refused: 'paper-steps-in-order' } });
  expect(await send(people.hoa, meetings.stepTheme, { ...step, step: 'returned' }, at)).toMatchObject({ refusal: { refused: 'returning-needs-remark' } });
  await done(people.hoa, meetings.stepTheme, { ...step, step: 'reviewed' }, at);
  await done(people.sy, meetings.stepTheme, { ...step, step: 'distributed' }, at);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { setFlag, transferMember } from '#members/commands.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening } from '../../tests/evening.ts';
import { browser, type Browser } from '../../tests/visit.ts';
import { house } from '../house.server.ts';
import { actions as signInActions } from './sign-in/+page.server.ts';
import { load as roll } from './cells/[cell]/meetings/[meeting]/roll/+page.server.ts';
import { load as month } from './units/[unit]/+page.server.ts';
import { load as attendance } from './units/[unit]/attendance/+page.server.ts';
import { load as regime } from './units/[unit]/regime/+page.server.ts';

const origin = 'http://localhost:4333';
const password = 'con trâu đi cày';
let cast: Cast;
let office: Browser;
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  const { personId, name } = cast.people.communeOffice;
  await createAccount({ personId, name, username: 'vanphong', password });
  office = browser(origin);
  await office.visit('/sign-in', signInActions.default, { form: { username: 'vanphong', password } });
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
});

test('a rate of attendance and the list it opens to are one figure: cells that have not met, or are meeting, are in neither', async () => {
  const { people, commune: unit, benMoi } = cast;
  const evening = await openEvening(cast);
  await cast.done(people.tai, meetings.plan, { unitId: benMoi, kind: 'regular', month: '2026-10-01', startsAt: '2026-10-05T19:30', place: 'Nhà văn hóa', dayReason: 'Bão' }, new Date('2026-09-20T08:00:00+07:00'));
  const asked = { params: { unit } };
  const both = async () => {
    const [page, list] = [await office.visit(`/units/${unit}?month=2026-10-01`, month, asked), await office.visit(`/units/${unit}/attendance?month=2026-10-01`, attendance, asked)];
    return { page: { of: page.data.figures.present, base: page.data.figures.mustAttend, percent: page.data.attendance }, list: list.data.total, met: list.data.cells.filter((cell: { met: boolean }) => cell.met).length };
  };
  const before = await both();
  expect(before.list).toEqual(before.page);
  expect([before.met, before.list.base]).toEqual([0, 0]);
  await evening.decide();
  await evening.conclude();
  const after = await both();
  expect(after.list).toEqual(after.page);
  expect(after.met).toBe(1);

  // the same figures over the quarter, from the summaries: of two cells one met in October
  const quarter = (await office.visit(`/units/${unit}/regime?period=2026-Q4`, regime, asked)).data;
  expect(quarter.figures.attendance).toEqual({ of: after.list.of, base: after.list.base });
  expect(quarter.figures.months[0]).toMatchObject({ month: '2026-10-01', due: { of: 1, base: 2 }, over: true });
  expect(quarter.cells.map((cell: { name: string; attendance: unknown; tasks: unknown }) => [cell.name, cell.attendance, cell.tasks])).toEqual([
    ['Chi bộ thôn Bến Mới', { of: 0, base: 0 }, { of: 0, base: 0 }], ['Chi bộ thôn Đồng Xanh', { of: after.list.of, base: after.list.base }, expect.objectContaining({ base: expect.any(Number) })]
  ]);
  // and of that month alone, to which the figures of the overview open
  const alone = (await office.visit(`/units/${unit}/regime?period=2026-10`, regime, asked)).data;
  expect([alone.period.part, alone.figures.months.length, alone.figures.quarters, alone.figures.attendance]).toEqual(['month', 1, [], quarter.figures.attendance]);
  expect([alone.months, quarter.months]).toEqual([['2026-09', '2026-11'], []]);
  const outside = browser(origin, '10.9.9.9');
  expect((await outside.visit(`/units/${unit}/regime`, regime, asked)).status).not.toBe(200);
  expect(after.list.base).toBeGreaterThan(0);
});

test('a member corrected, exempted or moved away afterwards, as of before the meeting, changes no figure of a month that is over; the roll stays and says what the records would give now', async () => {
  const { people, commune: unit, dongXanh, benMoi, members, done } = cast;
  const asked = { params: { unit } };
  const figures = async () => (await office.visit(`/units/${unit}?month=2026-10-01`, month, asked)).data.figures;
  const meetingId = (await cast.database.owner.query<{ id: string }>(`select id from meeting where cell_id = $1 and state = 'concluded'`, [dongXanh])).rows[0]!.id;
  const names = async () => {
    const { data } = await office.visit(`/cells/${dongXanh}/meetings/${meetingId}/roll`, roll, { params: { cell: dongXanh, meeting: meetingId } });
    return { base: data.roll.base.map((one: { name: string; mark: string }) => [one.name, one.mark]), present: data.roll.present, percent: data.percent, since: data.roll.since };
  };
  const [before, then] = [await figures(), await names()];
  expect(then.since).toBeNull();
  await done(people.hien, setFlag, { unitId: dongXanh, memberId: members['Trần Văn Sỹ'], flag: 'exempt', from: '2026-09-01' });
  await done(people.communeOffice, transferMember, { unitId: unit, memberId: members['Võ Thị Nga'], fromCellId: dongXanh, toCellId: benMoi, on: '2026-09-20' });
  expect(await figures()).toEqual(before);
  const { since, ...stays } = await names();
  expect(stays).toEqual({ base: then.base, present: then.present, percent: then.percent });
  expect(since).toEqual({ mustAttend: then.base.length - 2, present: then.present - 1 });
  // before it began, a month still follows its records
  const planned = (await cast.database.owner.query<{ must_attend: number }>(`select must_attend from month_summary where cell_id = $1`, [benMoi])).rows;
  expect(planned).toEqual([{ must_attend: 2 }]);
});

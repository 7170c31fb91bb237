import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openEvening } from '../../tests/evening.ts';
import { browser, type Browser } from '../../tests/visit.ts';
import { house } from '../house.server.ts';
import { actions as signInActions } from './sign-in/+page.server.ts';
import { load as month } from './units/[unit]/+page.server.ts';
import { load as attendance } from './units/[unit]/attendance/+page.server.ts';

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
  expect(after.list.base).toBeGreaterThan(0);
});

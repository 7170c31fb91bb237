import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePlan, makeCalendarAddress, plan, postpone } from '#meetings/commands.ts';
import { appoint } from '#organisation/commands.ts';
import { addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { inScope } from '#platform/database.server.ts';
import { derived } from '#platform/secret.server.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { GET as subscribed } from '../routes/calendar/[secret].ics/+server.ts';
import { load as yearPage } from '../routes/cells/[cell]/plan/+page.server.ts';
import { load as announcePage } from '../routes/cells/[cell]/meetings/[meeting]/announce/+page.server.ts';
import { load as follow } from '../routes/follow/+page.server.ts';
import { plannedFor } from '../routes/follow/planned.server.ts';
import { GET as calendar } from '../routes/follow/visits.ics/+server.ts';
import { load as planPage } from '../routes/units/[unit]/supervision/plan/+page.server.ts';
import { moveVisit, planVisit } from './commands.ts';
import { quarterOn } from './visit-plan.ts';

const now = new Date();
const month = addMonths(firstOfMonth(dayOf(now)), 1);
const on = (day: string, time: string) => `${month.slice(0, 8)}${day}T${time}`;
let cast: Cast;
let pages: Pages;
let inCharge: Browser;
let office: Browser;
let secretary: Browser;
let moved: string;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  const { communeOffice, loc: comrade, inCharge: another, hien, tai } = cast.people;
  for (const [unitId, who] of [[cast.dongXanh, comrade], [cast.benMoi, comrade], [cast.benMoi, another]] as const) await cast.done(communeOffice, appoint, { unitId, personId: who.personId, holderName: who.name, kind: 'in-charge', from: dayOf(now) }, now);
  const meeting = async (who: typeof hien, unitId: string, startsAt: string) => String((await cast.done(who, plan, { unitId, kind: 'regular', month, startsAt, place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now))['id']);
  moved = await meeting(hien, cast.dongXanh, on('14', '19:30'));
  await meeting(tai, cast.benMoi, on('12', '19:30'));
  for (const [cellId, who] of [[cast.benMoi, another], [cast.dongXanh, comrade], [cast.benMoi, comrade]] as const) await cast.done(communeOffice, planVisit, { unitId: cast.commune, cellId, month, personId: who.personId }, now);
  [inCharge, office, secretary] = [await pages.enter(comrade), await pages.enter(communeOffice), await pages.enter(hien)];
});
afterAll(() => pages.close());

interface Planned { id: string; cell: string; visitor: string; state: string; clashes: string[] }
const clashesOn = (visits: readonly Planned[]) => Object.fromEntries(visits.map((one) => [one.cell, one.clashes]));
const ofComrade = (visits: readonly Planned[]) => visits.filter((one) => one.visitor === cast.people.loc.name);
const plannedByOffice = async () => (await office.visit(`/units/${cast.commune}/supervision/plan?quarter=${quarterOn(month).key}`, planPage, { params: { unit: cast.commune } })).data as { visits: Planned[]; clashing: number };
const mine = async () => (await inCharge.visit('/follow', follow)).data.planned as Planned[];
/** Who, as the secretary of the moved meeting's cell reads on the pages from which it is moved, is to be elsewhere; and all that these pages hold. */
const toldToSecretary = async () => {
  const [year, announce] = [
    await secretary.visit(`/cells/${cast.dongXanh}/plan?year=${month.slice(0, 4)}`, yearPage, { params: { cell: cast.dongXanh } }),
    await secretary.visit(`/cells/${cast.dongXanh}/meetings/${moved}/announce`, announcePage, { params: { cell: cast.dongXanh, meeting: moved } })
  ];
  expect(year.data.meetings.find((one: { id: string }) => one.id === moved).elsewhere).toEqual(announce.data.elsewhere);
  return { elsewhere: announce.data.elsewhere as string[], all: JSON.stringify([year.data, announce.data]) };
};
const entries = async () => String((await inCharge.visit('/follow/visits.ics', calendar)).data).replaceAll('\r\n ', '');
const subscription = async (secret: string) => String((await office.visit(`/calendar/${secret}.ics`, subscribed, { params: { secret } })).data).replaceAll('\r\n ', '');
const none = { 'Chi bộ thôn Đồng Xanh': [], 'Chi bộ thôn Bến Mới': [] };
const both = { 'Chi bộ thôn Đồng Xanh': ['Chi bộ thôn Bến Mới'], 'Chi bộ thôn Bến Mới': ['Chi bộ thôn Đồng Xanh'] };

test('where no visit is proposed the page says whether none is needed, or those that are cannot be placed', async () => {
  const of = async (quarter: string) => {
    const { data } = await office.visit(`/units/${cast.commune}/supervision/plan?quarter=${quarter}`, planPage, { params: { unit: cast.commune } });
    return [data.nothing, data.drawnCount, data.withoutCount];
  };
  expect(await of(quarterOn(month).key)).toEqual(['not-needed', 0, 0]);
  // nobody planned a meeting for so late a quarter
  expect(await of(quarterOn(addMonths(month, 24)).key)).toEqual(['cannot-be', 0, 2]);
});

test('a meeting moved to the hour of another visit of the same comrade is a clash on the plan, on their page and in their calendar, until one of the two moves', async () => {
  const secret = derived('calendar', String((await cast.done(cast.people.loc, makeCalendarAddress, { unitId: cast.dongXanh }, now))['id']));
  expect([(await plannedByOffice()).clashing, clashesOn(ofComrade((await plannedByOffice()).visits)), clashesOn(await mine())]).toEqual([0, none, none]);
  for (const text of [await entries(), await subscription(secret)]) expect(text).not.toContain('TENTATIVE');

  await cast.done(cast.people.hien, postpone, { unitId: cast.dongXanh, meetingId: moved, startsAt: on('12', '20:00'), reason: 'Mưa lũ' }, now);
  const shown = await plannedByOffice();
  expect([shown.clashing, clashesOn(ofComrade(shown.visits)), clashesOn(await mine())]).toEqual([2, both, both]);
  // on the plan they stand first, before the visit of another to the same meeting
  expect(shown.visits.map((one) => one.state)).toEqual(['clash', 'clash', 'ahead']);
  for (const told of [await entries(), await subscription(secret)]) {
    expect(told.match(/STATUS:TENTATIVE/g)).toHaveLength(2);
    for (const cell of Object.keys(both)) expect(told).toContain(`DESCRIPTION:Trùng giờ với buổi dự ở ${cell}.`);
  }

  // the office puts one of them into another month, as the page says
  const visit = ofComrade(shown.visits).find((one) => one.cell === 'Chi bộ thôn Bến Mới')!;
  await cast.done(cast.people.communeOffice, moveVisit, { unitId: cast.commune, cellId: cast.benMoi, entryId: visit.id, month: addMonths(month, 1), personId: cast.people.loc.personId, reason: 'Trùng giờ' }, now);
  expect([(await plannedByOffice()).clashing, clashesOn(await mine())]).toEqual([0, none]);
  for (const text of [await entries(), await subscription(secret)]) expect(text).not.toContain('TENTATIVE');
});

test('the secretary who moves a meeting to the hour of another visit of its visitor is told so, and not at which cell; after another hour no more', async () => {
  const { hien, loc, communeOffice } = cast.people;
  const change = (startsAt: string) => cast.done(hien, changePlan, { unitId: cast.dongXanh, meetingId: moved, kind: 'regular', startsAt, place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now);
  await change(on('14', '19:30'));
  expect((await toldToSecretary()).elsewhere).toEqual([]);
  await cast.done(communeOffice, planVisit, { unitId: cast.commune, cellId: cast.benMoi, month, personId: loc.personId }, now);
  await change(on('12', '20:00'));
  const told = await toldToSecretary();
  expect(told.elsewhere).toEqual([loc.name]);
  expect(told.all).not.toContain('Bến Mới');
  // far enough apart to go from one to the other
  await change(on('12', '21:30'));
  expect((await toldToSecretary()).elsewhere).toEqual([]);
});

test('a visit whose meeting was put off into another month is still among theirs in that month, and clashes there', async () => {
  const after = addMonths(month, 1);
  await cast.done(cast.people.tai, plan, { unitId: cast.benMoi, kind: 'regular', month: after, startsAt: `${after.slice(0, 8)}08T19:30`, place: 'Nhà văn hóa', dayReason: 'Lịch thôn' }, now);
  await cast.done(cast.people.hien, postpone, { unitId: cast.dongXanh, meetingId: moved, startsAt: `${after.slice(0, 8)}08T20:00`, reason: 'Mưa lũ' }, now);
  const inMonth = (day: string) => inScope(cast.house.app, { cells: [cast.dongXanh, cast.benMoi] }, (trx) => plannedFor(trx, cast.people.loc.personId, [cast.dongXanh, cast.benMoi], day, new Date(`${day}T01:00:00Z`)));
  expect(clashesOn(await inMonth(after))).toEqual(both);
  // once its month, too, is past it is no longer shown
  expect(clashesOn(await inMonth(addMonths(after, 1)))).toEqual({});
});

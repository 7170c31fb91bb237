import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIn } from '#meetings/commands.ts';
import { printSlip } from '#members/commands.ts';
import type { Refusal } from '#platform/command.ts';
import { newId } from '#platform/id.server.ts';
import { receive, type Reception } from '#platform/receive.server.ts';
import { forget, keysOf, take, waitFor } from '#platform/sign-in/attempt.server.ts';
import { useSlip } from '#platform/sign-in/auth.server.ts';
import { printOfficerSlip } from '#platform/sign-in/keeping.server.ts';
import { slipCode } from '#platform/sign-in/slip.server.ts';
import { site } from '#platform/sign-in/site.server.ts';
import { refusals as english } from '#words/en/refusals.ts';
import { refusals as vietnamese } from '#words/vi/refusals.ts';
import { actions as planPage } from '../src/routes/cells/[cell]/plan/+page.server.ts';
import { castIn, castNow, type Cast } from './cast.ts';
import { openPages, type Pages } from './pages.ts';
import { Rehearsed, rehearsal as rehearsalOf } from './rehearsal.ts';
import { everyCommand, type Sample } from './samples.ts';

// The clock of the server or of a device was wrong for a while, by an hour or by years, and was set right.
let cast: Cast;
let pages: Pages;
let rehearsal: Reception;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  rehearsal = rehearsalOf(cast.house.reception);
});
afterAll(() => pages.close());

const deep = process.env['DEEP'] === 'yes';
const hour = 3600_000;
const year = 365 * 24 * hour;
const wrong = [['an hour back', -hour], ['two days back', -48 * hour], ['a year back', -year], ['fifty years back', -50 * year], ['two days on', 48 * hour], ['a year on', year], ['seventy years on', 70 * year]] as const;

test('whatever the clock shows when a command comes in, it is done or refused in words; a device’s own clock moves nothing', async () => {
  const play = everyCommand(cast);
  const broken: string[] = [];
  const tried = { done: 0, refused: 0 };
  for (let step = await play.next(), n = 0; !step.done; n++) {
    const sample = step.value;
    // each of them at every command in the deep run, else in turn
    const some = <T>(all: readonly T[], at: number) => (deep ? all : all.filter((_, index) => n % 2 === 0 && index === (n / 2 + at) % all.length));
    for (const [name, by] of [...some(wrong.slice(0, 4), 0), ...some(wrong.slice(4), 1)]) {
      const answer = await answered(sample, new Date(sample.at.getTime() + by));
      if (answer in tried) tried[answer as keyof typeof tried]++;
      else broken.push(`${name}: ${answer}`);
    }
    for (const claimedAt of some(['0001-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59Z'], 0)) {
      // a code is of its minute, so a device that says it is another has the wrong one
      const expected = sample.command === checkIn && claimedAt < '2000' ? 'refused' : 'done';
      expect([sample.command.name, claimedAt, await answered(sample, sample.at, claimedAt)]).toEqual([sample.command.name, claimedAt, expected]);
    }
    step = await play.next(await cast.done(sample.who, sample.command, sample.payload, sample.at));
  }
  expect(broken).toEqual([]);
  expect(Math.min(tried.done, tried.refused)).toBeGreaterThan(30);
}, 180_000);

async function answered({ who, command, payload }: Sample, now: Date, claimedAt?: string): Promise<string> {
  try {
    const answer = await receive(rehearsal, { id: newId(), name: command.name, payload, ...(claimedAt ? { claimedAt } : {}) }, who, now);
    if (answer.answer !== 'refused') return `${command.name}: ${JSON.stringify(answer)}`;
    const { refused } = answer.refusal as Refusal;
    return refused in vietnamese && refused in english ? 'refused' : `${command.name}: no words for ${refused}`;
  } catch (thrown) {
    return thrown instanceof Rehearsed ? 'done' : `${command.name}: ${String(thrown)}`;
  }
}

test('failures to sign in that were counted by a clock years ahead keep nobody out once it is right', async () => {
  const keys = keysOf('hien', '10.9.9.9');
  const ahead = new Date(castNow.getTime() + 5 * year);
  for (let n = 0; n < 8; n++) await take(keys, ahead);
  expect(await waitFor(keys, ahead)).toBeGreaterThan(0);
  expect(await take(keys, castNow)).toBe(0);
  expect(await waitFor(keys, castNow)).toBe(0);
  await forget(keys);
});

test('a session begun by a clock years ahead opens nothing once it is right, and others stay', async () => {
  const [hien, hoa] = [await pages.enter(cast.people.hien), await pages.enter(cast.people.hoa)];
  const signedInAs = async (who: typeof hien) => (await who.visit('/me', (({ locals }: { locals: { actor: { name: string } | null } }) => locals.actor?.name ?? null) as never)).data;
  const far = `update session set "createdAt" = "createdAt" + interval '5 years', "updatedAt" = "updatedAt" + interval '5 years', "expiresAt" = "expiresAt" + interval '5 years' where "userId" = (select id from "user" where "personId" = $1)`;
  // also one whose signature is known already
  expect(await signedInAs(hien)).toBe(cast.people.hien.name);
  await site().pool.query(far, [cast.people.hien.personId]);
  expect([await signedInAs(hien), await signedInAs(hoa)]).toEqual([null, cast.people.hoa.name]);
});

test('an officer’s slip printed by a clock years ahead is good for nobody once it is right', async () => {
  const { personId, name } = cast.people.standing;
  const ahead = new Date(castNow.getTime() + 5 * year);
  const code = await printOfficerSlip({ personId, name }, cast.people.administrator.personId, ahead);
  expect(await useSlip(code, 'con trâu đi cày', '', castNow)).toBe(null);
  const again = await printOfficerSlip({ personId, name }, cast.people.administrator.personId, castNow);
  expect(await useSlip(again, 'con trâu đi cày', '', castNow)).toMatchObject({ name });
});

test('a member’s slip printed by a clock years ahead is good for nobody once it is right, and ends none that was printed since', async () => {
  const about = { unitId: cast.dongXanh, memberId: cast.people.hoa.memberId! };
  const printed = async (at: Date) => slipCode(String((await cast.done(cast.people.hien, printSlip, about, at))['id']));
  const [ahead, since] = [await printed(new Date(castNow.getTime() + 5 * year)), await printed(castNow)];
  expect(await useSlip(ahead, 'con trâu đi cày', '', castNow)).toBe(null);
  expect(await useSlip(since, 'con trâu đi cày', '', castNow)).toMatchObject({ name: cast.people.hoa.name });
});

test('what waited on a device whose clock is years off is claimed as long ago as the device says it waited', async () => {
  const loc = await pages.enter(cast.people.loc);
  const [cell, unitId] = [cast.dongXanh, cast.dongXanh];
  for (const [claimedAt, sentAt] of [['1970-01-01T00:00:00.000Z', '1970-01-01T00:10:00.000Z'], ['2099-01-01T00:00:00.000Z', '2099-01-01T00:10:00.000Z']] as const) {
    const commandId = newId();
    const form = { command: 'task.enter', commandId, unitId, text: 'Sửa đường', setOn: '2026-01-05', dueOn: '2026-12-01', evidence: '', claimedAt, sentAt };
    expect((await loc.visit(`/cells/${cell}/plan`, planPage.default as never, { form, params: { cell } })).status).toBe(303);
    const { rows } = await cast.database.owner.query<{ minutes: number }>('select extract(epoch from received_at - claimed_at)::float8 / 60 as minutes from command_log.command where id = $1', [commandId]);
    expect(rows).toEqual([{ minutes: 10 }]);
  }
});

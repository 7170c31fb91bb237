import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointFirstOfficer } from '#organisation/commands.ts';
import { printSlip } from '#members/commands.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { slipCode } from '#platform/sign-in/slip.server.ts';
import { castIn, type Cast } from '../../../tests/cast.ts';
import { browser, type Browser } from '../../../tests/visit.ts';
import { house } from '../../house.server.ts';
import { actions as signInActions } from '../sign-in/+page.server.ts';
import { actions as slipActions } from '../sign-in/slip/+page.server.ts';
import { load as accountPage } from '../me/account/+page.server.ts';
import { actions, load } from './+page.server.ts';

const origin = 'http://localhost:4323';
const password = 'con trâu đi cày';
let cast: Cast;
let keeper: Browser;
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  const { administrator, hoa, communeOffice, stranger } = cast.people;
  for (const [name, person] of [['quan.tri', administrator], ['hoa', hoa], ['van.phong', communeOffice], ['nguoi.la', stranger]] as const)
    await createAccount({ personId: person.personId, name: person.name, username: name, password });
  keeper = browser(origin);
  await keeper.visit('/sign-in', signInActions.default, { form: { username: 'quan.tri', password } });
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
});

const enter = async (username: string, typed = password) => {
  const at = browser(origin);
  return { at, seen: await at.visit('/sign-in', signInActions.default, { form: { username, password: typed } }) };
};
const usernames = (data: { accounts: { lines: { username: string }[] } }) => data.accounts.lines.map((line) => line.username);

test('the administrator sees the accounts of a unit and below, and finds them without accents', async () => {
  const { data } = await keeper.visit('/admin', load);
  expect(usernames(data)).toEqual(['hoa', 'nguoi.la', 'quan.tri', 'van.phong']);
  expect(data.people.of).toBe(4);
  expect(data.mayAppointFirst).toBe(false);
  expect(usernames((await keeper.visit('/admin?q=le%20thi', load)).data)).toEqual(['hoa']);
  const commune = (await keeper.visit(`/admin?unit=${cast.commune}`, load)).data;
  expect(usernames(commune)).toEqual(['hoa', 'van.phong']);
  expect(commune.officers.map((officer: { name: string; username: string | null }) => [officer.name, officer.username])).toContainEqual(['Phan Văn Phòng', 'van.phong']);
});

test('nobody else opens the page, and nobody signed out', async () => {
  for (const username of ['hoa', 'van.phong']) {
    const { at } = await enter(username);
    for (const unit of [cast.province, cast.commune, cast.dongXanh]) expect((await at.visit(`/admin?unit=${unit}`, load)).status).toBe(404);
    expect((await at.visit(`/admin?unit=${cast.province}`, actions.lock, { form: { person: cast.people.administrator.personId } })).status).toBe(404);
  }
  expect((await browser(origin).visit('/admin', load)).to).toBe('/sign-in?next=%2Fadmin');
});

test('a locked account is shut at every door until it is opened again', async () => {
  const { at } = await enter('hoa');
  expect((await keeper.visit(`/admin?unit=${cast.commune}`, actions.lock, { form: { person: cast.people.hoa.personId } })).status).toBe(303);
  expect((await at.visit('/me/account', accountPage)).to).toMatch(/^\/sign-in/);
  expect((await enter('hoa')).seen.data).toMatchObject({ locked: true });
  expect((await enter('hoa', 'sai mat khau')).seen.data).toMatchObject({ locked: false });
  await keeper.visit('/admin', actions.unlock, { form: { person: cast.people.hoa.personId } });
  const opened = await enter('hoa');
  expect(opened.seen.to).toBe('/');
  const events = (await opened.at.visit('/me/account', accountPage)).data.events;
  expect(events.slice(0, 5).map((event: { what: string; byAnother: boolean }) => [event.what, event.byAnother])).toEqual([['signed-in', false], ['unlocked', true], ['failed', false], ['failed', false], ['locked', true]]);
});

test('the administrator does not lock the account they hold, nor anybody outside the unit', async () => {
  expect((await keeper.visit('/admin', actions.lock, { form: { person: cast.people.administrator.personId } })).data).toEqual({ refusal: 'notYourself' });
  expect((await keeper.visit(`/admin?unit=${cast.commune}`, actions.lock, { form: { person: cast.people.stranger.personId } })).status).toBe(404);
});

test('an officer who belongs to no cell gets a slip from the administrator; a newer one ends it; it opens once', async () => {
  const print = async () => (await keeper.visit(`/admin?unit=${cast.commune}`, actions.slip, { form: { person: cast.people.standing.personId } })).data.slip;
  const older = await print();
  const { name, code } = await print();
  expect(name).toBe('Hồ Thường Vụ');
  const use = (typed: string) => browser(origin).visit('/sign-in/slip', slipActions.default, { form: { code: typed, password, again: password } });
  expect((await use(older.code)).status).toBe(401);
  expect((await use(code.toLowerCase())).to).toBe('/me/account?welcome');
  expect((await use(code)).status).toBe(401);
  expect((await enter('vu.ho')).seen.to).toBe('/');
});

test('a cell does not print the slip of somebody who holds more than the cell', async () => {
  const { hien, hoa, communeOffice, provinceOffice } = cast.people;
  const slip = (who: typeof hien) => cast.send(who, printSlip, { unitId: cast.dongXanh, memberId: hoa.memberId });
  expect((await slip(hien)).answer).toBe('done');
  await cast.database.owner.query(`insert into post (unit_id, person_id, holder_name, kind, valid) values ($1, $2, 'Lê Thị Hoa', 'inspector', '[2026-01-01,)')`, [cast.commune, hoa.personId]);
  expect(await slip(hien)).toMatchObject({ answer: 'refused', refusal: { refused: 'slip-from-above' } });
  expect((await slip(communeOffice)).answer).toBe('done');
  await cast.database.owner.query(`insert into post (unit_id, person_id, holder_name, kind, valid) values ($1, $2, 'Lê Thị Hoa', 'standing', '[2026-01-01,)')`, [cast.province, hoa.personId]);
  expect(await slip(communeOffice)).toMatchObject({ answer: 'refused', refusal: { refused: 'slip-from-above' } });
  expect((await slip(provinceOffice)).answer).toBe('done');
});

test('a slip\'s code is in no row: not in the log, not beside the slip', async () => {
  const { id } = await cast.done(cast.people.hien, printSlip, { unitId: cast.dongXanh, memberId: cast.people.nga.memberId });
  const code = slipCode(String(id));
  const { rows } = await cast.database.owner.query(`select (select string_agg(body, ' ') from command_log.payload) || (select string_agg(result::text, ' ') from command_log.command) || (select string_agg(s::text, ' ') from sign_in_slip s) as all`);
  for (const part of [code, code.replaceAll('-', ''), code.slice(0, 9)]) expect(rows[0].all.toUpperCase()).not.toContain(part);
});

test('the administrator appoints one officer, at the highest unit, once', async () => {
  const from = '2026-11-01';
  expect(await cast.send(cast.people.administrator, appointFirstOfficer, { unitId: cast.otherCommune, holderName: 'Kẻ Lạ', from })).toMatchObject({ refusal: { refused: 'first-officer-already-appointed' } });
  const { rows } = await cast.database.owner.query(`delete from post where kind = 'office' and unit_id = $1 returning person_id`, [cast.otherCommune]);
  expect(rows).toHaveLength(1);
  expect(await cast.send(cast.people.administrator, appointFirstOfficer, { unitId: cast.otherCommune, holderName: 'Kẻ Lạ', from })).toMatchObject({ refusal: { refused: 'posts-come-from-above' } });
  expect((await keeper.visit('/admin', actions.first, { form: { commandId: '01900000-0000-7000-8000-000000000001', holderName: 'Kẻ Lạ' } })).data).toMatchObject({ refusal: { refused: 'first-officer-already-appointed' }, holderName: 'Kẻ Lạ' });
});

test('of the night’s checks the administrator of the site sees what only they can mend, with its remedy, and of the rest a number', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nen-nep-admin-'));
  process.env['NEN_NEP_DATA'] = folder;
  try {
    expect((await keeper.visit('/admin', load)).data.nights).toEqual({ at: null, failedAt: null, found: [], others: 0 });
    await writeFile(join(folder, 'checks.json'), JSON.stringify({ at: '2026-11-26T19:00:00.000Z', counts: { 'paper-number-twice': 2, 'same-name-twice': 3, 'cell-without-secretary': 1 }, failed: null }));
    expect((await keeper.visit('/admin', load)).data.nights).toEqual({ at: new Date('2026-11-26T19:00:00Z'), failedAt: null, found: [{ check: 'paper-number-twice', count: 2 }], others: 4 });
    expect((await keeper.visit(`/admin?unit=${cast.commune}`, load)).data.nights).toBeNull();
  } finally {
    delete process.env['NEN_NEP_DATA'];
    await rm(folder, { recursive: true });
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { putSetUpCode, takeSetUpCode } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { freshDatabase, type TestDatabase } from '../../../tests/database.ts';
import { browser } from '../../../tests/visit.ts';
import { house } from '../../house.server.ts';
import { actions as adminActions, load as adminPage } from '../admin/+page.server.ts';
import { actions as slipActions } from '../sign-in/slip/+page.server.ts';
import { actions, load } from './+page.server.ts';

const origin = 'http://localhost:4324';
const password = 'con trâu đi cày';
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(database.address);
  process.env['ORIGIN'] = origin;
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await database.close();
});

const form = { code: 'the-code', unitName: 'Đảng bộ xã Cẩm Bình', unitKind: 'committee', founded: '2025-07-01', name: 'Nguyễn Quản Trị', username: 'quan.tri', password, again: password };

test('the set-up code makes the first unit and its administrator, once, and the administrator the first officer', async () => {
  await putSetUpCode('an-older-code', new Date());
  await putSetUpCode('the-code', new Date());
  const at = browser(origin);
  expect((await at.visit('/set-up', load)).data.root).toBeNull();
  for (const [field, typed, wrong] of [['unitName', '', 'empty'], ['founded', '2026-02-30', 'dayWrong'], ['founded', '2999-01-01', 'dayWrong'], ['username', 'quản trị', 'usernameWrong']] as const)
    expect((await at.visit('/set-up', actions.default, { form: { ...form, [field]: typed } })).data).toMatchObject({ wrong: { [field]: wrong }, code: form.code, name: form.name, [field]: typed });
  for (const code of ['another', 'an-older-code']) expect((await at.visit('/set-up', actions.default, { form: { ...form, code } })).status).toBe(401);
  expect((await at.visit('/set-up', actions.default, { form })).to).toBe('/admin');
  expect((await at.visit('/set-up', load)).to).toBe('/sign-in');
  expect((await at.visit('/set-up', actions.default, { form: { ...form, username: 'ke.khac' } })).status).toBe(401);

  const { data } = await at.visit('/admin', adminPage);
  expect(data).toMatchObject({ where: { name: 'Đảng bộ xã Cẩm Bình' }, mayAppointFirst: true });
  const commandId = '01900000-0000-7000-8000-000000000002';
  const { slip } = (await at.visit('/admin', adminActions.first, { form: { commandId, holderName: 'Phan Văn Phòng' } })).data;
  expect((await at.visit('/admin', adminActions.first, { form: { commandId: '01900000-0000-7000-8000-000000000003', holderName: 'Người Thứ Hai' } })).status).toBe(409);
  const officer = browser(origin);
  expect((await officer.visit('/sign-in/slip', slipActions.default, { form: { code: slip.code, password, again: password } })).to).toBe('/me/account?welcome');
  expect((await at.visit('/admin', adminPage)).data).toMatchObject({ mayAppointFirst: false });
});

test('a set-up that breaks off leaves the code good', async () => {
  await putSetUpCode('another-code', new Date());
  await expect(takeSetUpCode('another-code', new Date(), () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full');
  expect(await takeSetUpCode('another-code', new Date(), async () => {})).toBe(true);
  expect(await takeSetUpCode('another-code', new Date(), async () => {})).toBe(false);
});

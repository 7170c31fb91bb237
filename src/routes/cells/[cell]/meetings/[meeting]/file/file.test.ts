import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { dayOf, firstOfMonth, localMinuteOf } from '#organisation/day.ts';
import { setSetting } from '#organisation/commands.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { castIn, type Cast } from '../../../../../../../tests/cast.ts';
import { browser, type Browser } from '../../../../../../../tests/visit.ts';
import { house } from '../../../../../../house.server.ts';
import { actions as signInActions } from '../../../../../sign-in/+page.server.ts';
import { GET as document } from '../documents/[kind]/+server.ts';
import { actions, load } from './+page.server.ts';

const origin = 'http://localhost:4326';
const password = 'con trâu đi cày';
const now = new Date();
let cast: Cast;
let hien: Browser;
let meeting: string;
let files: string;
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  files = await mkdtemp(join(tmpdir(), 'nn-files-'));
  process.env['NEN_NEP_FILES'] = files;
  await createAccount({ personId: cast.people.hien.personId, name: cast.people.hien.name, username: 'hien', password });
  hien = browser(origin);
  await hien.visit('/sign-in', signInActions.default, { form: { username: 'hien', password } });
  const unitId = cast.dongXanh;
  const startsAt = new Date(now.getTime() + 49 * 3600_000);
  const done = (command: Parameters<Cast['done']>[1], payload: object) => cast.done(cast.people.hien, command, { unitId, ...payload }, now);
  meeting = String((await done(meetings.plan, { kind: 'extraordinary', month: firstOfMonth(dayOf(startsAt)), startsAt: localMinuteOf(startsAt), place: 'Nhà văn hóa', dayReason: 'Việc gấp' }))['id']);
  const about = { meetingId: meeting };
  await done(meetings.holdPreMeeting, { ...about, heldAt: localMinuteOf(now), place: '', memberIds: [cast.members['Trần Thị Hiền'], cast.members['Hồ Xuân Lộc']], content: 'Bàn', conclusion: '' });
  await done(meetings.setAgenda, { ...about, items: [{ origin: 'own', title: 'Đường làng', minutes: 30, points: '' }] });
  await done(meetings.prepare, about);
  await done(meetings.announce, { ...about, text: 'Kính mời đồng chí.' });
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
  await rm(files, { recursive: true, force: true });
});

const params = () => ({ cell: cast.dongXanh, meeting });
const path = () => `/cells/${cast.dongXanh}/meetings/${meeting}/file`;
const png = (size = 9) => { const bytes = new Uint8Array(size); bytes.set([0x89, 0x50, 0x4e, 0x47]); return bytes; };
const form = () => ({ command: 'meeting.mark-posted-before', commandId: newId(), unitId: cast.dongXanh, meetingId: meeting, postedAt: localMinuteOf(now) });
const post = (file: { name: string; bytes: Uint8Array<ArrayBuffer> }, more: Record<string, string> = {}) => hien.visit(path(), actions.default, { form: { ...form(), ...more }, file, params: params() });
const page = async () => (await hien.visit(path(), load, { params: params() })).data as { postings: { part: string; postedAt: Date | null; late: boolean; left: object; proof: { name: string } | null; package: { leftOut: unknown[] } }[] };
const zip = async (kind: string) => {
  const { data } = await hien.visit(`${path()}/${kind}`, async (event: never) => { const answer = await document(event); return { bytes: new Uint8Array(await answer.arrayBuffer()) }; }, { params: { ...params(), kind } });
  const inside = unzipSync((data as { bytes: Uint8Array }).bytes);
  return { names: Object.keys(inside), manifest: JSON.parse(strFromU8(inside['manifest.json']!)) as { rule: string; leftOut: { name: string; reason: string }[]; documents: { name: string; kind: string; draft?: boolean }[] } };
};

test('the proof of posting is a picture or a PDF without a mark of secrecy; the page then says when it was posted and shows it', async () => {
  expect(await page()).toMatchObject({ postings: [{ part: 'before', postedAt: null, late: false, left: { past: false, days: 0, hours: 24 } }] });
  expect(await post({ name: 'Giấy mời MẬT.png', bytes: png() })).toMatchObject({ status: 409, data: { refusal: { refused: 'secrecy-to-confirm', field: 'secrecyConfirmed' } } });
  expect(await readdir(files)).toEqual([]);
  expect(await post({ name: 'bảng tính.xlsx', bytes: new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0]) })).toMatchObject({ status: 409, data: { refusal: { refused: 'proof-kind-refused', field: 'file' } } });
  expect(await post({ name: 'Giấy mời MẬT.png', bytes: png() }, { secrecyConfirmed: 'on' })).toMatchObject({ status: 303 });
  expect(await page()).toMatchObject({ postings: [{ postedAt: expect.any(Date), late: false, proof: { name: 'Giấy mời MẬT.png' } }] });
  const { rows } = await cast.database.owner.query(`select kind, secrecy_confirmed from paper where kind = 'proof-of-posting'`);
  expect(rows).toEqual([{ kind: 'proof-of-posting', secrecy_confirmed: 'Trần Thị Hiền: MẬT' }]);
});

test('the package before the meeting holds notice, agenda and what was uploaded, and says what it leaves out; a committee’s own limit holds', async () => {
  const { people, dongXanh: unitId } = cast;
  const { keepFile } = await import('#platform/files.server.ts');
  for (const size of [9, 6 * 1024 * 1024]) {
    const kept = await keepFile(people.hien.personId, new File([png(size)], `Bản đồ ${size}.png`));
    if ('refused' in kept) throw new Error(kept.refused);
    await cast.done(people.hien, meetings.addPaper, { unitId, meetingId: meeting, kind: 'paper', secrecyConfirmed: false, ...kept }, now);
  }
  expect((await zip('package-before')).names).toEqual(['01-Thong-bao-du-thao.docx', '02-Chuong-trinh-du-thao.docx', '03-Ban-do-9.png', '04-Ban-do-6291456.png', 'manifest.json']);
  await cast.done(people.communeOffice, setSetting, { unitId: cast.commune, name: 'handbook.size', value: '5' }, now);
  await cast.done(people.hien, meetings.issueBefore, { unitId, meetingId: meeting }, now);
  const { names, manifest } = await zip('package-before');
  expect(names).toEqual(['01-Thong-bao-So-01-TB-CB.docx', expect.stringMatching(/^02-Chuong-trinh/), '03-Ban-do-9.png', 'manifest.json']);
  expect(manifest).toMatchObject({ rule: 'hd42', leftOut: [{ name: 'Bản đồ 6291456.png', reason: 'too-large' }], documents: [{ kind: 'notice', draft: false }, { kind: 'agenda' }, { kind: 'paper' }] });
  expect((await page()).postings[0]!.package.leftOut).toHaveLength(1);
});

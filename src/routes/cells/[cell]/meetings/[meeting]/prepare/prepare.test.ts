import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import type { Actor } from '#platform/actor.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { enterTask } from '#resolutions/commands.ts';
import { castIn, type Cast } from '../../../../../../../tests/cast.ts';
import { uploadOf } from '../../../../../../../tests/uploads.ts';
import { browser, type Browser } from '../../../../../../../tests/visit.ts';
import { house } from '../../../../../../house.server.ts';
import { actions as signIn } from '../../../../../sign-in/+page.server.ts';
import { load as home } from '../../../+page.server.ts';
import { load as head } from '../+layout.server.ts';
import { actions, load } from './+page.server.ts';

const origin = 'http://localhost:4359';
const password = 'con trâu đi cày';
const now = new Date();
const today = dayOf(now);
const month = firstOfMonth(addDays(today, 20));
let cast: Cast;
const as: Record<string, Browser> = {};
beforeAll(async () => {
  cast = await castIn();
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(cast.database.address);
  process.env['ORIGIN'] = origin;
  for (const [n, who] of (['hien', 'hoa', 'sy', 'tai'] as const).entries()) {
    const { personId, name } = cast.people[who] as Actor;
    await createAccount({ personId, name, username: `nguoi.${n}`, password });
    as[who] = browser(origin, `10.8.0.${n}`);
    await as[who].visit('/sign-in', signIn.default, { form: { username: `nguoi.${n}`, password } });
  }
});
afterAll(async () => {
  await closeSignIn();
  await house().close();
  await cast.close();
});

async function planned(who: 'hien' | 'tai', unitId: string, more: Record<string, unknown> = {}) {
  const { id } = await cast.done(cast.people[who], meetings.plan, { unitId, kind: 'regular', month, startsAt: `${addDays(today, 20)}T19:30`, place: 'Nhà văn hóa', dayReason: 'Lịch thôn', ...more }, now);
  return { unitId, meetingId: String(id) };
}
const page = async (who: string, { unitId, meetingId }: { unitId: string; meetingId: string }) => as[who]!.visit(`/cells/${unitId}/meetings/${meetingId}/prepare`, load, { params: { cell: unitId, meeting: meetingId } });
const send = (who: string, about: { unitId: string; meetingId: string }, command: string, form: Record<string, string>, file?: { name: string; bytes: Uint8Array<ArrayBuffer> }) =>
  as[who]!.visit(`/cells/${about.unitId}/meetings/${about.meetingId}/prepare`, actions.default, { params: { cell: about.unitId, meeting: about.meetingId }, form: { command, commandId: newId(), ...about, ...form }, ...(file ? { file } : {}) });
const homeOf = async (who: string, cell: string) => (await as[who]!.visit(`/cells/${cell}`, home, { params: { cell } })).data;

test('nobody is asked what is known: the pre-meeting begins with its place, last month and the agenda, and comes back as it was recorded', async () => {
  const about = await planned('hien', cast.dongXanh);
  await cast.done(cast.people.hien, enterTask, { unitId: cast.dongXanh, text: 'Vận động 12 hộ', memberId: cast.members['Lê Thị Hoa'], dueOn: addDays(today, -3), setOn: addMonths(today, -1), evidence: '' }, now);
  const { data } = await page('hien', about);
  expect(data.preMeeting).toBe('due');
  expect(data.preMeetingForm.place).toBe('Nhà văn hóa');
  for (const known of ['Vận động 12 hộ', 'Kết quả thực hiện nghị quyết tháng trước']) expect(data.preMeetingForm.content).toContain(known);
  const heldAt = `${addDays(today, -1)}T07:30`;
  await send('hien', about, 'meeting.hold-pre-meeting', { heldAt, place: 'Nhà bí thư', memberIds: cast.members['Trần Thị Hiền']!, content: 'Đã bàn', conclusion: 'Nhất trí' });
  expect((await page('hien', about)).data.preMeetingForm).toEqual({ heldAt, place: 'Nhà bí thư', content: 'Đã bàn', conclusion: 'Nhất trí' });

  // a long title is typed on several lines of its box and stays one line
  await send('hien', about, 'meeting.set-agenda', { 'items[0].origin': 'own', 'items[0].key': '', 'items[0].title': 'Đường thôn\n và   mương', 'items[0].minutes': '20', 'items[0].points': 'Ai góp đất\nBao giờ làm' });
  const saved = (await page('hien', about)).data;
  expect(saved.items).toEqual([{ origin: 'own', key: '', title: 'Đường thôn và mương', minutes: 20, points: 'Ai góp đất\nBao giờ làm', paper: '' }]);
  // the next one begins with the place of the last
  const next = await planned('hien', cast.dongXanh, { month: addMonths(month, 1), startsAt: `${addDays(addMonths(month, 1), 4)}T19:30`, place: 'Trường học' });
  expect((await page('hien', next)).data.preMeetingForm.place).toBe('Nhà bí thư');
});

test('a cell with nobody beside its secretary has no pre-meeting to hold: it is told so, asked for nothing, and goes on', async () => {
  const about = await planned('tai', cast.benMoi);
  const { data } = await page('tai', about);
  expect(data.preMeeting).toBe('not-applicable');
  expect(data.checks.find((check: { key: string }) => check.key === 'pre-meeting').state).toBe('not-applicable');
  const start = await homeOf('tai', cast.benMoi);
  expect(start.step.step).toBe('agree-content');
  expect(start.stops[0].state).toBe('done');
  await send('tai', about, 'meeting.set-agenda', { 'items[0].origin': 'own', 'items[0].key': '', 'items[0].title': 'Việc thôn', 'items[0].minutes': '20', 'items[0].points': '' });
  expect((await send('tai', about, 'meeting.prepare', {})).to).toContain('done=meeting.prepare');
  expect((await homeOf('tai', cast.benMoi)).step.step).toBe('announce');
  // where there is a deputy, nothing goes on without it
  const withDeputy = await planned('hien', cast.dongXanh, { kind: 'extraordinary' });
  await send('hien', withDeputy, 'meeting.set-agenda', { 'items[0].origin': 'own', 'items[0].key': '', 'items[0].title': 'Việc gấp', 'items[0].minutes': '20', 'items[0].points': '' });
  expect((await send('hien', withDeputy, 'meeting.prepare', {})).data).toMatchObject({ refusal: { refused: 'pre-meeting-is-due' } });
  // or the reason why it could not be held, which stays to be seen: the stop is never marked done
  expect((await send('hien', withDeputy, 'meeting.skip-pre-meeting', { reason: '' })).data).toMatchObject({ refusal: { refused: 'skipping-needs-reason', field: 'reason' } });
  await send('hien', withDeputy, 'meeting.skip-pre-meeting', { reason: 'Chi ủy đi chống bão' });
  const without = (await page('hien', withDeputy)).data;
  expect([without.preMeeting, without.whyNotHeld, without.checks.find((check: { key: string }) => check.key === 'pre-meeting').state]).toEqual(['not-held', 'Chi ủy đi chống bão', 'not-applicable']);
  expect((await send('hien', withDeputy, 'meeting.prepare', {})).to).toContain('done=meeting.prepare');
  expect((await as['hien']!.visit('/', head, { params: { cell: cast.dongXanh, meeting: withDeputy.meetingId } })).data.stops.map((stop: { state: string }) => stop.state).slice(0, 3)).toEqual(['ahead', 'done', 'now']);
});

test('a paper named on the agenda is waited for on both pages until a file stands for it, also after the agenda is saved anew', async () => {
  const about = await planned('hien', cast.dongXanh, { kind: 'extraordinary', startsAt: `${addDays(today, 22)}T19:30` });
  const items = { 'items[0].origin': 'own', 'items[0].key': '', 'items[0].title': 'Đường thôn', 'items[0].minutes': '20', 'items[0].points': '', 'items[0].paper': 'Dự toán làm đường',
    'items[1].origin': 'own', 'items[1].key': '', 'items[1].title': 'Quỹ', 'items[1].minutes': '10', 'items[1].points': '', 'items[1].paper': '' };
  const stands = async () => {
    const { data } = await page('hien', about);
    return [data.awaited, data.checks.find((check: { key: string }) => check.key === 'papers').state];
  };
  await send('hien', about, 'meeting.set-agenda', items);
  expect(await stands()).toEqual([['Dự toán làm đường'], 'now']);
  await send('hien', about, 'meeting.add-paper', { kind: 'paper', standsFor: 'Dự toán làm đường' }, { name: 'du toan ban cuoi.pdf', bytes: new TextEncoder().encode(`%PDF-1.4 ${newId()}`) });
  expect(await stands()).toEqual([[], 'done']);
  await send('hien', about, 'meeting.set-agenda', { ...items, 'items[0].title': 'Đường liên thôn', press: 'down 0' });
  const saved = (await page('hien', about)).data;
  expect(saved.items.map((item: { title: string; paper: string }) => [item.title, item.paper])).toEqual([['Quỹ', ''], ['Đường liên thôn', 'Dự toán làm đường']]);
  expect(await stands()).toEqual([[], 'done']);
  await send('hien', about, 'meeting.remove-paper', { paperId: saved.papers[0].id });
  expect(await stands()).toEqual([['Dự toán làm đường'], 'now']);
});

test('author, reviewer and secretary each see on their own page whom the thematic paper waits on', async () => {
  const { members, people, dongXanh, done } = cast;
  const about = await planned('hien', dongXanh, { kind: 'thematic', theme: 'Nêu gương', authorId: members['Lê Thị Hoa'], reviewerId: members['Trần Văn Sỹ'] });
  const waits = async () => ((await homeOf('hien', dongXanh)).waiting as { key: string; on: string; names: string[]; about: string }[]).filter((one) => one.about === 'Nêu gương').map((one) => [one.key, one.on, one.names]);
  const steps = async () => [(await homeOf('hoa', dongXanh)).themes, (await homeOf('sy', dongXanh)).themes].map((themes) => themes.map((one: { author: boolean; reviewer: boolean; step: string | null }) => [one.author, one.reviewer, one.step]));
  expect(await waits()).toEqual([['paper-written', 'author', ['Lê Thị Hoa']]]);
  expect(await steps()).toEqual([[[true, false, null]], [[false, true, null]]]);
  const { id: paperId } = await done(people.hoa, meetings.submitTheme, { ...about, ...(await uploadOf(people.hoa, 'bai.pdf')) }, now);
  expect([await waits(), await steps()]).toEqual([[['paper-reviewed', 'reviewer', ['Trần Văn Sỹ']]], [[[true, false, 'draft']], [[false, true, 'draft']]]]);
  await done(people.sy, meetings.stepTheme, { ...about, paperId, step: 'reviewed', remark: '' }, now);
  expect(await waits()).toEqual([['paper-distributed', 'us', []]]);
  await done(people.hoa, meetings.stepTheme, { ...about, paperId, step: 'distributed', remark: '' }, now);
  expect(await waits()).toEqual([]);
});

test('a plain member does not prepare', async () => {
  const { rows } = await cast.database.owner.query<{ id: string }>('select id from meeting where cell_id = $1 limit 1', [cast.dongXanh]);
  const at = { unitId: cast.dongXanh, meetingId: rows[0]!.id };
  // who may see the meeting is told whose page this is; of a cell that is not theirs, or a meeting that is not there, nothing is said
  expect((await page('hoa', at)).status).toBe(403);
  expect((await page('tai', at)).status).toBe(404);
  expect((await page('hoa', { ...at, meetingId: newId() })).status).toBe(404);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import * as meetings from '#meetings/commands.ts';
import { markGroups } from '#meetings/self-mark.ts';
import { addDays, addMonths, dayOf, firstOfMonth, instantOf } from '#organisation/day.ts';
import { newId } from '#platform/id.server.ts';
import { setFlag } from '#members/commands.ts';
import { castIn, type Cast } from '../../tests/cast.ts';
import { openPages, type Pages } from '../../tests/pages.ts';
import type { Browser } from '../../tests/visit.ts';
import { load as preparing } from '../routes/cells/[cell]/meetings/[meeting]/prepare/+page.server.ts';
import { load as follow } from '../routes/follow/+page.server.ts';
import { actions, load } from '../routes/cells/[cell]/signals/+page.server.ts';

const now = new Date();
const today = dayOf(now);
let cast: Cast;
let pages: Pages;
/** the meetings that were held, the earliest first */
const held: string[] = [];
const criticism = 'Đồng chí thủ quỹ ghi sổ khuyến học còn sơ sài, mấy khoản chi không chứng từ.';
let by: Record<'hien' | 'loc' | 'hoa' | 'inCharge' | 'communeOffice' | 'standing' | 'stranger', Browser>;
beforeAll(async () => {
  cast = await castIn();
  pages = openPages(cast);
  by = Object.fromEntries(await Promise.all((['hien', 'loc', 'hoa', 'inCharge', 'communeOffice', 'standing', 'stranger'] as const).map(async (who) => [who, await pages.enter(cast.people[who])]))) as typeof by;
  for (const ago of [3, 2, 1]) held.push(await hold(addMonths(addDays(today, -1), -ago), ago === 3 ? { says: criticism } : {}));
});
afterAll(() => pages.close());

/** A meeting as a weak cell holds it: announced in the morning, the superior's business twice, one who speaks, Nga away without a word, a clause for nobody. */
async function hold(day: string, { kind = 'regular', says = 'Nhất trí' } = {}): Promise<string> {
  const about = { unitId: cast.dongXanh, meetingId: '' };
  const starts = instantOf(`${day}T19:30`).getTime();
  const send = (command: Parameters<Cast['done']>[1], minutes: number, payload: Record<string, unknown> = {}) => cast.done(cast.people.hien, command, { ...about, ...payload }, new Date(Math.min(starts + minutes * 60_000, now.getTime())));
  about.meetingId = String((await cast.done(cast.people.hien, meetings.plan, { unitId: cast.dongXanh, kind, month: firstOfMonth(day), startsAt: `${day}T19:30`, place: 'Nhà văn hóa', dayReason: 'Bão' }, new Date(starts - 9 * 86_400_000)))['id']);
  const members = ['Trần Thị Hiền', 'Hồ Xuân Lộc', 'Lê Thị Hoa', 'Trần Văn Sỹ', 'Nguyễn Gia Bảo'].map((name) => cast.members[name]!);
  await send(meetings.holdPreMeeting, -1000, { heldAt: `${addDays(day, -1)}T07:30`, place: '', memberIds: members.slice(0, 2), content: 'Bàn', conclusion: '' });
  await send(meetings.setAgenda, -900, { items: [{ origin: 'superior', title: 'Quán triệt nghị quyết', minutes: 30, points: '' }, { origin: 'superior', title: 'Phổ biến kế hoạch', minutes: 30, points: '' }, { origin: 'own', key: 'debate', title: 'Đường thôn', minutes: 20, points: '' }] });
  await send(meetings.draftResolution, -890, { kind: 'resolution', subject: 'nhiệm vụ tháng', preamble: '', clauses: [{ text: 'Giữ gìn an ninh trật tự', tasks: [] }] });
  await send(meetings.prepare, -800);
  await send(meetings.announce, -700, { text: 'Kính mời đồng chí dự sinh hoạt.' });
  await send(meetings.open, 0, { chairId: members[0], secretaryId: members[1] });
  await send(meetings.markAttendance, 5, { marks: [...members.map((memberId) => ({ memberId, mark: 'present' })), { memberId: cast.members['Võ Thị Nga']!, mark: 'absent-without-reason' }] });
  const items = (await cast.database.owner.query<{ id: string }>('select id from agenda_item where meeting_id = $1 order by position', [about.meetingId])).rows;
  await send(meetings.startItem, 10, { itemId: items[2]!.id });
  await send(meetings.noteSpeech, 12, { itemId: items[2]!.id, memberId: members[3], text: says });
  const hands = { inFavour: 4, against: 0, abstained: 0, reserved: [] };
  await send(meetings.vote, 60, { ...hands, kind: 'resolution', subject: 'nghị quyết' });
  await send(meetings.selfMark, 70, { marks: markGroups.map((group) => ({ criterion: group.key, points: group.max, note: '' })) });
  await send(meetings.vote, 75, { ...hands, kind: 'self-mark', subject: 'tự chấm' });
  await send(meetings.approveMinutes, 80, { inFavour: 4 });
  await send(meetings.conclude, 92);
  return about.meetingId;
}
const page = (who: Browser) => who.visit(`/cells/${cast.dongXanh}/signals`, load, { params: { cell: cast.dongXanh } });
type Group = { kind: string; signals: { subject: string; rests: string; evidence: { says: string; name?: string }[]; before: { reason: string; by: string } | null }[] };
const groups = async (who: Browser): Promise<Group[]> => (await page(who)).data.groups;
const kindsOf = async (who: Browser) => (await groups(who)).map((group) => group.kind);
const group = async (who: Browser, kind: string) => (await groups(who)).find((one) => one.kind === kind)!;
const dismiss = (who: Browser, form: Record<string, string>) => who.visit(`/cells/${cast.dongXanh}/signals`, actions.default, { params: { cell: cast.dongXanh }, form: { command: 'signal.dismiss', commandId: newId(), unitId: cast.dongXanh, ...form } });

test('who prepares the cell’s meetings sees what its records say, with names and meetings; who follows it too; nobody else does', async () => {
  const expected = ['absent-twice', 'clause-open', 'papers-late', 'relayed', 'few-speakers', 'criticism-unfollowed', 'superior-absent'];
  for (const who of [by.hien, by.loc, by.inCharge]) expect(await kindsOf(who)).toEqual(expected);
  expect((await group(by.hien, 'absent-twice')).signals).toMatchObject([{ subject: cast.members['Võ Thị Nga'], evidence: [{ says: 'absent-three', name: 'Võ Thị Nga' }, { says: 'absent' }, { says: 'absent' }, { says: 'absent' }] }]);
  expect((await page(by.hien)).data).toMatchObject({ prepares: true, answered: [] });
  expect((await page(by.inCharge)).data.prepares).toBe(false);
  expect((await by.inCharge.visit('/follow', follow)).data.coached).toEqual([{ cellId: cast.dongXanh, cell: 'Chi bộ thôn Đồng Xanh', kinds: expected }]);
  for (const who of [by.hoa, by.communeOffice, by.standing, by.stranger]) expect((await page(who)).status).toBe(404);
  // who makes the next agenda is told how many there are, of the evenings that are over nobody is
  const ahead = String((await cast.done(cast.people.hien, meetings.plan, { unitId: cast.dongXanh, kind: 'regular', month: addMonths(firstOfMonth(today), 2), startsAt: `${addMonths(firstOfMonth(today), 2).slice(0, 8)}05T19:30`, place: 'Nhà văn hóa', dayReason: 'Mùa gặt' }, now))['id']);
  const told = async (who: Browser, meeting: string) => {
    const { status, data } = await who.visit(`/cells/${cast.dongXanh}/meetings/${meeting}/prepare`, preparing, { params: { cell: cast.dongXanh, meeting } });
    return status === 200 ? data.signals : status;
  };
  expect([await told(by.hien, ahead), await told(by.loc, ahead), await told(by.hien, held[0]!), await told(by.inCharge, ahead), await told(by.stranger, ahead)]).toEqual([expected.length, expected.length, 0, 403, 404]);
});

test('“not so, because” is kept with who and when; the same is not said again, to nobody; only with a reason, by the cell, about what was read', async () => {
  const { rests } = (await group(by.hien, 'few-speakers')).signals[0]!;
  const form = { kind: 'few-speakers', subject: '', rests, reason: 'Mùa gặt, chi bộ họp ngắn' };
  expect((await dismiss(by.hien, { ...form, reason: ' ' })).data).toMatchObject({ issues: { reason: 'empty' } });
  expect((await dismiss(by.hien, { ...form, kind: 'long-in-post' })).data.refusal).toEqual({ refused: 'signal-gone', field: 'reason' });
  const other = await dismiss(by.hien, { ...form, rests: `${rests} and-more` });
  expect([other.status, other.data.refusal.refused, other.data.values.reason]).toEqual([409, 'signal-rests-on-more', form.reason]);
  expect((await dismiss(by.inCharge, form)).status).toBe(404);
  expect((await dismiss(by.loc, form)).status).toBe(303);
  for (const who of [by.hien, by.inCharge]) {
    expect(await kindsOf(who)).not.toContain('few-speakers');
    expect((await page(who)).data.answered).toMatchObject([{ kind: 'few-speakers', reason: form.reason, by: 'Hồ Xuân Lộc' }]);
  }
  expect((await dismiss(by.hien, form)).data.refusal.refused).toBe('signal-gone');
});

test('another such meeting is new evidence: it is said again with what was answered, to the cell first and a week later to who follows it', async () => {
  const meetingId = await hold(addDays(today, -1));
  const again = await group(by.hien, 'few-speakers');
  expect(again.signals).toMatchObject([{ before: { reason: 'Mùa gặt, chi bộ họp ngắn', by: 'Hồ Xuân Lộc' } }]);
  expect(again.signals[0]!.rests).toContain(meetingId);
  // with a criticism older than the three last meetings none is noted any more; of that criticism this is no new evidence
  expect(await kindsOf(by.hien)).toContain('no-criticism');
  expect(await kindsOf(by.inCharge)).toEqual(['criticism-unfollowed']);
  expect((await by.inCharge.visit('/follow', follow)).data.coached).toMatchObject([{ kinds: ['criticism-unfollowed'] }]);
  // whoever need not attend is not counted as staying away, though the roll says so
  expect(await kindsOf(by.hien)).toContain('absent-twice');
  await cast.done(cast.people.hien, setFlag, { unitId: cast.dongXanh, memberId: cast.members['Võ Thị Nga'], flag: 'exempt', from: addDays(today, -2) }, now);
  expect(await kindsOf(by.hien)).not.toContain('absent-twice');
});

test('a criticism that two meetings said nothing of is told in its own words, to who follows the cell too, and no more once an extraordinary meeting took it up', async () => {
  for (const who of [by.hien, by.inCharge]) expect((await group(who, 'criticism-unfollowed')).signals).toMatchObject([{ evidence: [{ says: 'criticised', meetingId: held[0], text: criticism }, { says: 'nothing-since', count: 3 }] }]);
  await hold(addDays(addMonths(addDays(today, -1), -2), 3), { kind: 'extraordinary', says: 'Quỹ khuyến học đã đối chiếu đủ phiếu chi' });
  expect(await kindsOf(by.hien)).not.toContain('criticism-unfollowed');
});

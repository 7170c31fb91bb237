import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { qrPath } from '#documents/qr.ts';
import { localMinuteOf } from '#organisation/day.ts';
import { newId } from '#platform/id.server.ts';
import { checkInCode } from '#platform/secret.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { refusalText, words } from '#words/words.ts';
import { openDemoSite, type DemoSite } from '../demo-site.ts';
import { personAt, type Person } from '../person.ts';

// The evening itself: two who record at once, each at their own device, a member's phone and the projector; lines that break, pages gone stale,
// and a meeting entered from paper. Every test has a meeting of its own in one cell of the demo.
const w = words('vi');
const password = 'nen nep 2026';
interface Member {
  id: string;
  name: string;
}
let site: DemoSite;
let cell: string;
let members: Member[];
let leaders: Record<'secretary' | 'deputy', Member>;
let secretary: Person;
let deputy: Person;
beforeAll(async () => {
  site = await openDemoSite();
  cell = site.cell;
  const posts = await site.rows<{ kind: 'secretary' | 'deputy'; person: string; id: string; name: string }>(`select p.kind, p.person_id as person, o.id, o.full_name as name from post p join member o on o.cell_id = p.unit_id and o.person_id = p.person_id
    where p.unit_id = $1 and p.kind in ('secretary', 'deputy') and p.valid @> current_date and o.valid @> current_date`, [cell]);
  leaders = { secretary: posts.find((one) => one.kind === 'secretary')!, deputy: posts.find((one) => one.kind === 'deputy')! };
  await createAccount({ personId: posts.find((one) => one.kind === 'deputy')!.person, name: leaders.deputy.name, username: 'phobithu', password });
  await closeSignIn();
  members = await site.rows(`select o.id, o.full_name as name from member o join member_status s on s.cell_id = o.cell_id and s.member_id = o.id and s.valid @> current_date and s.status = 'official' left join sign_in."user" u on u."personId" = o.person_id
    where o.cell_id = $1 and o.valid @> current_date and not exists (select from post p where p.person_id = o.person_id) and not exists (select from member_flag f where f.cell_id = o.cell_id and f.member_id = o.id)
    order by (u.username = $2) desc nulls last, o.sort_key`, [cell, 'hoa']);
  secretary = await signedIn('hien', 1280);
  deputy = await signedIn('phobithu', 390);
});
afterAll(() => site.close());

async function signedIn(username: string, width: 390 | 1280, scripts = true): Promise<Person> {
  const person = await personAt(site.browser, site.origin, { width, scripts });
  await person.page.goto('/sign-in');
  await signIn(person, username);
  return person;
}
async function signIn({ page }: Person, username: string): Promise<void> {
  await page.getByLabel(w.signIn.username).fill(username);
  await page.getByLabel(w.signIn.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: w.signIn.submit, exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Commands as somebody's device sends them, through the one door; each has to be done. */
async function sends({ page }: Person, commands: [string, Record<string, unknown>, string?][]): Promise<void> {
  const batch = commands.map(([name, payload, id]) => ({ id: id ?? newId(), name, payload: { unitId: cell, ...payload } }));
  const response = await page.request.post('/commands', { data: { commands: batch }, headers: { origin: site.origin } });
  const { answers } = (await response.json()) as { answers: { answer: string }[] };
  expect(answers.map((one, index) => [batch[index]!.name, one.answer === 'done' ? 'done' : one])).toEqual(batch.map((one) => [one.name, 'done']));
}

interface Evening {
  about: { meetingId: string };
  live: string;
  items: string[];
  /** brings people to the live page; a mark on its window tells later whether it was ever loaded again */
  at(...people: Person[]): Promise<void>;
}
const titles = ['Ổn định tổ chức', 'Bàn đường thôn', 'Kết thúc'];

/** A meeting planned for this minute. */
async function planned(): Promise<Evening> {
  const meetingId = newId();
  const at = localMinuteOf(new Date());
  await sends(secretary, [['meeting.plan', { kind: 'extraordinary', month: `${at.slice(0, 7)}-01`, startsAt: at, place: 'Nhà văn hóa', dayReason: 'Việc gấp' }, meetingId]]);
  const live = `/cells/${cell}/meetings/${meetingId}/live`;
  return {
    about: { meetingId }, live, items: [],
    at: async (...people) => {
      for (const { page } of people) {
        await page.goto(live);
        await page.evaluate(() => Object.assign(window, { neverLoadedAgain: true }));
      }
    }
  };
}

/** The same, open in the hall, with its first item in hand; nobody is on the roll yet but who is `here`. */
async function opened(here: readonly { id: string }[] = []): Promise<Evening> {
  const evening = await planned();
  const { about } = evening;
  await sends(secretary, [
    ['meeting.hold-pre-meeting', { ...about, heldAt: localMinuteOf(new Date()), place: '', memberIds: [leaders.secretary.id], content: 'Bàn', conclusion: '' }],
    ['meeting.set-agenda', { ...about, items: titles.map((title, index) => ({ origin: 'playbook', key: ['opening', 'debate', 'minutes'][index], title, minutes: 10, points: '' })) }],
    ['meeting.prepare', about], ['meeting.announce', { ...about, text: 'Kính mời đồng chí dự sinh hoạt.' }],
    ['meeting.open', { ...about, chairId: leaders.secretary.id, secretaryId: leaders.deputy.id }]
  ]);
  const items = (await site.rows<{ id: string }>('select id from agenda_item where meeting_id = $1 order by position', [about.meetingId])).map((one) => one.id);
  await sends(secretary, [['meeting.start-item', { ...about, itemId: items[0] }]]);
  if (here.length > 0) await sends(secretary, [['meeting.mark-attendance', { ...about, marks: here.map((one) => ({ memberId: one.id, mark: 'present' })) }]]);
  return { ...evening, items };
}

const mark = ({ page }: Person, { name }: { name: string }, pressed: boolean): Locator => page.getByRole('button', { name: `${name}: ${w.live.marks['present']}`, exact: true, ...(pressed ? { pressed } : {}) });
const speech = ({ page }: Person, text: string): Locator => page.locator('.say').filter({ hasText: text });
const stillTheSamePage = ({ page }: Person) => page.evaluate(() => 'neverLoadedAgain' in window);

async function says(person: Person, { name }: { name: string }, text: string): Promise<void> {
  const form = await person.unfold(w.live.speakers);
  await form.getByLabel(w.live.speech, { exact: true }).fill(text);
  await person.send(form.getByRole('button', { name, exact: true }));
}

/** What the meeting's record holds: who is on the roll as what, who spoke, and how often each command was accepted. */
async function record({ about }: Evening) {
  const roll = await site.rows<{ name: string; mark: string }>('select o.full_name as name, a.mark from attendance a join member o on o.cell_id = a.cell_id and o.id = a.member_id where a.meeting_id = $1', [about.meetingId]);
  const speeches = await site.rows<{ name: string; text: string }>('select o.full_name as name, s.text from speech s join member o on o.cell_id = s.cell_id and o.id = s.member_id where s.meeting_id = $1', [about.meetingId]);
  const log = await site.rows<{ name: string; n: number }>(`select c.name, count(*)::int as n from command_log.command c join command_log.payload p on p.unit_id = c.unit_id and p.id = c.id where c.unit_id = $1 and p.body like '%' || $2 || '%' group by c.name`, [cell, about.meetingId]);
  return { roll: roll.map((one) => `${one.name}: ${one.mark}`).toSorted(), speeches: speeches.map((one) => `${one.name}: ${one.text}`).toSorted(), times: (command: string) => log.find((one) => one.name === command)?.n ?? 0 };
}

test('two who record at once, each at their own device, see each other without asking again, and nothing is lost or doubled', async () => {
  const evening = await opened();
  const [anh, binh, chi, dung] = members as [Member, Member, Member, Member];
  await evening.at(secretary, deputy);
  await Promise.all([secretary.send(mark(secretary, anh, false)), deputy.send(mark(deputy, binh, false))]);
  await Promise.all([secretary.send(mark(secretary, chi, false)), deputy.send(mark(deputy, dung, false))]);
  for (const person of [secretary, deputy]) for (const one of [anh, binh, chi, dung]) await mark(person, one, true).waitFor();
  await Promise.all([says(secretary, binh, 'Đồng ý mức góp'), says(deputy, anh, 'Nên công khai thu chi')]);
  for (const person of [secretary, deputy]) {
    for (const text of ['Đồng ý mức góp', 'Nên công khai thu chi']) await speech(person, text).waitFor();
    expect(await person.page.locator('.say').count()).toBe(2);
    expect(await person.page.locator('#figure strong').textContent()).toBe('4');
    expect(await stillTheSamePage(person)).toBe(true);
  }
  const held = await record(evening);
  expect(held.roll).toEqual([anh, binh, chi, dung].map((one) => `${one.name}: present`).toSorted());
  expect(held.speeches).toEqual([`${binh.name}: Đồng ý mức góp`, `${anh.name}: Nên công khai thu chi`].toSorted());
  expect([held.times('meeting.mark-attendance'), held.times('meeting.note-speech')]).toEqual([4, 2]);
});

test('a wrong tap is taken back in one press, by the other recorder too, and both see it', async () => {
  const [anh, binh] = members as [Member, Member];
  const evening = await opened([anh]);
  await evening.at(secretary, deputy);
  await secretary.send(mark(secretary, binh, false));
  await mark(deputy, binh, true).waitFor();
  await deputy.send(mark(deputy, binh, true));
  for (const person of [secretary, deputy]) await mark(person, binh, true).waitFor({ state: 'detached' });

  await says(deputy, anh, 'Không phải lời đồng chí này');
  await speech(secretary, 'Không phải lời').waitFor();
  await secretary.send(speech(secretary, 'Không phải lời').getByRole('button', { name: `${w.live.removeSpeech}: ${anh.name}` }));
  await speech(deputy, 'Không phải lời').waitFor({ state: 'detached' });

  await secretary.send(secretary.page.getByRole('button', { name: w.live.startNext(2, titles[1]!), exact: true }));
  await deputy.page.getByRole('article').getByRole('heading', { name: titles[1]! }).waitFor();
  await deputy.send(w.live.undoItem);
  for (const person of [secretary, deputy]) await person.page.getByRole('article').getByRole('heading', { name: titles[0]! }).waitFor();
  expect(await record(evening)).toMatchObject({ roll: [`${anh.name}: present`], speeches: [] });
  expect(await site.rows('select from agenda_item where meeting_id = $1 and started_at is not null', [evening.about.meetingId])).toHaveLength(1);
});

test('without a network one calm line says so; what was typed and tapped stays, and is sent again by hand, once', async () => {
  const [anh, binh, chi] = members as [Member, Member, Member];
  const evening = await opened([anh]);
  await evening.at(deputy);
  const { page } = deputy;
  const form = await deputy.unfold(w.live.speakers);
  await page.context().setOffline(true);
  await form.getByLabel(w.live.speech, { exact: true }).fill('Đề nghị mắc thêm đèn');
  await form.getByRole('button', { name: anh.name, exact: true }).click();
  await mark(deputy, binh, false).click();
  await page.getByText(`${w.shell.noNetwork} ${w.shell.unsentCount.replace('{n}', '2')}`, { exact: true }).waitFor();
  expect(await page.getByText(w.shell.unsent, { exact: true }).count()).toBe(2);
  await sends(secretary, [['meeting.mark-attendance', { ...evening.about, marks: [{ memberId: chi.id, mark: 'late' }] }]]);

  await page.context().setOffline(false);
  await page.getByRole('button', { name: `${chi.name}: ${w.live.marks['late']}`, exact: true, pressed: true }).waitFor();
  await page.getByText(w.shell.networkBack.replace('{n}', '2'), { exact: true }).waitFor();
  expect(await page.getByText(w.shell.unsent, { exact: true }).count()).toBe(2);
  expect(await form.getByLabel(w.live.speech, { exact: true }).inputValue()).toBe('Đề nghị mắc thêm đèn');
  expect(await record(evening)).toMatchObject({ roll: [anh, chi].map((one) => `${one.name}: ${one === chi ? 'late' : 'present'}`).toSorted(), speeches: [] });
  await deputy.send(form.getByRole('button', { name: anh.name, exact: true }));
  await deputy.send(mark(deputy, binh, false));
  await speech(deputy, 'Đề nghị mắc thêm đèn').waitFor();
  expect(await page.locator('#network').isVisible()).toBe(false);
  expect(await form.getByLabel(w.live.speech, { exact: true }).inputValue()).toBe('');
  const held = await record(evening);
  expect(held).toMatchObject({ roll: [anh, binh, chi].map((one) => `${one.name}: ${one === chi ? 'late' : 'present'}`).toSorted(), speeches: [`${anh.name}: Đề nghị mắc thêm đèn`] });
  expect([held.times('meeting.note-speech'), held.times('meeting.mark-attendance')]).toEqual([1, 3]);
  expect(await stillTheSamePage(deputy)).toBe(true);
});

test.each([
  ['with words before it', 'Chỉ nói một lần'],
  ['by the name alone', '']
])('where the answer was lost on its way, the same press again does nothing twice: a speaker noted %s', async (_, text) => {
  const [anh] = members as [Member];
  const evening = await opened([anh]);
  await evening.at(deputy);
  const { page } = deputy;
  const form = await deputy.unfold(w.live.speakers);
  await page.route(`**${evening.live}`, async (route) => {
    await route.fetch({ maxRedirects: 0 });
    // the stream has told of it already, while the press still waits for its answer
    await speech(deputy, anh.name).waitFor();
    await route.abort('connectionreset');
  }, { times: 1 });
  await form.getByLabel(w.live.speech, { exact: true }).fill(text);
  await form.getByRole('button', { name: anh.name, exact: true }).click();
  await form.getByText(w.shell.unsent, { exact: true }).waitFor();
  await deputy.send(form.getByRole('button', { name: anh.name, exact: true }));
  await page.locator('#network').waitFor({ state: 'hidden' });
  expect(await page.locator('.say').count()).toBe(1);
  const held = await record(evening);
  expect([held.speeches, held.times('meeting.note-speech')]).toEqual([[`${anh.name}: ${text}`], 1]);
});

test('a stream that breaks, and a program that is begun anew, leave every page at the right state with nothing on it twice', async () => {
  const [anh, binh, chi] = members as [Member, Member, Member];
  const evening = await opened([anh]);
  await evening.at(secretary, deputy);
  expect(await site.cutListening()).toBe(1);
  await secretary.send(mark(secretary, binh, false));
  await mark(deputy, binh, true).waitFor();

  await site.restart(async () => {
    await mark(deputy, chi, false).click();
    await deputy.page.getByText(w.shell.unsent, { exact: true }).waitFor();
    await deputy.page.getByText(w.shell.noNetwork).waitFor();
  });
  await secretary.page.getByText(w.shell.noNetwork).waitFor({ state: 'hidden' });
  await says(secretary, anh, 'Nói sau khi máy chạy lại');
  await deputy.send(mark(deputy, chi, false));
  for (const person of [secretary, deputy]) {
    await speech(person, 'Nói sau khi máy chạy lại').waitFor();
    for (const one of [anh, binh, chi]) await mark(person, one, true).waitFor();
    expect(await person.page.locator('.say').count()).toBe(1);
    const ids = await person.page.locator('main [id]').evaluateAll((all) => all.map((one) => one.id));
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
    expect(await stillTheSamePage(person)).toBe(true);
  }
  const held = await record(evening);
  expect([held.roll.length, held.speeches.length, held.times('meeting.mark-attendance')]).toEqual([3, 1, 3]);
});

test('a phone that scanned the projector is led through sign-in to check in, the secretary sees it wait and confirms; an old code is refused', async () => {
  const [hoa] = members as [Member];
  const evening = await opened();
  const { page } = secretary;
  await page.goto(evening.live.replace(/live$/, 'projector'));
  const code = (await page.locator('#digits').textContent())!;
  const address = `${site.origin}${evening.live}?code=${code}`;
  expect(await page.getByRole('img', { name: w.live.scan }).locator('path').getAttribute('d')).toBe(qrPath(address).path);

  const phone = await personAt(site.browser, site.origin, { width: 390 });
  await phone.page.goto(address);
  await signIn(phone, 'hoa');
  const here = phone.page.locator('#here');
  expect(await here.getByLabel(w.live.typeCode).inputValue()).toBe(code);
  // a code of this meeting from before, neither the one shown nor the one just before it
  const codes = Array.from({ length: 20 }, (_, n) => checkInCode(evening.about.meetingId, new Date(Date.now() + (n - 1) * -120_000)));
  const old = codes.findLast((one) => !codes.slice(0, 4).includes(one))!;
  await here.getByLabel(w.live.typeCode).fill(old);
  await phone.send(w.live.iAmHere, 'refused');
  await here.getByText(refusalText('vi', { refused: 'code-not-right' })).first().waitFor();
  expect(await here.getByLabel(w.live.typeCode).inputValue()).toBe(old);
  await page.reload();
  await here.getByLabel(w.live.typeCode).fill((await page.locator('#digits').textContent())!);
  await phone.send(w.live.iAmHere);
  await phone.page.getByText(w.live.checkedIn).waitFor();
  await phone.page.getByText(w.live.waitsConfirm, { exact: true }).waitFor();

  await evening.at(secretary);
  await page.getByText(`${hoa.name}: ${w.live.self}`).waitFor();
  await secretary.send(w.live.confirm(1));
  await phone.page.getByText(w.live.waitsConfirm, { exact: true }).waitFor({ state: 'detached' });
  await phone.page.getByText(w.live.checkedIn).waitFor();
  expect((await record(evening)).roll).toEqual([`${hoa.name}: present`]);
});

test('the projector asks for the next code when the one it shows ends', async () => {
  const evening = await opened();
  const projector = await signedIn('hien', 1280);
  await projector.page.clock.install();
  await projector.page.goto(evening.live.replace(/live$/, 'projector'));
  await projector.page.locator('#code').waitFor();
  const asked = projector.page.waitForRequest((request) => request.url().endsWith('/projector'));
  await projector.page.clock.fastForward(120_000);
  await asked;
});

test('the projector shows counts: no names, no reasons, nobody as not having spoken', async () => {
  const [anh, binh, chi, dung] = members as [Member, Member, Member, Member];
  const evening = await opened([anh]);
  await sends(secretary, [
    ['meeting.mark-attendance', { ...evening.about, marks: [{ memberId: binh.id, mark: 'late' }, { memberId: chi.id, mark: 'absent-with-reason' }, { memberId: dung.id, mark: 'absent-without-reason' }] }],
    ['meeting.note-speech', { ...evening.about, itemId: evening.items[0], memberId: anh.id, text: 'Lời phát biểu trong phòng' }],
    ['meeting.start-item', { ...evening.about, itemId: evening.items[1] }]
  ]);
  const { page } = secretary;
  await page.goto(evening.live.replace(/live$/, 'projector'));
  await page.getByRole('heading', { name: titles[1]! }).waitFor();
  expect(await page.locator('#count').textContent()).toMatch(/^\s*2\s*\//);
  expect([await page.locator('.seat.present').count(), await page.locator('.seat.absent').count()]).toEqual([2, 2]);
  const everything = await page.content();
  const everyone = await site.rows<{ name: string }>('select full_name as name from member where cell_id = $1', [cell]);
  expect(everyone.map((one) => one.name).filter((name) => everything.includes(name))).toEqual([]);
  for (const said of ['Lời phát biểu trong phòng', 'absent-with', 'late', w.live.marks['absent-with-reason']!, w.live.marks['absent-without-reason']!, w.live.marks['late']!, w.live.notHeard]) expect(everything).not.toContain(said);
});

test.each([
  ['with a script', true],
  ['without a script', false]
])('what is sent from a page gone stale, since somebody else ended the meeting, is refused in words and stays on the screen, %s', async (_, scripts) => {
  const evening = await opened([leaders.secretary, ...members]);
  const stale = await signedIn('phobithu', 390, scripts);
  await evening.at(stale);
  const form = stale.page.locator('#speak');
  if (!(await form.evaluate((one) => (one as HTMLDetailsElement).open))) await form.locator('> summary').click();
  await form.getByLabel(w.live.speech, { exact: true }).fill('Ý kiến gõ dở khi họp xong');
  const others = await site.rows<{ memberId: string }>(`select o.id as "memberId" from member o where o.cell_id = $1 and o.valid @> current_date and not exists (select from attendance a where a.member_id = o.id and a.meeting_id = $2)`, [cell, evening.about.meetingId]);
  await sends(secretary, [
    ['meeting.mark-attendance', { ...evening.about, marks: others.map((one) => ({ ...one, mark: 'absent-with-reason' })) }],
    ['meeting.approve-minutes', { ...evening.about, inFavour: 1 + members.length }], ['meeting.conclude', evening.about]
  ]);
  if (scripts) await stale.page.getByText(w.shell.stale).waitFor();
  await stale.send(form.getByRole('button', { name: members[0]!.name, exact: true }), 'refused');
  const said = stale.page.getByRole('alert');
  for (const text of [w.shell.unshown, refusalText('vi', { refused: 'meeting-too-late' }), 'Ý kiến gõ dở khi họp xong']) await said.getByText(text).first().waitFor();
  await stale.page.getByText(w.live.over).first().waitFor();
  expect((await record(evening)).speeches).toEqual([]);
});

test('a meeting held on paper is entered afterwards, step by step, and its minutes say so', async () => {
  const [anh] = members as [Member];
  const evening = await planned();
  const { page, send, follow, unfold } = secretary;
  await evening.at(secretary);
  const form = await unfold(w.live.afterwards);
  await form.getByLabel(w.live.startedAt).fill(localMinuteOf(new Date(Date.now() - 3 * 3600_000)));
  await form.getByLabel(w.live.chair, { exact: true }).selectOption({ label: leaders.secretary.name });
  await form.getByLabel(w.live.secretary).selectOption({ label: leaders.deputy.name });
  await send(form.getByRole('button', { name: w.live.afterwards }));
  await page.getByText(w.live.afterwardsNow).waitFor();
  await follow(w.live.paperRoll);
  await page.getByLabel(anh.name, { exact: true }).selectOption({ label: w.live.marks['absent-with-reason']! });
  await send(w.live.paperRollSave);
  for (let left = await page.locator('#agenda li').count(); left > 0; left--)
    await send(page.locator('#bar').getByRole('button', { name: new RegExp(`^${w.live.startNext(0, '').split('0')[0]}|^${w.live.startFirst('')}`) }));
  await unfold(w.live.minutes);
  await follow(w.minutes.read);
  await send(w.live.approve);
  await page.getByLabel(w.live.endedAt).fill(localMinuteOf(new Date(Date.now() - 3600_000)));
  await send(w.live.end);
  await page.getByText('ghi lại').first().waitFor();
  expect(await site.rows('select state, recorded_afterwards from meeting where id = $1', [evening.about.meetingId])).toEqual([{ state: 'concluded', recorded_afterwards: true }]);
});

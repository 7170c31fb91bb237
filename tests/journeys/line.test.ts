import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalText, words } from '#words/words.ts';
import { mark, openHall, says, speech, stillTheSamePage, type Hall } from '../hall.ts';
import type { Person } from '../person.ts';

// The evening when the line fails: no network, an answer lost on its way, a stream that breaks, a program begun anew, a page gone stale.
const w = words('vi');
let hall: Hall;
let secretary: Person;
let deputy: Person;
beforeAll(async () => {
  hall = await openHall();
  ({ secretary, deputy } = hall);
});
afterAll(() => hall.site.close());

test('without a network one calm line says so; what was typed and tapped stays, and is sent again by hand, once', async () => {
  const [anh, binh, chi] = hall.members;
  const evening = await hall.opened([anh]);
  await evening.at(deputy);
  const { page } = deputy;
  const form = await deputy.unfold(w.live.speakers);
  await page.context().setOffline(true);
  await form.getByLabel(w.live.speech, { exact: true }).fill('Đề nghị mắc thêm đèn');
  await form.getByRole('button', { name: anh.name, exact: true }).click();
  await mark(deputy, binh, false).click();
  await page.getByText(`${w.shell.noNetwork} ${w.shell.unsentCount.replace('{n}', '2')}`, { exact: true }).waitFor();
  expect(await page.getByText(w.shell.unsent, { exact: true }).count()).toBe(2);
  await hall.sends(secretary, [['meeting.mark-attendance', { ...evening.about, marks: [{ memberId: chi.id, mark: 'late' }] }]]);

  await page.context().setOffline(false);
  await page.getByRole('button', { name: `${chi.name}: ${w.live.marks['late']}`, exact: true, pressed: true }).waitFor();
  await page.getByText(w.shell.networkBack.replace('{n}', '2'), { exact: true }).waitFor();
  expect(await page.getByText(w.shell.unsent, { exact: true }).count()).toBe(2);
  expect(await form.getByLabel(w.live.speech, { exact: true }).inputValue()).toBe('Đề nghị mắc thêm đèn');
  expect(await hall.record(evening)).toMatchObject({ roll: [anh, chi].map((one) => `${one.name}: ${one === chi ? 'late' : 'present'}`).toSorted(), speeches: [] });
  await deputy.send(form.getByRole('button', { name: anh.name, exact: true }));
  await deputy.send(mark(deputy, binh, false));
  await speech(deputy, 'Đề nghị mắc thêm đèn').waitFor();
  expect(await page.locator('#network').isVisible()).toBe(false);
  expect(await form.getByLabel(w.live.speech, { exact: true }).inputValue()).toBe('');
  const held = await hall.record(evening);
  expect(held).toMatchObject({ roll: [anh, binh, chi].map((one) => `${one.name}: ${one === chi ? 'late' : 'present'}`).toSorted(), speeches: [`${anh.name}: Đề nghị mắc thêm đèn`] });
  expect([held.times('meeting.note-speech'), held.times('meeting.mark-attendance')]).toEqual([1, 3]);
  expect(await stillTheSamePage(deputy)).toBe(true);
});

test.each([
  ['with words before it', 'Chỉ nói một lần'],
  ['by the name alone', '']
])('where the answer was lost on its way, the same press again does nothing twice: a speaker noted %s', async (_, text) => {
  const [anh] = hall.members;
  const evening = await hall.opened([anh]);
  await evening.at(deputy);
  const { page } = deputy;
  const form = await deputy.unfold(w.live.speakers);
  let lost = false;
  await page.route((url) => url.pathname === evening.live, async (route) => {
    // the page also asks for itself again
    if (lost || route.request().method() !== 'POST') return route.fallback();
    lost = true;
    await route.fetch({ maxRedirects: 0 });
    // the stream has told of it already, while the press still waits for its answer
    await speech(deputy, anh.name).waitFor();
    await route.abort('connectionreset');
  });
  await form.getByLabel(w.live.speech, { exact: true }).fill(text);
  await form.getByRole('button', { name: anh.name, exact: true }).click();
  await form.getByText(w.shell.unsent, { exact: true }).waitFor();
  await deputy.send(form.getByRole('button', { name: anh.name, exact: true }));
  await page.locator('#network').waitFor({ state: 'hidden' });
  expect(await page.locator('.say').count()).toBe(1);
  const held = await hall.record(evening);
  expect([held.speeches, held.times('meeting.note-speech')]).toEqual([[`${anh.name}: ${text}`], 1]);
  await page.unrouteAll();
});

test('a stream that breaks, and a program that is begun anew, leave every page at the right state with nothing on it twice', async () => {
  const [anh, binh, chi] = hall.members;
  const evening = await hall.opened([anh]);
  await evening.at(secretary, deputy);
  expect(await hall.site.cutListening()).toBe(1);
  await secretary.send(mark(secretary, binh, false));
  await mark(deputy, binh, true).waitFor();

  await hall.site.restart(async () => {
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
  const held = await hall.record(evening);
  expect([held.roll.length, held.speeches.length, held.times('meeting.mark-attendance')]).toEqual([3, 1, 3]);
});

test.each([
  ['with a script', true],
  ['without a script', false]
])('what is sent from a page gone stale, since somebody else ended the meeting, is refused in words and stays on the screen, %s', async (_, scripts) => {
  const evening = await hall.opened([hall.leaders.secretary, ...hall.members]);
  const stale = await hall.signedIn('phobithu', 390, scripts);
  await evening.at(stale);
  const form = stale.page.locator('#speak');
  if (!(await form.evaluate((one) => (one as HTMLDetailsElement).open))) await form.locator('> summary').click();
  await form.getByLabel(w.live.speech, { exact: true }).fill('Ý kiến gõ dở khi họp xong');
  const others = await hall.site.rows<{ memberId: string }>(`select o.id as "memberId" from member o where o.cell_id = $1 and o.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date and not exists (select from attendance a where a.member_id = o.id and a.meeting_id = $2)`, [hall.cell, evening.about.meetingId]);
  await hall.sends(secretary, [
    ['meeting.mark-attendance', { ...evening.about, marks: others.map((one) => ({ ...one, mark: 'absent-with-reason' })) }],
    ['meeting.approve-minutes', { ...evening.about, inFavour: 1 + hall.members.length }], ['meeting.conclude', evening.about]
  ]);
  if (scripts) await stale.page.getByText(w.shell.stale).waitFor();
  await stale.send(form.getByRole('button', { name: hall.members[0].name, exact: true }), 'refused');
  const said = stale.page.getByRole('alert');
  for (const text of [w.shell.unshown, refusalText('vi', { refused: 'meeting-too-late' }), 'Ý kiến gõ dở khi họp xong']) await said.getByText(text).first().waitFor();
  await stale.page.getByText(w.live.over).first().waitFor();
  expect((await hall.record(evening)).speeches).toEqual([]);
});

test('after signing out the way back leads to the door: nothing of what was read or typed is left on the device', async () => {
  const { page } = await hall.signedIn('phobithu', 390);
  await page.goto(`/cells/${hall.cell}/members`);
  await page.getByText(hall.members[0].name, { exact: true }).first().waitFor();
  await page.goto(`/cells/${hall.cell}`);
  await page.evaluate(() => localStorage.setItem('kept /somewhere note', JSON.stringify({ typed: { text: 'Ý kiến chưa gửi' }, on: Date.now() })));
  await page.locator('details.me > summary').click();
  await page.getByRole('button', { name: w.shell.signOut, exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/sign-in');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  for (const steps of [1, 2]) {
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.getByLabel(w.signIn.username, { exact: true }).waitFor();
    expect([steps, await page.content()]).toEqual([steps, expect.not.stringContaining(hall.members[0].name)]);
  }
  await page.context().close();
});

import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { qrPath } from '#documents/qr.ts';
import { localMinuteOf } from '#organisation/day.ts';
import { checkInCode } from '#platform/secret.server.ts';
import { refusalText, words } from '#words/words.ts';
import { mark, openHall, says, seen, speech, stillTheSamePage, type Hall } from '../hall.ts';
import { password } from '../demo-site.ts';
import { personAt, signIn, type Person } from '../person.ts';

// The evening itself: two who record at once, each at their own device, a keyboard alone, a member's phone and the projector, and a meeting
// entered from paper. Every test has a meeting of its own in one cell of the demo.
const w = words('vi');
let hall: Hall;
let secretary: Person;
let deputy: Person;
beforeAll(async () => {
  hall = await openHall();
  ({ secretary, deputy } = hall);
});
afterAll(() => hall.site.close());

test('two who record at once, each at their own device, see each other without asking again, and nothing is lost or doubled', async () => {
  const evening = await hall.opened();
  const [anh, binh, chi, dung] = hall.members;
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
  const held = await hall.record(evening);
  expect(held.roll).toEqual([anh, binh, chi, dung].map((one) => `${one.name}: present`).toSorted());
  expect(held.speeches).toEqual([`${binh.name}: Đồng ý mức góp`, `${anh.name}: Nên công khai thu chi`].toSorted());
  expect([held.times('meeting.mark-attendance'), held.times('meeting.note-speech')]).toEqual([4, 2]);
});

test('a wrong tap is taken back in one press, by the other recorder too, and both see it', async () => {
  const [anh, binh] = hall.members;
  const evening = await hall.opened([anh]);
  await evening.at(secretary, deputy);
  await secretary.send(mark(secretary, binh, false));
  await mark(deputy, binh, true).waitFor();
  await seen(deputy);
  await deputy.send(mark(deputy, binh, true));
  for (const person of [secretary, deputy]) await mark(person, binh, true).waitFor({ state: 'detached' });

  await says(deputy, anh, 'Không phải lời đồng chí này');
  await speech(secretary, 'Không phải lời').waitFor();
  await secretary.send(speech(secretary, 'Không phải lời').getByRole('button', { name: `${w.live.removeSpeech}: ${anh.name}` }));
  await speech(deputy, 'Không phải lời').waitFor({ state: 'detached' });

  await secretary.send(secretary.page.getByRole('button', { name: w.live.startNext(2, hall.titles[1]), exact: true }));
  await deputy.page.getByRole('article').getByRole('heading', { name: hall.titles[1] }).waitFor();
  await seen(deputy);
  await deputy.send(w.live.undoItem);
  for (const person of [secretary, deputy]) await person.page.getByRole('article').getByRole('heading', { name: hall.titles[0] }).waitFor();
  expect(await hall.record(evening)).toMatchObject({ roll: [`${anh.name}: present`], speeches: [] });
  expect(await hall.site.rows('select from agenda_item where meeting_id = $1 and started_at is not null', [evening.about.meetingId])).toHaveLength(1);
});

test('a press that comes as somebody else’s doing turns the button the other way does nothing: two who mark the same comrade mark them', async () => {
  const [anh] = hall.members;
  const evening = await hall.opened();
  await evening.at(deputy);
  const { page } = deputy;
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await hall.sends(secretary, [['meeting.mark-attendance', { ...evening.about, marks: [{ memberId: anh.id, mark: 'present' }] }]]);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await mark(deputy, anh, true).click();
  expect(await page.locator('form[data-sending]').count()).toBe(0);
  expect((await hall.record(evening)).roll).toEqual([`${anh.name}: present`]);
  await seen(deputy);
  await deputy.send(mark(deputy, anh, true));
  expect((await hall.record(evening)).roll).toEqual([]);
  await page.clock.resume();
});

test('a whole meeting is held with Tab, Enter and Space alone; after each press the keyboard goes on from where the answer is read', async () => {
  const [anh, binh] = hall.members;
  const evening = await hall.announced();
  await evening.at(secretary);
  const { page, send } = secretary;
  /** goes on with Tab until this has the focus, and nothing is passed over unseen */
  async function reach(target: Locator): Promise<void> {
    for (let n = 0; n < 300; n++) {
      if (await target.evaluate((one) => one === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never comes to ${String(target)}`);
  }
  async function press(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
    await reach(target);
    await send({ click: () => page.keyboard.press(key) } as unknown as Locator);
    expect([String(target), await page.evaluate(() => document.activeElement?.closest('main') !== null && document.activeElement?.checkVisibility())]).toEqual([String(target), true]);
  }
  const unfold = async (summary: Locator) => {
    await reach(summary);
    await page.keyboard.press('Enter');
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  await press(button(w.live.open), 'Enter');
  await press(button(/^Còn lại có mặt/), 'Space');
  await unfold(page.locator('#roll > summary'));
  await unfold(page.locator('#roll li').filter({ hasText: binh.name }).locator('summary'));
  await press(button(`${binh.name}: ${w.live.marks['absent-with-reason']}`), 'Space');
  await press(button(w.live.startFirst(hall.titles[0])), 'Enter');
  expect(await page.locator('#walk').evaluate((one) => one === document.activeElement)).toBe(true);
  await press(button(w.live.startNext(2, hall.titles[1])), 'Enter');
  await reach(page.locator('#speak').getByLabel(w.live.speech, { exact: true }));
  await page.keyboard.type('Đồng ý');
  const chip = page.locator('#speak').getByRole('button', { name: anh.name, exact: true });
  await press(chip, 'Space');
  expect(await chip.evaluate((one) => one === document.activeElement)).toBe(true);
  // somebody else's doing is drawn while a comrade is being chosen, and while words are being typed
  await hall.sends(deputy, [['meeting.note-speech', { ...evening.about, itemId: evening.items[1], memberId: hall.leaders.deputy.id, text: 'Từ máy khác' }]]);
  await speech(secretary, 'Từ máy khác').waitFor();
  expect(await chip.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Shift+Tab');
  await reach(page.locator('#speak').getByLabel(w.live.speech, { exact: true }));
  await page.keyboard.type('Đang gõ ');
  await hall.sends(deputy, [['meeting.note-speech', { ...evening.about, itemId: evening.items[1], memberId: hall.leaders.deputy.id, text: 'Lại từ máy khác' }]]);
  await speech(secretary, 'Lại từ máy khác').waitFor();
  await page.keyboard.type('dở');
  expect(await page.locator('#speak').getByLabel(w.live.speech, { exact: true }).inputValue()).toBe('Đang gõ dở');
  await press(chip, 'Enter');
  await press(button(w.live.startNext(3, hall.titles[2])), 'Enter');
  await reach(page.getByRole('link', { name: w.minutes.read, exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/minutes\/read$/);
  await reach(button(w.live.approve));
  await send({ click: () => page.keyboard.press('Enter') } as unknown as Locator);
  await page.waitForURL(/\/live/);
  await reach(button(w.live.end));
  await send({ click: () => page.keyboard.press('Space') } as unknown as Locator);
  expect(await hall.site.rows('select state from meeting where id = $1', [evening.about.meetingId])).toEqual([{ state: 'concluded' }]);
  expect((await hall.record(evening)).speeches).toHaveLength(4);
});

test('a phone that scanned the projector is led through sign-in to check in, the secretary sees it wait and confirms; an old code is refused', async () => {
  const [hoa] = hall.members;
  const evening = await hall.opened();
  const { page } = secretary;
  await page.goto(evening.live.replace(/live$/, 'projector'));
  const code = (await page.locator('#digits').textContent())!;
  const address = `${hall.site.origin}${evening.live}?code=${code}`;
  expect(await page.getByRole('img', { name: w.live.scan }).locator('path').getAttribute('d')).toBe(qrPath(address).path);

  const phone = await personAt(hall.site.browser, hall.site.origin, { width: 390 });
  await phone.page.goto(address);
  await signIn(phone, 'hoa', password);
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
  expect((await hall.record(evening)).roll).toEqual([`${hoa.name}: present`]);
});

test('the projector asks for the next code when the one it shows ends', async () => {
  const evening = await hall.opened();
  const projector = await hall.signedIn('hien', 1280);
  await projector.page.clock.install();
  await projector.page.goto(evening.live.replace(/live$/, 'projector'));
  await projector.page.locator('#code').waitFor();
  const asked = projector.page.waitForRequest((request) => request.url().endsWith('/projector'));
  await projector.page.clock.fastForward(120_000);
  await asked;
});

test('the projector shows counts: no names, no reasons, nobody as not having spoken', async () => {
  const [anh, binh, chi, dung] = hall.members;
  const evening = await hall.opened([anh]);
  await hall.sends(secretary, [
    ['meeting.mark-attendance', { ...evening.about, marks: [{ memberId: binh.id, mark: 'late' }, { memberId: chi.id, mark: 'absent-with-reason' }, { memberId: dung.id, mark: 'absent-without-reason' }] }],
    ['meeting.note-speech', { ...evening.about, itemId: evening.items[0], memberId: anh.id, text: 'Lời phát biểu trong phòng' }],
    ['meeting.start-item', { ...evening.about, itemId: evening.items[1] }]
  ]);
  const { page } = secretary;
  await page.goto(evening.live.replace(/live$/, 'projector'));
  await page.getByRole('heading', { name: hall.titles[1] }).waitFor();
  expect(await page.locator('#count').textContent()).toMatch(/^\s*2\s*\//);
  expect([await page.locator('.seat.present').count(), await page.locator('.seat.absent').count()]).toEqual([2, 2]);
  const everything = await page.content();
  const everyone = await hall.site.rows<{ name: string }>('select full_name as name from member where cell_id = $1', [hall.cell]);
  expect(everyone.map((one) => one.name).filter((name) => everything.includes(name))).toEqual([]);
  for (const said of ['Lời phát biểu trong phòng', 'absent-with', 'late', w.live.marks['absent-with-reason']!, w.live.marks['absent-without-reason']!, w.live.marks['late']!, w.live.notHeard]) expect(everything).not.toContain(said);
});

test('a meeting held on paper is entered afterwards, step by step, and its minutes say so', async () => {
  const [anh] = hall.members;
  const evening = await hall.planned();
  const { page, send, follow, unfold } = secretary;
  await evening.at(secretary);
  const form = await unfold(w.live.afterwards);
  await form.getByLabel(w.live.startedAt).fill(localMinuteOf(new Date(Date.now() - 3 * 3600_000)));
  await form.getByLabel(w.live.chair, { exact: true }).selectOption({ label: hall.leaders.secretary.name });
  await form.getByLabel(w.live.secretary).selectOption({ label: hall.leaders.deputy.name });
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
  expect(await hall.site.rows('select state, recorded_afterwards from meeting where id = $1', [evening.about.meetingId])).toEqual([{ state: 'concluded', recorded_afterwards: true }]);
});

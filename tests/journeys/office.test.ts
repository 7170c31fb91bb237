import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold } from '#platform/fold.ts';
import { addDays, addMonths, dayOf, firstOfMonth, instantOf } from '#organisation/day.ts';
import { capital, clock, moment, shortDay } from '#words/format.ts';
import { words } from '#words/words.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { quarterOn } from '#supervision/visit-plan.ts';
import { openDemoSite, password, type DemoSite } from '../demo-site.ts';
import { codeOnSlip, personAt, signInBySlip, type Person } from '../person.ts';

// Those above the cells: the office at its desk, a committee member in charge on the phone, the standing committee, the inspector, the
// administrator. What the screen says is compared with what the database holds.
const w = words('vi');
const today = dayOf(new Date());
const month = firstOfMonth(today);
const follows = 'Nguyễn Văn Thành';
let site: DemoSite;
beforeAll(async () => void (site = await openDemoSite()));
afterAll(() => site.close());

const signedIn = (username: string, width: 390 | 1280) => site.person(username, { width });
const one = async <T>(statement: string, values: unknown[] = []) => (await site.rows<T>(statement, values))[0]!;
const row = ({ page }: Person, text: string) => page.getByRole('listitem').filter({ hasText: text }).first();
const bodyRows = ({ page }: Person) => page.locator('#cells tbody tr');

/** The cells of the commune with how far this month's regular meeting has come; '' where none is planned. */
const cellsNow = () => site.rows<{ id: string; name: string; folded: string; secretary: string; state: string }>(
  `select n.unit_id as id, n.name, n.folded, coalesce(m.state, '') as state, coalesce((select min(holder_name) from post p where p.unit_id = n.unit_id and p.kind = 'secretary' and p.valid @> $1::date), '') as secretary
   from unit u join unit_name n on n.unit_id = u.id and n.valid @> $1::date left join meeting m on m.cell_id = u.id and m.month = $2 and m.kind in ('regular', 'combined')
   where u.kind = 'cell' and u.path <@ (select path from unit where id = $3) order by n.folded`, [today, month, site.commune]);

test('the office reads the month of all its cells, finds one without accents, reminds in one press, and takes the list away as a spreadsheet', async () => {
  const office = await signedIn('vanphong', 1280);
  const { page, send, follow, picture, download } = office;
  const cells = await cellsNow();
  const past = (from: string[]) => cells.filter(({ state }) => from.includes(state)).length;
  const done = ['concluded', 'written', 'filed', 'graded'];
  await page.getByText(`${past(done)}/${cells.length}`).waitFor();
  await page.setViewportSize({ width: 1280, height: 1250 });
  await picture('office-month');
  // of each filter, the number on its button, the rows below it, and the database's
  for (const [filter, number] of [['not-announced', past(['', 'planned', 'prepared'])], ['not-met', cells.length - past(done)], ['not-filed', cells.length - past(['filed', 'graded', 'missed'])]] as const) {
    await follow(`${w.office.filters[filter]}: ${number}`);
    expect(await bodyRows(office).count()).toBe(Math.min(50, number));
    // the two of them that are figures of the month open to the same cells
    const short = filter === 'not-announced' ? null : w.office.short[filter](String(number));
    if (short && number > 0) {
      await page.goto('/');
      await follow(short);
      expect([new URL(page.url()).searchParams.get('show'), await bodyRows(office).count()]).toEqual([filter, Math.min(50, number)]);
    }
  }
  await page.goto('/');
  const book = await download(page.getByRole('link', { name: w.office.export }));
  const [head, ...lines] = (await readExcel(Buffer.from(book.bytes)))[0]!.data;
  expect(head![0]).toBe(w.office.cell);
  expect(lines.map((line) => [line[0], line[1] ?? '', line[3]])).toEqual(cells.map((cell) => [cell.name, cell.secretary, w.month.states[cell.state || 'none']]));

  await page.getByLabel(w.office.search).fill('dong xanh');
  await page.getByRole('button', { name: w.office.find, exact: true }).click();
  await page.waitForLoadState('load');
  expect((await bodyRows(office).getByRole('link').first().allTextContents())).toEqual(cells.filter(({ folded, secretary }) => `${folded} ${fold(secretary)}`.includes('dong xanh')).slice(0, 1).map(({ name }) => name));
  await follow('Chi bộ thôn Đồng Xanh');
  expect(new URL(page.url()).pathname).toBe(`/cells/${site.cell}`);

  // nobody was reminded yet, so that whoever owes something is reminded of just that
  await site.rows('delete from reminder');
  await page.goto(`/?show=todo`);
  await follow(new RegExp(`^${w.office.filters['todo']}: `));
  // a month that was missed has its reason and waits for nothing more
  const owing = (await bodyRows(office).count()) - (await bodyRows(office).filter({ hasText: w.office.missed }).count());
  expect(owing).toBeGreaterThan(0);
  await picture('office-remind', page.locator('.next'));
  await send(w.committee.toRemind(owing));
  const sent = await site.rows<{ cell: string; about: string; state: string; name: string }>(`select r.cell_id as cell, r.about, coalesce(m.state, '') as state, n.name from reminder r join unit_name n on n.unit_id = r.cell_id and n.valid @> $1::date
    left join meeting m on m.cell_id = r.cell_id and m.month = $2 and m.kind in ('regular', 'combined')`, [today, month]);
  expect(sent).toHaveLength(owing);
  for (const { about, state } of sent) expect({ plan: [''], announce: ['planned', 'prepared'], meet: ['planned', 'prepared', 'announced'], file: ['concluded', 'written'] }[about]).toContain(state);
  await page.getByText(w.committee.nothing).waitFor();
  expect(await page.locator('#cells').getByText(w.committee.reminded(shortDay('vi', today))).count()).toBe(owing);
  // the secretary of such a cell, of those who have no sign-in yet, comes in by the slip the office prints, is told, and puts it aside
  const led = new Set(cells.filter(({ secretary }) => secretary !== '' && secretary !== 'Võ Xuân Thìn').map(({ id }) => id));
  const told = sent.find(({ cell }) => led.has(cell))!;
  await page.goto(`/cells/${told.cell}/members`);
  await follow(cells.find(({ id }) => id === told.cell)!.secretary);
  await send(w.people.slip);
  const secretary = await personAt(site.browser, site.origin, { width: 390 });
  await signInBySlip(secretary, await codeOnSlip(page), 'mưa xuân phơi phới');
  await secretary.page.getByText(w.month.reminders[told.about]!).waitFor();
  await secretary.send(secretary.page.locator('.note.due').getByRole('button', { name: w.month.see, exact: true }));
  expect(await site.rows('select from reminder where cell_id = $1 and seen_at is not null', [told.cell])).toHaveLength(1);
});

test('on a phone the office sees first which cells it has to remind; the others are one press away', async () => {
  const office = await signedIn('vanphong', 390);
  const rows = bodyRows(office);
  const seen = () => rows.filter({ visible: true }).count();
  const all = await rows.count();
  const owing = await rows.filter({ has: office.page.locator('td:last-child .state') }).count();
  expect([owing > 0, owing < all / 2]).toEqual([true, true]);
  expect(await seen()).toBe(owing);
  // paper is no wider than a phone turned aside, and nothing can be pressed on it
  await office.page.emulateMedia({ media: 'print' });
  expect(await seen()).toBe(all);
  await office.page.emulateMedia({ media: null });
  await office.page.getByRole('link', { name: w.committee.free(String(all - owing)) }).click();
  expect(await seen()).toBe(all);
});

test('on paper the month, the regime, the overview, a report and the models carry how their figures are counted, which the screen folds, and nothing to press', async () => {
  const { page } = await signedIn('vanphong', 1280);
  const { id } = await one<{ id: string }>(`select id from unit where kind = 'committee' and ended_on is null order by id limit 1`);
  const { definitions } = w.regime;
  const pages = [
    ['', [w.office.definitions.met, definitions.attendance, w.office.definitions.filed, definitions.tasks]], ['models', [w.models.keptDefinition, definitions.attendance, definitions.tasks]],
    ['regime', Object.values(definitions)], ['overview', [definitions.kept, definitions.tasks]],
    [`report?period=${addMonths(month, -1).slice(0, 7)}`, [definitions.kept, definitions.postedInTime]], [`report?period=${month.slice(0, 4)}`, [definitions.kept, definitions.spoke]]
  ] as const;
  for (const [path, counted] of pages) {
    await page.goto(`/units/${id}/${path}`);
    const shown = () => Promise.all(counted.map((text) => page.getByText(text, { exact: true }).isVisible()));
    const pressed = page.locator('main :is(button, a.button, input, select, textarea, section > header a)').filter({ visible: true });
    expect([path, await shown(), await pressed.count() > 0]).toEqual([path, counted.map(() => false), true]);
    await page.emulateMedia({ media: 'print' });
    expect([path, await shown(), await pressed.count()]).toEqual([path, counted.map(() => true), 0]);
    await page.emulateMedia({ media: null });
  }
});

test('the office settles the meeting times of all cells without a clash for who attends them', async () => {
  const next = addMonths(month, 1);
  const followed = await site.rows<{ cell: string; name: string; meeting: string }>(
    `select m.cell_id as cell, n.name, m.id as meeting from meeting m join post p on p.unit_id = m.cell_id and p.kind = 'in-charge' join unit_name n on n.unit_id = m.cell_id and n.valid @> $3::date
     where p.holder_name = $1 and m.month = $2 and m.kind in ('regular', 'combined') order by m.cell_id = $4 desc, n.name`, [follows, next, today, site.cell]);
  expect(followed).toHaveLength(3);
  const [own, ...others] = followed;
  const at = instantOf(`${addDays(next, 2)}T19:30`);
  // three cells of one comrade at one hour, all registered and none settled
  await site.rows(`update meeting set starts_at = $2, state = 'planned', registered_at = now(), settled_at = null where id = any ($1::uuid[])`, [followed.map(({ meeting }) => meeting), at]);
  // and one of another comrade, at an hour when nobody else meets
  const free = await one<{ id: string }>(`update meeting set starts_at = $2, state = 'planned', registered_at = now(), settled_at = null where id = (select id from meeting where month = $1 and kind in ('regular', 'combined') and id <> all ($3::uuid[]) order by id limit 1) returning id`, [next, instantOf(`${addDays(next, 4)}T05:00`), followed.map(({ meeting }) => meeting)]);

  const office = await signedIn('vanphong', 1280);
  const { page, send, follow, picture } = office;
  await follow(w.office.tabs['calendar']!);
  await follow(w.office.following);
  await page.getByRole('link', { name: `${w.calendar.clash}:` }).click();
  await page.waitForLoadState('load');
  for (const { name } of followed) await row(office, name).getByText(w.office.clashWith('', 0).trim()).waitFor();
  await picture('office-calendar');
  // all at once settles what is registered, and leaves out those that clash
  const settled = async (meeting: string) => (await one<{ settled: boolean }>('select settled_at is not null as settled from meeting where id = $1', [meeting])).settled;
  await page.getByRole('link', { name: `${w.calendar.all}:` }).click();
  await page.waitForLoadState('load');
  await send(page.getByRole('button', { name: new RegExp(`^${w.office.settleAll(0).replace('0', '[0-9]+')}$`) }));
  expect(await settled(free.id)).toBe(true);
  for (const { meeting } of followed) expect(await settled(meeting)).toBe(false);

  const [otherDay, local] = [addDays(next, 3), `${addDays(next, 3)}T19:30`];
  const lineOf = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `${clock('vi', at)} · ${name}`, exact: true }) }).first();
  const line = lineOf(own!.name);
  await line.getByText(w.office.settleOrPropose).click();
  await line.getByLabel(w.office.otherTime).fill(local);
  await line.getByLabel(w.plan.reason).fill('Đồng chí phụ trách dự hai chi bộ khác tối ấy.');
  await send(line.getByRole('button', { name: w.office.propose, exact: true }));
  const hien = await signedIn('hien', 390);
  await hien.page.goto(`/cells/${site.cell}/plan?year=${otherDay.slice(0, 4)}`);
  await hien.page.getByText(w.plan.proposal(moment('vi', instantOf(local)), 'Đồng chí phụ trách dự hai chi bộ khác tối ấy.')).waitFor();
  await hien.send(w.plan.take);
  const moved = await one<{ at: Date; settled: boolean }>(`select starts_at as at, settled_at is not null as settled from meeting where id = $1`, [own!.meeting]);
  expect(moved).toEqual({ at: instantOf(local), settled: true });

  await page.reload();
  await page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `${clock('vi', instantOf(local))} · ${own!.name}`, exact: true }) }).first().getByText(w.office.settled).waitFor();
  // one of the two that are left keeps its hour: the office may settle it knowingly
  await lineOf(others[0]!.name).getByText(w.office.settleOrPropose).click();
  await send(page.getByRole('button', { name: `${w.plan.settle}: ${others[0]!.name}` }));
  expect(await settled(others[0]!.meeting)).toBe(true);
});

test('a post is given and ended by the office, lent by who holds it, and each right follows at once', async () => {
  const [hoa] = await site.rows<{ id: string }>(`select m.person_id as id from member m where m.full_name = 'Lê Thị Hoa' and m.cell_id = $1`, [site.cell]);
  const held = () => site.rows<{ kind: string }>(`select kind from post where person_id = $1 and valid @> $2::date`, [hoa!.id, today]);
  const member = await signedIn('hoa', 390);
  const opens = async (path: string) => (await member.page.goto(path))!.status();
  const prepare = `/cells/${site.cell}/meetings/${site.meeting}/prepare`;
  expect(await opens(prepare)).toBe(403);

  const office = await signedIn('vanphong', 1280);
  const { page, send, follow, picture } = office;
  await follow(w.office.tabs['organisation']!);
  await follow('Chi bộ thôn Đồng Xanh');
  await page.getByLabel(w.tree.findPerson).fill('le thi hoa');
  await page.getByRole('button', { name: w.people.find, exact: true }).click();
  await page.waitForLoadState('load');
  const form = page.locator('#appoint form').filter({ has: page.getByRole('button', { name: w.organisation.appoint, exact: true }) });
  await form.getByLabel(w.tree.chooseFound).selectOption({ label: 'Lê Thị Hoa, Chi bộ thôn Đồng Xanh' });
  await form.getByLabel(w.organisation.post).selectOption({ label: w.people.posts['committee-member']! });
  await form.getByLabel(w.people.from).fill(addDays(today, -1));
  await form.getByLabel(w.people.decision, { exact: true }).fill('15-QĐ/ĐU');
  await picture('office-appoint', page.locator('#appoint'));
  await send(form.getByRole('button', { name: w.organisation.appoint }));
  expect(await held()).toEqual([{ kind: 'committee-member' }]);
  expect(await opens(prepare)).toBe(200);
  const post = row(office, 'Lê Thị Hoa');
  await post.getByText(w.organisation.end).first().click();
  await send(post.getByRole('button', { name: w.organisation.end }));
  expect(await held()).toEqual([]);
  expect(await opens(prepare)).toBe(403);

  // the deputy stands in for the secretary, until the secretary takes it back
  const hien = await signedIn('hien', 390);
  await hien.picture('secretary-home');
  await hien.page.goto(`/cells/${site.cell}/posts`);
  const lend = hien.page.locator('section').filter({ has: hien.page.getByRole('button', { name: w.posts.give, exact: true }) });
  const [deputy] = await site.rows<{ id: string; name: string }>(`select person_id as id, holder_name as name from post where unit_id = $1 and kind = 'deputy' and valid @> $2::date`, [site.cell, today]);
  await lend.getByLabel(w.posts.to).selectOption({ label: deputy!.name });
  await lend.getByLabel(w.posts.reason).fill('Đi học lớp bồi dưỡng');
  await hien.picture('secretary-lend', lend);
  await hien.send(lend.getByRole('button', { name: w.posts.give }));
  const lent = () => site.rows<{ to: string }>(`select to_person_id as "to" from delegation where unit_id = $1 and post_kind = 'secretary' and valid @> $2::date and withdrawn_at is null`, [site.cell, today]);
  expect(await lent()).toEqual([{ to: deputy!.id }]);
  await hien.page.getByText(w.posts.lentNow(deputy!.name, shortDay('vi', addDays(today, 7)))).waitFor();
  await hien.send(w.posts.takeBack);
  expect(await lent()).toEqual([]);
});

test('a committee sets a rule of its own, and one for a cell; what a meeting counts by is the rule of its day', async () => {
  const office = await signedIn('vanphong', 1280);
  const { page, send, follow, picture } = office;
  await follow(w.office.tabs['organisation']!);
  await follow(w.localRules.title);
  const rule = w.localRules.rules['meeting.quorum']!;
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: rule.title, exact: true }) });
  await sheet.getByText(`${w.localRules.set}: ${rule.title}`).click();
  await sheet.getByLabel(w.localRules.label).first().selectOption({ label: rule.choices['block 1/2']! });
  await picture('office-rules', sheet);
  await send(sheet.getByRole('button', { name: w.localRules.save }).first());
  await sheet.getByText(w.localRules.by('Đảng bộ xã Cẩm Bình')).waitFor();

  const mine = page.locator('[id="own-meeting.quorum"]');
  await sheet.getByText(w.localRules.own(0)).click();
  await mine.getByLabel(w.localRules.forCell).selectOption({ label: 'Chi bộ thôn Đồng Xanh' });
  await mine.getByRole('button', { name: w.localRules.choose, exact: true }).click();
  await page.waitForLoadState('load');
  await mine.getByLabel(w.localRules.label).selectOption({ label: rule.choices['block 2/3']! });
  await send(mine.getByRole('button', { name: w.localRules.save }));
  expect(await mine.getByRole('row').filter({ hasText: 'Chi bộ thôn Đồng Xanh' }).textContent()).toContain(rule.choices['block 2/3']);
  const hien = await signedIn('hien', 390);
  await hien.page.goto(`/units/${site.commune}/organisation/rules`);
  expect(await hien.page.getByRole('heading', { level: 1 }).textContent()).toBe(w.shell.errors.notFound);
});

test('from the plan to the sheet of a visit, in two minutes at 390 px, to the cell’s answer', async () => {
  const office = await signedIn('vanphong', 1280);
  const [planned] = await site.rows<{ month: string; cell: string; name: string }>(`select to_char(p.month, 'YYYY-MM-DD') as month, p.cell_id as cell, n.name from planned_visit p join unit_name n on n.unit_id = p.cell_id where p.visitor_name = $1 and p.dropped_at is null order by p.month, n.folded`, [follows]);
  await office.page.goto(`/units/${site.commune}/supervision/plan?quarter=${quarterOn(planned!.month).key}`);
  await row(office, planned!.name).locator('small').filter({ hasText: follows }).waitFor();

  const thanh = await signedIn('thanh', 390);
  const mine = thanh.page.getByRole('heading', { name: w.visitPlan.mine });
  await mine.waitFor();
  const [held] = await site.rows<{ cell: string; meeting: string; name: string; leader: string; person: string }>(`select m.cell_id as cell, m.id as meeting, n.name, s.holder_name as leader, s.person_id as person from meeting m join post p on p.unit_id = m.cell_id and p.kind = 'in-charge' and p.holder_name = $1
    join post s on s.unit_id = m.cell_id and s.kind in ('secretary', 'deputy') and not exists (select from sign_in."user" u where u."personId" = s.person_id) join unit_name n on n.unit_id = m.cell_id where m.state in ('concluded', 'written', 'filed') and m.cell_id <> $2 and not exists (select from visit v where v.cell_id = m.cell_id and v.meeting_id = m.id) order by m.starts_at desc, s.kind limit 1`, [follows, site.cell]);
  await createAccount({ personId: held!.person, name: held!.leader, username: 'nguoi.tra.loi', password });
  await closeSignIn();
  await thanh.page.getByRole('listitem').filter({ hasText: held!.name }).getByRole('link', { name: w.visits.write }).click();
  // what was asked last time comes back, with what the cell answered
  const earlier = thanh.page.locator('.sheet').filter({ hasText: w.visits.isMended }).first();
  await earlier.getByText(w.visits.answered(w.visits.answers['agreed']!)).waitFor();
  await earlier.getByLabel(w.visits.results['mended']!).check();
  await thanh.page.getByLabel(w.visits.goods['prepared']!).check();
  await thanh.page.getByLabel(w.visits.mends['few-speakers']!).check();
  await thanh.page.getByLabel(w.visits.mendWords).fill('Mời ba đồng chí trẻ chuẩn bị ý kiến');
  await thanh.send(w.visits.send);
  await thanh.page.getByText(w.visits.mending('few-speakers', 'Mời ba đồng chí trẻ chuẩn bị ý kiến')).waitFor();

  const secretary = await signedIn('nguoi.tra.loi', 390);
  await row(secretary, w.visits.waits(1)).getByRole('link', { name: w.visits.read }).click();
  await secretary.page.getByLabel(w.visits.answers['agreed']!).check();
  await secretary.send(w.visits.sendAnswer);
  // what was answered folds away: nobody is asked again
  await secretary.page.getByLabel(w.visits.answers['agreed']!).first().waitFor({ state: 'hidden' });
  await thanh.page.goto('/follow');
  await row(thanh, 'Mời ba đồng chí trẻ chuẩn bị ý kiến').getByText(w.visits.states['agreed']!).waitFor();
});

test('a secretary is told of an answer that was promised, says why it is not so, and is not told again; who follows the cell reads the same', async () => {
  const [hien, thanh] = [await signedIn('hien', 390), await signedIn('thanh', 390)];
  const promised = ({ page }: Person) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: w.signals.kinds['opinion-unanswered'] }) });
  await hien.page.getByRole('link', { name: w.signals.title }).click();
  await hien.page.waitForURL('**/signals');
  const url = hien.page.url();
  await promised(hien).getByText(w.signals.suggestions['opinion-unanswered']!).waitFor();
  await thanh.page.goto(url);
  await promised(thanh).waitFor();
  expect(await thanh.page.getByText(w.signals.notSo).count()).toBe(0);
  await promised(hien).getByText(w.signals.notSo).click();
  await promised(hien).getByLabel(w.signals.reason).fill('Đã trả lời tận nhà hôm chủ nhật');
  await hien.send(promised(hien).getByRole('button', { name: w.signals.send }));
  await promised(hien).waitFor({ state: 'detached' });
  await thanh.page.goto(url);
  await (await thanh.unfold(w.signals.answered)).getByText('Đã trả lời tận nhà hôm chủ nhật').waitFor();
  expect(await promised(thanh).count()).toBe(0);
});

test('a member in charge sees at 390 px the next meeting, what is late and every cell, reads preparation and minutes, and goes from one cell to the other in one press', async () => {
  const thanh = await signedIn('thanh', 390);
  const { page, follow, picture } = thanh;
  const mine = await site.rows<{ id: string; name: string }>(`select p.unit_id as id, n.name from post p join unit_name n on n.unit_id = p.unit_id and n.valid @> $2::date where p.holder_name = $1 and p.kind = 'in-charge' and p.valid @> $2::date order by n.folded`, [follows, today]);
  const cellTable = page.getByRole('table');
  expect(await cellTable.getByRole('link').allTextContents()).toEqual(mine.map(({ name }) => name));
  await picture('in-charge-home');
  const ids = mine.map(({ id }) => id);
  const next = await one<{ at: Date; cell: string; name: string; meeting: string }>(`select m.starts_at as at, m.cell_id as cell, n.name, m.id as meeting from meeting m join unit_name n on n.unit_id = m.cell_id and n.valid @> $2::date
    where m.cell_id = any ($1::uuid[]) and m.state in ('planned', 'prepared', 'announced', 'open') and (m.starts_at > now() or m.state = 'open') order by m.starts_at, n.folded limit 1`, [ids, today]);
  const first = page.locator('.next');
  for (const said of [capital(moment('vi', next.at)), next.name]) await first.getByText(said).first().waitFor();
  const late = await site.rows<{ name: string; tasks: number }>(`select n.name, count(*)::int as tasks from task t join unit_name n on n.unit_id = t.cell_id and n.valid @> $2::date where t.cell_id = any ($1::uuid[]) and t.status = 'open' and t.due_on < $2::date group by 1`, [ids, today]);
  for (const { name, tasks } of late) expect(await page.getByRole('listitem').filter({ has: page.getByRole('link', { name: w.follow.lateTasks(tasks) }) }).filter({ hasText: name }).count()).toBe(1);

  // the agenda and the papers of a meeting that was announced, then the minutes of the one before
  const ready = await one<{ cell: string; item: string; paper: string }>(`select m.cell_id as cell, (select title from agenda_item a where a.cell_id = m.cell_id and a.meeting_id = m.id order by a.position limit 1) as item,
      (select name from paper p where p.cell_id = m.cell_id and p.meeting_id = m.id and p.removed_at is null and (p.kind = 'paper' or p.step = 'distributed') limit 1) as paper
    from meeting m where m.cell_id = any ($1::uuid[]) and m.state = 'announced' order by m.starts_at limit 1`, [ids]);
  await page.goto(`/cells/${ready.cell}`);
  await page.getByText(ready.item).waitFor();
  if (ready.paper) await page.getByRole('link', { name: ready.paper }).waitFor();
  const held = await one<{ cell: string; meeting: string; chair: string }>(`select m.cell_id as cell, m.id as meeting, (select full_name from member o where o.cell_id = m.cell_id and o.id = m.chair_member_id) as chair from meeting m where m.cell_id = any ($1::uuid[]) and m.state in ('written', 'filed', 'graded') order by m.starts_at desc limit 1`, [ids]);
  await page.goto(`/cells/${held.cell}/meetings/${held.meeting}/minutes`);
  await page.locator('section.sheet').getByText(held.chair).first().waitFor();
  expect(await page.getByRole('button', { name: w.minutes.save }).count()).toBe(0);

  // with two cells left, they stand beside each other on each one's page
  const office = await signedIn('vanphong', 1280);
  await office.page.goto(`/units/${site.commune}/organisation/${mine[0]!.id}`);
  const post = row(office, follows);
  await post.getByText(w.organisation.end).first().click();
  await office.send(post.getByRole('button', { name: w.organisation.end }));
  const [kept, other] = mine.slice(1);
  await page.goto(`/cells/${kept!.id}`);
  await picture('in-charge-cell');
  await follow(`${other!.name}, ${w.people.posts['in-charge']!.toLocaleLowerCase('vi')}`);
  expect(new URL(page.url()).pathname).toBe(`/cells/${other!.id}`);
  await page.goto(`/cells/${mine[0]!.id}`);
  await page.getByRole('heading', { name: w.shell.errors.notFound }).waitFor();
});

test('the administrator hands an inspector a slip and cannot read minutes; inspector and standing committee read, and only the one grades', async () => {
  const { cell, meeting } = site.at('filed');
  const minutes = `/cells/${cell}/meetings/${meeting}/minutes`;
  const keeper = await signedIn('quantri', 1280);
  const { page, send, follow, picture } = keeper;
  await picture('administrator-accounts');
  const accounts = await one<{ n: number }>('select count(*)::int as n from sign_in."user"');
  await page.getByText(w.accounts.count(Math.min(accounts.n, 50), accounts.n), { exact: true }).waitFor();
  await page.getByText(w.upkeep.never).waitFor();
  await page.getByText(w.upkeep.notPlanned).waitFor();
  await page.goto(minutes);
  await page.getByRole('heading', { name: w.shell.errors.notFound }).waitFor();

  await page.goto('/');
  await follow('Đảng bộ xã Cẩm Bình');
  await send(row(keeper, 'Lê Văn Kiên').getByRole('button', { name: w.accounts.slip, exact: true }));
  const code = await codeOnSlip(page);
  const kien = await personAt(site.browser, site.origin, { width: 1280 });
  await signInBySlip(kien, code, 'kiểm tra đều tay');
  const cells = await cellsNow();
  await kien.page.getByText(`/${cells.length}`).first().waitFor();
  expect(await kien.page.getByRole('button', { name: /^Nhắc / }).count()).toBe(0);
  await kien.page.goto(minutes);
  const { chair } = await one<{ chair: string }>('select o.full_name as chair from meeting m join member o on o.cell_id = m.cell_id and o.id = m.chair_member_id where m.id = $1', [meeting]);
  await kien.page.locator('section.sheet').getByText(chair).first().waitFor();
  await kien.page.goto(`/units/${site.commune}/log`);
  await kien.page.getByText(w.log.names['superior.ask']!).first().waitFor();

  const standing = await signedIn('thuongvu', 1280);
  // they begin at the overview, and go on to the month
  await standing.follow(w.office.tabs['month']!);
  const waiting = cells.filter(({ state }) => state === 'filed');
  await standing.page.getByRole('heading', { name: w.committee.toGrade(waiting.length) }).waitFor();
  await standing.picture('standing-month');
  await standing.follow(w.committee.openToGrade);
  await standing.follow(waiting[0]!.name);
  const form = standing.page.locator('form').filter({ has: standing.page.getByRole('button', { name: w.scoring.decide, exact: true }) });
  await form.getByLabel(w.office.gradeReason).fill('Chương trình rõ, việc giao đúng người.');
  await standing.picture('standing-grade', standing.page.locator('section').filter({ has: form }).last());
  await standing.send(form.getByRole('button', { name: w.scoring.decide, exact: true }));
  expect(await one(`select g.points = s.points as agreed, g.reason from grade g join mark_sheet s using (cell_id, meeting_id) where g.cell_id = $1 order by g.at desc limit 1`, [waiting[0]!.id])).toEqual({ agreed: true, reason: 'Chương trình rõ, việc giao đúng người.' });
  await kien.page.goto(new URL(standing.page.url()).pathname);
  expect(await kien.page.getByRole('button', { name: w.scoring.decide, exact: true }).count()).toBe(0);
});

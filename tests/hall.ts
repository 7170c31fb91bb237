import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { localMinuteOf } from '#organisation/day.ts';
import { newId } from '#platform/id.server.ts';
import { createAccount } from '#platform/sign-in/auth.server.ts';
import { closeSignIn } from '#platform/sign-in/site.server.ts';
import { words } from '#words/words.ts';
import { openDemoSite, password, type DemoSite } from './demo-site.ts';
import type { Person } from './person.ts';

const w = words('vi');

export interface Member {
  id: string;
  name: string;
}
export interface Evening {
  about: { meetingId: string };
  live: string;
  items: string[];
  /** brings people to the live page; a mark on its window tells later whether it was ever loaded again */
  at(...people: Person[]): Promise<void>;
}
/** One cell of the demo with its people at their devices: meetings as many as a journey wants, each of its own. */
export interface Hall {
  site: DemoSite;
  cell: string;
  /** official members without a post; the first has a sign-in, `hoa` */
  members: [Member, Member, Member, Member, ...Member[]];
  leaders: Record<'secretary' | 'deputy', Member>;
  /** at a desk */
  secretary: Person;
  /** with a phone; its page has a clock of its own */
  deputy: Person;
  titles: [string, string, string];
  signedIn(username: string, width: 390 | 1280, scripts?: boolean): Promise<Person>;
  /** commands as somebody's device sends them, through the one door; each has to be done */
  sends(person: Person, commands: [string, Record<string, unknown>, string?][]): Promise<void>;
  /** a meeting planned for this minute */
  planned(): Promise<Evening>;
  /** the same, announced: who leads may open it */
  announced(): Promise<Evening>;
  /** the same, open, with its first item in hand; nobody is on the roll yet but who is `here` */
  opened(here?: readonly Member[]): Promise<Evening>;
  /** what the meeting's record holds: who is on the roll as what, who spoke, and how often each command was accepted */
  record(evening: Evening): Promise<{ roll: string[]; speeches: string[]; times(command: string): number }>;
}

export async function openHall(): Promise<Hall> {
  const site = await openDemoSite();
  const { cell } = site;
  const posts = await site.rows<Member & { kind: string; person: string }>(`select p.kind, p.person_id as person, o.id, o.full_name as name from post p join member o on o.cell_id = p.unit_id and o.person_id = p.person_id
    where p.unit_id = $1 and p.kind in ('secretary', 'deputy') and p.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date and o.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date`, [cell]);
  const leaders = { secretary: posts.find((one) => one.kind === 'secretary')!, deputy: posts.find((one) => one.kind === 'deputy')! };
  await createAccount({ personId: leaders.deputy.person, name: leaders.deputy.name, username: 'phobithu', password });
  await closeSignIn();
  const members = await site.rows<Member>(`select o.id, o.full_name as name from member o join member_status s on s.cell_id = o.cell_id and s.member_id = o.id and s.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date and s.status = 'official' left join sign_in."user" u on u."personId" = o.person_id
    where o.cell_id = $1 and o.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date and not exists (select from post p where p.person_id = o.person_id) and not exists (select from member_flag f where f.cell_id = o.cell_id and f.member_id = o.id)
    order by (u.username = 'hoa') desc nulls last, o.sort_key`, [cell]);

  const signedIn: Hall['signedIn'] = (username, width, scripts = true) => site.person(username, { width, scripts });
  const secretary = await signedIn('hien', 1280);
  const deputy = await signedIn('phobithu', 390);
  await deputy.page.clock.install();

  const sends: Hall['sends'] = async ({ page }, commands) => {
    const batch = commands.map(([name, payload, id]) => ({ id: id ?? newId(), name, payload: { unitId: cell, ...payload } }));
    const response = await page.request.post('/commands', { data: { commands: batch }, headers: { origin: site.origin } });
    const { answers } = (await response.json()) as { answers: { answer: string }[] };
    expect(answers.map((one, index) => [batch[index]!.name, one.answer === 'done' ? 'done' : one])).toEqual(batch.map((one) => [one.name, 'done']));
  };
  const titles: Hall['titles'] = ['Ổn định tổ chức', 'Bàn đường thôn', 'Kết thúc'];

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
  async function announced(): Promise<Evening> {
    const evening = await planned();
    const { about } = evening;
    await sends(secretary, [
      ['meeting.hold-pre-meeting', { ...about, heldAt: localMinuteOf(new Date()), place: '', memberIds: [leaders.secretary.id], content: 'Bàn', conclusion: '' }],
      ['meeting.set-agenda', { ...about, items: titles.map((title, index) => ({ origin: 'playbook', key: ['opening', 'debate', 'minutes'][index], title, minutes: 10, points: '' })) }],
      ['meeting.prepare', about], ['meeting.announce', { ...about, text: 'Kính mời đồng chí dự sinh hoạt.' }]
    ]);
    const items = (await site.rows<{ id: string }>('select id from agenda_item where meeting_id = $1 order by position', [about.meetingId])).map((one) => one.id);
    return { ...evening, items };
  }
  async function opened(here: readonly Member[] = []): Promise<Evening> {
    const evening = await announced();
    const { about, items } = evening;
    await sends(secretary, [['meeting.open', { ...about, chairId: leaders.secretary.id, secretaryId: leaders.deputy.id }], ['meeting.start-item', { ...about, itemId: items[0] }]]);
    if (here.length > 0) await sends(secretary, [['meeting.mark-attendance', { ...about, marks: here.map((one) => ({ memberId: one.id, mark: 'present' })) }]]);
    return evening;
  }
  const record: Hall['record'] = async ({ about }) => {
    const of = <T>(statement: string) => site.rows<T>(statement, [cell, about.meetingId]);
    const roll = await of<{ said: string }>(`select o.full_name || ': ' || a.mark as said from attendance a join member o on o.cell_id = a.cell_id and o.id = a.member_id where a.cell_id = $1 and a.meeting_id = $2`);
    const speeches = await of<{ said: string }>(`select o.full_name || ': ' || s.text as said from speech s join member o on o.cell_id = s.cell_id and o.id = s.member_id where s.cell_id = $1 and s.meeting_id = $2`);
    const log = await of<{ name: string; n: number }>(`select c.name, count(*)::int as n from command_log.command c join command_log.payload p on p.unit_id = c.unit_id and p.id = c.id where c.unit_id = $1 and p.body like '%' || $2 || '%' group by c.name`);
    return { roll: roll.map((one) => one.said).toSorted(), speeches: speeches.map((one) => one.said).toSorted(), times: (command) => log.find((one) => one.name === command)?.n ?? 0 };
  };
  return { site, cell, members: members as Hall['members'], leaders, secretary, deputy, titles, signedIn, sends, planned, announced, opened, record };
}

/** The button by which a comrade is marked present, or, pressed already, the mark is taken back. */
export const mark = ({ page }: Person, { name }: Member, pressed: boolean): Locator => page.getByRole('button', { name: `${name}: ${w.live.marks['present']}`, exact: true, ...(pressed ? { pressed } : {}) });
/** Somebody has looked at what another's doing changed on their page, by the page's own clock. */
export const seen = ({ page }: Person) => page.clock.fastForward(2000);
export const speech = ({ page }: Person, text: string): Locator => page.locator('.say').filter({ hasText: text });
export const stillTheSamePage = ({ page }: Person) => page.evaluate(() => 'neverLoadedAgain' in window);

/** Notes a speaker with a few words. */
export async function says(person: Person, { name }: Member, text: string): Promise<void> {
  const form = await person.unfold(w.live.speakers);
  await form.getByLabel(w.live.speech, { exact: true }).fill(text);
  await person.send(form.getByRole('button', { name, exact: true }));
}

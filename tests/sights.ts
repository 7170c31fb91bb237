import type { DemoSite } from './demo-site.ts';

/** A page as somebody sees it: who (null: nobody signed in), and where, told by the demo. `member`: a page a member opens, so its weight is bounded. */
export interface Sight {
  route: string;
  who: (site: DemoSite) => string | null;
  path: (site: DemoSite) => string | Promise<string>;
  member?: true;
  status?: number;
}
const as = (username: string) => () => username;
const nobody = () => null;
const cell = (below: string) => (site: DemoSite) => `/cells/${site.cell}${below}`;
const unit = (below: string) => (site: DemoSite) => `/units/${site.commune}${below}`;
const secretaryAt = (state: string) => (site: DemoSite) => site.at(state).secretary;
const memberAt = (state: string) => (site: DemoSite) => site.at(state).member;
const meetingAt = (state: string, page: string) => (site: DemoSite) => `/cells/${site.at(state).cell}/meetings/${site.at(state).meeting}/${page}`;
const meeting = (page: string) => cell(`/meetings/${page}`);
export const oneSeal = async (site: DemoSite) => (await site.rows<{ seal: string }>(`select seal from filed_document where kind = 'minutes' order by id limit 1`))[0]!.seal;
/** The seal of a paper of the demo's own cell. */
export const ownSeal = async (site: DemoSite) => (await site.rows<{ seal: string }>(`select seal from filed_document where kind = 'minutes' and cell_id = $1 order by id limit 1`, [site.cell]))[0]!.seal;
const oneMember = async (site: DemoSite) => (await site.rows<{ id: string }>('select id from member where cell_id = $1 order by id offset 5 limit 1', [site.cell]))[0]!.id;

/** A task of the demo's cell that is open; the one of a sign-in's own where one is named. */
const oneTask = async (site: DemoSite, username?: string) =>
  (await site.rows<{ id: string }>(`select t.id from task t join member m on m.cell_id = t.cell_id and m.id = t.member_id left join sign_in."user" u on u."personId" = m.person_id
    where t.cell_id = $1 and t.status = 'open' order by u.username = $2 desc nulls last, t.due_on, t.id limit 1`, [site.cell, username ?? '']))[0]!.id;

/** One by a cell itself, of a member: under way, or concluded. */
const byCell = (which: 'begun' | 'concluded') => async (site: DemoSite) => {
  const [found] = await site.rows<{ id: string }>(`select i.id from inspection i where i.unit_id = $1 and i.subject_id = $1 and i.begins_on is not null and exists (select from inspection_step s where s.inspection_id = i.id and s.step = 'conclude') = $2 order by i.at limit 1`, [site.cell, which === 'concluded']);
  return `/cells/${site.cell}/inspections/own/${found!.id}`;
};
/** An inspection of the demo that is not decided yet, that has begun and is not concluded, or that is. */
const oneInspection = (which: 'planned' | 'begun' | 'concluded') => async (site: DemoSite) => {
  const [found] = await site.rows<{ path: string }>(`select i.unit_id || '/' || i.id as path from inspection i where i.unit_id <> i.subject_id and i.dropped_at is null and (i.begins_on is null) = $1 and exists (select from inspection_step s where s.inspection_id = i.id and s.step = 'conclude') = $2 order by i.at limit 1`, [which === 'planned', which === 'concluded']);
  return `/inspections/${found!.path}`;
};

/** A meeting of a cell that thanh follows, held and without his sheet. */
const unreported = async (site: DemoSite) => {
  const [found] = await site.rows<{ path: string }>(`select m.cell_id || '/' || m.id as path from meeting m join post p on p.unit_id = m.cell_id and p.kind = 'in-charge' and p.holder_name = 'Nguyễn Văn Thành'
    where m.state in ('concluded', 'written', 'filed') and not exists (select from visit v where v.cell_id = m.cell_id and v.meeting_id = m.id) and exists (select from visit v where v.cell_id = m.cell_id) order by m.starts_at desc limit 1`);
  return `/follow/visits/${found!.path}`;
};

/** Every page of the site by its route, and the demo's address for it. A page that is not here fails the first test. */
export const sights: Sight[] = [
  { route: '/admin', who: as('quantri'), path: () => '/admin' },
  { route: '/cells/[cell]', who: as('hien'), path: cell('') },
  { route: '/cells/[cell]', who: as('thanh'), path: cell('') },
  { route: '/cells/[cell]', who: as('hoa'), path: cell(''), member: true },
  { route: '/cells/[cell]', who: memberAt('announced'), path: (site) => `/cells/${site.at('announced').cell}`, member: true },
  { route: '/cells/[cell]', who: secretaryAt('announced'), path: (site) => `/cells/${site.at('announced').cell}` },
  { route: '/cells/[cell]', who: memberAt('open'), path: (site) => `/cells/${site.at('open').cell}`, member: true },
  { route: '/cells/[cell]/log', who: as('hien'), path: cell('/log') },
  { route: '/cells/[cell]/meetings/[meeting]/announce', who: secretaryAt('prepared'), path: meetingAt('prepared', 'announce') },
  { route: '/cells/[cell]/meetings/[meeting]/announce', who: secretaryAt('announced'), path: meetingAt('announced', 'announce') },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('written'), path: meetingAt('written', 'file') },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('filed'), path: meetingAt('filed', 'file') },
  { route: '/cells/[cell]/meetings/[meeting]/live', who: secretaryAt('announced'), path: meetingAt('announced', 'live') },
  { route: '/cells/[cell]/meetings/[meeting]/live', who: secretaryAt('open'), path: meetingAt('open', 'live') },
  { route: '/cells/[cell]/meetings/[meeting]/live', who: memberAt('open'), path: meetingAt('open', 'live'), member: true },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('open'), path: meetingAt('open', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('concluded'), path: meetingAt('concluded', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('written'), path: meetingAt('written', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: secretaryAt('filed'), path: meetingAt('filed', 'minutes') },
  { route: '/cells/[cell]/meetings/[meeting]/minutes', who: memberAt('filed'), path: meetingAt('filed', 'minutes'), member: true },
  { route: '/cells/[cell]/meetings/[meeting]/minutes/read', who: secretaryAt('open'), path: meetingAt('open', 'minutes/read') },
  { route: '/cells/[cell]/meetings/[meeting]/prepare', who: as('hien'), path: (site) => meeting(`${site.meeting}/prepare`)(site) },
  { route: '/cells/[cell]/meetings/[meeting]/prepare', who: secretaryAt('announced'), path: meetingAt('announced', 'prepare') },
  { route: '/cells/[cell]/meetings/[meeting]/projector', who: secretaryAt('open'), path: meetingAt('open', 'projector') },
  { route: '/cells/[cell]/meetings/[meeting]/roll', who: secretaryAt('open'), path: meetingAt('open', 'roll') },
  { route: '/cells/[cell]/members', who: as('hien'), path: cell('/members') },
  { route: '/cells/[cell]/members', who: as('hoa'), path: cell('/members'), member: true },
  { route: '/cells/[cell]/members/[member]', who: as('hien'), path: async (site) => `/cells/${site.cell}/members/${await oneMember(site)}` },
  { route: '/cells/[cell]/members/import', who: as('hien'), path: cell('/members/import') },
  { route: '/cells/[cell]/members/who-counts', who: as('hien'), path: cell('/members/who-counts') },
  { route: '/cells/[cell]/start', who: as('hien'), path: cell('/start') },
  { route: '/cells/[cell]/papers', who: as('hien'), path: cell('/papers') },
  { route: '/cells/[cell]/papers', who: as('hoa'), path: cell('/papers'), member: true },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('prepared'), path: meetingAt('prepared', 'file') },
  { route: '/cells/[cell]/meetings/[meeting]/file', who: secretaryAt('announced'), path: meetingAt('announced', 'file') },
  { route: '/cells/[cell]/plan', who: as('hien'), path: cell('/plan') },
  { route: '/cells/[cell]/plan', who: as('hoa'), path: cell('/plan'), member: true },
  { route: '/cells/[cell]/regime', who: as('hien'), path: cell('/regime') },
  { route: '/cells/[cell]/regime', who: as('hoa'), path: cell('/regime'), member: true },
  { route: '/cells/[cell]/regime', who: as('thanh'), path: cell('/regime?figure=minutes') },
  { route: '/cells/[cell]/register', who: as('hien'), path: cell('/register') },
  { route: '/cells/[cell]/register', who: as('hoa'), path: cell('/register'), member: true },
  { route: '/cells/[cell]/posts', who: as('hien'), path: cell('/posts') },
  { route: '/cells/[cell]/posts', who: as('hoa'), path: cell('/posts'), member: true },
  { route: '/cells/[cell]/slips/[slip]', who: as('hien'), path: printSlip },
  { route: '/cells/[cell]/tasks', who: as('hien'), path: cell('/tasks') },
  { route: '/cells/[cell]/tasks', who: as('hoa'), path: cell('/tasks'), member: true },
  { route: '/cells/[cell]/tasks', who: as('hien'), path: cell('/tasks?show=all') },
  { route: '/cells/[cell]/tasks/[task]', who: as('hien'), path: async (site) => cell(`/tasks/${await oneTask(site)}`)(site) },
  { route: '/cells/[cell]/tasks/[task]', who: as('hoa'), path: async (site) => cell(`/tasks/${await oneTask(site, 'hoa')}`)(site), member: true },
  { route: '/cells/[cell]/tasks/results', who: as('hien'), path: async (site) => cell(`/tasks/results?month=${(await site.rows<{ month: string }>(`select max(month)::text as month from task_month where cell_id = $1`, [site.cell]))[0]!.month}`)(site) },
  { route: '/cells/[cell]/models', who: as('hien'), path: cell('/models') },
  { route: '/cells/[cell]/models', who: as('hoa'), path: cell('/models'), member: true },
  { route: '/cells/[cell]/inspections', who: as('hien'), path: cell('/inspections') },
  { route: '/cells/[cell]/inspections/own', who: as('hien'), path: cell('/inspections/own') },
  { route: '/cells/[cell]/inspections/own/[own]', who: as('hien'), path: byCell('begun') },
  { route: '/cells/[cell]/inspections/own/[own]', who: as('hien'), path: byCell('concluded') },
  { route: '/inspections/me', who: as('hoa'), path: () => '/inspections/me', member: true },
  { route: '/cells/[cell]/opinions', who: as('hien'), path: cell('/opinions') },
  { route: '/cells/[cell]/opinions', who: as('hoa'), path: cell('/opinions'), member: true },
  { route: '/cells/[cell]/requests', who: as('hien'), path: cell('/requests') },
  { route: '/cells/[cell]/requests', who: as('thanh'), path: cell('/requests') },
  { route: '/cells/[cell]/requests', who: as('hoa'), path: cell('/requests'), member: true },
  { route: '/cells/[cell]/signals', who: as('hien'), path: cell('/signals') },
  { route: '/cells/[cell]/signals', who: as('thanh'), path: cell('/signals') },
  { route: '/cells/[cell]/visits', who: as('hien'), path: cell('/visits') },
  { route: '/cells/[cell]/visits', who: as('thanh'), path: cell('/visits') },
  { route: '/check', who: nobody, path: () => '/check' },
  { route: '/check', who: nobody, path: () => '/check?text=NN1.abc' },
  { route: '/check', who: nobody, path: async (site) => `/check?text=${encodeURIComponent(await oneSeal(site))}` },
  { route: '/follow', who: as('thanh'), path: () => '/follow' },
  { route: '/follow/visits/[cell]/[meeting]', who: as('thanh'), path: unreported },
  { route: '/me', who: as('hoa'), path: () => '/me', member: true },
  { route: '/me/account', who: as('hoa'), path: () => '/me/account', member: true },
  { route: '/me/account/second-factor', who: as('hoa'), path: () => '/me/account/second-factor', member: true },
  { route: '/search', who: as('vanphong'), path: () => '/search?q=hoa' },
  { route: '/sign-in', who: nobody, path: () => '/sign-in', member: true },
  { route: '/sign-in/slip', who: nobody, path: () => '/sign-in/slip', member: true },
  { route: '/units/[unit]', who: as('vanphong'), path: unit('') },
  { route: '/units/[unit]', who: as('thuongvu'), path: unit('') },
  { route: '/units/[unit]/calendar', who: as('vanphong'), path: unit('/calendar') },
  { route: '/units/[unit]/import', who: as('vanphong'), path: unit('/import') },
  { route: '/units/[unit]/import/members', who: as('vanphong'), path: unit('/import/members') },
  { route: '/units/[unit]/log', who: as('vanphong'), path: unit('/log') },
  { route: '/units/[unit]/organisation', who: as('vanphong'), path: unit('/organisation') },
  { route: '/units/[unit]/organisation/[below]', who: as('vanphong'), path: (site) => unit(`/organisation/${site.cell}`)(site) },
  { route: '/units/[unit]/organisation/places', who: as('vanphong'), path: unit('/organisation/places') },
  { route: '/units/[unit]/organisation/holidays', who: as('tinh'), path: async (site) => `/units/${(await site.rows<{ id: string }>(`select id from unit where kind = 'province'`))[0]!.id}/organisation/holidays` },
  { route: '/units/[unit]/checks', who: as('vanphong'), path: unit('/checks') },
  { route: '/cells/[cell]/checks', who: as('hien'), path: (site) => `/cells/${site.cell}/checks` },
  { route: '/units/[unit]/frames', who: as('vanphong'), path: unit('/frames?trial=phu-tho&from=phu-tho') },
  { route: '/units/[unit]/frames', who: as('vanphong'), path: unit('/frames?from=new') },
  { route: '/units/[unit]/frames', who: as('thuongvu'), path: unit('/frames') },
  { route: '/units/[unit]/grades', who: as('thuongvu'), path: unit('/grades') },
  { route: '/units/[unit]/organisation/rules', who: as('vanphong'), path: async (site) => `${await unit('/organisation/rules')(site)}?cell=${site.cell}` },
  { route: '/units/[unit]/attendance', who: as('vanphong'), path: unit('/attendance') },
  { route: '/units/[unit]/tasks', who: as('vanphong'), path: unit('/tasks') },
  { route: '/units/[unit]/plans', who: as('vanphong'), path: unit('/plans') },
  { route: '/units/[unit]/inspections', who: as('thuongvu'), path: unit('/inspections') },
  { route: '/inspections', who: as('thanh'), path: () => '/inspections' },
  { route: '/inspections/[unit]/[inspection]', who: as('thuongvu'), path: oneInspection('planned') },
  { route: '/inspections/[unit]/[inspection]', who: as('thanh'), path: oneInspection('begun') },
  { route: '/inspections/[unit]/[inspection]', who: as('thuongvu'), path: oneInspection('begun') },
  { route: '/inspections/[unit]/[inspection]', who: as('thuongvu'), path: oneInspection('concluded') },
  { route: '/units/[unit]/requests', who: as('vanphong'), path: unit('/requests') },
  { route: '/units/[unit]/supervision', who: as('vanphong'), path: unit('/supervision') },
  { route: '/units/[unit]/supervision/plan/import', who: as('vanphong'), path: unit('/supervision/plan/import') },
  { route: '/units/[unit]/supervision/plan', who: as('vanphong'), path: unit('/supervision/plan') },
  { route: '/units/[unit]/overview', who: as('thuongvu'), path: unit('/overview') },
  { route: '/units/[unit]/overview', who: as('tinh'), path: async (site) => `/units/${(await site.rows<{ id: string }>(`select id from unit where kind = 'province'`))[0]!.id}/overview` },
  { route: '/units/[unit]/models', who: as('vanphong'), path: unit('/models') },
  { route: '/units/[unit]/models', who: as('thuongvu'), path: unit('/models') },
  { route: '/units/[unit]/regime', who: as('vanphong'), path: unit('/regime') },
  { route: '/units/[unit]/register', who: as('vanphong'), path: unit('/register') },
  { route: '/units/[unit]/report', who: as('vanphong'), path: unit('/report') },
  { route: '/units/[unit]/report', who: as('thuongvu'), path: async (site) => unit(`/report?period=${(await site.rows<{ period: string }>(`select period from unit_report where closed_at is not null and period !~ 'H' and length(period) > 4 order by period desc limit 1`))[0]!.period}`)(site) },
  { route: '/units/[unit]/report', who: as('vanphong'), path: async (site) => unit(`/report?period=${(await site.rows<{ period: string }>(`select max(left(period, 4)) || '-H1' as period from unit_report`))[0]!.period}`)(site) },
  { route: '/units/[unit]/report', who: as('tinh'), path: async (site) => `/units/${(await site.rows<{ id: string }>(`select id from unit where kind = 'province'`))[0]!.id}/report` },
  { route: 'not there', who: as('hoa'), path: () => '/nowhere', member: true, status: 404 },
  { route: 'not yours', who: as('hoa'), path: unit(''), member: true, status: 404 },
  { route: 'somebody else’s part', who: as('hoa'), path: (site) => meeting(`${site.meeting}/prepare`)(site), member: true, status: 403 },
  { route: 'not there', who: nobody, path: () => '/nowhere', status: 404 }
];
/** Pages that only a moment shows; each has a test of its own below. */
export const momentary = ['/set-up', '/sign-in/code'];
/** Not a page: it sends each person to where they start. */
export const forwards = ['/'];

/** A secretary prints a slip; its page is for whoever printed it. */
async function printSlip(demo: DemoSite): Promise<string> {
  const context = await demo.signedIn('hien');
  const page = await context.newPage();
  await page.goto(`${demo.origin}/cells/${demo.cell}/members/${await oneMember(demo)}`);
  await page.getByRole('button', { name: 'In phiếu đăng nhập' }).click();
  await page.waitForURL('**/slips/*');
  const { pathname } = new URL(page.url());
  await context.close();
  return pathname;
}

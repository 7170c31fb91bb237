import pg from 'pg';
import { closeReport } from '#reports/commands.ts';
import { rebuildMonths } from '#meetings/rebuild.server.ts';
import { newId } from '#platform/id.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { house } from '../../src/house.server.ts';
import { load as office } from '../../src/routes/units/[unit]/+page.server.ts';
import { load as attendance } from '../../src/routes/units/[unit]/attendance/+page.server.ts';
import { load as calendar } from '../../src/routes/units/[unit]/calendar/+page.server.ts';
import { load as grades } from '../../src/routes/units/[unit]/grades/+page.server.ts';
import { load as inspections } from '../../src/routes/units/[unit]/inspections/+page.server.ts';
import { load as models } from '../../src/routes/units/[unit]/models/+page.server.ts';
import { load as overview } from '../../src/routes/units/[unit]/overview/+page.server.ts';
import { load as plans } from '../../src/routes/units/[unit]/plans/+page.server.ts';
import { load as regime } from '../../src/routes/units/[unit]/regime/+page.server.ts';
import { load as report } from '../../src/routes/units/[unit]/report/+page.server.ts';
import { load as requestsPage } from '../../src/routes/units/[unit]/requests/+page.server.ts';
import { load as supervision } from '../../src/routes/units/[unit]/supervision/+page.server.ts';
import { load as visitPlan } from '../../src/routes/units/[unit]/supervision/plan/+page.server.ts';
import { load as tasks } from '../../src/routes/units/[unit]/tasks/+page.server.ts';
import type { Person } from '../hall.server.ts';
import { median, shown, type Figure } from '../outcome.ts';
import { accounts, phone, sessions } from '../phones.server.ts';
import { sentFor, type Sent } from '../sent.server.ts';
import { onFolder, type Stand } from '../stand.server.ts';
import { door, type Worker } from '../ways.server.ts';
import type { Say } from './load.ts';
import { cellId, meetingId, officerOf, secretaryOf } from './rows.ts';
import { idOf, lastMonth, membersOf, months, numbersOf, openMonth, type Shape } from './shape.ts';

/** The rows of answers, read by hand: what each cell is called and its kept months; beside them, where a page shows it, its members, marks, posts, visits, requests, models. */
const kept = 'select n.name, s.* from unit_name n join month_summary s on s.cell_id = n.unit_id where n.unit_id = any ($1) and upper_inf(n.valid) and s.month between $2 and $3';
const memberCounts = `select cell_id, count(*) from member_status where cell_id = any ($1) and valid @> ($3::date + 27) and status in ('official', 'probationary') and $2::date is not null group by 1`;
const marks = 'select k.cell_id, k.points, g.grade from month_summary s join self_mark k on k.cell_id = s.cell_id and k.meeting_id = s.meeting_id left join grade g on g.cell_id = s.cell_id and g.meeting_id = s.meeting_id where s.cell_id = any ($1) and s.month between $2 and $3';
const states = 'select cell_id, state, starts_at, reason from meeting where cell_id = any ($1) and month between $2 and $3';
const below = `select n.name, r.supplement, r.closed_at from unit_parent p join unit_name n on n.unit_id = p.unit_id and upper_inf(n.valid) left join unit_report r on r.unit_id = p.unit_id and r.period = to_char($3::date, 'YYYY-MM')
  where p.parent_id = $4 and upper_inf(p.valid) and $1::uuid[] is not null and $2::date <= $3::date`;
const posts = `select n.name, p.* from unit_name n left join post p on p.unit_id = n.unit_id and p.kind in ('secretary', 'in-charge') where n.unit_id = any ($1) and upper_inf(n.valid) and $2::date <= $3::date`;
const meetings = 'select n.name, m.* from unit_name n join meeting m on m.cell_id = n.unit_id where n.unit_id = any ($1) and upper_inf(n.valid) and m.month between $2 and $3';
const planned = 'select cell_id, month, state, kind from meeting where cell_id = any ($1) and month between $2 and $3';
const visits = 'select v.*, m.starts_at from visit v join meeting m on m.cell_id = v.cell_id and m.id = v.meeting_id where v.cell_id = any ($1) and $2::date <= $3::date';

const requests = 'select n.name, r.*, s.* from cell_request r join unit_name n on n.unit_id = r.cell_id and upper_inf(n.valid) left join request_step s on s.cell_id = r.cell_id and s.request_id = r.id where r.cell_id = any ($1) and $2::date <= $3::date';
const chosen = 'select n.name, m.*, r.* from model_cell m join unit_name n on n.unit_id = m.cell_id and upper_inf(n.valid) left join model_review r on r.cell_id = m.cell_id and r.model_id = m.id where m.cell_id = any ($1) and $2::date <= $3::date';
const inspected = `select n.name, i.*, t.*, s.* from inspection i join unit_name n on n.unit_id = i.subject_id and upper_inf(n.valid) left join inspection_member t on t.inspection_id = i.id left join inspection_step s on s.inspection_id = i.id where i.unit_id = $4 and $1::uuid[] is not null and $2::date <= $3::date`;

/** The half-year the last month lies in, so far. */
const halfBegins = `${lastMonth.slice(0, 4)}-${lastMonth.slice(5, 7) < '07' ? '01' : '07'}-01`;
const half = `${lastMonth.slice(0, 4)}-H${lastMonth.slice(5, 7) < '07' ? 1 : 2}`;

/**
 * The pages of a committee, each asked for the last month that is over, the overview on a day after it; `from`: the first month whose kept rows its answer is made of. `inCommune`: what is read beside
 * it where the answer names cells: above a commune a report sums up its months alone. `as`: who opens it, where not the office. `few`: a page of a list, whose rows are read in less time than it takes to know what the reader may see: measured without an aim. `below`: a page that is of no use over that level, which settles no hour, reads no plan and plans no visit.
 */
const pages: readonly { name: string; query: string; load: (event: never) => unknown; from: string; rows: readonly string[]; inCommune?: readonly string[]; as?: 'standing'; few?: true; below?: 'nation' }[] = [
  { name: '', query: `?month=${lastMonth}`, load: office, from: months[0]!, rows: [kept, memberCounts] },
  { name: '/attendance', query: `?month=${lastMonth}`, load: attendance, from: lastMonth, rows: [kept] },
  { name: '/tasks', query: `?month=${lastMonth}`, load: tasks, from: lastMonth, rows: [kept] },
  { name: '/regime', query: `?period=${lastMonth.slice(0, 4)}`, load: regime, from: months[0]!, rows: [kept] },
  { name: '/overview', query: '', load: afterLastMonth(overview), from: months.at(-2)!, rows: [kept, below, requests, chosen], inCommune: [states] },
  { name: '/supervision', query: '', load: supervision, from: lastMonth, rows: [posts, visits, requests] },
  { name: '/grades', query: `?year=${lastMonth.slice(0, 4)}`, load: grades, from: months[0]!, rows: [kept] },
  { name: '/report', query: `?period=${lastMonth.slice(0, 7)}`, load: report, from: lastMonth, rows: [kept], inCommune: [memberCounts, marks, states, below] },
  { name: '/report', query: `?period=${half}`, load: report, from: halfBegins, rows: [kept], inCommune: [memberCounts, planned, below] },
  { name: '/calendar', query: `?month=${lastMonth}`, load: calendar, from: lastMonth, rows: [meetings, posts], below: 'nation' },
  { name: '/plans', query: `?year=${lastMonth.slice(0, 4)}`, load: plans, from: `${lastMonth.slice(0, 4)}-01-01`, rows: [meetings], below: 'nation' },
  { name: '/requests', query: '', load: requestsPage, from: lastMonth, rows: [requests], few: true },
  { name: '/models', query: '', load: models, from: months[0]!, rows: [chosen], inCommune: [kept, memberCounts], few: true },
  { name: '/inspections', query: `?year=${lastMonth.slice(0, 4)}`, load: inspections, from: lastMonth, rows: [inspected], as: 'standing', few: true, below: 'nation' },
  { name: '/supervision/plan', query: '', load: visitPlan, from: months.at(-6)!, rows: [kept, posts, visits, planned], below: 'nation' }
];

/** The page as it is in the month after the last one, whenever it is measured. */
function afterLastMonth(load: (event: never) => unknown): (event: never) => unknown {
  return (event: { locals: { now: Date } }) => {
    event.locals.now = new Date(`${openMonth}T08:00:00+07:00`);
    return load(event as never);
  };
}

/** How large a database is by its tables, and each page of a commune, of a province and of all, on a folder that is filled. */
export function pagesOn(folder: string, shape: Shape, seconds: number, say: Say): Promise<Figure[]> {
  return onFolder(folder, async (stand) => {
    const figures: Figure[] = await size(stand);
    const numbers = numbersOf(shape);
    const levels = [['commune', numbers.commune(0)], ...(shape.communes > 1 ? [['province', numbers.province(0)] as const] : []), ...(shape.provinces > 1 ? [['nation', numbers.root] as const] : [])] as const;
    const people = levels.flatMap(([level, n]) => (['office', 'standing'] as const).map((which) => ({ personId: officerOf(shape, n, which), name: `${level} ${which}` })));
    const cookies = await readers(stand, people);
    for (const [l, [level, n]] of levels.entries())
      for (const page of pages.filter((one) => one.below !== level)) {
        const unit = idOf('unit', n);
        const found = await pageOf(stand, `${level}: /units/[unit]${page.name}${page.from === halfBegins ? ', a half-year' : ''}`, unit, level === 'commune' ? { ...page, rows: [...page.rows, ...(page.inCommune ?? [])] } : page, cookies[l * 2 + (page.as ? 1 : 0)]!, seconds);
        for (const { what, value, beside } of found) say(`  ${what} ${shown(value)} (${beside})`);
        figures.push(...found);
      }
    await house().close();
    return figures;
  });
}

/** What a page asks of the database, statement after statement as the application, against reading by hand the rows its answer is made of, as the owner, whom no policy holds. Whole, with the way to this process. */
async function pageOf(stand: Stand, what: string, unit: string, { query, load, from, rows, name, few }: (typeof pages)[number], cookie: string, seconds: number): Promise<Figure[]> {
  let sent: Sent[];
  const begin = performance.now();
  try {
    sent = await sentFor(`/units/${unit}${name}${query}`, load, { unit }, cookie);
  } catch (failure) {
    return [{ what: `${what}: seconds until it was given up`, value: (performance.now() - begin) / 1000, unit: 's', beside: String((failure as Error).message).slice(0, 160) }];
  }
  const whole = performance.now() - begin;
  const { rows: cells } = await stand.owner.query<{ id: string }>(`select c.id from unit u join unit c on c.path <@ u.path and c.kind = 'cell' where u.id = $1`, [unit]);
  const byHand = rows.map((text): Sent => ['nen_nep_owner', { name: text.slice(7, 60), text, values: [cells.map((one) => one.id), from, lastMonth, ...(text.includes('$4') ? [unit] : [])] }]);
  const [asked, read] = await timed(seconds, [sent, byHand]);
  return [{ what: `${what}: database time against reading the rows of its answer`, value: asked / read, unit: '', ...(few ? {} : { atMost: 2 }), beside: `${asked.toFixed(1)} and ${read.toFixed(1)} ms; ${sent.length} statements; ${cells.length} cells; answered in ${shown(whole / 1000)} s the first time, the program's own work with it` }];
}

/**
 * The median of each of two rows of statements, by turns so that both meet the machine as it is; one statement after the other, each on a connection of its role that has
 * been in use: PostgreSQL plans a statement anew five times before it settles how to go on, so six rounds are not counted, or as many as begin within twenty seconds.
 * Three rounds are counted and all that begin within so many seconds: of three rounds of two milliseconds the median is chance. Of what takes very long fewer: those that begin within two minutes. As in the program a `begin` with its settings is not waited for: it goes with the statement after it.
 */
async function timed(seconds: number, both: readonly [readonly Sent[], readonly Sent[]]): Promise<[number, number]> {
  const clients = new Map<string, pg.Client>();
  for (const [role] of both.flat() as [string][]) {
    if (clients.has(role)) continue;
    const client = new pg.Client({ ...addressOf(role as 'nen_nep_app'), pipeline: true });
    await client.connect();
    clients.set(role, client);
  }
  const took: [number[], number[]] = [[], []];
  const ask = async (statements: readonly Sent[]) => {
    const begin = performance.now();
    let before: Promise<unknown> = Promise.resolve();
    for (const [role, ...words] of statements as [string, string][]) {
      const answer = clients.get(role)!.query(...(words as [string]));
      if (typeof words[0] === 'string' && words[0].startsWith('begin; set local')) before = answer;
      else await Promise.all([before, answer]);
    }
    return performance.now() - begin;
  };
  for (let [before, begin] = [0, performance.now()]; before < 6 && performance.now() - begin < 20_000; before++) for (const one of both) await ask(one);
  for (let [round, begin] = [0, performance.now()]; performance.now() - begin < (round < 3 ? 120_000 : seconds * 1000); round++) for (const [n, one] of both.entries()) took[n]!.push(await ask(one));
  await Promise.all([...clients.values()].map((client) => client.end()));
  return [median(took[0]), median(took[1])];
}

/** The cookies of these people, newly signed in: the folder is kept, and with it who read before. */
export async function readers(stand: Stand, people: readonly Person[]): Promise<string[]> {
  await stand.owner.query(`delete from sign_in."user" where username like 'scale%'`);
  return sessions(stand, await accounts(stand, people, 'scale'));
}

async function size({ owner }: Stand): Promise<Figure[]> {
  const { rows } = await owner.query<{ gb: number; largest: string }>(`select pg_database_size(current_database()) / 1e9::float8 as gb, (select string_agg(t.name || ' ' || round(t.size / 1e9, 1) || ' GB, ' || t.rows || ' rows', '; ')
    from (select c.relname as name, pg_total_relation_size(c.oid) as size, c.reltuples::bigint as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' where c.relkind = 'r' order by 2 desc limit 6) t) as largest`);
  return [{ what: 'size on disk', value: rows[0]!.gb, unit: 'GB', atMost: 40, beside: rows[0]!.largest }];
}

/** Marks a second through the door on eight cells that are meeting, each its own; with `reading`, while two officers of the first province open its pages all the time. */
export function marksOn(folder: string, shape: Shape, seconds: number, reading: boolean): Promise<{ rate: number; pages: number }> {
  return onFolder(folder, async (stand) => {
    const workers = await Promise.all(Array.from({ length: 8 }, async (_, n): Promise<{ worker: Worker; members: string[] }> => {
      const { personId, name } = secretaryOf(n);
      const secretary = { personId, accountId: personId, name };
      const members = Array.from({ length: membersOf(n) }, (_, m) => idOf('member', n * 32 + m));
      return { worker: await door(stand.house, { unitId: '', cellId: cellId(shape, n), meetingId: meetingId(n, 12), itemId: '', memberIds: members, people: [], secretary, office: secretary }), members };
    }));
    const unit = idOf('unit', numbersOf(shape).province(0));
    const cookies = reading ? await readers(stand, (['office', 'standing'] as const).map((which) => ({ personId: officerOf(shape, numbersOf(shape).province(0), which), name: which }))) : [];
    const mark = async (until: number): Promise<number> => {
      const begin = performance.now();
      let [done, opened] = [0, 0];
      const readers = cookies.map(async (cookie) => {
        const device = phone(stand.port, cookie);
        for (; performance.now() < until; opened++) {
          const { status } = await device.get(`/units/${unit}/regime?period=${lastMonth.slice(0, 4)}`);
          if (status !== 200) throw new Error(`the regime answered ${status}`);
        }
        device.close();
      });
      await Promise.all(workers.map(async ({ worker, members }) => {
        for (let n = 0; performance.now() < until; n++, done++) await worker.mark(members[n % members.length]!, Math.floor(n / members.length) % 2 === 0 ? 'present' : 'late');
      }));
      const rate = (done * 1000) / (performance.now() - begin);
      await Promise.all(readers);
      read = opened;
      return rate;
    };
    let read = 0;
    await mark(performance.now() + 1000);
    const rate = await mark(performance.now() + seconds * 1000);
    return { rate, pages: read };
  });
}

/** Closing the month's report of the first commune; and the months of its cells worked out anew, against copying those rows by hand. */
export function workOn(folder: string, shape: Shape): Promise<Figure[]> {
  return onFolder(folder, async (stand) => {
    const commune = numbersOf(shape).commune(0);
    const unitId = idOf('unit', commune);
    const office = officerOf(shape, commune, 'office');
    await stand.owner.query('delete from unit_report where unit_id = $1', [unitId]);
    const begin = performance.now();
    const answer = await stand.house.receive({ id: newId(), name: closeReport.name, payload: { unitId, period: lastMonth.slice(0, 7), remarks: 'Các chi bộ giữ nền nếp.', proposals: '', version: 0 } }, { personId: office, accountId: office, name: 'Phan Văn Phòng' }, new Date());
    if (answer.answer !== 'done') throw new Error(`closing answered ${JSON.stringify(answer)}`);
    const closing = performance.now() - begin;
    const { rows: cells } = await stand.owner.query<{ id: string }>(`select c.id from unit u join unit c on c.path <@ u.path and c.kind = 'cell' where u.id = $1 order by c.id`, [unitId]);
    const start = performance.now();
    let [worked, mended] = [0, 0];
    for (const { id } of cells) {
      const found = await rebuildMonths(stand.house.app, id);
      [worked, mended] = [worked + found.months, mended + found.mended];
    }
    const rebuilt = (worked * 1000) / (performance.now() - start);
    const copied = performance.now();
    await stand.owner.query('create temp table copied as select * from month_summary where cell_id = any ($1)', [cells.map((one) => one.id)]);
    const copying = (worked * 1000) / (performance.now() - copied);
    return [
      { what: `closing a month's report over ${cells.length} cells`, value: closing, unit: 'ms' },
      { what: 'months worked out anew from the facts', value: rebuilt, unit: 'a second', beside: `${worked} months, ${mended} were kept otherwise; rows copied by hand ${Math.round(copying)} a second: ${(copying / rebuilt).toFixed(0)} times` },
      { what: 'months that had been kept otherwise', value: mended, unit: '', atMost: 0 }
    ];
  });
}

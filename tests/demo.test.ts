import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { filingDue } from '#meetings/month.ts';
import { addDays, addMonths, dayOf, firstOfMonth, instantOf } from '#organisation/day.ts';
import { permitAt } from '#organisation/queries.server.ts';
import { checksIn, findings } from '#platform/checks.server.ts';
import { verifyLog } from '#platform/log.server.ts';
import { inScope } from '#platform/database.server.ts';
import { quarterOn } from '#supervision/visit-plan.ts';
import type { Seen } from '../src/front.server.ts';
import { houseOn, type House } from '../src/house.server.ts';
import { programmeAsked } from '../src/routes/inspections/programme.server.ts';
import { modelsAsked } from '../src/routes/units/[unit]/models/models.server.ts';
import { followingAsked } from '../src/routes/units/[unit]/supervision/following.server.ts';
import { planAsked } from '../src/routes/units/[unit]/supervision/plan/plan.server.ts';
import { firstMonth, loadDemo, periodsReported } from '../scripts/demo/load.ts';
import { whole } from '../scripts/demo/loading.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

process.env['NEN_NEP_DEMO'] = 'yes';
const small = { cells: 14, members: 10, months: 2 };
let database: TestDatabase;

/** The small demo as of a minute in Việt Nam, in a database of its own; answers what it asks of it. */
async function demoAt(minute: string) {
  const made = await freshDatabase();
  onTestFinished(() => made.close());
  database = made;
  process.env['NEN_NEP_DATABASE'] = JSON.stringify(database.address);
  const house = houseOn(database.as('nen_nep_app'), database.as('nen_nep_reports'));
  const now = instantOf(minute);
  await loadDemo(house, now, () => {}, small);
  return { house, now };
}
const rows = async (statement: string, values: unknown[] = []) => (await database.owner.query(statement, values)).rows;
/** What a page of the commune is given when somebody of the demo opens it, by the name they sign in with. */
async function onCommune<T>(house: House, now: Date, username: string, look: (seen: Seen, personId: string) => Promise<T>): Promise<T> {
  const [unit] = await rows(`select u.id, u.kind, u.path::text as path, u.ended_on from unit u join unit_name n on n.unit_id = u.id where n.name = 'Đảng bộ xã Cẩm Bình'`);
  const [{ personId }] = await rows('select "personId" from sign_in."user" where username = $1', [username]);
  const permit = await permitAt(house.app, { personId, accountId: personId, name: username }, unit.id, now);
  return inScope(house.app, permit.scope, (trx) => look({ trx, permit, unit, now, day: dayOf(now) }, personId));
}

test.each(['2026-03-02T08:30', '2026-06-15T20:10', '2026-11-30T06:05'])('on %s a newcomer finds a month to prepare in Đồng Xanh, and somebody at every other step', async (minute) => {
  const { house, now } = await demoAt(minute);
  const [first] = await rows(`select id from unit join unit_name n on n.unit_id = unit.id where n.name = 'Chi bộ thôn Đồng Xanh'`);
  const [next] = await rows(`select id, state, starts_at from meeting where cell_id = $1 and state not in ('filed', 'graded', 'missed') order by starts_at limit 1`, [first.id]);
  expect(next.state).toBe('planned');
  expect([1, 2, 3, 4]).toContain(Math.round((next.starts_at.getTime() - now.getTime()) / 86_400_000));
  const tasks = await rows(`select due_on::text as due, (select max(case when says_done then 2 else 1 end) from task_report r where r.cell_id = t.cell_id and r.task_id = t.id) as report,
    exists (select from task_month m where m.cell_id = t.cell_id and m.task_id = t.id) as carried from task t where cell_id = $1 and status = 'open'`, [first.id]);
  const fresh = tasks.filter((task) => !task.carried);
  expect(fresh.map((task) => task.report).sort()).toEqual([1, 2, null, null]);
  expect(fresh.filter((task) => task.report === null && task.due < dayOf(now))).toHaveLength(1);
  // what happens in life is there to be seen: a task given to another and recalled, a reserved opinion, a meeting put off with its reason
  const [lived] = await rows(`select (select count(*)::int from task_change g where g.cell_id = $1 and g.what = 'handed-over') as "handedOver", (select count(*)::int from task_reminder r where r.cell_id = $1) as recalled,
    (select count(*)::int from vote_reservation v where v.cell_id = $1 and v.opinion <> '') as reserved, (select count(*)::int from meeting_postponement p where p.reason <> '') as "putOff"`, [first.id]);
  expect(lived).toMatchObject({ recalled: 1, reserved: 1 });
  expect(lived.putOff).toBeGreaterThan(0);
  expect(lived.handedOver).toBe(tasks.some((task) => task.carried) ? 1 : 0);
  // who is in charge of a cell is so by a decision
  expect(await rows(`select distinct decision_number as number, decision_day is not null as dated from post where kind = 'in-charge'`)).toEqual([{ number: '02-QĐ/ĐU', dated: true }]);
  expect(await rows('select from opinion where cell_id = $1 and meeting_id = $2', [first.id, next.id])).toHaveLength(1);

  // one hand wrote for the first cell and two others, which may have met again since; whoever leads it is told so, and no cell besides is. Resolutions of a few are alike: the matters of a month are few
  const all = (await rows(`select id from unit where kind = 'cell'`)).map((row) => row.id as string);
  const told = await inScope(house.app, { cells: all }, async (trx) => (await sql<{ id: string; part: string; alike: number }>`select cell_id as id, part, alike from alike_preparations(${all}::uuid[], ${dayOf(now)}::date) where alike > 0`.execute(trx)).rows);
  const [prepared, resolved] = ['pre-meeting', 'resolution'].map((part) => told.filter((one) => one.part === part));
  expect([prepared!.find((one) => one.id === first.id)?.alike, prepared!.length <= 3, resolved!.length * 4 < all.length]).toEqual([2, true, true]);

  const near = await rows(`select state, ended_at, (select count(*)::int from reply r where r.cell_id = m.cell_id and r.meeting_id = m.id and answer = 'leave' and accepted is null) as waiting,
    (select count(*)::int from reply r where r.cell_id = m.cell_id and r.meeting_id = m.id and answer = 'coming') as coming from meeting m where starts_at between $1 and $2`,
    [instantOf(`${addDays(dayOf(now), -6)}T00:00`), instantOf(`${addDays(dayOf(now), 6)}T00:00`)]);
  const at = (state: string) => near.filter((meeting) => meeting.state === state);
  for (const state of ['planned', 'prepared', 'announced', 'open', 'concluded', 'written', 'filed', 'missed']) expect(at(state), state).not.toHaveLength(0);
  expect(at('announced').every((meeting) => meeting.waiting > 0 && meeting.coming > 0)).toBe(true);
  expect(at('concluded').some((meeting) => filingDue(meeting.ended_at) < now)).toBe(true);
  const unplanned = await rows(`select from unit u where kind = 'cell' and ended_on is null and not exists (select from meeting m where m.cell_id = u.id and m.month >= date_trunc('month', $1::date))`, [dayOf(now)]);
  expect(unplanned).toHaveLength(2);
  expect(await rows('select from command_log.command where received_at > $1', [now])).toHaveLength(0);
  // a model of half a year, and where the demo goes back far enough one from its choice to its final review, each review with its figures
  const reviews = await rows(`select r.kind, r.outcome, (r.figures ->> 'months')::int as months, jsonb_array_length(r.figures -> 'lines') as lines from model_review r join model_cell m on m.cell_id = r.cell_id and m.id = r.model_id order by m.starts_on, r.at`);
  const half = { kind: 'half-year', outcome: null, months: 6, lines: 6 };
  expect(reviews).toEqual(minute < '2026-11' ? [half] : [half, { kind: 'final', outcome: 'ended', months: 8, lines: 6 }, half]);
  // what a committee's pages are for is on them: cells that were visited and visits to come, a cell that is a model now, an inspection that has begun and is not concluded
  const page = (query = '') => new URL(`http://localhost/?${query}`);
  const followed = await onCommune(house, now, 'vanphong', async (seen) => (await followingAsked(seen, page())).shown);
  expect(followed.filter((cell) => cell.lastVisit !== null)).not.toHaveLength(0);
  const planned = await onCommune(house, now, 'vanphong', async (seen) => (await planAsked(seen, page(`quarter=${quarterOn(addMonths(firstOfMonth(dayOf(now)), 1)).key}`))).visits);
  expect(planned.filter((visit) => visit.state === 'ahead')).not.toHaveLength(0);
  const models = await onCommune(house, now, 'vanphong', (seen) => modelsAsked(seen));
  expect(models.filter((model) => model.state === 'running')).not.toHaveLength(0);
  const { inspections } = await onCommune(house, now, 'thuongvu', (seen, personId) => programmeAsked(seen, personId, page()));
  expect(inspections.filter((one) => one.course && one.state !== 'done' && one.state !== 'dropped')).not.toHaveLength(0);
  // the checks of the data find nothing wrong, only what life brings: work late, a clause nobody was asked to do, a quarter without a theme
  const found = await findings(database.as('nen_nep_owner'), await checksIn(join(import.meta.dirname, '../checks/data')), dayOf(now), now, null);
  const ofLife = ['cell-below-three-official', 'clause-nobody-does', 'holiday-not-confirmed', 'meeting-neither-held-nor-missed', 'minutes-not-signed', 'papers-not-filed', 'quarter-without-theme', 'task-carried-three-times', 'task-late-and-silent', 'year-without-plan'];
  expect(found.filter((one) => !ofLife.includes(one.check))).toEqual([]);
});

test('on any day a demo of full size has two half-years that are closed, so that one can be laid beside the other', () => {
  // what it is founded on came half a year too late for the days before
  for (let day = '2026-08-01'; day < '2029-01-01'; day = addDays(day, 1)) {
    const halves = periodsReported(firstMonth(day, whole), day).flatMap(({ periods }) => periods).filter((period) => period.includes('H'));
    expect([day, halves.length >= 2]).toEqual([day, true]);
  }
});

test('the same moment gives the same demo, and its logs hold', async () => {
  const { house } = await demoAt('2026-09-09T10:00');
  const units = (await rows('select id from unit')).map((row) => row.id as string);
  for (const unitId of units) expect(await inScope(house.app, { cells: [unitId], logs: [unitId] }, (trx) => verifyLog(trx, unitId))).toMatchObject({ whole: true });
  const contents = await digest();
  await demoAt('2026-09-09T10:00');
  expect(await digest()).toEqual(contents);
});

/** Every row of every table without its ids: people and units by name, the rest left out; per table one digest. */
async function digest(): Promise<Record<string, string>> {
  const known = [
    ...await rows('select unit_id as id, name from unit_name union all select person_id, holder_name from post'),
    ...await rows('select unnest(array[m.id, m.person_id]) as id, d.card_number as name from member m join member_detail d on d.cell_id = m.cell_id and d.member_id = m.id')
  ];
  const names = new Map(known.map((row) => [row.id, row.name]));
  const named = (text: string) => text.replace(/[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/g, (id) => names.get(id) ?? '·');
  const tables = await rows(`select table_schema || '.' || table_name as name from information_schema.tables where table_type = 'BASE TABLE' and (table_schema = 'public' or (table_schema, table_name) = ('command_log', 'payload')) and table_name <> 'migration'`);
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const all = await rows(`select (to_jsonb(t) - array['previous', 'head', 'seal', 'content_hash', 'secret_hash', 'path'])::text as row from ${name} t`);
    digests[name] = createHash('sha256').update(all.map(({ row }) => named(row)).sort().join('\n')).digest('hex');
  }
  return digests;
}

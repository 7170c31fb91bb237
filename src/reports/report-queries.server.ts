import { sql } from 'kysely';
import { filingDue } from '#meetings/month.ts';
import { addDays, addMonths, daysBetween } from '#organisation/day.ts';
import { settingKept } from '#organisation/queries.server.ts';
import { cellsOn, goneInto } from '#organisation/tree-queries.server.ts';
import { narrowed, type Trx } from '#platform/database.server.ts';
import { monthFigures, type CellSaid, type Change } from './month-report.ts';
import { committeesBelow } from './below-queries.server.ts';
import { committeesFigures, type Figures } from './committees-report.ts';
import { periodFigures, type CellFigures, type PeriodSaid } from './period-report.ts';
import type { CellPeriod } from './regime.ts';
import { dueDay, reportDueLater, reportDueSetting, reportDueStandard, reportsOnCommittees } from './report-due.ts';
import { reportPeriodOf, type ReportPeriod } from './period.ts';
import { cellsInPeriod } from './regime-queries.server.ts';
import { changesSince, knownFrom, toldBy, type FiguresNow, type Paper } from './told.ts';

/**
 * The figures of a committee's month, half-year or year as they stand, by the organisation of a day; `said`: what of a month is known beside them, for
 * who asks since when something is so. Two statements whatever the number of cells.
 */
export async function reportFigures(trx: Trx, unitId: string, period: ReportPeriod, asOf: string, now: Date): Promise<{ figures: CellFigures; said: CellSaid[] }> {
  const { cells, elsewhere } = await cellsInPeriod(trx, unitId, period, asOf);
  // what is recorded later than the moment asked about was not yet known
  const known = cells.map((cell) => ({ ...cell, held: cell.held.filter((one) => one.concludedAt <= now).map((one) => ({ ...one, postedAt: one.postedAt !== null && one.postedAt <= now ? one.postedAt : null })) }));
  if (period.part !== 'month') return { figures: periodFigures(period, asOf, known, await saidOfPeriod(trx, unitId, period, asOf, now), elsewhere, now), said: [] };
  const said = await saidOfMonth(trx, cells, period.from, asOf, now);
  return { figures: monthFigures(period, asOf, known, said, elsewhere, now), said };
}

/** The figures of any report upward as they stand: of a unit that has cells from them, of a level above from its committees. */
export async function figuresNow(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod, asOf: string, now: Date): Promise<FiguresNow> {
  if (reportsOnCommittees(unit.kind)) return { ...committeesFigures(unit.id, period, asOf, await committeesBelow(trx, unit.id, period, asOf, now)), said: [] };
  const { figures, said } = await reportFigures(trx, unit.id, period, asOf, now);
  return { stated: figures, facts: figures, said };
}

/** What of a half-year or a year is not in the summaries: themes planned and held, and how many were admitted, with those of cells dissolved since. One statement whatever the number of cells. */
async function saidOfPeriod(trx: Trx, unitId: string, period: ReportPeriod, asOf: string, now: Date): Promise<PeriodSaid[]> {
  const { rows } = await sql<PeriodSaid>`
    with recursive ${cellsOn(unitId, asOf)}, ${goneInto(period.from, asOf)},
    counts as materialized (select cell_id, count(*)::int as members from member_status where valid @> ${asOf}::date and status in ('official', 'probationary') group by 1),
    quarters as materialized (select cell_id, extract(quarter from month)::int as quarter, count(*)::int as planned, count(*) filter (where ended_at <= ${now} and state in ('concluded', 'written', 'filed', 'graded'))::int as held
      from meeting where month between ${period.from}::date and ${period.to}::date and kind in ('thematic', 'combined') group by 1, 2),
    themes as materialized (select cell_id, json_agg(json_build_object('quarter', quarter, 'planned', planned, 'held', held) order by quarter) as themes from quarters group by 1),
    counted as materialized (select id as heir, id from below union all select heir, id from gone),
    admitted as materialized (select c.heir as cell_id, sum(a.admissions)::int as admissions from admissions_of(array(select id from counted), ${period.from}::date, ${period.to}::date) a join counted c on c.id = a.cell_id group by 1)
    select b.id, coalesce(c.members, 0) as members, coalesce(t.themes, '[]') as themes, coalesce(a.admissions, 0) as admissions
    from below b left join counts c on c.cell_id = b.id left join themes t on t.cell_id = b.id left join admitted a on a.cell_id = b.id`.execute(trx);
  return rows;
}

/** What cells say of a month beside their summaries: state, reason, mark and its explanation, the superior's grade. One statement whatever their number; what belongs to
 * a meeting is looked up by the meetings of the month: joined with them it would be read of every meeting there ever was. */
async function saidOfMonth(trx: Trx, cells: readonly CellPeriod[], month: string, asOf: string, now: Date): Promise<CellSaid[]> {
  type Row = Omit<CellSaid, 'known'> & { endedAt: Date | null; moments: Record<string, string>; tasksAt: Date | null; gradedAt: Date | null; themeAt: Date | null };
  const { rows } = await sql<Row>`
    with counts as materialized (select cell_id, count(*)::int as members from member_status where valid @> ${asOf}::date and status in ('official', 'probationary') group by 1),
    meetings as materialized (select cell_id, id, state, starts_at, ended_at, reason from meeting where month = ${month}::date and kind in ('regular', 'combined')),
    marks as materialized (select k.cell_id, json_agg(json_build_object('criterion', k.criterion, 'points', k.points, 'note', k.note) order by k.criterion) as marks
      from self_mark k where k.meeting_id = any (array(select id from meetings)) group by 1),
    sheets as materialized (select cell_id, sheet from mark_sheet where meeting_id = any (array(select id from meetings))),
    decisions as materialized (select g.cell_id, json_build_object('grade', g.grade, 'points', g.points) as decided, g.at from grade g where g.meeting_id = any (array(select id from meetings)) and g.at <= ${now}),
    times as materialized (select t.cell_id, json_object_agg(t.moment, t.at) as moments from meeting_moment t where t.meeting_id = any (array(select id from meetings)) and t.moment in ('concluded', 'posted') group by 1),
    themes as materialized (select cell_id, min(at) as at from meeting_moment
      where meeting_id = any (array(select id from meeting where month = ${month}::date and kind in ('thematic', 'combined'))) and moment = 'concluded' group by 1),
    tasks as materialized (select cell_id, max(at) as at from task_month where month = ${month}::date group by 1),
    empties as materialized (select cell_id, reason, held_on from empty_month where month = ${month}::date)
    select b.id, coalesce(c.members, 0) as members, m.state, m.starts_at as "startsAt", m.ended_at as "endedAt", coalesce(nullif(m.reason, ''), e.reason, '') as reason, to_char(e.held_on, 'YYYY-MM-DD') as "heldBefore",
      coalesce(k.marks, '[]') as marks, x.sheet, d.decided, coalesce(t.moments, '{}') as moments, d.at as "gradedAt", a.at as "tasksAt", h.at as "themeAt"
    from unnest(${cells.map((one) => one.id)}::uuid[]) b (id) left join counts c on c.cell_id = b.id left join meetings m on m.cell_id = b.id left join marks k on k.cell_id = b.id left join sheets x on x.cell_id = b.id left join decisions d on d.cell_id = b.id
    left join times t on t.cell_id = b.id left join themes h on h.cell_id = b.id left join tasks a on a.cell_id = b.id left join empties e on e.cell_id = b.id`.execute(trx);
  const merged = new Set(cells.filter((one) => (one.gone ?? []).length > 0).map((one) => one.id));
  return rows.map(({ moments, endedAt, gradedAt, tasksAt, themeAt, ...row }) => ({ ...row, known: knownOf({ moments, endedAt, gradedAt, tasksAt, themeAt }, merged.has(row.id)) }));
}

/**
 * When what a month says now was recorded. A meeting tells its own hours, and a task of before that nobody judged has the hour of the meeting: entered from paper weeks
 * later all of it is known from when its end was recorded. A task may be judged after that, at another meeting of the month. Since when
 * what a cell held is counted with another it was dissolved into (`merged`), nobody here keeps.
 */
function knownOf({ moments, endedAt, gradedAt, tasksAt, themeAt }: Record<'endedAt' | 'gradedAt' | 'tasksAt' | 'themeAt', Date | null> & { moments: Record<string, string> }, merged: boolean): CellSaid['known'] {
  const at = (text: string | undefined) => (text === undefined ? null : new Date(text));
  const later = (one: Date, other: Date | null) => (other !== null && other > one ? other : one);
  const [held, posted] = [at(moments['concluded']), at(moments['posted'])];
  return {
    ...(held ? { held, overdue: later(held, endedAt && new Date(filingDue(endedAt).getTime() + 60_000)) } : {}), ...(held && !merged ? { roll: held, tasks: later(held, tasksAt) } : {}),
    ...(posted ? { posted } : {}), ...(gradedAt ? { decided: gradedAt } : {}), ...(themeAt ? { theme: themeAt } : {})
  };
}

/** A report of a unit as it is kept: its words while it is open, and the paper it became. */
export interface ReportRow {
  period: string;
  /** 0 for the report itself, then its supplements in order */
  supplement: number;
  remarks: string;
  proposals: string;
  version: number;
  documentId: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  number: string;
}

const rowsOf = (trx: Trx, unitId: string) => trx.selectFrom('unit_report').leftJoin('filed_document', (join) => join.onRef('filed_document.cell_id', '=', 'unit_report.unit_id').onRef('filed_document.id', '=', 'unit_report.document_id'))
  .select(['unit_report.period', 'supplement', 'remarks', 'proposals', 'version', 'document_id as documentId', 'closed_at as closedAt', 'closed_by_name as closedBy', sql<string>`coalesce(filed_document.content ->> 'number', '')`.as('number')])
  .where('unit_report.unit_id', '=', unitId);

/** The report of a period and its supplements, in order; none where nobody has written a word yet. */
export const reportsOf = (trx: Trx, unitId: string, period: string): Promise<ReportRow[]> => narrowed(trx, [unitId], () => rowsOf(trx, unitId).where('unit_report.period', '=', period).orderBy('supplement').execute());

/** All closed reports of a unit, the newest first. */
export const closedReports = (trx: Trx, unitId: string): Promise<ReportRow[]> => narrowed(trx, [unitId], () => rowsOf(trx, unitId).where('closed_at', 'is not', null).orderBy('closed_at', 'desc').orderBy('supplement', 'desc').limit(60).execute());

/** The paper a report became, with the figures it froze. */
export async function closedReport(trx: Trx, unitId: string, documentId: string): Promise<(ReportFacts & { content: unknown; issued_on: string; seal: string; head: string }) | null> {
  const row = await narrowed(trx, [unitId], () => trx.selectFrom('filed_document').select(['content', 'issued_on', 'seal', 'head']).where('cell_id', '=', unitId).where('id', '=', documentId).where('kind', '=', 'report').executeTakeFirst());
  return row ? { ...(row.content as { facts: ReportFacts }).facts, ...row } : null;
}

/** What a closed report keeps beside its words: its figures, and what it told was other than is known from the reports before it. */
export interface ReportFacts {
  figures: Figures;
  changes: Change[];
}

/** So many months back a report tells what became other in the reports before it. */
const told = 3;

/** What a report that is open tells; `here`: its own figures as they stand. */
export async function changesTold(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod, here: FiguresNow, now: Date): Promise<Change[]> {
  const papers = await papersSince(trx, unit.id, period);
  const before: FiguresNow[] = [];
  // closed after its period, a report counts by the organisation of the period's last day
  for (const key of periodsBefore(papers, period)) before.push(await figuresNow(trx, unit, key, key.to, now));
  return toldBy(papers, here, before);
}
/** Those of which a paper's figures were read, the newest first. */
const periodsBefore = (papers: readonly Paper[], period: ReportPeriod): ReportPeriod[] =>
  papers.flatMap(({ figures }) => (figures && figures.period < period.key ? [reportPeriodOf(figures.period)!] : [])).sort((a, b) => (a.key < b.key ? 1 : -1));

/** What is other by now than a closed paper says. */
export async function changesAfter(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod, paper: ReportFacts & { closedAt: Date }, now: Date): Promise<Change[]> {
  const { facts, said } = await figuresNow(trx, unit, period, paper.figures.asOf, now);
  return changesSince(knownFrom(paper.figures, paper.changes), paper.closedAt, facts, said);
}

/**
 * The closed papers of a unit that say something of a period or of those before it of its length, in the order they were closed: of each of those periods the last with
 * its figures, of all that were closed since what they tell. Of very many the newest are read.
 */
async function papersSince(trx: Trx, unitId: string, period: ReportPeriod): Promise<Paper[]> {
  const { rows } = await narrowed(trx, [unitId], () => sql<Paper>`
    with papers as materialized (select r.period, r.supplement, r.document_id, r.closed_at, row_number() over (order by r.closed_at desc, r.document_id desc) as newest
      from unit_report r where r.unit_id = ${unitId} and ${ofLength(period)} and r.closed_at is not null),
    stated as materialized (select distinct on (p.period) p.document_id, p.closed_at from papers p
      where p.period = ${period.key} or p.period in (select b.period from papers b where b.period < ${period.key} group by 1 order by 1 desc limit ${told}) order by p.period, p.supplement desc)
    select case when s.document_id is not null then f.content -> 'facts' -> 'figures' end as figures, f.content -> 'facts' -> 'changes' as changes, p.closed_at as "closedAt"
    from papers p join filed_document f on f.cell_id = ${unitId} and f.id = p.document_id left join stated s on s.document_id = p.document_id
    where s.document_id is not null or (p.newest <= 60 and p.closed_at >= (select min(closed_at) from stated)) order by p.newest desc`.execute(trx));
  return rows;
}
/** Reports of the length of a period: months, halves, years. */
const ofLength = ({ part }: ReportPeriod) => sql`r.period ~ ${{ month: '^\\d{4}-\\d\\d$', half: '^\\d{4}-H', year: '^\\d{4}$' }[part]}`;

/** The last day by which the report of a period is to be closed: the choice of the nearest committee above that made one, in force when the period ended; of a level above committees so many days later. */
export async function reportDue(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod): Promise<string> {
  return dueDay(period, await reportDays(trx, unit, period.to));
}
const reportDays = async (trx: Trx, unit: { id: string; kind: string }, day: string): Promise<number> => Number((await settingKept(trx, unit.id, reportDueSetting, day))?.value ?? reportDueStandard) + (reportsOnCommittees(unit.kind) ? reportDueLater : 0);

/** The reports that are due and not closed: of the last month that is over, and of a half or a year that ended in the last two months. */
export async function reportsToClose(trx: Trx, unit: { id: string; kind: string }, day: string): Promise<{ period: string; due: string; late: number }[]> {
  const month = reportPeriodOf(addMonths(day, -1).slice(0, 7))!;
  const ended = [month.to, addDays(month.from, -1)];
  const periods = [month, ...[`${day.slice(0, 4)}-H1`, String(Number(day.slice(0, 4)) - 1)].map((key) => reportPeriodOf(key)!).filter((one) => ended.includes(one.to))];
  const { rows } = await sql<{ period: string }>`select p.key as period from unnest(${periods.map((one) => one.key)}::text[], ${periods.map((one) => one.to)}::date[]) p (key, ends) join unit u on u.id = ${unit.id} and u.founded_on <= p.ends
    where not exists (select from unit_report r where r.unit_id = u.id and r.period = p.key and r.closed_at is not null)`.execute(trx);
  const open = periods.filter((one) => rows.some((row) => row.period === one.key));
  const days = open.length > 0 ? await reportDays(trx, unit, month.to) : 0;
  return open.map((one) => {
    const due = dueDay(one, days);
    return { period: one.key, due, late: day > due ? daysBetween(due, day) : 0 };
  });
}

/** A committee just below, with whether it has closed its report of a period. */
export interface BelowReport {
  id: string;
  name: string;
  supplements: number;
  closedAt: Date | null;
  number: string;
}

/** The committees just below a unit on a day, by name, each with its report of a period. One statement whatever their number. */
export async function reportsBelow(trx: Trx, unitId: string, period: string, day: string): Promise<BelowReport[]> {
  const { rows } = await sql<BelowReport>`
    with reports as materialized (select r.unit_id, max(r.supplement) filter (where r.closed_at is not null) as supplements, min(r.closed_at) as closed_at,
        max(f.content ->> 'number') filter (where r.supplement = 0) as number
      from unit_report r left join filed_document f on f.cell_id = r.unit_id and f.id = r.document_id where r.period = ${period} group by 1)
    select u.id, n.name, coalesce(r.supplements, 0) as supplements, r.closed_at as "closedAt", coalesce(r.number, '') as number
    from unit_parent p join unit u on u.id = p.unit_id and u.kind in ('province', 'district', 'committee', 'grassroots', 'intermediate') and u.founded_on <= ${day}::date and (u.ended_on is null or u.ended_on > ${day}::date)
    join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date left join reports r on r.unit_id = u.id
    where p.parent_id = ${unitId} and p.valid @> ${day}::date order by n.folded, u.id`.execute(trx);
  return rows;
}

import { sql } from 'kysely';
import { filingDue } from '#meetings/month.ts';
import type { Grade } from '#meetings/self-mark.ts';
import { addDays, addMonths, daysBetween } from '#organisation/day.ts';
import { settingKept } from '#organisation/queries.server.ts';
import { cellsOn, goneInto } from '#organisation/tree-queries.server.ts';
import { narrowed, type Trx } from '#platform/database.server.ts';
import { monthFigures, type CellSaid, type Change, type Recorded } from './month-report.ts';
import { committeesBelow } from './below-queries.server.ts';
import { committeesFigures, type Figures } from './committees-report.ts';
import { periodFigures, type CellFigures, type PeriodSaid } from './period-report.ts';
import type { CellBelow } from './regime.ts';
import { dueDay, reportDueLater, reportDueSetting, reportDueStandard, reportsOnCommittees } from './report-due.ts';
import { reportPeriodOf, type ReportPeriod } from './period.ts';
import { cellsInPeriod } from './regime-queries.server.ts';
import { changesSince, knownFrom, toldBy, type FiguresNow, type Paper } from './told.ts';

/** The figures of a committee's month, half-year or year as they stand, by the organisation of a day, and the cells they are counted from. Two statements whatever the number of cells, and one more where any belong elsewhere. */
async function reportFigures(trx: Trx, unitId: string, period: ReportPeriod, asOf: string, now: Date): Promise<{ figures: CellFigures; cells: CellBelow[] }> {
  const { cells, elsewhere } = await cellsInPeriod(trx, unitId, period, asOf);
  // what is recorded later than the moment asked about was not yet known
  const known = cells.map((cell) => ({ ...cell, held: cell.held.filter((one) => one.concludedAt <= now.getTime()).map((one) => ({ ...one, postedAt: one.postedAt !== null && one.postedAt <= now.getTime() ? one.postedAt : null })) }));
  if (period.part !== 'month') return { figures: periodFigures(period, asOf, known, await saidOfPeriod(trx, unitId, period, asOf, now), elsewhere, now), cells };
  return { figures: monthFigures(period, asOf, known, await saidOfMonth(trx, cells, period.from, asOf, now), elsewhere, now), cells };
}

/** Figures as they stand with the cells they are counted from; of a level above, which counts committees, none. */
export interface FiguresRead extends FiguresNow {
  cells: readonly CellBelow[];
}

/** The figures of any report upward as they stand: of a unit that has cells from them, of a level above from its committees. Since when they are so is not read with them. */
export async function figuresNow(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod, asOf: string, now: Date): Promise<FiguresRead> {
  if (reportsOnCommittees(unit.kind)) return { ...committeesFigures(unit.id, period, asOf, await committeesBelow(trx, unit.id, period, asOf, now)), recorded: new Map(), cells: [] };
  const { figures, cells } = await reportFigures(trx, unit.id, period, asOf, now);
  return { stated: figures, facts: figures, recorded: new Map(), cells };
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
async function saidOfMonth(trx: Trx, cells: readonly CellBelow[], month: string, asOf: string, now: Date): Promise<CellSaid[]> {
  const { rows } = await sql<Omit<CellSaid, 'decided'> & { grade: Grade | null; points: number | null }>`
    with counts as materialized (select cell_id, count(*)::int as members from member_status where valid @> ${asOf}::date and status in ('official', 'probationary') group by 1),
    meetings as materialized (select cell_id, id, state, starts_at, reason from meeting where month = ${month}::date and kind in ('regular', 'combined')),
    marks as materialized (select k.cell_id, json_agg(json_build_object('criterion', k.criterion, 'points', k.points, 'note', k.note) order by k.criterion) as marks
      from self_mark k where k.meeting_id = any (array(select id from meetings)) group by 1),
    sheets as materialized (select cell_id, sheet from mark_sheet where meeting_id = any (array(select id from meetings))),
    decisions as materialized (select cell_id, grade, points from grade where meeting_id = any (array(select id from meetings)) and at <= ${now}),
    empties as materialized (select cell_id, reason, held_on from empty_month where month = ${month}::date)
    select b.id, coalesce(c.members, 0) as members, m.state, m.starts_at as "startsAt", coalesce(nullif(m.reason, ''), e.reason, '') as reason, to_char(e.held_on, 'YYYY-MM-DD') as "heldBefore",
      coalesce(k.marks, '[]') as marks, x.sheet, d.grade, d.points
    from unnest(${cells.map((one) => one.id)}::uuid[]) b (id) left join counts c on c.cell_id = b.id left join meetings m on m.cell_id = b.id left join marks k on k.cell_id = b.id left join sheets x on x.cell_id = b.id
    left join decisions d on d.cell_id = b.id left join empties e on e.cell_id = b.id`.execute(trx);
  return rows.map(({ grade, points, ...row }) => ({ ...row, decided: grade === null ? null : { grade, points: points! } }));
}

/**
 * What is told, with since when it is so. Only of cells of which something else is told that is read, and mostly that is none: told once without, and once more where there is
 * something to say of a month's cells.
 */
async function withRecorded(trx: Trx, figures: readonly FiguresRead[], now: Date, tell: (figures: readonly FiguresNow[]) => Change[]): Promise<Change[]> {
  const told = tell(figures);
  const dated: FiguresNow[] = [];
  for (const one of figures) {
    const changed = new Set(one.facts.part === 'month' ? told.filter((change) => change.period === one.facts.period).map((change) => change.cellId) : []);
    const cells = one.cells.filter((cell) => changed.has(cell.id));
    dated.push(cells.length > 0 ? { ...one, recorded: await recordedOf(trx, cells, reportPeriodOf(one.facts.period)!.from, now) } : one);
  }
  return dated.some((one) => one.recorded.size > 0) ? tell(dated) : told;
}

/**
 * When what the month of these cells says now was recorded. A meeting tells its own hours, and a task of before that nobody judged has the hour of the meeting: entered from
 * paper weeks later all of it is known from when its end was recorded. A task may be judged after that, at another meeting of the month. Since when what a cell held is
 * counted with another it was dissolved into, nobody here keeps.
 */
async function recordedOf(trx: Trx, cells: readonly CellBelow[], month: string, now: Date): Promise<Map<string, Recorded>> {
  const ids = cells.map((one) => one.id);
  const { rows } = await sql<{ id: string } & Record<'endedAt' | 'held' | 'posted' | 'theme' | 'gradedAt' | 'tasksAt', Date | null>>`
    with meetings as materialized (select cell_id, id, kind, ended_at from meeting where cell_id = any (${ids}::uuid[]) and month = ${month}::date and kind in ('regular', 'combined', 'thematic')),
    times as materialized (select t.cell_id, max(t.at) filter (where t.moment = 'concluded' and m.kind <> 'thematic') as held, max(t.at) filter (where t.moment = 'posted' and m.kind <> 'thematic') as posted,
        min(t.at) filter (where t.moment = 'concluded' and m.kind <> 'regular') as theme
      from meeting_moment t join meetings m on m.cell_id = t.cell_id and m.id = t.meeting_id where t.meeting_id = any (array(select id from meetings)) and t.moment in ('concluded', 'posted') group by 1),
    tasks as materialized (select cell_id, max(at) as at from task_month where cell_id = any (${ids}::uuid[]) and month = ${month}::date group by 1),
    decisions as materialized (select cell_id, meeting_id, at from grade where meeting_id = any (array(select id from meetings)) and at <= ${now})
    select b.id, m.ended_at as "endedAt", t.held, t.posted, t.theme, d.at as "gradedAt", a.at as "tasksAt"
    from unnest(${ids}::uuid[]) b (id) left join meetings m on m.cell_id = b.id and m.kind <> 'thematic' left join times t on t.cell_id = b.id left join tasks a on a.cell_id = b.id
    left join decisions d on d.cell_id = m.cell_id and d.meeting_id = m.id`.execute(trx);
  const merged = new Set(cells.filter((one) => (one.gone ?? []).length > 0).map((one) => one.id));
  const later = (one: Date, other: Date | null) => (other !== null && other > one ? other : one);
  return new Map(rows.map(({ id, endedAt, held, posted, theme, gradedAt, tasksAt }): [string, Recorded] => [id, {
    ...(held ? { held, overdue: later(held, endedAt && new Date(filingDue(endedAt).getTime() + 60_000)) } : {}), ...(held && !merged.has(id) ? { roll: held, tasks: later(held, tasksAt) } : {}),
    ...(posted ? { posted } : {}), ...(gradedAt ? { decided: gradedAt } : {}), ...(theme ? { theme } : {})
  }]));
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

/** The same, and beside them the closed reports of the unit, the newest first: so many of them. */
export async function reportsKept(trx: Trx, unitId: string, period: string): Promise<{ rows: ReportRow[]; closed: ReportRow[] }> {
  const all = await narrowed(trx, [unitId], () => rowsOf(trx, unitId).where((or) => or.or([or('unit_report.period', '=', period), or('closed_at', 'is not', null)]))
    .orderBy(sql`unit_report.period = ${period}`, 'desc').orderBy('closed_at', 'desc').orderBy('supplement', 'desc').limit(120).execute());
  const newest = (a: ReportRow, b: ReportRow) => b.closedAt!.getTime() - a.closedAt!.getTime() || b.supplement - a.supplement;
  return { rows: all.filter((one) => one.period === period).toSorted((a, b) => a.supplement - b.supplement), closed: all.filter((one) => one.closedAt !== null).toSorted(newest).slice(0, 60) };
}

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
export async function changesTold(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod, here: FiguresRead, now: Date): Promise<Change[]> {
  const papers = await papersSince(trx, unit.id, period);
  const before: FiguresRead[] = [];
  // closed after its period, a report counts by the organisation of the period's last day
  for (const key of periodsBefore(papers, period)) before.push(await figuresNow(trx, unit, key, key.to, now));
  return withRecorded(trx, [here, ...before], now, ([first, ...rest]) => toldBy(papers, first!, rest));
}
/** Those of which a paper's figures were read, the newest first. */
const periodsBefore = (papers: readonly Paper[], period: ReportPeriod): ReportPeriod[] =>
  papers.flatMap(({ figures }) => (figures && figures.period < period.key ? [reportPeriodOf(figures.period)!] : [])).sort((a, b) => (a.key < b.key ? 1 : -1));

/** What is other by now than a closed paper says, and the figures of now. */
export async function changesAfter(trx: Trx, unit: { id: string; kind: string }, period: ReportPeriod, paper: ReportFacts & { closedAt: Date }, now: Date): Promise<{ changes: Change[]; here: FiguresRead }> {
  const here = await figuresNow(trx, unit, period, paper.figures.asOf, now);
  const known = knownFrom(paper.figures, paper.changes);
  return { here, changes: await withRecorded(trx, [here], now, ([one]) => changesSince(known, paper.closedAt, one!.facts, one!.recorded)) };
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
  // what a committee chose is for those below it; its own day is the level above's to choose, but that one that reports on committees waits for theirs
  const waits = reportsOnCommittees(unit.kind);
  const chosen = await settingKept(trx, unit.id, reportDueSetting, period.to, waits);
  return dueDay(period, Number(chosen?.value ?? reportDueStandard) + (waits ? reportDueLater : 0));
}

/** The reports that are due and not closed: of the last month that is over, and of a half or a year that ended in the last two months. */
export async function reportsToClose(trx: Trx, unit: { id: string; kind: string }, day: string): Promise<{ period: string; due: string; late: number }[]> {
  const month = reportPeriodOf(addMonths(day, -1).slice(0, 7))!;
  const ended = [month.to, addDays(month.from, -1)];
  const periods = [month, ...[`${day.slice(0, 4)}-H1`, String(Number(day.slice(0, 4)) - 1)].map((key) => reportPeriodOf(key)!).filter((one) => ended.includes(one.to))];
  const { rows } = await sql<{ period: string }>`select p.key as period from unnest(${periods.map((one) => one.key)}::text[], ${periods.map((one) => one.to)}::date[]) p (key, ends) join unit u on u.id = ${unit.id} and u.founded_on <= p.ends
    where not exists (select from unit_report r where r.unit_id = u.id and r.period = p.key and r.closed_at is not null)`.execute(trx);
  const open: { period: string; due: string; late: number }[] = [];
  for (const one of periods.filter((period) => rows.some((row) => row.period === period.key))) {
    const due = await reportDue(trx, unit, one);
    open.push({ period: one.key, due, late: day > due ? daysBetween(due, day) : 0 });
  }
  return open;
}

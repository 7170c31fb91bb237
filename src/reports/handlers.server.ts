import { reportSymbol } from '../../playbooks/report.ts';
import { issue, termsOf } from '#meetings/issue.server.ts';
import { cycleOf } from '#meetings/numbering.ts';
import { dayOf } from '#organisation/day.ts';
import { holdsOf } from '#organisation/queries.server.ts';
import { holdsItself } from '#organisation/rights.ts';
import { isRefusal, type Refusal } from '#platform/command.ts';
import { handler, type Doing } from '#platform/receive.server.ts';
import * as commands from './commands.ts';
import { reportPeriodOf, type ReportPeriod } from './period.ts';
import { openLetter, openReport } from './report-papers.server.ts';
import { reportsOf, type ReportRow } from './report-queries.server.ts';
import { reportsUpward } from './report-due.ts';

export const handlers = [
  handler(commands.draftReport, 'report', async (doing) => {
    const { payload, trx } = doing;
    const found = await openOne(doing);
    if (isRefusal(found)) return found;
    const words = { remarks: payload.remarks, proposals: payload.proposals, version: payload.version + 1 };
    await trx.insertInto('unit_report').values({ unit_id: payload.unitId, period: payload.period, supplement: found.supplement, ...words })
      .onConflict((conflict) => conflict.columns(['unit_id', 'period', 'supplement']).doUpdateSet(words)).execute();
  }),

  handler(commands.closeReport, 'report', async (doing) => {
    const { payload, trx, now, actor } = doing;
    const found = await openOne(doing);
    if (isRefusal(found)) return found;
    const { unit, period, rows, supplement } = found;
    const today = dayOf(now);
    if (today <= period.to) return { refused: 'report-period-not-over', day: period.to };
    const words = { remarks: payload.remarks, proposals: payload.proposals, version: payload.version + 1 };
    const worded: ReportRow[] = [...rows.filter((row) => row.supplement < supplement), { period: period.key, supplement, documentId: null, closedAt: null, closedBy: null, number: '', ...words }];
    const { facts, read } = await openReport(trx, unit, period, today, now);
    if (supplement > 0 && facts.changes.length === 0 && !payload.remarks.trim() && !payload.proposals.trim()) return { refused: 'supplement-tells-nothing', field: 'remarks' };
    if (payload.read && payload.read !== read) return { refused: 'report-figures-changed' };
    const letter = await openLetter(trx, unit, facts, worded, today);
    const { attendance } = facts.figures.totals;
    if (letter.signatures.some((one) => !one.name)) return { refused: 'report-nobody-signs' };
    const documentId = await issue(trx, { cellId: unit.id, year: period.year }, letter, `p=${attendance.of}/${attendance.base}`, { symbol: reportSymbol(unit.kind), series: 'report' });
    const closed = { ...words, document_id: documentId, closed_at: now, closed_by_person_id: actor.personId, closed_by_name: actor.name };
    await trx.insertInto('unit_report').values({ unit_id: unit.id, period: period.key, supplement, ...closed })
      .onConflict((conflict) => conflict.columns(['unit_id', 'period', 'supplement']).doUpdateSet(closed)).execute();
    return { id: documentId };
  }),

  handler(commands.supplementReport, 'report', async (doing) => {
    const { payload, trx } = doing;
    const found = await reportHere(doing);
    if (isRefusal(found)) return found;
    const last = found.rows.at(-1);
    if (!last?.closedAt) return { refused: 'report-still-open' };
    await trx.insertInto('unit_report').values({ unit_id: payload.unitId, period: payload.period, supplement: last.supplement + 1 }).execute();
    return { supplement: last.supplement + 1 };
  }),

  handler(commands.setReportNumber, 'report', async (doing) => {
    const { payload, trx, now } = doing;
    const unit = await ownUnit(doing);
    if (isRefusal(unit)) return unit;
    const cycle = cycleOf(dayOf(now), await termsOf(trx, unit.id));
    const filed = await trx.selectFrom('filed_document').select('number').where('cell_id', '=', unit.id).where('kind', '=', 'report').where('cycle', '=', cycle).where('number', '>', payload.last).limit(1).executeTakeFirst();
    if (filed) return { refused: 'number-already-issued', field: 'last' };
    await trx.insertInto('document_number').values({ cell_id: unit.id, kind: 'report', cycle, last: payload.last })
      .onConflict((conflict) => conflict.columns(['cell_id', 'kind', 'cycle']).doUpdateSet({ last: payload.last })).execute();
  })
];

interface Here {
  unit: { id: string; kind: string };
  period: ReportPeriod;
  rows: ReportRow[];
}

/** The committee a report is of. Refused: it is a cell or a group of one, which reports by its minutes; whoever asks stands above it: a report is its committee's own, and not taken over, closed or reopened from above. */
async function ownUnit({ payload, trx, actor, now }: Doing<{ unitId: string }>): Promise<Refusal | { id: string; kind: string; founded_on: string }> {
  const unit = await trx.selectFrom('unit').select(['id', 'kind', 'founded_on']).where('id', '=', payload.unitId).executeTakeFirstOrThrow();
  if (!reportsUpward(unit.kind)) return { refused: 'report-not-of-this-level' };
  return holdsItself(await holdsOf(trx, actor.personId, dayOf(now)), unit, 'report') ? unit : { refused: 'report-of-the-committee-itself' };
}

/** The committee's report of a period with its supplements. Refused: the period has not begun, or was over before the committee came into being. */
async function reportHere(doing: Doing<{ unitId: string; period: string }>): Promise<Refusal | Here> {
  const { payload, trx, now } = doing;
  const unit = await ownUnit(doing);
  if (isRefusal(unit)) return unit;
  const period = reportPeriodOf(payload.period)!;
  if (period.from > dayOf(now)) return { refused: 'report-period-not-begun' };
  if (period.to < unit.founded_on) return { refused: 'report-before-founding', day: unit.founded_on };
  return { unit, period, rows: await reportsOf(trx, unit.id, period.key) };
}

/** The same where something of it is still open, and its words are those the writer had before them. */
async function openOne(doing: Doing<{ unitId: string; period: string; version: number }>): Promise<Refusal | (Here & { supplement: number })> {
  const here = await reportHere(doing);
  if (isRefusal(here)) return here;
  const last = here.rows.at(-1);
  if (last?.closedAt) return { refused: 'report-closed', number: last.number, day: dayOf(last.closedAt), by: last.closedBy ?? '' };
  if ((last?.version ?? 0) !== doing.payload.version) return { refused: 'report-words-changed' };
  return { ...here, supplement: last?.supplement ?? 0 };
}

import { addDays, daysBetween } from '#organisation/day.ts';
import { closeReport, draftReport, setReportNumber, supplementReport } from '#reports/commands.ts';
import { periodAfter, periodBefore } from '#reports/period.ts';
import { reportsUpward } from '#reports/report-due.ts';
import { reportDue } from '#reports/report-queries.server.ts';
import { act, heldBy, see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { belowShown, closedOn, mayReport, periodAsked, reportShown } from './report.server.ts';

/** So many cells, and so many changes, are drawn on a page. */
const each = 100;

/** The report of a month, a half-year or a year to the level above: its figures fill themselves in, the office adds words and closes it; and which committees below have closed theirs. */
export async function load(event) {
  const holds = await heldBy(event);
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { trx, unit, day } = seen;
    const period = periodAsked(event.url, day);
    const shown = await reportShown(seen, event.url, holds);
    const { row, rows, kept, figures, changes, read } = shown;
    const below = await belowShown(seen, shown);
    const common = {
      period: { key: period.key, part: period.part, year: period.year, from: period.from }, before: periodBefore(period)?.key ?? null, after: period.to < day ? (periodAfter(period)?.key ?? null) : null,
      below: below.map(({ closedAt, ...one }) => ({ ...one, closed: closedAt !== null })), may: mayReport(holds, unit), upward: reportsUpward(unit.kind), today: day, ended: unit.ended_on !== null && unit.ended_on <= day ? unit.ended_on : null
    };
    const due = await reportDue(trx, unit, period);
    const page = pageAsked(event.url, figures.lines.length, each);
    return {
      ...common,
      report: {
        closed: row?.closedAt ? { number: row.number, day: closedOn(row)!, by: row.closedBy ?? '' } : null, supplement: row?.supplement ?? 0, last: row === (rows.at(-1) ?? null),
        others: rows.filter((one) => one !== row && one.closedAt).map((one) => ({ supplement: one.supplement, number: one.number, day: closedOn(one)! })),
        over: day > period.to, from: addDays(period.to, 1), due, late: day > due ? daysBetween(due, day) : 0,
        words: { remarks: row?.remarks ?? '', proposals: row?.proposals ?? '' }, version: row?.version ?? 0, read,
        asOf: figures.asOf, elsewhere: figures.elsewhere, page, place: page.from + 1,
        sheet: figures.part === 'committees' ? { part: figures.part, span: figures.span, totals: figures.totals, lines: figures.lines.slice(page.from, page.from + each) } : figures.part === 'month' ? { part: figures.part, totals: figures.totals, lines: figures.lines.slice(page.from, page.from + each) } : { part: figures.part, totals: figures.totals, lines: figures.lines.slice(page.from, page.from + each) },
        changes: changes.slice(0, each), changed: changes.length,
        history: kept.map((one) => ({ period: one.period, supplement: one.supplement, number: one.number, day: closedOn(one)! }))
      }
    };
  });
}

export const actions = { default: act([draftReport, closeReport, supplementReport, setReportNumber]) };

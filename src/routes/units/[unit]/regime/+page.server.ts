import { percent } from '#members/percentage.ts';
import { rangeOf } from '#reports/regime.ts';
import { monthsBeside } from '#reports/period.ts';
import { meetingsOfMonth } from '#reports/regime-queries.server.ts';
import { shareMeasures, shortMeasureOf, shortOf, taskMeasures, themeMeasure } from '#reports/short-of.ts';
import { shareIn, valueIn } from '#reports/spread.ts';
import { see } from '../../../../front.server.ts';
import { pageAsked } from '../../../asked.ts';
import { regimeAsked } from './regime.server.ts';

/** So many cells are drawn on a page. */
const each = 20;

/** How regular the meetings below a unit were over a month, a quarter, a half or a year: figures that open to the cells short of them (`show`), months and cells that open to names. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async (seen) => {
    const { regime, below, trend, period, usual, asOf, elsewhere, figure, spread } = await regimeAsked(seen, event.url);
    const { cells, months, ...figures } = regime;
    const show = shortMeasureOf(event.url.searchParams.get('show'));
    const listed = show ? shortOf(show, cells) : cells;
    const page = pageAsked(event.url, listed.length, each);
    const drawn = listed.slice(page.from, page.from + each);
    // of one month each figure has one meeting that it leads on to
    const meetings = period.part === 'month' ? await meetingsOfMonth(seen.trx, drawn.map((cell) => cell.id), period.from) : new Map<string, string>();
    const short = Object.fromEntries([...shareMeasures, ...taskMeasures, ...regime.quarters.map((one) => themeMeasure(one.quarter))].map((one) => [one, shortOf(one, cells).length]));
    const range = rangeOf(months);
    return {
      below: below.map(({ id, name, cells: its, kept, attendance, minutes, longEnough, spoke, noticeInTime, papersInTime, postedInTime, tasks, late, carried }) => ({ id, name, cells: its.length, kept, attendance, minutes, longEnough, spoke, noticeInTime, papersInTime, postedInTime, tasks, late, carried })),
      period, usual, asOf, elsewhere, figure, spread, months: monthsBeside(period), figures: { ...figures, months: months.map(({ month, over, due, attendance }) => ({ month, over, due, attendance })) },
      trend: trend.map((one) => ({ month: one.month, over: one.over, due: one.due, attendance: one.attendance, share: shareIn(one, figure), value: valueIn(one, figure) })), range: range && { least: percent(range.least), most: percent(range.most) }, page, show, short, listed: listed.length, cells: drawn.map((cell) => ({ ...cell, meetingId: meetings.get(cell.id) ?? null })), of: cells.length, names: seen.permit.rights.has('see-attendance')
    };
  });
}

import { monthsBeside } from '#reports/period.ts';
import { standingOf } from '#reports/regime.ts';
import { shareIn, valueIn } from '#reports/spread.ts';
import { see } from '../../../../front.server.ts';
import { cellRegimeAsked } from './regime.server.ts';

/** How regular one cell's meetings were over a month, a quarter, a half or a year: counts that open to the months, each month to its meeting; beside itself before, and among cells of its kind as numbers. */
export async function load(event) {
  return see(event, event.params.cell, 'see-meetings', async (seen) => {
    const { months, meetings, thematic, trend, name, above, ...asked } = await cellRegimeAsked(seen, event.url);
    return {
      // who chose a figure came for what is told of it, which is folded otherwise
      ...asked, then: { name, above }, chose: event.url.searchParams.has('figure'), beside: monthsBeside(asked.period), months: months.map((one) => ({ ...one, meetingId: meetings.get(one.month) ?? null, standing: standingOf(one, meetings.has(one.month)), theme: thematic.has(one.month) })),
      trend: trend.map((one) => ({ month: one.month, over: one.over, share: shareIn(one, asked.figure), value: valueIn(one, asked.figure) }))
    };
  });
}

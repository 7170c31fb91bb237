import { addMonths, firstOfMonth } from '#organisation/day.ts';
import { shownBelow } from '#reports/below-queries.server.ts';
import { mostChanged, overviewMeasures, overviewOf } from '#reports/overview.ts';
import { groupMonths } from '#reports/overview-queries.server.ts';
import { reportPeriodOf } from '#reports/period.ts';
import type { Seen } from '../../../../front.server.ts';
import { house } from '../../../../house.server.ts';

/**
 * The last month that is over, against the one before it; of a level above, too, what each committee below came to, from the summaries. By the tree of that
 * month's end, as its report counts; of an organisation that had nothing then, by today's.
 */
export async function overviewAsked({ trx, unit, day, now }: Pick<Seen, 'trx' | 'unit' | 'day' | 'now'>) {
  const month = addMonths(firstOfMonth(day), -1);
  const before = addMonths(month, -1);
  const period = reportPeriodOf(month.slice(0, 7))!;
  const groupsOn = (asOf: string) => groupMonths(trx, unit.id, [before, month], asOf, now);
  const stood = await groupsOn(period.to);
  const [asOf, groups] = stood.some((one) => one.cells > 0) ? [period.to, stood] : [day, await groupsOn(day)];
  const last = groups.filter((one) => one.month === month);
  const [figures, then] = [overviewOf(last), overviewOf(groups.filter((one) => one.month === before))];
  const elsewhere = last.reduce((sum, one) => sum + one.elsewhere, 0);
  const below = await shownBelow(trx, house().reports, unit.id, period, asOf, now, elsewhere === 0 ? new Map(last.map((one) => [one.groupId, { ...one, kept: one.keptInGroup }])) : null);
  // each figure opens to the cells that are not wholly part of it, by the same rule over the same organisation
  const opens = Object.fromEntries(overviewMeasures.map((measure) => [measure, `/units/${unit.id}/regime?period=${period.key}${asOf === period.to ? '' : `&day=${asOf}`}&show=${measure}#cells`]));
  return { month, before, asOf, then, opens, cells: last.reduce((sum, one) => sum + one.cells, 0), elsewhere, figures, changes: mostChanged(then, figures), below: below.map((one) => ({ ...one, closed: one.closedAt !== null })) };
}

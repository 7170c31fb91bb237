import { planChanges, quartersWithoutTheme } from '#meetings/plan-changes.ts';
import { firstOfMonth, yearOf } from '#organisation/day.ts';
import { plansOfYear } from '#reports/calendar-queries.server.ts';
import type { Seen } from '../../../../front.server.ts';
import { dayAsked, yearAsked } from '../../../asked.ts';

const filters = ['not-reported', 'lacking', 'changed'] as const;

function matches(plan: { reportedAt: Date | null; lacking: readonly number[]; changes: readonly unknown[] }, filter: string): boolean {
  return filter === 'not-reported' ? plan.reportedAt === null : filter === 'lacking' ? plan.lacking.length > 0 : filter === 'changed' ? plan.changes.length > 0 : true;
}

/** The plans of a year that a page's address asks for (`year`, `day`, `show`), and how many there would be under each filter. */
export async function plansAsked({ trx, unit, day }: Pick<Seen, 'trx' | 'unit' | 'day'>, url: URL) {
  const year = yearAsked(url, day);
  const usual = year < yearOf(day) ? `${year}-12-31` : day;
  const asOf = dayAsked(url, usual);
  const plans = await plansOfYear(trx, unit.id, year, asOf);
  const show = filters.find((one) => one === url.searchParams.get('show')) ?? '';
  const all = plans.map((plan) => ({
    id: plan.id, name: plan.name, reportedAt: plan.reportedAt, meetings: plan.meetings.length, themes: plan.meetings.filter((one) => one.theme).map((one) => ({ month: one.month, theme: one.theme })),
    lacking: quartersWithoutTheme(plan.meetings, plan.foundedOn > `${year}-01-01` ? firstOfMonth(plan.foundedOn) : `${year}-01-01`), changes: plan.reportedAt ? planChanges(plan.reported, plan.meetings) : []
  }));
  const shown = all.filter((plan) => matches(plan, show));
  return { year, asOf, usual, show, of: all.length, filters: filters.map((filter) => ({ filter, count: all.filter((plan) => matches(plan, filter)).length })), shown };
}

import { planChanges, quartersWithoutTheme } from '#meetings/plan-changes.ts';
import { firstOfMonth, yearOf } from '#organisation/day.ts';
import { plansOfYear } from '#reports/calendar-queries.server.ts';
import { see } from '../../../../front.server.ts';
import { dayAsked, pageAsked, yearAsked } from '../../../asked.ts';

/** So many cells are drawn on a page. */
const each = 50;
const filters = ['not-reported', 'lacking', 'changed'] as const;

function matches(plan: { reportedAt: Date | null; lacking: readonly number[]; changes: readonly unknown[] }, filter: string): boolean {
  return filter === 'not-reported' ? plan.reportedAt === null : filter === 'lacking' ? plan.lacking.length > 0 : filter === 'changed' ? plan.changes.length > 0 : true;
}

/** Each cell's plan of the year: reported when, which quarters lack a theme, and what changed since it was reported. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const year = yearAsked(event.url, day);
    const usual = year < yearOf(day) ? `${year}-12-31` : day;
    const asOf = dayAsked(event.url, usual);
    const plans = await plansOfYear(trx, unit.id, year, asOf);
    const show = filters.find((one) => one === event.url.searchParams.get('show')) ?? '';
    const all = plans.map((plan) => ({
      id: plan.id, name: plan.name, reportedAt: plan.reportedAt, meetings: plan.meetings.length, themes: plan.meetings.filter((one) => one.theme).map((one) => ({ month: one.month, theme: one.theme })),
      lacking: quartersWithoutTheme(plan.meetings, plan.foundedOn > `${year}-01-01` ? firstOfMonth(plan.foundedOn) : `${year}-01-01`), changes: plan.reportedAt ? planChanges(plan.reported, plan.meetings) : []
    }));
    const shown = all.filter((plan) => matches(plan, show));
    const page = pageAsked(event.url, shown.length, each);
    return { year, asOf, usual, show, of: all.length, page, filters: filters.map((filter) => ({ filter, count: all.filter((plan) => matches(plan, filter)).length })), plans: shown.slice(page.from, page.from + each) };
  });
}

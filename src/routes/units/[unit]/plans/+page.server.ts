import { planChanges, quartersWithoutTheme } from '#meetings/plan-changes.ts';
import { firstOfMonth, yearOf } from '#organisation/day.ts';
import { plansOfYear } from '#reports/calendar-queries.server.ts';
import { see } from '../../../../front.server.ts';

/** Each cell's plan of the year: reported when, which quarters lack a theme, and what changed since it was reported. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, day }) => {
    const year = Number(event.url.searchParams.get('year')) || yearOf(day);
    const plans = await plansOfYear(trx, unit.path, year, day);
    return {
      year,
      plans: plans.map((plan) => ({
        id: plan.id, name: plan.name, reportedAt: plan.reportedAt, meetings: plan.meetings.length, themes: plan.meetings.filter((one) => one.theme).map((one) => ({ month: one.month, theme: one.theme })),
        lacking: quartersWithoutTheme(plan.meetings, plan.foundedOn > `${year}-01-01` ? firstOfMonth(plan.foundedOn) : `${year}-01-01`), changes: plan.reportedAt ? planChanges(plan.reported, plan.meetings) : []
      }))
    };
  });
}

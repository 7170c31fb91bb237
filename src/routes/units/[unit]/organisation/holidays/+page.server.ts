import { removeHoliday, setHoliday } from '#organisation/commands.ts';
import { addDays, addMonths } from '#organisation/day.ts';
import { regularDay } from '#organisation/holidays.ts';
import { act, see } from '../../../../../front.server.ts';
import { dayAsked, yearAsked } from '../../../../asked.ts';

/** The days off of a year, and what they make of day 3 of each month. Kept by the highest unit's office for everybody. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const year = yearAsked(event.url, day);
    const holidays = await trx.selectFrom('holiday').selectAll().where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`).orderBy('day').execute();
    const thirds = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01-01`, index)).map((month) => ({ third: addDays(month, 2), on: regularDay(month, holidays) }));
    const mended = holidays.find((one) => one.day === dayAsked(event.url, '')) ?? null;
    return { year, holidays, mended, thirds, highest: !unit.path.includes('.'), may: permit.rights.has('keep-units') && !unit.path.includes('.') };
  });
}

export const actions = { default: act([setHoliday, removeHoliday]) };

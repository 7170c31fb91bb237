import { percent } from '#members/percentage.ts';
import { dayOf } from '#organisation/day.ts';
import { held } from '#reports/committee.ts';
import { sumsInMonth } from '#reports/queries.server.ts';
import { see } from '../../../../front.server.ts';
import { monthAsOf, pageAsked } from '../../../asked.ts';

/** So many cells are drawn on a page. */
const each = 100;

/** What a committee's rate of attendance is made of: each cell that met, its base of the day, who came, and the way to the names. */
export async function load(event) {
  return see(event, event.params.unit, 'see-below', async ({ trx, unit, permit, day }) => {
    const { month, asOf, usual } = monthAsOf(event.url, day);
    const below = await sumsInMonth(trx, unit.id, month, asOf);
    const cells = below.cells.map((cell) => ({
      id: cell.id, name: cell.name, meetingId: cell.meetingId, day: cell.startsAt ? dayOf(cell.startsAt) : null, present: cell.present, mustAttend: cell.mustAttend, met: held(cell),
      percent: percent({ of: cell.present, base: cell.mustAttend })
    }));
    const met = cells.filter((cell) => cell.met);
    const total = { of: met.reduce((sum, cell) => sum + cell.present, 0), base: met.reduce((sum, cell) => sum + cell.mustAttend, 0) };
    const page = pageAsked(event.url, cells.length, each);
    return { month, asOf, usual, elsewhere: below.elsewhere, page, cells: cells.slice(page.from, page.from + each), total: { ...total, percent: percent(total) }, opens: permit.rights.has('see-attendance') };
  });
}

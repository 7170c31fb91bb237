import { purposes, type Purpose } from '#members/counting-rules.ts';
import { datedMembers } from '#members/queries.server.ts';
import { whoCounts } from '#members/who-counts.ts';
import { see } from '../../../../../front.server.ts';
import { dayAsked } from '../../../../asked.ts';

/** Who of a cell counts on a day for a purpose, and who does not, each by which clause. */
export async function load(event) {
  return see(event, event.params.cell, 'see-attendance', async ({ trx, unit, permit, day }) => {
    const asOf = dayAsked(event.url, day);
    const purpose = purposes.find((one) => one === event.url.searchParams.get('purpose')) ?? ('attendance' satisfies Purpose);
    const { base, ifPresent, outside } = whoCounts(purpose, asOf, await datedMembers(trx, unit.id));
    return { asOf, today: day, purpose, seesDetails: permit.rights.has('see-details'), base, ifPresent, outside: outside.filter((one) => one.standing !== 'ended') };
  });
}

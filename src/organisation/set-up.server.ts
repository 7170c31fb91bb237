import { sql } from 'kysely';
import { inScope, type Db, type Trx } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';
import { firstHolidays } from './holidays.ts';

/**
 * The first unit and its administrator: what stands before there is anybody with a right, so the one thing here that is not
 * a command. Refused by the caller once a unit exists. Answers the new ids. `day` is the unit's founding day.
 */
export async function foundSite(app: Db, site: { name: string; kind: string; day: string; administratorName: string }) {
  const unitId = newId();
  const personId = await inScope(app, { cells: [unitId] }, async (trx) => {
    await trx.insertInto('unit').values({
      id: unitId, kind: site.kind, path: unitId.replaceAll('-', ''), founded_on: site.day, ended_on: null, code: null
    }).execute();
    await trx.insertInto('unit_name').values({
      unit_id: unitId, name: site.name, folded: fold(site.name), valid: `[${site.day},)`, reorganisation_id: null
    }).execute();
    return post(trx, unitId, site.administratorName, site.day);
  });
  return { unitId, personId };
}

/** An administrator for a highest unit that is there without any account: a set-up that broke off, or data brought from elsewhere. */
export function addAdministrator(app: Db, administrator: { unitId: string; name: string; day: string }): Promise<string> {
  return inScope(app, { cells: [administrator.unitId] }, (trx) => post(trx, administrator.unitId, administrator.name, administrator.day));
}

/** The days off known when the program was made; those already there stay as they are. */
export async function putFirstHolidays(app: Db): Promise<void> {
  await app.insertInto('holiday').values(firstHolidays.map((one) => ({ ...one }))).onConflict((conflict) => conflict.doNothing()).execute();
}

/** The highest unit on a day, if one was founded. */
export async function rootUnit(app: Db, day: string): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`select u.id, n.name from unit u join unit_name n on n.unit_id = u.id and n.valid @> ${day}::date
    where nlevel(u.path) = 1 and (u.ended_on is null or u.ended_on > ${day}::date) order by u.founded_on limit 1`.execute(app);
  return rows[0] ?? null;
}

async function post(trx: Trx, unitId: string, name: string, day: string): Promise<string> {
  const personId = newId();
  await trx.insertInto('person').values({ id: personId }).execute();
  await trx.insertInto('post').values({
    unit_id: unitId, person_id: personId, holder_name: name, kind: 'administrator', valid: `[${day},)`, decision_number: null, decision_day: null
  }).execute();
  return personId;
}

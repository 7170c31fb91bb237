import { inScope, type Db } from '#platform/database.server.ts';
import { fold } from '#platform/fold.ts';
import { newId } from '#platform/id.server.ts';

/**
 * The first unit and its administrator: what stands before there is anybody with a right, so the one thing here that is not
 * a command. Refused by the caller once a unit exists. Answers the new ids. `day` is the unit's founding day.
 */
export async function foundSite(app: Db, site: { name: string; kind: string; day: string; administratorName: string }) {
  const unitId = newId();
  const personId = newId();
  await inScope(app, { cells: [unitId] }, async (trx) => {
    await trx.insertInto('unit').values({
      id: unitId, kind: site.kind, path: unitId.replaceAll('-', ''), founded_on: site.day, ended_on: null, code: null
    }).execute();
    await trx.insertInto('unit_name').values({
      unit_id: unitId, name: site.name, folded: fold(site.name), valid: `[${site.day},)`, reorganisation_id: null
    }).execute();
    await trx.insertInto('person').values({ id: personId }).execute();
    await trx.insertInto('post').values({
      unit_id: unitId, person_id: personId, holder_name: site.administratorName, kind: 'administrator', valid: `[${site.day},)`,
      decision_number: null, decision_day: null
    }).execute();
  });
  return { unitId, personId };
}

import { sql } from 'kysely';
import { inScope } from '#platform/database.server.ts';
import { words } from '#words/words.ts';
import { signedIn } from '../../front.server.ts';
import { house } from '../../house.server.ts';

/** What the program keeps about the one who asks, and who has looked at it. */
export async function load(event) {
  const { actor, holds } = signedIn(event);
  const cells = holds.filter((hold) => hold.standing === 'member').map((hold) => hold.unitId);
  const openings = await inScope(house().app, { cells }, async (trx) => (await sql<{ at: Date; by: string }>`
    select o.at, coalesce((select max(p.holder_name) from post p where p.unit_id = o.cell_id and p.person_id = o.by_person_id), (select max(m2.full_name) from member m2 where m2.cell_id = o.cell_id and m2.person_id = o.by_person_id), '…') as by
    from record_opening o join member m on m.cell_id = o.cell_id and m.id = o.member_id where m.person_id = ${actor.personId} order by o.at desc limit 50`.execute(trx)).rows);
  return { title: words(event.locals.lang).shell.me.title, openings };
}

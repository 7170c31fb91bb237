import { sql } from 'kysely';
import type { Trx } from './database.server.ts';

/** The channel on which open streams hear that rights or sessions ended, and ask again whether they may go on. */
export const rightsEndedChannel = 'rights_ended';

/** Tells every open stream, once the transaction commits, that rights ended here: a post, a belonging, a unit. */
export async function tellRightsEnded(trx: Trx): Promise<void> {
  await sql`select pg_notify(${rightsEndedChannel}, '')`.execute(trx);
}

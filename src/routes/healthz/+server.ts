import { json } from '@sveltejs/kit';
import { sql } from 'kysely';
import packageFile from '../../../package.json' with { type: 'json' };
import { house } from '../../house.server.ts';

/** For a watchdog: 200 while the database answers, 503 otherwise. Tells nothing of anybody. */
export async function GET() {
  try {
    const { rows } = await sql<{ migration: number; database: string }>`select (select max(number)::int from migration) as migration, current_setting('server_version') as database`.execute(house().reports);
    return json({ version: packageFile.version, ok: true, ...rows[0] });
  } catch {
    // away: the answer is the status itself
    return json({ version: packageFile.version, ok: false }, { status: 503 });
  }
}

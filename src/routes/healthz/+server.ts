import { json } from '@sveltejs/kit';
import { sql } from 'kysely';
import packageFile from '../../../package.json' with { type: 'json' };
import { house } from '../../house.server.ts';

/** For a watchdog: 200 while the database answers, 503 otherwise; how many jobs wait, are in hand, and failed for good. Tells nothing of anybody. */
export async function GET() {
  try {
    const { rows } = await sql<{ migration: number; database: string; queue: { waiting: number; active: number; failed: number } }>`select (select max(number)::int from migration) as migration, current_setting('server_version') as database,
      (select to_jsonb(h) from jobs.health() h) as queue`.execute(house().reports);
    return json({ version: packageFile.version, ok: true, ...rows[0] });
  } catch {
    // away: the answer is the status itself
    return json({ version: packageFile.version, ok: false }, { status: 503 });
  }
}

import { sql } from 'kysely';
import { logOf, verifyLog } from '#platform/log.server.ts';
import type { Seen } from '../front.server.ts';

/** What a log page shows: the newest lines, who sent each, and whether the chain is whole. */
export async function logPage({ trx, unit, now }: Seen, url: URL) {
  const asked = new Date(url.searchParams.get('before') ?? '');
  const lines = await logOf(trx, unit.id, Number.isNaN(asked.getTime()) ? new Date(now.getTime() + 1000) : asked);
  const people = [...new Set(lines.map((line) => line.actorId))];
  const { rows } = await sql<{ id: string; name: string }>`select distinct on (id) id, name from (
    select person_id as id, full_name as name from member where person_id = any (${people}::uuid[]) union all select person_id, holder_name from post where person_id = any (${people}::uuid[])) known`.execute(trx);
  return {
    chain: await verifyLog(trx, unit.id), older: lines.length === 100 ? lines.at(-1)!.receivedAt.toISOString() : null,
    lines: lines.map((line) => ({ ...line, who: rows.find((row) => row.id === line.actorId)?.name ?? '' }))
  };
}

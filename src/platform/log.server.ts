import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Trx } from './database.server.ts';

export interface LogLine {
  id: string;
  name: string;
  actorId: string;
  postKind: string;
  claimedAt: Date;
  receivedAt: Date;
}

/** What says of a command that its payload lies apart, under the findings of the inspection it is about: the programme of a year is about none. */
const liesApart = sql<boolean>`c.name like 'inspection.%' and c.name <> 'inspection.pass-programme'`;
/** The same of a line that is read. */
export const isOfAnInspection = ({ name }: Pick<LogLine, 'name'>): boolean => name.startsWith('inspection.') && name !== 'inspection.pass-programme';

/**
 * The newest commands of a unit, within a scope that opens its log; at most 100 before a moment. `discreet`: of the commands of inspections only those of
 * an inspection whose findings the scope opens as well.
 */
export async function logOf(trx: Trx, unitId: string, before: Date, discreet: boolean): Promise<LogLine[]> {
  return trx.selectFrom('command_log.command as c').select(['id', 'name', 'actor_id as actorId', 'post_kind as postKind', 'claimed_at as claimedAt', 'received_at as receivedAt'])
    .where('unit_id', '=', unitId).where('received_at', '<', before)
    .$if(discreet, (lines) => lines.where(sql<boolean>`not (${liesApart}) or exists (select from command_log.inspection_payload i where i.unit_id = c.unit_id and i.id = c.id)`))
    .orderBy('received_at', 'desc').orderBy('id', 'desc').limit(100).execute();
}

export type Chain = { whole: true; length: number } | { whole: false; after: number };

/**
 * Walks a unit's chain from its first command to its head, each hash worked out anew; payloads that are neither erased nor outside the scope are compared
 * too. What inspections say lies apart, and the application, which reads the log for somebody, need not read it: only there a payload may be missing.
 */
export async function verifyLog(trx: Trx, unitId: string): Promise<Chain> {
  // a site of an earlier migration, whose log is walked before it is brought forward, has all of them in one table
  const apart = (await sql<{ apart: boolean }>`select to_regclass('command_log.inspection_payload') is not null as apart`.execute(trx)).rows[0]!.apart;
  const { rows } = await sql<{ id: string; name: string; actor_id: string; post_kind: string; claimed: string; received: string; salt: Buffer; salted: Buffer; previous: Buffer; hash: Buffer; body: string | null; kept: boolean }>`
    select c.id, c.name, c.actor_id, c.post_kind, to_char(c.claimed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as claimed, to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as received,
      c.salt, c.salted, c.previous, c.hash, ${apart ? sql`coalesce(p.body, i.body)` : sql`p.body`} as body, p.unit_id is not null ${apart ? sql`or i.unit_id is not null or (${liesApart} and current_user = 'nen_nep_app')` : sql``} as kept
    from command_log.command c left join command_log.payload p using (unit_id, id) ${apart ? sql`left join command_log.inspection_payload i using (unit_id, id)` : sql``} where c.unit_id = ${unitId}`.execute(trx);
  const head = await trx.selectFrom('command_log.head').select(['hash', 'length']).where('unit_id', '=', unitId).executeTakeFirst();
  const byPrevious = new Map(rows.map((row) => [row.previous.toString('hex'), row]));
  let tail = createHash('sha256').update(unitId).digest();
  for (let n = 0; n < rows.length; n++) {
    const row = byPrevious.get(tail.toString('hex'));
    if (!row?.kept) return { whole: false, after: n };
    if (row.body !== null && !createHash('sha256').update(row.salt).update(row.body, 'utf8').digest().equals(row.salted)) return { whole: false, after: n };
    const hash = createHash('sha256').update(tail);
    for (const field of [unitId, row.id, row.name, row.actor_id, row.post_kind, row.claimed, row.received, row.salted.toString('hex')]) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(field));
      hash.update(length).update(field, 'utf8');
    }
    tail = hash.digest();
    if (!tail.equals(row.hash)) return { whole: false, after: n };
  }
  if ((head?.length ?? 0) !== rows.length || (head && !head.hash.equals(tail))) return { whole: false, after: rows.length };
  return { whole: true, length: rows.length };
}

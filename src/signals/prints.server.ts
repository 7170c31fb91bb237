import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { conclude } from '#meetings/commands.ts';
import { addDays, addMonths, dayOf, firstOfMonth } from '#organisation/day.ts';
import { isRefusal } from '#platform/command.ts';
import type { Db, Trx } from '#platform/database.server.ts';
import { handler, type Handler } from '#platform/receive.server.ts';
import { derived } from '#platform/secret.server.ts';
import { parts } from './facts.ts';
import { usualAmongCells } from './phrases.ts';
import { sketchOf } from './sketch.ts';
import { besides, printOf } from './text.ts';

/**
 * Binds the end of a meeting so that what was written before it and what it resolved can be likened to what other cells wrote: kept in the transaction that ends it, when those
 * texts can change no more. Nobody sees how a draft compares.
 */
export function keepingPrints(handlers: readonly Handler[]): Handler[] {
  return handlers.map((one) => (one.command.name !== conclude.name ? one : handler(one.command, one.right, async (doing) => {
    const outcome = await one.handle(doing);
    const { unitId, meetingId } = doing.payload as { unitId: string; meetingId: string };
    if (!isRefusal(outcome)) await keepPrints(doing.trx, unitId, meetingId, doing.now);
    return outcome;
  })));
}

/**
 * A meeting of a month that is over, entered afterwards, is likened to nothing: what counts is fixed by then, and several entered one after another would be as many
 * questions. A month is over with the first day after it, so that a meeting of its last evening has the night to end in. What no cell made up itself is taken out
 * first: what committees above ask for that month, the agenda’s items of theirs, what was taken over from a model.
 */
async function keepPrints(trx: Trx, cellId: string, meetingId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ month: string; 'pre-meeting': string | null; resolution: string | null; handedOut: string[] }>`
    select m.month, (select p.content || E'\n' || p.conclusion from pre_meeting p where p.cell_id = m.cell_id and p.meeting_id = m.id) as "pre-meeting",
      (select string_agg(x.text, E'\n') from resolution r join clause c on c.cell_id = r.cell_id and c.resolution_id = r.id cross join lateral (
        select c.text union all select t.text from task t where t.cell_id = c.cell_id and t.clause_id = c.id) x where r.cell_id = m.cell_id and r.id = m.resolution_id and r.passed_at is not null) as resolution, array(
        select i.title || E'\n' || i.points from agenda_item i where i.cell_id = m.cell_id and i.meeting_id = m.id and i.origin = 'superior'
        union all select s.title || E'\n' || s.points from superior_item s where s.month = m.month and s.withdrawn_at is null
        union all select t.title || E'\n' || t.points from shared_taking k join shared_thing t on t.unit_id = k.unit_id and t.id = k.thing_id where k.taker_id = m.cell_id and k.meeting_id = m.id) as "handedOut"
    from meeting m where m.cell_id = ${cellId} and m.id = ${meetingId} and m.kind in ('regular', 'combined') and m.month >= ${monthNotOver(dayOf(now))}::date`.execute(trx);
  const [meeting] = rows;
  if (!meeting) return;
  const taken = besides(usualAmongCells, meeting.handedOut);
  const numbers = numbersOf(derived('preparation-print', ''));
  const prints = parts.flatMap((part) => {
    const print = sketchOf(printOf(meeting[part] ?? '', taken), numbers);
    return print ? [{ cell_id: cellId, meeting_id: meetingId, part, month: meeting.month, at: now, print }] : [];
  });
  if (prints.length > 0) await trx.insertInto('preparation_print').values(prints).execute();
}

/** The earliest month that is not over on a day: on the first of a month the one before is not yet. */
const monthNotOver = (day: string): string => firstOfMonth(addDays(day, -1));

/** A run of words as a number that nobody works out who has not the key. */
const numbersOf = (key: string) => (run: string): number => createHmac('sha256', key).update(run).digest().readInt32BE(0);

/** Removes what is likened to nothing any more, of all cells, also of those that are no more: the months before last month. As the owner, with the night’s work. */
export async function removeOldPrints(owner: Db, today: string): Promise<number> {
  const { numDeletedRows } = await owner.deleteFrom('preparation_print').where('month', '<', addMonths(monthNotOver(today), -1)).executeTakeFirst();
  return Number(numDeletedRows);
}

import { sql } from 'kysely';
import { logOf, verifyLog } from '#platform/log.server.ts';
import { spreadsheet } from '#documents/workbook.server.ts';
import { localMinuteOf } from '#organisation/day.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';
import type { Seen } from '../front.server.ts';

/** What a log page shows: the newest lines, who sent each, and whether the chain is whole. */
export async function logPage({ trx, unit, now, day }: Seen, url: URL) {
  const asked = new Date(url.searchParams.get('before') ?? '');
  const lines = await logOf(trx, unit.id, Number.isNaN(asked.getTime()) ? new Date(now.getTime() + 1000) : asked);
  const names = await namesOf(trx, unit.id, day, lines.map((line) => line.actorId));
  return {
    chain: await verifyLog(trx, unit.id), older: lines.length === 100 ? lines.at(-1)!.receivedAt.toISOString() : null,
    lines: lines.map((line) => ({ ...line, who: shown(unit, line, names) }))
  };
}

/** So many lines a list holds at most: the newest. */
const longest = 50_000;

/** The whole log of a unit as a list, the newest first. */
export async function logSheet({ trx, unit, now, day }: Seen, lang: Lang): Promise<Response> {
  const lines: Awaited<ReturnType<typeof logOf>> = [];
  for (let before = new Date(now.getTime() + 1000); lines.length < longest; ) {
    const part = await logOf(trx, unit.id, before);
    lines.push(...part);
    if (part.length < 100) break;
    before = part.at(-1)!.receivedAt;
  }
  const names = await namesOf(trx, unit.id, day, lines.map((line) => line.actorId));
  const w = words(lang);
  return spreadsheet(`nhat-ky-${day}.xlsx`, w.log.title, [{ title: w.log.when, width: 18 }, { title: w.log.who, width: 26 }, { title: w.log.what, width: 32 }, { title: w.log.as, width: 24 }],
    lines.map((line) => [localMinuteOf(line.receivedAt).replace('T', ' '), shown(unit, line, names), w.log.names[line.name] ?? line.name, w.people.posts[line.postKind] ?? line.postKind]));
}

/** Who sent a line; of an inspection in a cell nobody: that somebody answered it would say of whom it is. */
const shown = (unit: Seen['unit'], line: { name: string; actorId: string }, names: ReadonlyMap<string, string>): string => (unit.kind === 'cell' && line.name.startsWith('inspection.') ? '' : (names.get(line.actorId) ?? ''));

/** Names of who is in scope, and of the officers over it today: who decided about a cell from above is no secret to it. */
async function namesOf(trx: Seen['trx'], unitId: string, day: string, people: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct on (id) id, name from (
    select person_id as id, full_name as name from member where person_id = any (${[...new Set(people)]}::uuid[]) union all select person_id, holder_name from post where person_id = any (${[...new Set(people)]}::uuid[])
    union all select person_id, holder_name from officers_around(${unitId}, ${day}::date)) known`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.name]));
}

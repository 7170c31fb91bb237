import { sql } from 'kysely';
import { enterInspections } from '#inspection/queries.server.ts';
import { isOfAnInspection, logOf, verifyLog } from '#platform/log.server.ts';
import { spreadsheet } from '#documents/workbook.server.ts';
import { localMinuteOf } from '#organisation/day.ts';
import type { Lang } from '#words/format.ts';
import { words } from '#words/words.ts';
import type { Seen } from '../front.server.ts';

/** What a log page shows somebody: the newest lines, who sent each, and whether the chain is whole. */
export async function logPage(seen: Seen, url: URL, personId: string) {
  const { trx, unit, now, day } = seen;
  const discreet = await beDiscreet(seen, personId);
  const asked = new Date(url.searchParams.get('before') ?? '');
  const lines = await logOf(trx, unit.id, Number.isNaN(asked.getTime()) ? new Date(now.getTime() + 1000) : asked, discreet);
  const names = await namesOf(trx, unit.id, day, lines.map((line) => line.actorId));
  return {
    discreet, chain: await verifyLog(trx, unit.id), older: lines.length === 100 ? lines.at(-1)!.receivedAt.toISOString() : null,
    lines: lines.map(({ id, name, claimedAt, receivedAt, ...by }) => ({ id, name, claimedAt, receivedAt, ...sentBy({ name, ...by }, discreet, names) }))
  };
}

/** So many lines a list holds at most: the newest. */
const longest = 50_000;

/** The whole log of a unit as a list, the newest first, as its page shows it somebody. */
export async function logSheet(seen: Seen, lang: Lang, personId: string): Promise<Response> {
  const { trx, unit, now, day } = seen;
  const discreet = await beDiscreet(seen, personId);
  const lines: Awaited<ReturnType<typeof logOf>> = [];
  for (let before = new Date(now.getTime() + 1000); lines.length < longest; ) {
    const part = await logOf(trx, unit.id, before, discreet);
    lines.push(...part);
    if (part.length < 100) break;
    before = part.at(-1)!.receivedAt;
  }
  const names = await namesOf(trx, unit.id, day, lines.map((line) => line.actorId));
  const w = words(lang);
  return spreadsheet(`nhat-ky-${day}.xlsx`, w.log.title, [{ title: w.log.when, width: 18 }, { title: w.log.who, width: 26 }, { title: w.log.what, width: 32 }, { title: w.log.as, width: 24 }],
    lines.map((line) => {
      const { who, postKind } = sentBy(line, discreet, names);
      return [localMinuteOf(line.receivedAt).replace('T', ' '), who, w.log.names[line.name] ?? line.name, w.people.posts[postKind] ?? postKind];
    }));
}

/**
 * Whether a log is read with discretion, and the scope widened to what of it somebody may see then. In a cell the line itself would tell who leads it of an
 * inspection of themselves before they are told (docs/decisions/020): it is there for those alone who may see what that inspection finds.
 */
async function beDiscreet({ trx, permit, unit, day }: Seen, personId: string): Promise<boolean> {
  if (unit.kind !== 'cell') return false;
  await enterInspections(trx, permit.scope, personId, unit.id, day, 'either');
  return true;
}

/** Who sent a line, and holding what; of an inspection in a cell nobody: the page of that inspection says it. */
const sentBy = (line: { name: string; actorId: string; postKind: string }, discreet: boolean, names: ReadonlyMap<string, string>) =>
  discreet && isOfAnInspection(line) ? { who: '', postKind: '' } : { who: names.get(line.actorId) ?? '', postKind: line.postKind };

/** Names of who is in scope, and of the officers over it today: who decided about a cell from above is no secret to it. */
async function namesOf(trx: Seen['trx'], unitId: string, day: string, people: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct on (id) id, name from (
    select person_id as id, full_name as name from member where person_id = any (${[...new Set(people)]}::uuid[]) union all select person_id, holder_name from post where person_id = any (${[...new Set(people)]}::uuid[])
    union all select person_id, holder_name from officers_around(${unitId}, ${day}::date)) known`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.name]));
}

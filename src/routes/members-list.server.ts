import { sql } from 'kysely';
import { spreadsheet } from '#documents/workbook.server.ts';
import { memberList, noteListing } from '#members/queries.server.ts';
import type { Actor } from '#platform/actor.ts';
import { partDay, type Lang } from '#words/format.ts';
import { words } from '#words/words.ts';
import type { Seen } from '../front.server.ts';

/**
 * Over more cells than these nobody takes the details of all members away in one file: each listing is noted with each member, and each organisation below lists its
 * own. Ours: some ten thousand members, more than any commune has.
 */
export const mostListed = 500;
/** How many cells stand below a unit on a day, where they are more than are listed in one file; else null. */
export async function tooManyToList({ trx, unit }: Pick<Seen, 'trx' | 'unit'>, day: string): Promise<number | null> {
  const { cells } = await trx.selectFrom('unit').select(({ fn }) => fn.countAll<number>().as('cells')).where('kind', '=', 'cell').where('founded_on', '<=', day)
    .where((is) => is.or([is('ended_on', 'is', null), is('ended_on', '>', day)])).where(sql<boolean>`path <@ ${unit.path}::ltree`).executeTakeFirstOrThrow();
  return cells > mostListed ? cells : null;
}

/** Members by given name (of several cells by cell first) under the headings the import reads. Days are written as people write them, so that they are read back the same. Noted as an opening of each record. */
export async function membersSheet({ trx, unit, now }: Seen, by: Actor, day: string, lang: Lang, ofManyCells: boolean): Promise<Response> {
  const rows = await memberList(trx, unit.path, day);
  await noteListing(trx, rows, by, now);
  const w = words(lang);
  const f = w.importing.fields;
  const written = (value: string | null) => (value === null ? null : partDay('vi', value));
  const columns = [
    ...(ofManyCells ? [{ title: f['cell']!, width: 32 }] : []), { title: f['fullName']!, width: 28 }, { title: f['born']!, width: 12 }, { title: f['cardNumber']!, width: 14 }, { title: f['admittedOn']!, width: 14 },
    { title: f['officialOn']!, width: 14 }, { title: f['status']!, width: 14 }, { title: f['phone']!, width: 14 }, { title: f['email']!, width: 24 }, { title: f['group']!, width: 18 }, { title: w.people.flag, width: 24 }, { title: w.organisation.post, width: 18 }
  ];
  return spreadsheet(`dang-vien-${day}.xlsx`, w.people.members, columns, rows.map((row) => [
    ...(ofManyCells ? [row.cell] : []), row.name, written(row.born), row.card, written(row.admitted), written(row.official), w.people.statuses[row.status]!, row.phone, row.email, row.group,
    row.flags.map((flag) => w.people.flags[flag]).join(', '), row.posts.map((post) => w.people.posts[post]).join(', ')
  ]));
}

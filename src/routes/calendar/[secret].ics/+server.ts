import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { calendarText } from '#documents/calendar.ts';
import { clashesOf, type OnCalendar } from '#meetings/clashes.ts';
import { digestOf } from '#platform/secret.server.ts';
import { words } from '#words/words.ts';
import { meetingName } from '../../../../playbooks/papers.ts';
import { house } from '../../../house.server.ts';

/** For a calendar program: time and place only, which cell is to be visited, and with which other visit that clashes, at an address that its owner can revoke. */
export async function GET(event) {
  const { rows } = await sql<{ id: string; starts_at: Date; place: string; state: string; kind: OnCalendar['kind']; sequence: number; visited: string | null }>`select id, starts_at, place, state, kind, sequence, visited from calendar_of(${digestOf(event.params.secret)})`.execute(house().app);
  if (rows.length === 0) error(404);
  const names = words('vi').month.kinds;
  const visits = words('vi').visitPlan;
  const cellOf = new Map(rows.map((row) => [row.id, row.visited]));
  // all visits are those of the one person whose address it is
  const clashes = clashesOf(rows.filter((row) => row.visited && row.state !== 'missed' && row.starts_at > event.locals.now).map((row) => ({ id: row.id, kind: row.kind, startsAt: row.starts_at, followers: [''] })));
  const doubt = (id: string) => (clashes.has(id) ? { doubt: `${visits.clashWith(clashes.get(id)!.map((other) => cellOf.get(other)).join(', '))}. ${visits.clashMine}` } : {});
  return new Response(calendarText(rows.map((row) => ({ id: row.id, startsAt: row.starts_at, minutes: row.kind === 'combined' ? 120 : 90, title: row.visited ? visits.entry(row.visited) : `${meetingName} (${names[row.kind]!.toLocaleLowerCase('vi')})`, place: row.place, cancelled: row.state === 'missed', ...doubt(row.id), sequence: row.sequence })), event.locals.now), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=900' }
  });
}

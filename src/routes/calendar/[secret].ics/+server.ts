import { error } from '@sveltejs/kit';
import { sql } from 'kysely';
import { calendarText } from '#documents/calendar.ts';
import { digestOf } from '#platform/secret.server.ts';
import { words } from '#words/words.ts';
import { meetingName } from '../../../../playbooks/papers.ts';
import { house } from '../../../house.server.ts';

/** For a calendar program: time and place only, and which cell is to be visited, at an address that its owner can revoke. */
export async function GET(event) {
  const { rows } = await sql<{ id: string; starts_at: Date; place: string; state: string; kind: string; sequence: number; visited: string | null }>`select id, starts_at, place, state, kind, sequence, visited from calendar_of(${digestOf(event.params.secret)})`.execute(house().app);
  if (rows.length === 0) error(404);
  const names = words('vi').month.kinds;
  return new Response(calendarText(rows.map((row) => ({ id: row.id, startsAt: row.starts_at, minutes: row.kind === 'combined' ? 120 : 90, title: row.visited ? words('vi').visitPlan.entry(row.visited) : `${meetingName} (${names[row.kind]!.toLocaleLowerCase('vi')})`, place: row.place, cancelled: row.state === 'missed', sequence: row.sequence })), event.locals.now), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=900' }
  });
}

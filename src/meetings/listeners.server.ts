import { sql } from 'kysely';
import type pg from 'pg';
import type { Trx } from '#platform/database.server.ts';
import { happened } from '#platform/journal.server.ts';
import { rightsEndedChannel } from '#platform/rights-ended.server.ts';
import { addressOf } from '#platform/postgres/address.server.ts';
import { PreparingClient } from '#platform/postgres/prepared.server.ts';

/** Tells every open screen of a meeting that something changed, once the transaction commits: PostgreSQL sends it then. */
export async function tellScreens(trx: Trx, cellId: string, meetingId: string): Promise<void> {
  await sql`select ${toldWith(cellId, meetingId)}`.execute(trx);
}

/** The same as part of another statement. */
export const toldWith = (cellId: string, meetingId: string) => sql`pg_notify('meeting_changed', ${`${cellId}/${meetingId}`})`;

/** Called when the meeting changes, and (`rightsOf`: whose, empty: anybody's) when rights or sessions ended. */
type Listener = (why: 'changed' | { rightsOf: string }) => void;
const listening = new Map<string, Set<Listener>>();
/** when each meeting changed last, since the connection listens; forgotten when nobody is there any more */
const changed = new Map<string, number>();
let listeningSince = Infinity;
let client: Promise<pg.Client> | null = null;

/** Whether a meeting changed since a moment, or may have: before the connection listened nobody knows. Asked by who listens already. */
export function mayHaveChanged(cellId: string, meetingId: string, since: Date): boolean {
  return !(since.getTime() >= listeningSince) || (changed.get(`${cellId}/${meetingId}`) ?? 0) >= since.getTime();
}

/**
 * Calls back whenever a meeting changes or rights end, until the returned function is called. One connection listens for the whole
 * program; when it breaks, every listener is called once (a screen then asks for what it missed) and it is made anew.
 */
export async function onMeetingChange(cellId: string, meetingId: string, listener: Listener): Promise<() => void> {
  client ??= listen();
  await client;
  const key = `${cellId}/${meetingId}`;
  const set = listening.get(key) ?? new Set();
  listening.set(key, set.add(listener));
  happened('streams', { change: 1 });
  return () => {
    if (set.delete(listener)) happened('streams', { change: -1 });
    if (set.size > 0) return;
    listening.delete(key);
    if (listening.size > 0) return;
    changed.clear();
    listeningSince = Date.now();
  };
}

function everyone(why: Parameters<Listener>[0]): void {
  for (const set of listening.values()) set.forEach((listener) => listener(why));
}

/** How often, in milliseconds, the connection is asked whether it still hears, and how long it may be silent then. */
export const hearing = { every: 30_000, silence: 10_000 };

const hear = `listen meeting_changed; listen ${rightsEndedChannel}`;

async function listen(): Promise<pg.Client> {
  const one = new PreparingClient({ ...addressOf('nen_nep_app'), connectionTimeoutMillis: hearing.silence, silence: hearing.silence });
  // a line that was cut far away says nothing of it, and screens would wait for words that never come
  const asking = setInterval(() => void one.query(hear).catch(() => {}), hearing.every);
  one.on('notification', ({ channel, payload = '' }) => {
    if (channel === rightsEndedChannel) return everyone({ rightsOf: payload });
    changed.set(payload, Date.now());
    listening.get(payload)?.forEach((listener) => listener('changed'));
  });
  let broken = false;
  one.on('error', () => {
    clearInterval(asking);
    // a server that ends says so twice, and one connection is enough afterwards
    if (broken) return;
    broken = true;
    client = null;
    listeningSince = Infinity;
    void listenAgain();
  });
  try {
    await one.connect();
    await one.query(hear);
    listeningSince = Date.now();
  } catch (failure) {
    clearInterval(asking);
    client = null;
    throw failure;
  }
  return one;
}

/** While the database is away it is asked again each second; when it is back every screen asks for what it missed. */
async function listenAgain(): Promise<void> {
  if (listening.size === 0 || client) return;
  client = listen();
  try {
    await client;
    everyone('changed');
  } catch {
    // still away: the next try is a second later
    setTimeout(() => void listenAgain(), 1000).unref();
  }
}

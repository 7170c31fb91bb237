import type pg from 'pg';
import { rightsEndedChannel } from '../rights-ended.server.ts';
import { site } from './site.server.ts';

export type What =
  | 'signed-in' | 'failed' | 'waited' | 'signed-out' | 'slip-printed' | 'slip-used' | 'password-changed' | 'session-ended' | 'set-up'
  | 'totp-added' | 'totp-removed' | 'recovery-code-used' | 'recovery-codes-made' | 'passkey-added' | 'passkey-removed' | 'locked' | 'unlocked';

export interface SignInEvent {
  at: Date;
  what: What;
  device: string;
  /** an administrator did it, not the person */
  byAnother: boolean;
}

/** What ends sessions: streams that are open under them hear of it. */
const ending: readonly What[] = ['signed-out', 'slip-used', 'password-changed', 'session-ended', 'totp-removed', 'locked'];

/** Appends to the log of sign-ins, after what it tells of was done. `by`: who did it, where it was not the person it is about. */
export async function note(personId: string | null, what: What, device: string, now: Date, by: string | null = null, on: pg.Pool | pg.PoolClient = site().pool): Promise<void> {
  await on.query('insert into event (at, person_id, what, device, by_person_id) values ($1, $2, $3, $4, $5)', [now, personId, what, device.slice(0, 200), by]);
  if (ending.includes(what)) await on.query('select pg_notify($1, $2)', [rightsEndedChannel, personId]);
}

/** The last fifty, newest first, of one person. */
export async function signInEventsOf(personId: string): Promise<SignInEvent[]> {
  const { rows } = await site().pool.query('select at, what, device, by_person_id is not null as "byAnother" from event where person_id = $1 order by at desc, id desc limit 50', [personId]);
  return rows;
}

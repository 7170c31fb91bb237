import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Trx } from '../database.server.ts';
import { fold } from '../fold.ts';
import type { SignedIn } from './auth.server.ts';
import { note } from './event.server.ts';
import { inOneStep, site } from './site.server.ts';
import { codeFrom, slipDays, slipHash } from './slip.server.ts';

// What the keeper of accounts may do. The caller asks the right ('keep-accounts' at a unit) and that the person belongs there.

export interface AccountLine {
  personId: string;
  name: string;
  username: string;
  lockedAt: Date | null;
  secondFactor: boolean;
  sessions: number;
  lastSignIn: Date | null;
}

/** The accounts of these people whose name or sign-in name begins with the words typed (accents aside), by name; at most `limit`, and how many there are. */
export async function accountsOf(personIds: readonly string[], typed: string, limit: number): Promise<{ lines: AccountLine[]; all: number }> {
  const { rows } = await site().pool.query<AccountLine>(
    `select u."personId", u.name, u.username, u."lockedAt", coalesce(u."twoFactorEnabled", false) as "secondFactor",
       (select count(*)::int from session s where s."userId" = u.id and s."expiresAt" > now()) as sessions,
       (select max(e.at) from event e where e.person_id = u."personId" and e.what = 'signed-in') as "lastSignIn"
     from "user" u where u."personId" = any ($1::uuid[]) order by u.username`,
    [personIds]
  );
  const words = fold(typed).split(' ').filter(Boolean);
  const found = rows.filter((row) => {
    const names = [...fold(row.name).split(' '), row.username];
    return words.every((word) => names.some((name) => name.startsWith(word)));
  });
  return { lines: found.slice(0, limit), all: found.length };
}

/** The sign-in names of these people, by person, for the slips printed for them. */
export async function usernamesOf(personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await site().pool.query<{ personId: string; username: string }>('select "personId", username from "user" where "personId" = any ($1::uuid[])', [personIds]);
  return new Map(rows.map((row) => [row.personId, row.username]));
}

/** Ends every session of a person. `by`: who asked. */
export async function endAllSessions(personId: string, by: string, now: Date): Promise<void> {
  const { rowCount } = await site().pool.query('delete from session where "userId" = (select id from "user" where "personId" = $1)', [personId]);
  if (rowCount) await note(personId, 'session-ended', '', now, by);
}

/** Locks an account: no way in is open, and all its sessions end. */
export function lockAccount(personId: string, by: string, now: Date): Promise<void> {
  return inOneStep(async (client) => {
    const { rows } = await client.query<{ id: string }>('update "user" set "lockedAt" = $2 where "personId" = $1 and "lockedAt" is null returning id', [personId, now]);
    if (!rows[0]) return;
    await client.query('delete from session where "userId" = $1', [rows[0].id]);
    await note(personId, 'locked', '', now, by, client);
  });
}

export function unlockAccount(personId: string, by: string, now: Date): Promise<void> {
  return inOneStep(async (client) => {
    const { rowCount } = await client.query('update "user" set "lockedAt" = null where "personId" = $1 and "lockedAt" is not null', [personId]);
    if (rowCount) await note(personId, 'unlocked', '', now, by, client);
  });
}

/** Takes a second factor and the passkeys away, for somebody who lost the phone and the recovery codes; all sessions end. */
export function resetSecondFactor(personId: string, by: string, now: Date): Promise<void> {
  return inOneStep(async (client) => {
    const { rows } = await client.query<{ id: string }>('update "user" set "twoFactorEnabled" = false where "personId" = $1 returning id', [personId]);
    if (!rows[0]) return;
    for (const table of ['"twoFactor"', 'passkey', 'session']) await client.query(`delete from ${table} where "userId" = $1`, [rows[0].id]);
    await note(personId, 'totp-removed', '', now, by, client);
  });
}

/** A one-time code for an officer, shown once to the administrator and kept as its hash. A new one ends the one before. */
export function printOfficerSlip(person: { personId: string; name: string }, by: string, now: Date): Promise<string> {
  const code = codeFrom(randomBytes(24));
  return inOneStep(async (client) => {
    await client.query('delete from officer_slip where person_id = $1 and used_at is null', [person.personId]);
    await client.query('insert into officer_slip (code_hash, person_id, name, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)', [
      slipHash(code), person.personId, person.name, by, now, new Date(now.getTime() + slipDays * 24 * 3600_000)
    ]);
    await note(person.personId, 'slip-printed', '', now, by, client);
    return code;
  });
}

/** People who belong to a unit or below on a day, with what they are there. Only for a unit in the transaction's scope. */
export async function peopleUnder(trx: Trx, unitId: string, day: string): Promise<{ personId: string; unitId: string; standing: string }[]> {
  const { rows } = await sql<{ personId: string; unitId: string; standing: string }>`
    select person_id as "personId", unit_id as "unitId", standing from people_under(${unitId}, ${day}::date)`.execute(trx);
  return rows;
}

/** Ends every session of one's own but the one that asks. */
export async function endAllOthers(account: SignedIn, now: Date): Promise<void> {
  const { rowCount } = await site().pool.query('delete from session where "userId" = $1 and token <> $2', [account.accountId, account.sessionToken]);
  if (rowCount) await note(account.personId, 'session-ended', '', now);
}

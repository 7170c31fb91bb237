import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { digestOf, siteSecret } from '../secret.server.ts';
import { site } from './site.server.ts';

/** Whose attempt from where: digests, so that the table tells neither. Together, so that nobody can lock another out, and a hall behind one router gets in. */
export interface Keys {
  account: string;
  address: string;
}
export const keysOf = (username: string, address: string): Keys => ({
  account: digestOf(`account ${username}`),
  address: createHash('sha256').update(`address ${networkOf(address)} ${siteSecret()}`).digest('hex')
});

/** One household has one IPv6 /64: its 2^64 addresses are one address here. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/, '');
  const [head = '', tail] = address.split('%')[0]!.split('::') as [string, string?];
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const groups = tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return groups.slice(0, 4).map((group) => group.padStart(4, '0').toLowerCase()).join(':');
}

// After five tries the wait doubles from five seconds to ten minutes; a quiet day forgets.
const wait = `make_interval(secs => least(600, 5 * 2 ^ least(attempt.failures - 5, 10)))`;

/**
 * Takes one try before anything is checked, so that tries at the same time are counted too. Answers 0, or the seconds to wait.
 * A try that succeeds is given back with `forget`.
 */
export async function take(keys: Keys, now: Date): Promise<number> {
  const { pool } = site();
  // one counted at a time still to come was counted by a clock that was wrong
  await pool.query(`delete from attempt where last_at not between $1::timestamptz - interval '1 day' and $1::timestamptz + interval '1 hour'`, [now]);
  const { rowCount } = await pool.query(
    `insert into attempt (account_key, address_key, failures, last_at) values ($1, $2, 1, $3)
     on conflict (account_key, address_key) do update set failures = attempt.failures + 1, last_at = excluded.last_at
       where attempt.failures < 5 or attempt.last_at + ${wait} <= excluded.last_at`,
    [keys.account, keys.address, now]
  );
  return rowCount ? 0 : waitFor(keys, now);
}

/** Seconds until the next try counts; 0 when there is nothing to wait for. */
export async function waitFor(keys: Keys, now: Date): Promise<number> {
  const { rows } = await site().pool.query<{ seconds: number }>(
    `select ceil(extract(epoch from attempt.last_at + ${wait} - $3::timestamptz))::int as seconds from attempt where account_key = $1 and address_key = $2 and failures >= 5`,
    [keys.account, keys.address, now]
  );
  return Math.max(0, rows[0]?.seconds ?? 0);
}

export async function forget(keys: Keys): Promise<void> {
  await site().pool.query('delete from attempt where account_key = $1 and address_key = $2', [keys.account, keys.address]);
}

import type { PoolConfig } from 'pg';

/** The roles of the database (DESIGN §4). None is a superuser, none bypasses row-level security; the owner alone owns tables. */
export const roles = ['nen_nep_owner', 'nen_nep_app', 'nen_nep_reports', 'nen_nep_sign_in', 'nen_nep_log', 'nen_nep_jobs'] as const;
export type Role = (typeof roles)[number];

/** Where the database is: the embedded server's socket, or a server named by a URL. */
export type Address = { kind: 'socket'; directory: string; database: string } | { kind: 'url'; url: string };

/** The program's database, handed down by the start script in NEN_NEP_DATABASE. */
export function addressFromEnvironment(): Address {
  const text = process.env['NEN_NEP_DATABASE'];
  if (!text) throw new Error('NEN_NEP_DATABASE is not set: start the program with npm start or npm run demo');
  return JSON.parse(text) as Address;
}

/** How to connect as a role: over the socket as that role; on a named server as the URL's user, who then takes the role. */
export function addressOf(role: Role, address: Address = addressFromEnvironment()): PoolConfig {
  if (address.kind === 'socket') return { host: address.directory, port: 5432, user: role, database: address.database };
  return { connectionString: address.url, options: `-c role=${role}` };
}

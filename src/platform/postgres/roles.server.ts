import pg from 'pg';
import { addressOf, roles, type Address } from './address.server.ts';

/** Makes the roles and, on the embedded server, the database. Harmless when they are there. */
export async function makeRoles(address: Address): Promise<void> {
  const admin = new pg.Client(address.kind === 'socket' ? { host: address.directory, port: 5432, user: 'postgres', database: 'postgres' } : { connectionString: address.url });
  await admin.connect();
  try {
    for (const role of roles) {
      const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await admin.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls`);
    }
    for (const role of ['nen_nep_log', 'nen_nep_jobs']) await admin.query(`grant ${role} to nen_nep_owner with inherit false, set true`);
    if (address.kind === 'url') {
      await admin.query(`grant ${roles.join(', ')} to current_user with inherit true, set true`);
      await admin.query(`do $$ begin execute format('grant create, connect on database %I to nen_nep_owner', current_database()); execute format('grant all on schema public to nen_nep_owner'); end $$`);
    } else {
      const { rowCount } = await admin.query('select from pg_database where datname = $1', [address.database]);
      if (rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(address.database)} owner nen_nep_owner`);
    }
  } finally {
    await admin.end();
  }
}

/** Drops the embedded server's database with everything in it. */
export async function dropDatabase(address: Extract<Address, { kind: 'socket' }>): Promise<void> {
  const admin = new pg.Client({ host: address.directory, port: 5432, user: 'postgres', database: 'postgres' });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${pg.escapeIdentifier(address.database)} with (force)`);
  } finally {
    await admin.end();
  }
}

/**
 * Row-level security is decoration if the application's role owns tables, is a superuser or bypasses it: asserted at every
 * start and before any test runs.
 */
export async function assertRoles(address: Address): Promise<void> {
  for (const role of roles.filter((one) => one !== 'nen_nep_owner')) {
    const client = new pg.Client(addressOf(role, address));
    await client.connect();
    try {
      const { rows } = await client.query(`
        select current_user as name, rolsuper or rolbypassrls as above,
          (select count(*)::int from pg_class where relowner = r.oid and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace) as owned
        from pg_roles r where rolname = current_user`);
      const found = rows[0];
      if (found.name !== role || found.above || found.owned > 0)
        throw new Error(`the database role ${role} must own no table and be neither superuser nor above row-level security`);
    } finally {
      await client.end();
    }
  }
}

import { startTestServer } from './database.ts';

/** Vitest's global set-up: one PostgreSQL for the whole run. */
export default async function () {
  const server = await startTestServer();
  process.env['NEN_NEP_TEST_SERVER'] = server.directory;
  return () => server.stop();
}

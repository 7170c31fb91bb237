import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Vitest's global set-up of the journeys: one folder in which the demo is loaded by the first journey that wants it, and copied by each, so
 * that it is loaded once a run and no journey sees what another did. DEMO_LOADED names a folder where it is loaded already.
 */
export default async function () {
  const given = process.env['DEMO_LOADED'];
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'nn-loaded-')));
  process.env['NEN_NEP_DEMO_LOADED'] = folder;
  return () => (given ? undefined : rm(folder, { recursive: true, force: true }));
}

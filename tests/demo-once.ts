import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#platform/postgres/embedded.server.ts';
import { buildIfNeeded } from '../scripts/web.ts';
import { neverFlush } from './database.ts';
import { freePort, startProgram } from './program.ts';

/**
 * Vitest's global set-up of the journeys: one folder in which the demo is loaded, copied by each journey, so that it is loaded once a run and
 * no journey sees what another did. DEMO_LOADED names a folder where it is loaded already, or is to stay.
 */
export default async function () {
  await buildIfNeeded(() => {});
  const given = process.env['DEMO_LOADED'];
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'nn-loaded-')));
  process.env['NEN_NEP_DEMO_LOADED'] = folder;
  if (!existsSync(join(folder, 'secret'))) {
    const server = await startEmbedded(folder);
    await neverFlush(server.directory);
    await server.stop();
    const program = startProgram(folder, await freePort(), {}, 'demo');
    await program.says(/quantri +nen nep/);
    program.child.kill('SIGTERM');
    await program.ended;
  }
  return () => (given ? undefined : rm(folder, { recursive: true, force: true }));
}

/** `npm run export -- --unit ID|NAME --to FILE|-`: a unit and everything below it as lines of JSON (docs/formats.md), also while the program serves. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { snapshotOf, subtreeLines, unitNamed } from '#platform/backup/subtree.server.ts';
import { CannotStart } from '#platform/postgres/embedded.server.ts';
import { assertSite, reachSite } from './site.ts';
import { placeOf, tell, tool } from './tool.ts';

await tool('npm run export -- --unit ID|NAME --to FILE|-', { unit: { type: 'string' }, to: { type: 'string' } }, async (settings, { unit, to }) => {
  if (!unit || !to) throw new CannotStart('Which unit, and where to? npm run export -- --unit "ID or NAME" --to FILE');
  await assertSite(settings);
  const { address, leave } = await reachSite(settings, 'an export that is under way');
  let client: pg.Client | undefined;
  try {
    const place = placeOf(settings, address);
    client = await snapshotOf(place);
    const lines = Readable.from(subtreeLines(client, place, await unitNamed(client, String(unit))));
    if (to === '-') return await pipeline(lines, process.stdout);
    const half = `${String(to)}.half`;
    try {
      await pipeline(lines, createWriteStream(half, { flags: 'wx', mode: 0o600 }));
      await rename(half, String(to));
    } catch (failure) {
      await rm(half, { force: true });
      throw failure;
    }
    tell(`  ${String(to)}`);
  } finally {
    await client?.end();
    await leave();
  }
});

import { error } from '@sveltejs/kit';
import { enterInspections } from '#inspection/queries.server.ts';
import { dayOf } from '#organisation/day.ts';
import { permitOf } from '#organisation/queries.server.ts';
import { inScope } from '#platform/database.server.ts';
import { readKept } from '#platform/files.server.ts';
import { heldBy, isId, signedIn } from '../../../../../front.server.ts';
import { house } from '../../../../../house.server.ts';

/**
 * A file that was handed in for an inspection, served inert; `by`: the unit that ordered it. For those who inspect or ordered it, and who handed it in; not for
 * who is inspected beside them, nor for the secretary of a member's cell: for others it is not there.
 */
export async function GET(event) {
  const { actor, now } = signedIn(event);
  const { by, file } = event.params;
  const app = house().app;
  const unit = isId(by) && isId(file) ? await app.selectFrom('unit').select(['id', 'kind', 'path', 'ended_on as endedOn']).where('id', '=', by).executeTakeFirst() : undefined;
  if (!unit) error(404);
  const day = dayOf(now);
  const inspects = (await permitOf(app, await heldBy(event), unit, day)).rights.has('inspect');
  const found = await inScope(app, { cells: [] }, async (trx) => {
    const kept = trx.selectFrom('inspection_file').select(['name', 'media_type', 'content_hash']).where('unit_id', '=', by).where('id', '=', file);
    if (inspects) {
      await enterInspections(trx, { cells: [] }, actor.personId, by, day, 'inspecting');
      const handedIn = await kept.executeTakeFirst();
      if (handedIn) return handedIn;
    }
    await enterInspections(trx, { cells: [] }, actor.personId, by, day, 'told');
    return kept.where('by_person_id', '=', actor.personId).executeTakeFirst();
  });
  if (!found) error(404);
  return new Response(new Uint8Array(await readKept(found.content_hash)), {
    headers: { 'content-type': found.media_type, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`, 'cache-control': 'private, no-store' }
  });
}

import { error } from '@sveltejs/kit';
import { readKept } from '#platform/files.server.ts';
import { see } from '../../../../../../../front.server.ts';

/** A paper, served inert: as a download, of the type its bytes have, never run. A member's first opening is noted. */
export async function GET(event) {
  const paper = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit, now }) => {
    if (!/^[0-9a-f-]{36}$/.test(event.params.paper)) error(404);
    const found = await trx.selectFrom('paper').selectAll().where('cell_id', '=', unit.id).where('id', '=', event.params.paper).where('meeting_id', '=', event.params.meeting).where('removed_at', 'is', null).executeTakeFirst();
    if (!found) error(404);
    if (found.step !== null && found.step !== 'distributed' && !permit.rights.has('see-attendance')) {
      // before it is handed out a thematic paper is its author's and its reviewer's, and of those who lead the cell
      const meeting = await trx.selectFrom('meeting').select(['author_member_id', 'reviewer_member_id']).where('cell_id', '=', unit.id).where('id', '=', found.meeting_id).executeTakeFirst();
      if (!permit.memberId || (meeting?.author_member_id !== permit.memberId && meeting?.reviewer_member_id !== permit.memberId)) error(404);
    }
    if (permit.memberId)
      await trx.insertInto('paper_opening').values({ cell_id: unit.id, paper_id: found.id, member_id: permit.memberId, at: now }).onConflict((conflict) => conflict.doNothing()).execute();
    return found;
  });
  return new Response(new Uint8Array(await readKept(paper.content_hash)), {
    headers: { 'content-type': paper.media_type, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`, 'cache-control': 'private, no-store' }
  });
}

import { error } from '@sveltejs/kit';
import { opensEvidence } from '#resolutions/evidence.ts';
import { readKept } from '#platform/files.server.ts';
import { see } from '../../../../../../../front.server.ts';

/** A file of evidence, served inert, for those it concerns and those who see into the cell; for others it is not there. */
export async function GET(event) {
  const evidence = await see(event, event.params.cell, 'see-meetings', async ({ trx, unit, permit }) => {
    const found = await trx.selectFrom('task_evidence as e').innerJoin('task as t', (join) => join.onRef('t.cell_id', '=', 'e.cell_id').onRef('t.id', '=', 'e.task_id'))
      .innerJoin('task_report as r', (join) => join.onRef('r.cell_id', '=', 'e.cell_id').onRef('r.id', '=', 'e.report_id'))
      .select(['e.name', 'e.media_type', 'e.content_hash', 'r.member_id as reportedBy', 't.member_id as answersNow'])
      .where('e.cell_id', '=', unit.id).where('e.task_id', '=', event.params.task).where('e.id', '=', event.params.evidence).executeTakeFirst();
    if (!found || !opensEvidence(permit, found.reportedBy, found.answersNow)) error(404);
    return found;
  });
  return new Response(new Uint8Array(await readKept(evidence.content_hash)), {
    headers: { 'content-type': evidence.media_type, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(evidence.name)}`, 'cache-control': 'private, no-store' }
  });
}

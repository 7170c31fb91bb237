import type { Trx } from '#platform/database.server.ts';

/** The register of a cell: every paper it issued, in the order of issuing, and the head of their chain. */
export async function registerOf(trx: Trx, cellId: string) {
  const rows = await trx.selectFrom('filed_document').select(['id', 'meeting_id', 'kind', 'issued_on', 'content', 'content_hash', 'previous', 'head', 'seal']).where('cell_id', '=', cellId).orderBy('id').execute();
  const kept = await trx.selectFrom('document_head').select(['head', 'length']).where('cell_id', '=', cellId).executeTakeFirst();
  return {
    kept: kept ?? null,
    papers: rows.map((row) => ({
      id: row.id, meetingId: row.meeting_id, kind: row.kind, number: (row.content as { number: string }).number, day: row.issued_on, content: row.content as unknown, contentHash: row.content_hash, previous: row.previous, head: row.head, seal: row.seal
    }))
  };
}
